package coco.engine.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a state is on, for one case or one party, and the countdowns that its being on stops.
 *
 * <p>A switch for a whole party is on while at least one of the cases' switches is; any other one
 * is turned by its own events and by time.
 */
final class Switch {
  private final @Nullable Switch whole;
  private final List<Countdown> countdowns = new ArrayList<>();
  private boolean begun;
  private int casesOn;

  /** Where stretches end by themselves, the end of the last. */
  private long end = Long.MIN_VALUE;

  /** Raised whenever an event ends the state, so that stretches set to begin later do not. */
  private int generation;

  Switch(@Nullable Switch whole) {
    this.whole = whole;
  }

  boolean isOn() {
    return begun || casesOn > 0;
  }

  int generation() {
    return generation;
  }

  void begin(long at) {
    if (!begun) {
      begun = true;
      tell(true, at);
    }
  }

  /** An event ends it, and whatever was to begin later. */
  void end(long at) {
    generation++;
    end = Long.MIN_VALUE;
    turnOff(at);
  }

  /** A stretch that has begun lasts until {@code until}, unless another lasts longer. */
  void lastUntil(long until) {
    end = Math.max(end, until);
  }

  /** The stretch that lasted until {@code until} is over. */
  void endIfOver(long until) {
    if (end == until) {
      turnOff(until);
    }
  }

  private void turnOff(long at) {
    if (begun) {
      begun = false;
      tell(false, at);
    }
  }

  private void tell(boolean on, long at) {
    countdowns.removeIf(countdown -> !countdown.isRunning());
    for (Countdown countdown : List.copyOf(countdowns)) {
      countdown.toggle(on, at);
    }
    if (whole != null) {
      boolean before = whole.isOn();
      whole.casesOn += on ? 1 : -1;
      if (before != whole.isOn()) {
        whole.tell(whole.isOn(), at);
      }
    }
  }

  void follow(Countdown countdown) {
    countdowns.add(countdown);
  }
}
