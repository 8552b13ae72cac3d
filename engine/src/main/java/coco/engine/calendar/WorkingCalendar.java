package coco.engine.calendar;

import coco.language.code.CalendarDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A calendar of opening hours in one zone: what is working time, and how much of it lies where.
 *
 * <p>Instants are microseconds since 1970; days are counted from 1970-01-01. Opening hours are
 * half-open, {@code [open, close)}. Safe for several threads.
 */
public final class WorkingCalendar {
  /*
   * Working time by prefix sums.
   *
   * The naive way to add eight working hours is to walk: open the day, subtract what is left of it,
   * go to the next. That costs microseconds per deadline and grows with its length. Here the opening
   * hours of whole years are resolved to instants once, as two sorted arrays, opens[] and closes[],
   * beside the running sum of their lengths, before[]. With
   *
   *   W(t) = before[i] + max(0, t - opens[i]),   i = the first stretch that closes after t,
   *
   * the working time between two instants is W(b) - W(a), and a deadline is the inverse of W at
   * W(start) + length: of the stretches, the last i with before[i] < target gives
   * opens[i] + target - before[i]. The strict "<" makes it the earliest such instant, exactly at
   * closing rather than at the next opening; "<=" counts backwards, to the latest. W is found by the
   * day of t and a step or two; the inverse by galloping from there, since deadlines are near.
   * Counts of working and business days are the same idea over days, where the inverse is an array
   * of the days counted, so that the n-th day on is one look-up.
   *
   * The law behind it: resolved to instants, a day on which the clocks change needs no care at all,
   * for its stretches simply have another length. Stretches that touch are one, so a calendar open
   * day and night is a single stretch and equals elapsed time.
   *
   * The arrays grow by years as they are asked for. A table is immutable; a larger one replaces it
   * whole, so readers need no lock, and two threads that build the same one do no harm. An answer
   * that lies beyond the table says so, the table grows in that direction, at least doubling, and
   * the question is asked again: nine times at most over the years that are supported.
   */

  /** The first year that calendars know. */
  public static final int FIRST_YEAR = 1900;

  /** The last year that calendars know. */
  public static final int LAST_YEAR = 2200;

  private final Schedule schedule;
  private final LocalDays days;
  private volatile @Nullable CalendarTable table;

  WorkingCalendar(Schedule schedule, LocalDays days) {
    this.schedule = schedule;
    this.days = days;
  }

  /**
   * A calendar on its own, outside of a code.
   *
   * @param zone of its hours, where the definition names none
   * @throws IllegalArgumentException where its region of holidays is not known, or no weekday opens
   */
  public static WorkingCalendar of(CalendarDefinition definition, ZoneId zone, Holidays holidays) {
    if (holidays.missing(definition.holidays()).isPresent() || definition.weekly().isEmpty()) {
      throw new IllegalArgumentException(
          "a calendar on its own opens on a weekday and knows its holidays, was " + definition);
    }
    return new WorkingCalendar(
        new Schedule(definition, holidays), new LocalDays(definition.zone().orElse(zone)));
  }

  /** The calendar's id. */
  public String id() {
    return schedule.definition().id();
  }

  /** The zone of its hours. */
  public ZoneId zone() {
    return days.zone();
  }

  /** The days of its zone. */
  public LocalDays days() {
    return days;
  }

  /** The hours of a day, and why. */
  Schedule.Plan plan(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return schedule.plan(date, schedule.holidays(date.getYear()).get(date));
  }

  /** Whether an instant is inside opening hours. */
  public boolean isOpen(long micros) {
    return at(micros).isOpen(micros);
  }

  /** Whether an instant is inside opening hours. */
  public boolean isOpen(Instant instant) {
    return isOpen(Micros.of(instant));
  }

  /**
   * The earliest instant by which an amount of working time has passed.
   *
   * @param amount in microseconds, at least 1
   * @throws BeyondHorizonException where the calendar does not open for so long
   */
  public long add(long micros, long amount) {
    CalendarTable now = at(micros);
    long found = now.add(micros, amount);
    while (found == CalendarTable.BEYOND) {
      now = later(now, workingTime(amount));
      found = now.add(micros, amount);
    }
    return found;
  }

  /**
   * The latest instant from which an amount of working time passes until an instant.
   *
   * @param amount in microseconds, at least 1
   * @throws BeyondHorizonException where the calendar did not open for so long
   */
  public long subtract(long micros, long amount) {
    CalendarTable now = at(micros);
    long found = now.subtract(micros, amount);
    while (found == CalendarTable.BEYOND) {
      now = earlier(now, workingTime(amount));
      found = now.subtract(micros, amount);
    }
    return found;
  }

  /** The working time between two instants, in microseconds; negative where they are reversed. */
  public long between(long start, long end) {
    at(start);
    CalendarTable both = at(end);
    if (!both.holds(start)) {
      both = at(start);
    }
    return both.worked(end) - both.worked(start);
  }

  /** The instant itself where it is open, else the next opening. */
  public long nextOpen(long micros) {
    CalendarTable now = at(micros);
    long found = now.nextOpen(micros);
    while (found == CalendarTable.BEYOND) {
      now = later(now, "an opening");
      found = now.nextOpen(micros);
    }
    return found;
  }

  /**
   * The end of the opening hours that hold an instant, else of the next; never where the calendar
   * is open day and night.
   */
  public long nextClose(long micros) {
    CalendarTable now = at(micros);
    long found = now.nextClose(micros);
    while (found == CalendarTable.BEYOND) {
      now = later(now, "a close");
      found = now.nextClose(micros);
    }
    return found;
  }

