package coco.engine.calendar;

import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.code.CalendarDefinition.NoHolidays;
import coco.language.code.CalendarDefinition.Region;
import coco.language.code.CalendarDefinition.Special;
import coco.language.code.Length;
import coco.language.code.RuleId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Calendars, lengths and instants in few words, for tests. */
final class Calendars {
  static final RuleId RULE = new RuleId("CS-1");
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  static final Holidays HOLIDAYS = Holidays.ofRegions();
  static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  static final Set<DayOfWeek> ALL_DAYS = EnumSet.allOf(DayOfWeek.class);

  private Calendars() {}

  /** Hours such as {@code 09:00-12:30 13:30-17:30}; 24:00 as an end is the end of the day. */
  static List<Hours> hours(String text) {
    return List.of(text.split(" ", -1)).stream()
        .map(stretch -> stretch.split("-", -1))
        .map(ends -> new Hours(time(ends[0]), time(ends[1])))
        .toList();
  }

  static LocalTime time(String text) {
    return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
  }

  static Map<DayOfWeek, List<Hours>> weekly(Set<DayOfWeek> days, String hours) {
    Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
    days.forEach(day -> weekly.put(day, hours(hours)));
    return weekly;
  }

  static CalendarDefinition calendar(
      Map<DayOfWeek, List<Hours>> weekly, ZoneId zone, String region, Special... specials) {
    return new CalendarDefinition(
        "office",
        weekly,
        List.of(specials),
        Optional.of(zone),
        region.isEmpty() ? new NoHolidays() : new Region(region));
  }

  static CalendarDefinition weekdays(String hours, Special... specials) {
    return calendar(weekly(WEEKDAYS, hours), PARIS, "", specials);
  }

  static Timekeeper keeper(CalendarDefinition calendar) {
    SequencedMap<String, CalendarDefinition> calendars = new LinkedHashMap<>();
    calendars.put(calendar.id(), calendar);
    return new Timekeeper(PARIS, Optional.of(calendar.id()), calendars, HOLIDAYS);
  }

  static Clock clock(CalendarDefinition calendar, long count, Length.Unit unit) {
    return keeper(calendar).clock(RULE, Length.of(count, unit));
  }

  /** An instant such as {@code 2026-01-30T16:30}, in a zone. */
  static Instant at(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  static Instant paris(String local) {
    return at(local, PARIS);
  }
}
