package coco.engine.calendar;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import coco.language.code.Length;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A length on its own calendar and zone: when it runs out, how much of it has gone, and whether it
 * was kept. Immutable; one is made for each length of a code when the code is compiled.
 *
 * <p>A clock whose calendar has the party's own zone is asked through {@link #in}; otherwise it
 * answers for a party whose zone is unknown.
 */
public final class Clock {
  private final Length length;
  private final @Nullable Function<@Nullable ZoneId, Clock> byParty;
  private final LocalDays days;
  private final @Nullable WorkingCalendar calendar;
  private final Pace pace;

  Clock(
      Length length,
      Timekeeper.Place place,
      Pace pace,
      @Nullable Function<@Nullable ZoneId, Clock> byParty) {
    this.length = length;
    this.days = place.days();
    this.calendar = place.calendar();
    this.pace = pace;
    this.byParty = byParty;
  }

  /** The length that the clock counts. */
  public Length length() {
    return length;
  }

  /** The zone that its days are in. */
  public ZoneId zone() {
    return days.zone();
  }

  /** The calendar that it counts on; absent where it needs none and none is named. */
  public @Nullable WorkingCalendar calendar() {
    return calendar;
  }

  LocalDays days() {
    return days;
  }

  Pace pace() {
    return pace;
  }

  /** This clock for a party: another one only where the calendar is in the party's own zone. */
  public Clock in(@Nullable ZoneId partyZone) {
    return byParty == null ? this : byParty.apply(partyZone);
  }

  /** Whether its deadlines are 24:00 of a day, so that the midnight itself is past them. */
  public boolean endsDay() {
    return pace.endsDay();
  }

  /**
   * When the clock runs out that starts at an instant, in microseconds; a deadline of the kind that
   * {@link #endsDay} tells.
   *
   * @param endOfDay whether the start is 24:00 of the day before
   */
  public long ends(long start, boolean endOfDay) {
    return pace.ends(origin(start, endOfDay), pace.amount());
  }

  private long origin(long start, boolean endOfDay) {
    return endOfDay ? pace.originAfterDay(start) : pace.origin(start);
  }

  /** Where a clock with stops stands: filled anew by {@link Clock#read}. */
  public static final class Reading {
    private boolean running;
    private long due;
    private long left;

    /** Whether it runs; otherwise it is stopped. */
    public boolean running() {
      return running;
    }

    /** When it runs out, in microseconds; of no meaning while it is stopped. */
    public long due() {
      return due;
    }

    /** What is left while it is stopped, in the clock's own unit. */
    public long left() {
      return left;
    }
  }

  /**
   * Reads the clock that starts at an instant and is stopped for some stretches.
   *
   * @param endOfDay whether the start is 24:00 of the day before
   * @param stops begin and end by turns, in order; the last end may be {@link Long#MAX_VALUE}: it
   *     has not come yet
   * @param count of numbers in {@code stops}
   */
  public void read(long start, boolean endOfDay, long[] stops, int count, Reading into) {
    long since = origin(start, endOfDay);
    long remaining = pace.amount();
    boolean running = true;
    for (int i = 0; i < count; i += 2) {
      long consumed = pace.consumed(since, stops[i]);
      if (consumed >= remaining) {
        break;
      }
      remaining -= consumed;
      since = pace.resumed(since, stops[i]);
      if (stops[i + 1] == Long.MAX_VALUE) {
        running = false;
        break;
      }
      since = pace.resumed(since, stops[i + 1]);
    }
    into.running = running;
    into.left = remaining;
    into.due = running ? pace.ends(since, remaining) : 0;
  }

  /** Whether the clock can be stopped: months and years cannot. */
  public boolean canStop() {
    return pace.canStop();
  }

  /** The deadline, in microseconds, of the length counted from an instant. */
  public long due(long start) {
    return pace.ends(pace.origin(start), pace.amount());
  }

  /** The deadline of the length counted from an instant. */
  public Due due(Instant start) {
    return new Due(Micros.instant(due(Micros.of(start))), endsDay());
  }

  /**
   * The deadline of the length counted from a missed deadline: from the day that ends there where
   * that is 24:00, elapsed and working time from the instant itself.
   */
  public Due due(Due missed) {
    return Countdown.start(this, missed).due().orElseThrow();
  }

