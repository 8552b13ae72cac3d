package coco.engine.calendar;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock that runs or is stopped: a small value that a monitor keeps for one obligation.
 *
 * <p>Once the length is used up, nothing changes it any more: a stop that begins at the deadline or
 * later is ignored.
 *
 * @param remaining what was left when it last began to run; at least 1; microseconds, or days that
 *     must still end
 * @param since from when it runs: microseconds, or the first day that may count, in days since
 *     1970-01-01
 * @param running whether it runs; otherwise it is stopped
 */
public record Countdown(Clock clock, long remaining, long since, boolean running) {
  public Countdown {
    if (remaining < 1) {
      throw new IllegalArgumentException("a clock has at least 1 left, was " + remaining);
    }
  }

  static Countdown start(Clock clock, Due start) {
    Pace pace = clock.pace();
    long micros = Micros.of(start.instant());
    long since = start.endOfDay() ? pace.originAfterDay(micros) : pace.origin(micros);
    return new Countdown(clock, pace.amount(), since, true);
  }

  /** When the clock runs out; absent while it is stopped. */
  public Optional<Due> due() {
    return running ? Optional.of(ends()) : Optional.empty();
  }

  private Due ends() {
    return new Due(Micros.instant(clock.pace().ends(since, remaining)), clock.endsDay());
  }

  /** What was left when the clock last began to run, or what is left while it is stopped. */
  public Amount left() {
    return new Amount(remaining, clock.pace().kind());
  }

  /** The clock stopped at an instant; itself where it is stopped or has run out by then. */
  public Countdown stop(Instant at) {
    if (!running) {
      return this;
    }
    if (!clock.canStop()) {
      throw new IllegalStateException("months and years cannot be stopped: " + clock.length());
    }
    long micros = Micros.of(at);
    long consumed = clock.pace().consumed(since, micros);
    return consumed >= remaining
        ? this
        : new Countdown(clock, remaining - consumed, clock.pace().resumed(since, micros), false);
  }

  /** The clock running again from an instant; itself where it runs or has run out. */
  public Countdown resume(Instant at) {
    return running
        ? this
        : new Countdown(clock, remaining, clock.pace().resumed(since, Micros.of(at)), true);
  }
}
