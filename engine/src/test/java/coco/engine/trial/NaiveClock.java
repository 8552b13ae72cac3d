package coco.engine.trial;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import coco.language.code.Length;
import coco.language.code.Length.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Counts lengths on a calendar, opening by opening and day by day. */
record NaiveClock(NaiveCalendar calendar) {
  /** What a clock says at one moment. */
  sealed interface Reading {}

  /** It runs out then, or has run out. */
  record RunsOut(Due due) implements Reading {}

  /** It is stopped, and has so much left. */
  record Stopped(Amount remaining) implements Reading {}

  /** It has no end of its own. */
  record Endless() implements Reading {}

  /** Whether an instant is past a deadline: 24:00 itself is past it, another instant is not. */
  static boolean isPast(Due due, Instant instant) {
    return instant.isAfter(due.instant()) || (due.endOfDay() && instant.equals(due.instant()));
  }

  /** When a length that nothing stops runs out. */
  Due due(Length length, Due start) {
    return ((RunsOut) count(length, start, List.of(), Instant.MAX)).due();
  }

  /**
   * Counts a length from a start.
   *
   * @param stops the stretches known at {@code now} during which the clock is stopped
   * @param now where it is stopped then, what is to come is not known
   */
  Reading count(Length length, Due start, List<Stretch> stops, Instant now) {
    Unit unit = length.unit();
    if (unit.isElapsed() || unit.isWorkingTime()) {
      return countTime(length, start.instant(), stops, now);
    }
    if (unit == Unit.MONTH || unit == Unit.YEAR) {
      LocalDate from = dayOf(start);
      LocalDate day =
          unit == Unit.MONTH ? from.plusMonths(length.count()) : from.plusYears(length.count());
      return new RunsOut(endOf(length, day));
    }
    return countDays(length, start, stops, now);
  }

  private Reading countTime(Length length, Instant start, List<Stretch> stops, Instant now) {
    Duration whole = duration(length);
    if (isStopped(stops, now)) {
      Duration consumed = consumed(length.unit(), start, now, stops);
      if (consumed.compareTo(whole) < 0) {
        return new Stopped(amount(whole.minus(consumed), length.unit()));
      }
    }
    Duration left = whole;
    for (LocalDate day = calendar.dayOf(start).minusDays(1); ; day = day.plusDays(1)) {
      for (Stretch running : running(length.unit(), day, start, Instant.MAX, stops)) {
        Duration here = Duration.between(running.from(), running.until());
        if (here.compareTo(left) >= 0) {
          return new RunsOut(Due.at(running.from().plus(left)));
        }
        left = left.minus(here);
      }
    }
  }

  /** The time of its own kind that passes outside the stops. */
  Duration consumed(Unit unit, Instant from, Instant until, List<Stretch> stops) {
    Duration sum = Duration.ZERO;
    LocalDate last = calendar.dayOf(until);
    for (LocalDate day = calendar.dayOf(from).minusDays(1);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (Stretch running : running(unit, day, from, until, stops)) {
        sum = sum.plus(Duration.between(running.from(), running.until()));
      }
    }
    return sum;
  }

  /** The stretches of a day in which the clock runs, between two instants. */
  private List<Stretch> running(
      Unit unit, LocalDate day, Instant from, Instant until, List<Stretch> stops) {
    List<Stretch> whole =
        unit.isWorkingTime()
            ? calendar.openings(day)
            : List.of(new Stretch(calendar.endOf(day.minusDays(1)), calendar.endOf(day)));
    List<Stretch> running = new ArrayList<>();
    for (Stretch stretch : whole) {
      Instant begin = later(stretch.from(), from);
      Instant end = earlier(stretch.until(), until);
      if (begin.isBefore(end)) {
        running.addAll(without(new Stretch(begin, end), stops));
      }
    }
    return running;
  }

  private static List<Stretch> without(Stretch stretch, List<Stretch> stops) {
    List<Stretch> left = List.of(stretch);
    for (Stretch stop : stops) {
      List<Stretch> next = new ArrayList<>();
      for (Stretch piece : left) {
        if (piece.from().isBefore(stop.from())) {
          next.add(new Stretch(piece.from(), earlier(piece.until(), stop.from())));
        }
        if (stop.until().isBefore(piece.until())) {
          next.add(new Stretch(later(piece.from(), stop.until()), piece.until()));
        }
      }
      left = next;
    }
    return left;
  }

