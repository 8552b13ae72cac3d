package coco.engine.calendar;

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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The opening hours of each date, as a calendar's definition and its holidays give them, and why
 * they are what they are.
 */
final class Schedule {
  private final CalendarDefinition definition;
  private final Holidays holidays;

  Schedule(CalendarDefinition definition, Holidays holidays) {
    this.definition = definition;
    this.holidays = holidays;
  }

  /**
   * The hours of one date.
   *
   * @param hours in order, not overlapping; none where it does not open
   * @param holiday the public holiday that it is, open or not
   * @param special the special row that decides
   */
  record Plan(List<Hours> hours, @Nullable Holiday holiday, @Nullable Special special) {
    boolean opens() {
      return !hours.isEmpty();
    }
  }

  CalendarDefinition definition() {
    return definition;
  }

  /** The public holidays of a year, by date. */
  NavigableMap<LocalDate, Holiday> holidays(int year) {
    NavigableMap<LocalDate, Holiday> byDate = new TreeMap<>();
    for (Holiday holiday : holidays.of(definition.holidays(), year)) {
      byDate.putIfAbsent(holiday.date(), holiday);
    }
    return byDate;
  }

  /** The hours of a date, given the public holiday that it is, if any. */
  Plan plan(LocalDate date, @Nullable Holiday holiday) {
    List<Hours> usual =
        holiday == null
            ? definition.weekly().getOrDefault(date.getDayOfWeek(), List.of())
            : List.of();
    Special special = special(date);
    List<Hours> hours =
        switch (special) {
          case null -> usual;
          case Closed closed -> List.of();
          case Open open -> inOrder(open.hours());
          case OpenUntil cut -> until(usual, cut.until());
          case OpenFrom cut -> from(usual, cut.from());
        };
    return new Plan(hours, holiday, special);
  }

  /** The last row about a date: a later one wins over an earlier one. */
  private @Nullable Special special(LocalDate date) {
    for (Special special : definition.specials().reversed()) {
      if (isIn(special.days(), date)) {
        return special;
      }
    }
    return null;
  }

  private static boolean isIn(Days days, LocalDate date) {
    return switch (days) {
      case Dates(LocalDate first, LocalDate last) -> !date.isBefore(first) && !date.isAfter(last);
      case EveryYear(MonthDay first, MonthDay last) -> {
        MonthDay day = MonthDay.from(date);
        yield first.isAfter(last)
            ? !day.isBefore(first) || !day.isAfter(last)
            : !day.isBefore(first) && !day.isAfter(last);
      }
    };
  }

  private static List<Hours> inOrder(List<Hours> hours) {
    return hours.stream().sorted(Comparator.comparing(Hours::from)).toList();
  }

  private static List<Hours> until(List<Hours> usual, LocalTime cut) {
    if (cut.equals(LocalTime.MIDNIGHT)) {
      return usual;
    }
    List<Hours> left = new ArrayList<>();
    for (Hours hours : usual) {
      if (hours.from().isBefore(cut)) {
        left.add(endsBy(hours, cut) ? hours : new Hours(hours.from(), cut));
      }
    }
    return left;
  }

  private static List<Hours> from(List<Hours> usual, LocalTime cut) {
    List<Hours> left = new ArrayList<>();
    for (Hours hours : usual) {
      if (!hours.from().isBefore(cut)) {
        left.add(hours);
      } else if (!endsBy(hours, cut)) {
        left.add(new Hours(cut, hours.until()));
      }
    }
    return left;
  }

  private static boolean endsBy(Hours hours, LocalTime cut) {
    return !hours.until().equals(LocalTime.MIDNIGHT) && !hours.until().isAfter(cut);
  }

  /** Whether the definition gives any day any hours at all. */
  boolean hasHours() {
    return definition.weekly().values().stream().anyMatch(hours -> !hours.isEmpty())
        || definition.specials().stream()
            .anyMatch(special -> special instanceof Open open && !open.hours().isEmpty());
  }
}
