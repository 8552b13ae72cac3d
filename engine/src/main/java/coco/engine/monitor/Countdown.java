package coco.engine.monitor;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import coco.engine.calendar.Clock;
import coco.engine.rules.CompiledDemand;
import coco.engine.rules.Facts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One running clock: from its start to its deadline, stopped while a state is on, and told when its
 * length changes.
 *
 * <p>Keeps the stops since the start, so that a changed length gives the deadline that it would
 * have had from the start.
 */
final class Countdown {
  private final Timers timers;
  private final CompiledDemand demand;
  private final Due start;
  private final @Nullable ZoneId zone;
  private final Runnable onPast;
  private final Stops stops = new Stops();
  private @Nullable Clock clock;
  private @Nullable Due due;
  private @Nullable Amount remaining;
  private long setAt;
  private int version;
  private boolean running = true;

  private Countdown(
      Timers timers, CompiledDemand demand, Due start, @Nullable ZoneId zone, Runnable onPast) {
    this.timers = timers;
    this.demand = demand;
    this.start = start;
    this.zone = zone;
    this.onPast = onPast;
    this.setAt = micros(start);
  }

  /**
   * Starts a clock.
   *
   * @param facts the trigger's, by which a length or a date is found
   * @param zone the party's zone at the trigger
   * @param stop the switch that stops the clock; null where none does
   * @param onPast run once when time is past the deadline
   * @return null where the data give no deadline
   */
  static @Nullable Countdown start(
      Timers timers,
      CompiledDemand demand,
      Due start,
      Facts facts,
      @Nullable ZoneId zone,
      @Nullable Switch stop,
      Runnable onPast) {
    Countdown countdown = new Countdown(timers, demand, start, zone, onPast);
    if (demand.isFixed()) {
      Due fixed = demand.fixed(facts, start);
      if (fixed == null) {
        return null;
      }
      countdown.set(fixed, null);
      return countdown;
    }
    if (!demand.isAtClosing()) {
      countdown.clock = countdown.hung(demand.clock(facts));
      if (countdown.clock == null) {
        return null;
      }
      if (stop != null) {
        stop.follow(countdown);
        if (stop.isOn()) {
          countdown.stops.begin(start.instant());
        }
      }
      countdown.recompute();
    }
    return countdown;
  }

  boolean isRunning() {
    return running;
  }

  /** No more deadlines from here. */
  void end() {
    running = false;
  }

  /** Null while stopped, and where only a closing is the deadline. */
  @Nullable Due due() {
    return due;
  }

  @Nullable Amount remaining() {
    return remaining;
  }

  Due start() {
    return start;
  }

  /** The clock that runs; null where the deadline is none of a length. */
  @Nullable Clock clock() {
    return clock;
  }

  /** What its deadline rests on; null where that is none of a length. */
  Judgement.@Nullable Ground ground() {
    return clock == null ? null : new Judgement.Ground(clock, start, stops.all());
  }

  Stops stops() {
    return stops;
  }

  /**
   * When the deadline is missed: at the deadline, or at the event that set a deadline already past.
   */
  Due missed() {
    if (due == null) {
      throw new IllegalStateException("no deadline to miss since " + start);
    }
    Instant set = instant(setAt);
    return due.instant().isBefore(set) ? Due.at(set) : due;
  }

  /** The state that stops the clock is now on, or off. */
  void toggle(boolean on, long at) {
    if (!running || clock == null) {
      return;
    }
    if (on) {
      stops.begin(instant(at));
    } else {
      stops.end(instant(at));
    }
    recompute();
  }

  /**
   * Reads the length again, after data have changed.
   *
   * @return whether there still is one
   */
  boolean reread(Facts facts, long at) {
    Clock now = hung(demand.clock(facts));
    if (now == null) {
      return false;
    }
    if (now != clock) {
      clock = now;
      setAt = at;
      recompute();
    }
    return true;
  }

  private @Nullable Clock hung(@Nullable Clock found) {
    return found == null ? null : found.in(zone);
  }

  private void recompute() {
    if (clock == null) {
      throw new IllegalStateException("no length since " + start);
    }
    if (stops.isEmpty()) {
      set(clock.due(start), null);
    } else {
      var running = clock.start(start, stops.all());
      set(running.due().orElse(null), running.running() ? null : running.left());
    }
  }

  private void set(@Nullable Due newDue, @Nullable Amount newRemaining) {
    due = newDue;
    remaining = newRemaining;
    version++;
    if (due != null) {
      int wanted = version;
      timers.set(
          last(due),
          Timers.DEADLINE,
          () -> {
            if (running && version == wanted) {
              onPast.run();
            }
          });
    }
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static long last(Due due) {
    return due.endOfDay() ? micros(due) - 1 : micros(due);
  }

  static long micros(Due due) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, due.instant());
  }
}