  private Reading countDays(Length length, Due start, List<Stretch> stops, Instant now) {
    long wanted = days(length);
    LocalDate day = dayOf(start);
    for (long counted = 0; counted < wanted; ) {
      day = day.plusDays(1);
      if (!calendar.counts(length.unit(), day)) {
        continue;
      }
      Instant end = calendar.endOf(day);
      if (end.isAfter(now) && isStopped(stops, now)) {
        return new Stopped(new Amount(wanted - counted, kind(length.unit())));
      }
      if (end.isAfter(now) || stops.stream().noneMatch(stop -> stop.reaches(end))) {
        counted++;
      }
    }
    return new RunsOut(endOf(length, day));
  }

  private Due endOf(Length length, LocalDate last) {
    LocalDate day = last;
    while (length.extended() && calendar.isRest(day)) {
      day = day.plusDays(1);
    }
    return new Due(calendar.endOf(day), true);
  }

  /** The day of a start, or the day that ends there. */
  LocalDate dayOf(Due start) {
    Instant instant = start.instant();
    return calendar.dayOf(start.endOfDay() ? instant.minus(1, ChronoUnit.MICROS) : instant);
  }

  /** The days after one up to and including another that a unit counts. */
  long daysAfter(LocalDate from, LocalDate until, Unit unit) {
    return from.datesUntil(until.isBefore(from) ? from : until)
        .map(day -> day.plusDays(1))
        .filter(day -> calendar.counts(unit, day))
        .count();
  }

  /**
   * When a length ends that is counted back.
   *
   * @param from the instant from which time is counted back
   * @param date the day before which days are counted back
   */
  Due before(Length length, Instant from, LocalDate date) {
    Unit unit = length.unit();
    if (unit.isElapsed()) {
      return Due.at(from.minus(duration(length)));
    }
    if (unit.isWorkingTime()) {
      return Due.at(workingTimeBefore(duration(length), from));
    }
    LocalDate day = date;
    if (unit == Unit.MONTH || unit == Unit.YEAR) {
      day = unit == Unit.MONTH ? day.minusMonths(length.count()) : day.minusYears(length.count());
      return new Due(calendar.endOf(day), true);
    }
    for (long left = days(length); left > 0; ) {
      day = day.minusDays(1);
      if (calendar.counts(unit, day)) {
        left--;
      }
    }
    return new Due(calendar.endOf(day), true);
  }

  private Instant workingTimeBefore(Duration whole, Instant end) {
    Duration left = whole;
    for (LocalDate day = calendar.dayOf(end).plusDays(1); ; day = day.minusDays(1)) {
      for (Stretch opening : calendar.openings(day).reversed()) {
        Instant until = earlier(opening.until(), end);
        if (!opening.from().isBefore(until)) {
          continue;
        }
        Duration here = Duration.between(opening.from(), until);
        if (here.compareTo(left) >= 0) {
          return until.minus(left);
        }
        left = left.minus(here);
      }
    }
  }

  static boolean isStopped(List<Stretch> stops, Instant now) {
    return stops.stream().anyMatch(stop -> stop.contains(now));
  }

  static Duration duration(Length length) {
    return switch (length.unit()) {
      case SECOND, WORKING_SECOND -> Duration.ofSeconds(length.count());
      case MINUTE, WORKING_MINUTE -> Duration.ofMinutes(length.count());
      case HOUR, WORKING_HOUR -> Duration.ofHours(length.count());
      case DAY, WEEK, MONTH, YEAR, WORKING_DAY, BUSINESS_DAY, CLEAR_DAY ->
          throw new IllegalArgumentException("no length of time: " + length);
    };
  }

  /** How many days a length counts up to its last: three clear days end on the fourth. */
  static long days(Length length) {
    return switch (length.unit()) {
      case DAY, WORKING_DAY, BUSINESS_DAY -> length.count();
      case WEEK -> 7 * length.count();
      case CLEAR_DAY -> length.count() + 1;
      case SECOND, MINUTE, HOUR, WORKING_SECOND, WORKING_MINUTE, WORKING_HOUR, MONTH, YEAR ->
          throw new IllegalArgumentException("no count of days: " + length);
    };
  }

  static Amount amount(Duration duration, Unit unit) {
    return new Amount(duration.toNanos() / 1_000, kind(unit));
  }

  static Amount.Kind kind(Unit unit) {
    return switch (unit) {
      case SECOND, MINUTE, HOUR -> Amount.Kind.ELAPSED;
      case WORKING_SECOND, WORKING_MINUTE, WORKING_HOUR -> Amount.Kind.WORKING_TIME;
      case DAY, WEEK, MONTH, YEAR, CLEAR_DAY -> Amount.Kind.DAYS;
      case WORKING_DAY -> Amount.Kind.WORKING_DAYS;
      case BUSINESS_DAY -> Amount.Kind.BUSINESS_DAYS;
    };
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
