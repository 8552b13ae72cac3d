package coco.engine.calendar;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import java.time.LocalDate;

/**
 * How a clock counts: the arithmetic of one family of units, in whole numbers.
 *
 * <p>An <em>origin</em> says from where a pace counts. For elapsed and working time it is an
 * instant in microseconds; for counts of days it is the first day that may count, in days since
 * 1970-01-01. An <em>amount</em> is in microseconds or days.
 */
sealed interface Pace {
  /** The amount that uses up the length. */
  long amount();

  /** The length in the unit of {@link #taken}. */
  default long whole() {
    return amount();
  }

  Amount.Kind kind();

  default boolean endsDay() {
    return true;
  }

  default boolean canStop() {
    return true;
  }

  /** The origin for a start at an instant. */
  long origin(long micros);

  /** The origin for a start at 24:00 of a day. */
  long originAfterDay(long midnight);

  /** The earliest instant at which an amount of at least 1 is used up. */
  long ends(long origin, long amount);

  /** The amount used up from an origin until an instant; 0 where that is earlier. */
  long consumed(long origin, long until);

  /** The origin after a stop that ends at an instant. */
  long resumed(long origin, long micros);

  /** The time taken: {@code before} an origin, and from there up to an act. */
  long taken(long before, long origin, long act);

  /** The deadline one length before an instant. */
  long back(long micros);

  /** The deadline one length before a day; for counts of days only. */
  long backFromDay(long day);

  /** How far past a deadline an act is. */
  long late(Due due, long act);

  /** The earliest act that has this much notice. */
  long earliestAfter(long notice);

  /** Elapsed time. */
  record Elapsed(long amount) implements Pace {
    @Override
    public Amount.Kind kind() {
      return Amount.Kind.ELAPSED;
    }

    @Override
    public boolean endsDay() {
      return false;
    }

    @Override
    public long origin(long micros) {
      return micros;
    }

    @Override
    public long originAfterDay(long midnight) {
      return midnight;
    }

    @Override
    public long ends(long origin, long amount) {
      return Math.addExact(origin, amount);
    }

    @Override
    public long consumed(long origin, long until) {
      return Math.max(0, until - origin);
    }

    @Override
    public long resumed(long origin, long micros) {
      return Math.max(origin, micros);
    }

    @Override
    public long taken(long before, long origin, long act) {
      return before + act - origin;
    }

    @Override
    public long back(long micros) {
      return Math.subtractExact(micros, amount);
    }

    @Override
    public long backFromDay(long day) {
      throw new IllegalStateException("elapsed time is counted back from an instant");
    }

    @Override
    public long late(Due due, long act) {
      return act - Micros.of(due.instant());
    }

    @Override
    public long earliestAfter(long notice) {
      return Math.addExact(notice, amount);
    }
  }

  /** Time inside opening hours. */
  record Working(long amount, WorkingCalendar calendar) implements Pace {
    @Override
    public Amount.Kind kind() {
      return Amount.Kind.WORKING_TIME;
    }

    @Override
    public boolean endsDay() {
      return false;
    }

    @Override
    public long origin(long micros) {
      return micros;
    }

    @Override
    public long originAfterDay(long midnight) {
      return midnight;
    }

    @Override
    public long ends(long origin, long amount) {
      return calendar.add(origin, amount);
    }

    @Override
    public long consumed(long origin, long until) {
      return until <= origin ? 0 : calendar.between(origin, until);
    }

    @Override
    public long resumed(long origin, long micros) {
      return Math.max(origin, micros);
    }

    @Override
    public long taken(long before, long origin, long act) {
      return before + calendar.between(origin, act);
    }

    @Override
    public long back(long micros) {
      return calendar.subtract(micros, amount);
    }

    @Override
    public long backFromDay(long day) {
      throw new IllegalStateException("working time is counted back from an instant");
    }

    @Override
    public long late(Due due, long act) {
      return calendar.between(Micros.of(due.instant()), act);
    }

    @Override
    public long earliestAfter(long notice) {
      return calendar.add(notice, amount);
    }
  }