  /** The deadline {@code D after} a date: as from any hour of it. */
  public Due dueAfter(LocalDate date) {
    return due(days.endOf(date));
  }

  /** The deadline {@code D before} an instant: 24:00 of a day for counts of days. */
  public Due dueBefore(Instant at) {
    return new Due(Micros.instant(pace.back(Micros.of(at))), endsDay());
  }

  /** The deadline {@code D before} a date, whose instant is its 24:00. */
  public Due dueBefore(LocalDate date) {
    long micros =
        endsDay()
            ? pace.backFromDay(date.toEpochDay())
            : pace.back(Micros.of(days.endOf(date).instant()));
    return new Due(Micros.instant(micros), endsDay());
  }

  /** The clock started at an instant. */
  public Countdown start(Instant start) {
    return Countdown.start(this, Due.at(start));
  }

  /** The clock started at a missed deadline. */
  public Countdown start(Due missed) {
    return Countdown.start(this, missed);
  }

  /**
   * The clock started, and stopped for some stretches.
   *
   * @param stops in order, not overlapping; only the last may be without end
   */
  public Countdown start(Due start, List<Stop> stops) {
    Countdown countdown = Countdown.start(this, start);
    for (Stop stop : stops) {
      countdown = countdown.stop(stop.from());
      if (stop.until() != null) {
        countdown = countdown.resume(stop.until());
      }
    }
    return countdown;
  }

  /** The time taken from a trigger to its act, on this clock. */
  public Amount between(Instant start, Instant end) {
    return between(start, end, List.of());
  }

  /**
   * The time taken from a trigger to its act outside the stops, on this clock.
   *
   * @param stops in order, not overlapping; only the last may be without end
   */
  public Amount between(Instant start, Instant end, List<Stop> stops) {
    long until = Micros.of(end);
    long origin = pace.origin(Micros.of(start));
    long taken = 0;
    for (Stop stop : stops) {
      if (!stop.from().isBefore(end)) {
        break;
      }
      taken += pace.consumed(origin, Micros.of(stop.from()));
      Instant resumed = stop.until() == null || stop.until().isAfter(end) ? end : stop.until();
      origin = pace.resumed(origin, Micros.of(resumed));
    }
    return new Amount(pace.taken(taken, origin, until), pace.kind());
  }

  /**
   * How late an act past a deadline is: elapsed or working time from the deadline; for counts of
   * days, months and years the days that the unit counts after the deadline's day, up to and
   * including the act's.
   */
  public Amount late(Due due, Instant act) {
    return new Amount(pace.late(due, Micros.of(act)), pace.kind());
  }

  /** The amount of the whole length, in the unit of {@link #between}. */
  public Amount whole() {
    return new Amount(pace.whole(), pace.kind());
  }

  /**
   * The earliest instant at which an act is allowed that needs this much notice: days by date,
   * Wednesday is 2 days ahead of Monday.
   */
  public Instant earliestAfter(Instant notice) {
    return Micros.instant(pace.earliestAfter(Micros.of(notice)));
  }

  /** The latest deadline of an act whose notice may be at most this far ahead. */
  public Due latestAfter(Instant notice) {
    return due(notice);
  }

  /**
   * The first instant of the window {@code in any D} that ends at an instant: the start of a day
   * for days and weeks, the first microsecond after {@code t − D} for elapsed time.
   */
  public long windowStart(long micros) {
    return pace.endsDay()
        ? days.startOf(days.nthBack(days.dayOf(micros), pace.amount()))
        : micros - pace.amount() + 1;
  }

  /** The first instant whose window {@code in any D} no longer holds an earlier instant. */
  public long windowLeaves(long micros) {
    return pace.endsDay()
        ? days.startOf(days.nth(days.dayOf(micros), pace.amount()) + 1)
        : Math.addExact(micros, pace.amount());
  }

  /**
   * The first instant after {@code now} whose window may no longer hold an earlier instant: {@link
   * #windowLeaves(long)}, or the next day where clocks that go back over midnight count a day
   * twice.
   */
  public long windowLeaves(long earlier, long now) {
    long leaves = windowLeaves(earlier);
    return leaves > now ? leaves : days.nextDay(now);
  }

  /** What was counted for a deadline and what was not, and why. */
  public Proof proof(Due start, List<Stop> stops) {
    return new ProofWriter(this, start, stops).write();
  }
}
