package coco.engine.calendar;

import coco.engine.Due;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Closed;
import coco.language.code.CalendarDefinition.Dates;
import coco.language.code.CalendarDefinition.Days;
import coco.language.code.CalendarDefinition.EveryYear;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.code.CalendarDefinition.Open;
import coco.language.code.CalendarDefinition.OpenFrom;
import coco.language.code.CalendarDefinition.OpenUntil;
import coco.language.code.CalendarDefinition.Special;
import coco.language.code.Length;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deadlines by walking from day to day with {@code java.time}: slow, and obviously right. */
record NaiveClock(CalendarDefinition calendar, ZoneId zone, Set<LocalDate> holidays) {
  record Interval(Instant from, Instant until) {}

  /** The deadline, or what is left, in microseconds or days, where the clock stays stopped. */
  record Outcome(Optional<Due> due, long left) {}

  Outcome due(Instant start, Length length, List<Stop> stops) {
    long n = length.count();
    return switch (length.unit()) {
      case SECOND -> elapsed(start, Duration.ofSeconds(n), stops);
      case MINUTE -> elapsed(start, Duration.ofMinutes(n), stops);
      case HOUR -> elapsed(start, Duration.ofHours(n), stops);
      case WORKING_SECOND -> working(start, Duration.ofSeconds(n), stops);
      case WORKING_MINUTE -> working(start, Duration.ofMinutes(n), stops);
      case WORKING_HOUR -> working(start, Duration.ofHours(n), stops);
      case DAY, WORKING_DAY, BUSINESS_DAY -> days(start, n, length, stops);
      case WEEK -> days(start, 7 * n, length, stops);
      case CLEAR_DAY -> days(start, n + 1, length, stops);
      case MONTH -> on(extended(date(start).plusMonths(n), length));
      case YEAR -> on(extended(date(start).plusYears(n), length));
    };
  }

  private Outcome elapsed(Instant start, Duration length, List<Stop> stops) {
    Instant end = Instant.parse("9999-01-01T00:00:00Z");
    return consume(outside(List.of(new Interval(start, end)), stops), length);
  }

  private Outcome working(Instant start, Duration length, List<Stop> stops) {
    List<Interval> found = new ArrayList<>();
    Duration left = length;
    for (LocalDate day = date(start).minusDays(1); ; day = day.plusDays(1)) {
      for (Interval open : outside(openings(day), stops)) {
        Instant last = found.isEmpty() ? start : found.getLast().until();
        Instant from = open.from().isBefore(last) ? last : open.from();
        if (from.isBefore(open.until())) {
          found.add(new Interval(from, open.until()));
          Duration taken = Duration.between(from, open.until());
          if (taken.compareTo(left) >= 0) {
            return new Outcome(Optional.of(Due.at(from.plus(left))), 0);
          }
          left = left.minus(taken);
        }
      }
      if (!stops.isEmpty()
          && stops.getLast().until() == null
          && stops.getLast().from().isBefore(startOf(day))) {
        return new Outcome(Optional.empty(), left.toNanos() / 1_000);
      }
    }
  }

  private static Outcome consume(List<Interval> running, Duration length) {
    Duration left = length;
    for (Interval interval : running) {
      Duration taken = Duration.between(interval.from(), interval.until());
      if (taken.compareTo(left) >= 0) {
        return new Outcome(Optional.of(Due.at(interval.from().plus(left))), 0);
      }
      left = left.minus(taken);
    }
    return new Outcome(Optional.empty(), left.toNanos() / 1_000);
  }

