package coco.engine.trial;

import coco.engine.calendar.Holiday;
import coco.engine.calendar.Holidays;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.code.Length.Unit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A calendar in one zone, asked day by day. */
final class NaiveCalendar {
  private final @Nullable CalendarDefinition definition;
  private final ZoneId zone;
  private final Holidays holidays;
  private final Map<LocalDate, List<Stretch>> openings = new HashMap<>();
  private final Map<Integer, Set<LocalDate>> ofYear = new HashMap<>();

  /**
   * A calendar.
   *
   * @param definition absent where the code has none: no opening hours, no holidays
   */
  NaiveCalendar(@Nullable CalendarDefinition definition, ZoneId zone, Holidays holidays) {
    this.definition = definition;
    this.zone = zone;
    this.holidays = holidays;
  }

  LocalDate dayOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** 24:00 of a day. */
  Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** An hour of a day; one that is skipped moves on by the gap, of two the first. */
  Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  /** Whether the zone has this day: Samoa had no 30 December 2011. */
  boolean exists(LocalDate day) {
    return dayOf(day.atStartOfDay(zone).toInstant()).equals(day);
  }

  /** Whether a unit of days counts this day. */
  boolean counts(Unit unit, LocalDate day) {
    return switch (unit) {
      case DAY, WEEK, CLEAR_DAY, MONTH, YEAR -> exists(day);
      case WORKING_DAY -> isWorkingDay(day);
      case BUSINESS_DAY -> exists(day) && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
      case SECOND, MINUTE, HOUR, WORKING_SECOND, WORKING_MINUTE, WORKING_HOUR ->
          throw new IllegalArgumentException("no unit of days: " + unit);
    };
  }

  boolean isWorkingDay(LocalDate day) {
    return !openings(day).isEmpty();
  }

  /** Whether a period that ends on this day is extended. */
  boolean isRest(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY
        || day.getDayOfWeek() == DayOfWeek.SUNDAY
        || isHoliday(day);
  }

  boolean isOpenAt(Instant instant) {
    LocalDate day = dayOf(instant);
    return openings(day).stream().anyMatch(opening -> opening.contains(instant));
  }

  /** The stretches of a day during which it is open, in order. */
  List<Stretch> openings(LocalDate day) {
    return openings.computeIfAbsent(day, this::findOpenings);
  }

  private List<Stretch> findOpenings(LocalDate day) {
    List<Stretch> found = new ArrayList<>();
    if (exists(day)) {
      for (Hours hours : hours(day)) {
        Instant from = at(day, hours.from());
        Instant until =
            hours.until().equals(LocalTime.MIDNIGHT) ? endOf(day) : at(day, hours.until());
        if (from.isBefore(until)) {
          found.add(new Stretch(from, until));
        }
      }
    }
    return found;
  }

  private List<Hours> hours(LocalDate day) {
    if (definition == null) {
      return List.of();
    }
    List<Hours> usual =
        isHoliday(day)
            ? List.of()
            : definition.weekly().getOrDefault(day.getDayOfWeek(), List.of());
    for (CalendarDefinition.Special special : definition.specials().reversed()) {
      if (isAbout(special.days(), day)) {
        return switch (special) {
          case CalendarDefinition.Closed closed -> List.of();
          case CalendarDefinition.Open open -> open.hours();
          case CalendarDefinition.OpenUntil cut -> until(usual, cut.until());
          case CalendarDefinition.OpenFrom cut -> from(usual, cut.from());
        };
      }
    }
    return usual;
  }

  private static List<Hours> until(List<Hours> usual, LocalTime until) {
    List<Hours> cut = new ArrayList<>();
    for (Hours hours : usual) {
      boolean goesOn = hours.until().equals(LocalTime.MIDNIGHT) || hours.until().isAfter(until);
      if (!goesOn) {
        cut.add(hours);
      } else if (hours.from().isBefore(until)) {
        cut.add(new Hours(hours.from(), until));
      }
    }
    return cut;
  }

  private static List<Hours> from(List<Hours> usual, LocalTime from) {
    List<Hours> cut = new ArrayList<>();
    for (Hours hours : usual) {
      boolean isOver = !hours.until().equals(LocalTime.MIDNIGHT) && !hours.until().isAfter(from);
      if (!hours.from().isBefore(from)) {
        cut.add(hours);
      } else if (!isOver) {
        cut.add(new Hours(from, hours.until()));
      }
    }
    return cut;
  }

  private static boolean isAbout(CalendarDefinition.Days days, LocalDate day) {
    return switch (days) {
      case CalendarDefinition.Dates dates ->
          !day.isBefore(dates.first()) && !day.isAfter(dates.last());
      case CalendarDefinition.EveryYear year -> {
        MonthDay asked = MonthDay.from(day);
        boolean notBefore = !asked.isBefore(year.first());
        boolean notAfter = !asked.isAfter(year.last());
        yield year.last().isBefore(year.first()) ? notBefore || notAfter : notBefore && notAfter;
      }
    };
  }

  private boolean isHoliday(LocalDate day) {
    if (definition == null) {
      return false;
    }
    return switch (definition.holidays()) {
      case CalendarDefinition.NoHolidays none -> false;
      case CalendarDefinition.Region region ->
          ofYear.computeIfAbsent(day.getYear(), year -> dates(region.region(), year)).contains(day);
      case CalendarDefinition.ClosureFile file ->
          throw new IllegalArgumentException("trials have no closure files: " + file);
    };
  }

  private Set<LocalDate> dates(String region, int year) {
    return holidays.of(region, year).stream().map(Holiday::date).collect(Collectors.toSet());
  }
}
