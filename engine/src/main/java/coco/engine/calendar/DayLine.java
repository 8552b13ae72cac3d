package coco.engine.calendar;

import coco.engine.Verdict.Amount;
import org.jspecify.annotations.Nullable;

/** Which days a count of days counts. Days are given as days since 1970-01-01. */
sealed interface DayLine {
  /** The n-th counted day, from {@code first} on; n is at least 1. */
  long nth(long first, long n);

  /** The n-th counted day, from {@code last} backwards; n is at least 1. */
  long nthBack(long last, long n);

  /** How many days from {@code first} to {@code last}, both included, are counted. */
  long count(long first, long last);

  Amount.Kind kind();

  /** The calendar that knows the holidays; without one there are none. */
  @Nullable WorkingCalendar calendar();

  /** The first day, from this one on, that is neither Saturday, Sunday nor a public holiday. */
  default long extend(long day) {
    WorkingCalendar calendar = calendar();
    long last = day;
    while (isWeekend(last) || (calendar != null && calendar.isHoliday(last))) {
      last++;
    }
    return last;
  }

  /** Whether a day is a Saturday or a Sunday; 1970-01-01 was a Thursday. */
  static boolean isWeekend(long day) {
    return Math.floorMod(day + 3, 7) >= 5;
  }

  /** Every day that the zone has. */
  record All(@Nullable WorkingCalendar calendar, LocalDays days) implements DayLine {
    @Override
    public long nth(long first, long n) {
      return days.nth(first, n);
    }

    @Override
    public long nthBack(long last, long n) {
      return days.nthBack(last, n);
    }

    @Override
    public long count(long first, long last) {
      return days.count(first, last);
    }

    @Override
    public Amount.Kind kind() {
      return Amount.Kind.DAYS;
    }
  }

  /** The days on which the calendar opens. */
  record Open(WorkingCalendar calendar) implements DayLine {
    @Override
    public long nth(long first, long n) {
      return calendar.nthWorkingDay(first, n);
    }

    @Override
    public long nthBack(long last, long n) {
      return calendar.nthWorkingDayBack(last, n);
    }

    @Override
    public long count(long first, long last) {
      return calendar.workingDays(first, last);
    }

    @Override
    public Amount.Kind kind() {
      return Amount.Kind.WORKING_DAYS;
    }
  }

  /** Monday to Saturday less public holidays. */
  record Business(WorkingCalendar calendar) implements DayLine {
    @Override
    public long nth(long first, long n) {
      return calendar.nthBusinessDay(first, n);
    }

    @Override
    public long nthBack(long last, long n) {
      return calendar.nthBusinessDayBack(last, n);
    }

    @Override
    public long count(long first, long last) {
      return calendar.businessDays(first, last);
    }

    @Override
    public Amount.Kind kind() {
      return Amount.Kind.BUSINESS_DAYS;
    }
  }
}