  /**
   * Days counted one by one; the deadline is 24:00 of the last.
   *
   * @param amount days that must end; for clear days one more than lie between
   * @param clear whether the length is of clear days
   * @param extended whether a deadline on a Saturday, a Sunday or a public holiday moves on
   */
  record Days(long amount, boolean clear, boolean extended, DayLine line, LocalDays zone)
      implements Pace {
    @Override
    public Amount.Kind kind() {
      return line.kind();
    }

    @Override
    public long whole() {
      return clear ? amount - 1 : amount;
    }

    @Override
    public long origin(long micros) {
      return zone.dayOf(micros) + 1L;
    }

    @Override
    public long originAfterDay(long midnight) {
      return zone.dayOf(midnight - 1) + 1L;
    }

    @Override
    public long ends(long origin, long amount) {
      long last = line.nth(origin, amount);
      return zone.startOf((extended ? line.extend(last) : last) + 1);
    }

    @Override
    public long consumed(long origin, long until) {
      long last = zone.dayEndingAfter(until) - 1L;
      return last < origin ? 0 : line.count(origin, last);
    }

    @Override
    public long resumed(long origin, long micros) {
      return Math.max(origin, zone.dayEndingAfter(micros));
    }

    @Override
    public long taken(long before, long origin, long act) {
      long day = zone.dayOf(act);
      long days = before + (day < origin ? 0 : line.count(origin, day));
      return clear ? Math.max(0, days - 1) : days;
    }

    @Override
    public long back(long micros) {
      return backFromDay(zone.dayOf(micros));
    }

    @Override
    public long backFromDay(long day) {
      long last = line.nthBack(day - 1, amount);
      return zone.startOf((extended ? line.extend(last) : last) + 1);
    }

    @Override
    public long late(Due due, long act) {
      long after = zone.dayOf(due) + 1L;
      long day = zone.dayOf(act);
      return day < after ? 0 : line.count(after, day);
    }

    @Override
    public long earliestAfter(long notice) {
      return zone.startOf(line.nth(zone.dayOf(notice) + 1L, amount));
    }
  }

  /**
   * Months: the same day number, or the month's last day where that number does not exist.
   *
   * @param months how many
   * @param line of plain days, which knows the holidays for the extension
   */
  record Months(long months, boolean extended, DayLine line, LocalDays zone) implements Pace {
    @Override
    public long amount() {
      return months;
    }

    @Override
    public Amount.Kind kind() {
      return Amount.Kind.DAYS;
    }

    @Override
    public boolean canStop() {
      return false;
    }

    /** The day of the event itself: the month is counted from its number. */
    @Override
    public long origin(long micros) {
      return zone.dayOf(micros);
    }

    @Override
    public long originAfterDay(long midnight) {
      return zone.dayOf(midnight - 1);
    }

    @Override
    public long ends(long origin, long amount) {
      return end(LocalDate.ofEpochDay(origin).plusMonths(amount));
    }

    private long end(LocalDate last) {
      long day = last.toEpochDay();
      return zone.startOf((extended ? line.extend(day) : day) + 1);
    }

    @Override
    public long consumed(long origin, long until) {
      throw new IllegalStateException("months and years cannot be stopped");
    }

    @Override
    public long resumed(long origin, long micros) {
      throw new IllegalStateException("months and years cannot be stopped");
    }

    @Override
    public long taken(long before, long origin, long act) {
      return zone.dayOf(act) - origin;
    }

    @Override
    public long back(long micros) {
      return backFromDay(zone.dayOf(micros));
    }

    @Override
    public long backFromDay(long day) {
      return end(LocalDate.ofEpochDay(day).minusMonths(months));
    }

    @Override
    public long late(Due due, long act) {
      long after = zone.dayOf(due) + 1L;
      long day = zone.dayOf(act);
      return day < after ? 0 : line.count(after, day);
    }

    @Override
    public long earliestAfter(long notice) {
      return zone.startOf(LocalDate.ofEpochDay(zone.dayOf(notice)).plusMonths(months).toEpochDay());
    }
  }
}
