package coco.engine.monitor;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What happens by itself as time passes, in its order: each timer has a last moment at which
 * nothing has happened yet, and runs once time is past it.
 */
final class Timers {
  private record Timer(long last, int rank, long number, Runnable run) {}

  /** Switches go before deadlines of the same moment. */
  static final int SWITCH = 0;

  static final int DEADLINE = 1;

  private final PriorityQueue<Timer> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Timer::last)
              .thenComparingInt(Timer::rank)
              .thenComparingLong(Timer::number));
  private long numbers;

  /** Sets a timer; {@code run} finds out for itself whether it is still wanted. */
  void set(long last, int rank, Runnable run) {
    queue.add(new Timer(last, rank, numbers++, run));
  }

  /** The first moment at which a switch may turn by itself; {@link Long#MAX_VALUE} for never. */
  long nextSwitch() {
    return queue.stream()
        .filter(timer -> timer.rank == SWITCH)
        .mapToLong(timer -> timer.last + 1)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Runs what is past at {@code time}, timers set on the way included. */
  void advanceTo(long time) {
    for (Timer next = queue.peek(); next != null && next.last < time; next = queue.peek()) {
      queue.remove();
      next.run.run();
    }
  }
}
