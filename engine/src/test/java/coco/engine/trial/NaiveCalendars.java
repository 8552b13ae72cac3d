package coco.engine.trial;

import coco.engine.calendar.Holidays;
import coco.language.code.CalendarDefinition;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calendars in their zones, each made once. */
final class NaiveCalendars {
  private record Hung(@Nullable CalendarDefinition definition, ZoneId zone) {}

  private final Holidays holidays;
  private final Map<Hung, NaiveCalendar> known = new HashMap<>();

  NaiveCalendars(Holidays holidays) {
    this.holidays = holidays;
  }

  NaiveCalendar of(@Nullable CalendarDefinition definition, ZoneId zone) {
    return known.computeIfAbsent(
        new Hung(definition, zone), key -> new NaiveCalendar(definition, zone, holidays));
  }
}