  /**
   * The first instant after one at which the calendar opens or closes; {@link Long#MAX_VALUE} where
   * it does neither any more within the years that calendars know.
   */
  public long nextTurn(long micros) {
    try {
      return isOpen(micros) ? nextClose(micros) : nextOpen(micros);
    } catch (BeyondHorizonException never) {
      return Long.MAX_VALUE;
    }
  }

  /** The instant itself where it is inside or at the end of opening hours, else the last close. */
  public long previousOpen(long micros) {
    CalendarTable now = at(micros);
    long found = now.previousOpen(micros);
    while (found == CalendarTable.BEYOND) {
      now = earlier(now, "an earlier opening");
      found = now.previousOpen(micros);
    }
    return found;
  }

  /** Whether the calendar opens on a day. */
  public boolean isWorkingDay(long day) {
    return workingDays(day, day) == 1;
  }

  /** Whether a day is a public holiday, open or not. */
  public boolean isHoliday(long day) {
    return onDay(day).isHoliday(day);
  }

  /** How many days from {@code first} to {@code last}, both included, the calendar opens on. */
  public long workingDays(long first, long last) {
    return first > last ? 0 : overDays(first, last).workingDays(first, last);
  }

  /** How many days from {@code first} to {@code last} are neither Sundays nor public holidays. */
  public long businessDays(long first, long last) {
    return first > last ? 0 : overDays(first, last).businessDays(first, last);
  }

  /** The n-th day on which the calendar opens, from {@code first} on. */
  long nthWorkingDay(long first, long n) {
    CalendarTable now = onDay(first);
    long found = now.nthWorkingDay(first, n);
    while (found == CalendarTable.BEYOND) {
      now = later(now, "%d working days".formatted(n));
      found = now.nthWorkingDay(first, n);
    }
    return found;
  }

  /** The n-th day on which the calendar opens, from {@code last} backwards. */
  long nthWorkingDayBack(long last, long n) {
    CalendarTable now = onDay(last + 1);
    long found = now.nthWorkingDay(last + 1, 1 - n);
    while (found == CalendarTable.BEYOND) {
      now = earlier(now, "%d working days".formatted(n));
      found = now.nthWorkingDay(last + 1, 1 - n);
    }
    return found;
  }

  /** The n-th day that is neither a Sunday nor a public holiday, from {@code first} on. */
  long nthBusinessDay(long first, long n) {
    CalendarTable now = onDay(first);
    long found = now.nthBusinessDay(first, n);
    while (found == CalendarTable.BEYOND) {
      now = later(now, "%d business days".formatted(n));
      found = now.nthBusinessDay(first, n);
    }
    return found;
  }

  /** The n-th day that is neither a Sunday nor a public holiday, from {@code last} backwards. */
  long nthBusinessDayBack(long last, long n) {
    CalendarTable now = onDay(last + 1);
    long found = now.nthBusinessDay(last + 1, 1 - n);
    while (found == CalendarTable.BEYOND) {
      now = earlier(now, "%d business days".formatted(n));
      found = now.nthBusinessDay(last + 1, 1 - n);
    }
    return found;
  }

  private CalendarTable at(long micros) {
    CalendarTable now = table;
    return now != null && now.holds(micros) ? now : onDay(days.dayOf(micros));
  }

  private CalendarTable overDays(long first, long last) {
    onDay(first);
    CalendarTable now = onDay(last);
    return now.holdsDay(first) ? now : onDay(first);
  }

  /** A table that holds a day; one that holds another day too where there was one. */
  private CalendarTable onDay(long day) {
    CalendarTable now = table;
    if (now != null && now.holdsDay(day)) {
      return now;
    }
    int year = LocalDate.ofEpochDay(day).getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new BeyondHorizonException(
          "calendar '%s' knows nothing of %s, only days"
              .formatted(id(), LocalDate.ofEpochDay(day)));
    }
    int first = Math.max(FIRST_YEAR, year - 1);
    int last = Math.min(LAST_YEAR, year + 2);
    return now == null
        ? replace(first, last)
        : replace(Math.min(first, now.firstYear), Math.max(last, now.lastYear));
  }

  /** An amount in microseconds, for people: rules count hours, minutes or seconds. */
  private static String workingTime(long amount) {
    Duration time = Duration.of(amount, ChronoUnit.MICROS);
    return time.toHours() * 3600 == time.toSeconds()
        ? "%d working hours".formatted(time.toHours())
        : "%d working seconds".formatted(time.toSeconds());
  }

  private CalendarTable later(CalendarTable now, String what) {
    if (now.lastYear == LAST_YEAR) {
      throw new BeyondHorizonException(
          "calendar '%s' does not yield %s: it opens too rarely".formatted(id(), what));
    }
    int last = Math.min(LAST_YEAR, now.lastYear + now.lastYear - now.firstYear + 1);
    return replace(now.firstYear, last);
  }

  private CalendarTable earlier(CalendarTable now, String what) {
    if (now.firstYear == FIRST_YEAR) {
      throw new BeyondHorizonException(
          "calendar '%s' does not yield %s: it opens too rarely".formatted(id(), what));
    }
    int first = Math.max(FIRST_YEAR, now.firstYear - (now.lastYear - now.firstYear + 1));
    return replace(first, now.lastYear);
  }

  private CalendarTable replace(int firstYear, int lastYear) {
    CalendarTable larger = new CalendarTable(schedule, days, firstYear, lastYear);
    table = larger;
    return larger;
  }
}
