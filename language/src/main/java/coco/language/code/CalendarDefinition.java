package coco.language.code;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A calendar of opening hours.
 *
 * @param weekly opening hours of each weekday that has any, in order, not overlapping
 * @param specials days that differ, in the order written; a later one wins over an earlier one, all
 *     win over holidays
 * @param zone the zone of the hours; absent for the party's own
 */
public record CalendarDefinition(
    String id,
    Map<DayOfWeek, List<Hours>> weekly,
    List<Special> specials,
    Optional<ZoneId> zone,
    Holidays holidays) {
  public CalendarDefinition {
    EnumMap<DayOfWeek, List<Hours>> ordered = new EnumMap<>(DayOfWeek.class);
    weekly.forEach((day, hours) -> ordered.put(day, List.copyOf(hours)));
    weekly = java.util.Collections.unmodifiableMap(ordered);
    specials = List.copyOf(specials);
  }

  /** One stretch of opening hours, half-open; 00:00 as an end is 24:00. */
  public record Hours(LocalTime from, LocalTime until) {
    public Hours {
      if (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until)) {
        throw new IllegalArgumentException(
            "opening hours end after they begin, was %s to %s".formatted(from, until));
      }
    }
  }

  /** Days that differ from the week. */
  public sealed interface Special {
    Days days();
  }

  /** Not open at all. */
  public record Closed(Days days) implements Special {}

  /** Open at just these hours, holiday or not. */
  public record Open(Days days, List<Hours> hours) implements Special {
    public Open {
      hours = List.copyOf(hours);
    }
  }

  /**
   * The day's usual hours, cut at an hour: {@code 24 Dec until 12:00}. A day that is closed stays
   * closed.
   */
  public record OpenUntil(Days days, LocalTime until) implements Special {}

  /** The day's usual hours, from an hour on. A day that is closed stays closed. */
  public record OpenFrom(Days days, LocalTime from) implements Special {}

  /** Which days a special is about; both ends are included. */
  public sealed interface Days {}

  /** Dates. */
  public record Dates(LocalDate first, LocalDate last) implements Days {}

  /** The same days every year; past the year's end where the last is before the first. */
  public record EveryYear(MonthDay first, MonthDay last) implements Days {}

  /** Where public holidays come from. */
  public sealed interface Holidays {}

  /** No holidays. */
  public record NoHolidays() implements Holidays {}

  /** A region of the holiday library: {@code FR}, {@code FR-57}, {@code GB-ENG}. */
  public record Region(String region) implements Holidays {}

  /** A file beside the code: {@code closures.ics}, {@code closures.csv}. */
  public record ClosureFile(String file) implements Holidays {}
}