  private static List<Interval> outside(List<Interval> intervals, List<Stop> stops) {
    List<Interval> left = intervals;
    for (Stop stop : stops) {
      List<Interval> next = new ArrayList<>();
      for (Interval interval : left) {
        Instant before = earlier(interval.until(), stop.from());
        if (interval.from().isBefore(before)) {
          next.add(new Interval(interval.from(), before));
        }
        if (stop.until() != null) {
          Instant after = interval.from().isAfter(stop.until()) ? interval.from() : stop.until();
          if (after.isBefore(interval.until())) {
            next.add(new Interval(after, interval.until()));
          }
        }
      }
      left = next;
    }
    return left;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private Outcome days(Instant start, long n, Length length, List<Stop> stops) {
    long left = n;
    for (LocalDate day = date(start).plusDays(1); ; day = day.plusDays(1)) {
      Instant midnight = startOf(day.plusDays(1));
      if (counts(day, length.unit()) && !isStoppedJustBefore(midnight, stops)) {
        left--;
        if (left == 0) {
          return on(extended(day, length));
        }
      }
      if (!stops.isEmpty()
          && stops.getLast().until() == null
          && stops.getLast().from().isBefore(midnight)) {
        return new Outcome(Optional.empty(), left);
      }
    }
  }

  private static boolean isStoppedJustBefore(Instant midnight, List<Stop> stops) {
    return stops.stream()
        .anyMatch(
            stop ->
                stop.from().isBefore(midnight)
                    && (stop.until() == null || !stop.until().isBefore(midnight)));
  }

  boolean counts(LocalDate day, Length.Unit unit) {
    return switch (unit) {
      case WORKING_DAY -> exists(day) && !hours(day).isEmpty();
      case BUSINESS_DAY ->
          exists(day) && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holidays.contains(day);
      default -> exists(day);
    };
  }

  private boolean exists(LocalDate day) {
    return startOf(day).isBefore(startOf(day.plusDays(1)));
  }

  private LocalDate extended(LocalDate day, Length length) {
    LocalDate last = day;
    while (length.extended()
        && (last.getDayOfWeek() == DayOfWeek.SATURDAY
            || last.getDayOfWeek() == DayOfWeek.SUNDAY
            || holidays.contains(last))) {
      last = last.plusDays(1);
    }
    return last;
  }

  private Outcome on(LocalDate last) {
    return new Outcome(Optional.of(new Due(startOf(last.plusDays(1)), true)), 0);
  }

  LocalDate date(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  boolean isOpen(Instant instant) {
    for (int i = -1; i <= 1; i++) {
      for (Interval open : openings(date(instant).plusDays(i))) {
        if (!instant.isBefore(open.from()) && instant.isBefore(open.until())) {
          return true;
        }
      }
    }
    return false;
  }

  Duration between(Instant start, Instant end) {
    Duration sum = Duration.ZERO;
    Instant last = start;
    for (LocalDate day = date(start).minusDays(1);
        !day.isAfter(date(end).plusDays(1));
        day = day.plusDays(1)) {
      for (Interval open : openings(day)) {
        Instant from = open.from().isBefore(last) ? last : open.from();
        Instant until = earlier(open.until(), end);
        if (from.isBefore(until)) {
          sum = sum.plus(Duration.between(from, until));
          last = until;
        }
      }
    }
    return sum;
  }

  private List<Interval> openings(LocalDate day) {
    List<Interval> openings = new ArrayList<>();
    if (exists(day)) {
      for (Hours hours : hours(day)) {
        Interval open = new Interval(at(day, hours.from()), end(day, hours.until()));
        if (open.from().isBefore(open.until())) {
          openings.add(open);
        }
      }
    }
    openings.sort(Comparator.comparing(Interval::from));
    return openings;
  }

  private Instant at(LocalDate day, LocalTime time) {
    return time.equals(LocalTime.MIDNIGHT)
        ? startOf(day)
        : day.atTime(time).atZone(zone).toInstant();
  }

  private Instant end(LocalDate day, LocalTime time) {
    return time.equals(LocalTime.MIDNIGHT) ? startOf(day.plusDays(1)) : at(day, time);
  }

  List<Hours> hours(LocalDate day) {
    List<Hours> usual =
        holidays.contains(day)
            ? List.of()
            : calendar.weekly().getOrDefault(day.getDayOfWeek(), List.of());
    for (int i = calendar.specials().size() - 1; i >= 0; i--) {
      Special special = calendar.specials().get(i);
      if (isAbout(special.days(), day)) {
        return switch (special) {
          case Closed closed -> List.of();
          case Open open -> open.hours();
          case OpenUntil cut -> cut(usual, LocalTime.MIDNIGHT, cut.until());
          case OpenFrom cut -> cut(usual, cut.from(), LocalTime.MIDNIGHT);
        };
      }
    }
    return usual;
  }

  private static List<Hours> cut(List<Hours> usual, LocalTime from, LocalTime until) {
    List<Hours> left = new ArrayList<>();
    for (Hours hours : usual) {
      int first = Math.max(hours.from().toSecondOfDay(), from.toSecondOfDay());
      int last = Math.min(endOf(hours.until()), endOf(until));
      if (first < last) {
        left.add(new Hours(LocalTime.ofSecondOfDay(first), LocalTime.ofSecondOfDay(last % 86_400)));
      }
    }
    return left;
  }

  private static int endOf(LocalTime time) {
    return time.equals(LocalTime.MIDNIGHT) ? 86_400 : time.toSecondOfDay();
  }

  private static boolean isAbout(Days days, LocalDate day) {
    return switch (days) {
      case Dates(LocalDate first, LocalDate last) -> !day.isBefore(first) && !day.isAfter(last);
      case EveryYear(MonthDay first, MonthDay last) -> {
        MonthDay of = MonthDay.from(day);
        yield first.compareTo(last) <= 0
            ? of.compareTo(first) >= 0 && of.compareTo(last) <= 0
            : of.compareTo(first) >= 0 || of.compareTo(last) <= 0;
      }
    };
  }
}
