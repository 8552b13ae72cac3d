package coco.engine.calendar;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import coco.language.code.Clause;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The days of one time zone: which day an instant is in, when a day begins, when a local time is.
 *
 * <p>A zone's history is a list of stretches of constant offset, about two a year. Between two
 * transitions local time is the instant plus the offset, so every question is one look-up in that
 * list and one addition. The look-up starts from a bucket of about thirteen months and takes a step
 * or two. Outside the years of the list {@code java.time} answers.
 *
 * <p>A day begins at its first instant: where midnight is skipped, at the end of the gap; where it
 * comes twice, at the first. 24:00 of a day is the beginning of the next. A day that a zone left
 * out (Samoa, 30 December 2011) has no length.
 */
public final class LocalDays {
  private static final int BUCKET_BITS = 45;
  private static final long FROM =
      Micros.of(
          Year.of(WorkingCalendar.FIRST_YEAR - 1)
              .atDay(1)
              .atStartOfDay()
              .toInstant(ZoneOffset.UTC));
  private static final long UNTIL =
      Micros.of(
          Year.of(WorkingCalendar.LAST_YEAR + 2).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));

  private final ZoneId zone;
  private final ZoneRules rules;

  /** Where each stretch of constant offset begins; the first entry is the beginning of time. */
  private final long[] since;

  /** The offset of each stretch, in microseconds. */
  private final long[] offset;

  /** The greatest local time before which this stretch or an earlier one ends. */
  private final long[] localEnd;

  private final int[] bucket;

  /** The days that the zone left out, in order; no zone has more than one or two. */
  private final long[] leftOut;

  /** The days of a zone. */
  public LocalDays(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
    List<ZoneOffsetTransition> transitions = transitions(rules);
    int count = transitions.size() + 1;
    since = new long[count];
    offset = new long[count];
    localEnd = new long[count];
    since[0] = Long.MIN_VALUE;
    offset[0] = micros(rules.getOffset(Micros.instant(FROM)));
    for (int i = 1; i < count; i++) {
      ZoneOffsetTransition transition = transitions.get(i - 1);
      since[i] = Micros.of(transition.getInstant());
      offset[i] = micros(transition.getOffsetAfter());
      localEnd[i - 1] = since[i] + offset[i - 1];
      if (i > 1) {
        localEnd[i - 1] = Math.max(localEnd[i - 1], localEnd[i - 2]);
      }
    }
    localEnd[count - 1] = Long.MAX_VALUE;
    bucket = buckets();
    leftOut = transitions.stream().flatMapToLong(this::leftOut).toArray();
  }

  private static List<ZoneOffsetTransition> transitions(ZoneRules rules) {
    List<ZoneOffsetTransition> found = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(Micros.instant(FROM));
    while (next != null && Micros.of(next.getInstant()) < UNTIL) {
      found.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    return found;
  }

  private LongStream leftOut(ZoneOffsetTransition transition) {
    return LongStream.range(
            transition.getDateTimeBefore().toLocalDate().toEpochDay(),
            transition.getDateTimeAfter().toLocalDate().toEpochDay())
        .filter(day -> !exists(day));
  }

  private static long micros(ZoneOffset offset) {
    return offset.getTotalSeconds() * Micros.SECOND;
  }

  private int[] buckets() {
    int[] starts = new int[(int) ((UNTIL - FROM) >> BUCKET_BITS) + 1];
    int stretch = 0;
    for (int i = 0; i < starts.length; i++) {
      long begins = FROM + ((long) i << BUCKET_BITS);
      while (stretch + 1 < since.length && since[stretch + 1] <= begins) {
        stretch++;
      }
      starts[i] = stretch;
    }
    return starts;
  }

  /** The zone. */
  public ZoneId zone() {
    return zone;
  }

  /** The local date of an instant, as a count of days since 1970-01-01. */
  public int dayOf(long micros) {
    return Math.toIntExact(Math.floorDiv(micros + offsetAt(micros), Micros.DAY));
  }

  /** The local date of an instant. */
  public LocalDate dateOf(Instant instant) {
    return LocalDate.ofEpochDay(dayOf(Micros.of(instant)));
  }

  private long offsetAt(long micros) {
    if (micros < FROM || micros >= UNTIL) {
      return micros(rules.getOffset(Micros.instant(micros)));
    }
    int stretch = bucket[(int) ((micros - FROM) >> BUCKET_BITS)];
    while (stretch + 1 < since.length && since[stretch + 1] <= micros) {
      stretch++;
    }
    return offset[stretch];
  }

  /** The first instant of a day, given as a count of days since 1970-01-01. */
  public long startOf(long day) {
    long local = Math.multiplyExact(day, Micros.DAY);
    if (isOutside(local)) {
      return Micros.of(LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant());
    }
    return firstAfterLocal(local);
  }

  private static boolean isOutside(long local) {
    return local - Micros.DAY < FROM || local + Micros.DAY >= UNTIL;
  }

  /** The first instant whose local time is this one, or after it where it is skipped. */
  private long firstAfterLocal(long local) {
    int stretch = stretchOfLocal(local);
    return Math.max(since[stretch], local - offset[stretch]);
  }

  /** The first instant of a day. */
  public Instant startOf(LocalDate date) {
    return Micros.instant(startOf(date.toEpochDay()));
  }

  /**
   * When a local time is: a skipped one moves forward by the gap, of two the first; 00:00 is the
   * start of the day.
   */
  public long at(long day, LocalTime time) {
    if (time.equals(LocalTime.MIDNIGHT)) {
      return startOf(day);
    }
    long local = Math.addExact(Math.multiplyExact(day, Micros.DAY), time.toNanoOfDay() / 1_000);
    if (isOutside(local)) {
      return Micros.of(LocalDate.ofEpochDay(day).atTime(time).atZone(zone).toInstant());
    }
    int stretch = stretchOfLocal(local);
    boolean skipped = local - offset[stretch] < since[stretch];
    return local - offset[skipped ? stretch - 1 : stretch];
  }

  /** The first stretch that ends after a local time. */
  private int stretchOfLocal(long local) {
    int stretch = bucket[(int) ((local - Micros.DAY - FROM) >> BUCKET_BITS)];
    while (localEnd[stretch] <= local) {
      stretch++;
    }
    return stretch;
  }

  /** Whether a day has any length: a zone that crossed the date line has left one out. */
  boolean exists(long day) {
    return startOf(day) < startOf(day + 1);
  }

  /** The n-th day from one on, of those that exist; n is at least 1. */
  long nth(long first, long n) {
    long found = Math.addExact(first, n - 1);
    for (long day : leftOut) {
      if (day >= first && day <= found) {
        found++;
      }
    }
    return found;
  }

  /** The n-th day from one backwards, of those that exist; n is at least 1. */
  long nthBack(long last, long n) {
    long found = Math.subtractExact(last, n - 1);
    for (int i = leftOut.length - 1; i >= 0; i--) {
      if (leftOut[i] <= last && leftOut[i] >= found) {
        found--;
      }
    }
    return found;
  }

  /** How many days exist from one to another, both included; none where they are reversed. */
  long count(long first, long last) {
    long count = Math.max(0, last - first + 1);
    for (long day : leftOut) {
      if (day >= first && day <= last) {
        count--;
      }
    }
    return count;
  }

  /** The first day whose 24:00 is after an instant. */
  int dayEndingAfter(long micros) {
    int day = dayOf(micros);
    while (startOf(day + 1L) <= micros) {
      day++;
    }
    return day;
  }

  /** 24:00 of a date, as a deadline. */
  public Due endOf(LocalDate date) {
    return new Due(Micros.instant(startOf(date.toEpochDay() + 1)), true);
  }

  /** The next local midnight after an instant: 24:00 of its day. */
  long endOfDay(long micros) {
    int day = dayOf(micros);
    long end = startOf(day + 1L);
    // Where clocks go back over midnight, the hour before it comes twice; so does 24:00.
    return end > micros ? end : (day + 1L) * Micros.DAY - offsetAt(micros);
  }

  /** The day that a deadline is in: the one that ends there where it is 24:00. */
  int dayOf(Due due) {
    long micros = Micros.of(due.instant());
    return dayOf(due.endOfDay() ? micros - 1 : micros);
  }

  /**
   * How late an act is for a deadline that no length gave: days after the deadline's day for 24:00
   * of a day, elapsed time for an instant.
   */
  public Amount late(Due due, Instant act) {
    return due.endOfDay()
        ? new Amount(count(dayOf(due) + 1L, dayOf(Micros.of(act))), Amount.Kind.DAYS)
        : new Amount(Micros.of(act) - Micros.of(due.instant()), Amount.Kind.ELAPSED);
  }

  /**
   * Whether an instant's local time is in {@code [from, until)}; past midnight where {@code until}
   * is not after {@code from}; 00:00 as an end is 24:00.
   */
  public boolean isBetween(long micros, LocalTime from, LocalTime until) {
    long local = Math.floorMod(micros + offsetAt(micros), Micros.DAY);
    long begins = from.toNanoOfDay() / 1_000;
    long ends = until.equals(LocalTime.MIDNIGHT) ? Micros.DAY : until.toNanoOfDay() / 1_000;
    return begins < ends ? local >= begins && local < ends : local >= begins || local < ends;
  }

  /** The next instant, this one included, whose local time is in {@code [from, until)}. */
  public long nextBetween(long micros, LocalTime from, LocalTime until) {
    if (isBetween(micros, from, until)) {
      return micros;
    }
    long local = dayOf(micros) * Micros.DAY + from.toNanoOfDay() / 1_000;
    long first = firstAfterLocal(local);
    if (first > micros) {
      return first;
    }
    // Where the clocks go back, the hour may come a second time today.
    long again = local - offsetAt(micros);
    return again > micros && isBetween(again, from, until)
        ? again
        : firstAfterLocal(local + Micros.DAY);
  }

  /**
   * The first instant after one at which {@link #isBetween} may say something else: an end of the
   * hours, or a change of the clocks.
   *
   * @return {@link Long#MAX_VALUE} where the hours are the whole day
   */
  public long nextTurn(long micros, LocalTime from, LocalTime until) {
    if (from.equals(until)) {
      return Long.MAX_VALUE;
    }
    long local = Math.floorMod(micros + offsetAt(micros), Micros.DAY);
    long next = Math.min(ahead(local, from), ahead(local, until));
    return Math.min(Math.addExact(micros, next), nextTransition(micros));
  }

  /** How far a time of day lies ahead of another; a whole day where they are the same. */
  private static long ahead(long local, LocalTime time) {
    long ahead = Math.floorMod(time.toNanoOfDay() / 1_000 - local, Micros.DAY);
    return ahead == 0 ? Micros.DAY : ahead;
  }

  /** The first instant after one that may be of another day. */
  public long nextDay(long micros) {
    return Math.min(endOfDay(micros), nextTransition(micros));
  }

  /** When the clocks next change after an instant; {@link Long#MAX_VALUE} for never again. */
  private long nextTransition(long micros) {
    ZoneOffsetTransition next = rules.nextTransition(Micros.instant(micros));
    return next == null ? Long.MAX_VALUE : Micros.of(next.getInstant());
  }

  /** The calendar period that contains an instant; a week starts on Monday. */
  public Bounds period(Clause.Period period, Instant instant) {
    LocalDate date = dateOf(instant);
    LocalDate first =
        switch (period) {
          case DAY -> date;
          case WEEK -> date.minusDays(date.getDayOfWeek().getValue() - 1L);
          case MONTH -> date.withDayOfMonth(1);
          case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1);
          case YEAR -> date.withDayOfYear(1);
        };
    LocalDate next =
        switch (period) {
          case DAY -> first.plusDays(1);
          case WEEK -> first.plusWeeks(1);
          case MONTH -> first.plusMonths(1);
          case QUARTER -> first.plusMonths(3);
          case YEAR -> first.plusYears(1);
        };
    return new Bounds(first, startOf(first), startOf(next));
  }
}
