package coco.server.notify;

import coco.engine.calendar.Holidays;
import coco.engine.calendar.Micros;
import coco.engine.calendar.WorkingCalendar;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.code.CalendarDefinition.NoHolidays;
import coco.language.code.CalendarDefinition.Region;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When somebody is left in peace: outside of hours of their working days, on other days, and on
 * public holidays, all in their own zone. The engine's calendars count it.
 *
 * @param opens when quiet ends in the morning
 * @param closes when it begins in the evening, later than {@code opens}; midnight for the day's end
 * @param days those that are not quiet as a whole; at least one
 * @param holidays the region whose public holidays are quiet, none where it is empty
 */
record QuietTime(
    ZoneId zone,
    LocalTime opens,
    LocalTime closes,
    Set<DayOfWeek> days,
    Optional<String> holidays) {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\S+) ([0-9:]{5})-([0-9:]{5}) ([1-7]+) (\\S+)");

  private static final Holidays REGIONS = Holidays.ofRegions();
  private static final Map<QuietTime, WorkingCalendar> CALENDARS = new ConcurrentHashMap<>();

  /** How many calendars are kept at hand: people choose among few. */
  private static final int CALENDARS_MOST = 1_000;

  QuietTime {
    days = Set.copyOf(days);
    if (days.isEmpty()
        || !(closes.equals(LocalTime.MIDNIGHT) || opens.isBefore(closes))
        || holidays.filter(it -> !REGIONS.isKnown(it)).isPresent()) {
      throw new IllegalArgumentException(
          "quiet ends before it begins again, on some day, was %s to %s on %s, holidays of %s"
              .formatted(closes, opens, days, holidays));
    }
  }

  /** From six in the evening until eight, and on weekends. */
  static QuietTime usual(ZoneId zone, Optional<String> holidays) {
    return new QuietTime(
        zone,
        LocalTime.of(8, 0),
        LocalTime.of(18, 0),
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        holidays);
  }

  /** Regions whose public holidays are known. */
  static Set<String> regions() {
    return REGIONS.all();
  }

  /**
   * As the database keeps it: {@code Europe/Paris 08:00-18:00 12345 FR}.
   *
   * @return empty where it is not written so
   */
  static Optional<QuietTime> read(String written) {
    Matcher parts = WRITTEN.matcher(written);
    return parts.matches()
        ? Optional.of(
            new QuietTime(
                ZoneId.of(parts.group(1)),
                LocalTime.parse(parts.group(2)),
                LocalTime.parse(parts.group(3)),
                parts
                    .group(4)
                    .chars()
                    .mapToObj(digit -> DayOfWeek.of(digit - '0'))
                    .collect(Collectors.toSet()),
                Optional.of(parts.group(5)).filter(it -> !it.equals("-"))))
        : Optional.empty();
  }

  String written() {
    String numbers =
        days.stream()
            .sorted()
            .map(it -> Integer.toString(it.getValue()))
            .collect(Collectors.joining());
    return "%s %s-%s %s %s".formatted(zone, opens, closes, numbers, holidays.orElse("-"));
  }

  /** The instant itself where it is not quiet, else when quiet ends next. */
  Instant next(Instant instant) {
    return Micros.instant(calendar().nextOpen(Micros.of(instant)));
  }

  /** The next morning of a working day: when quiet ends next, later than the instant. */
  Instant morning(Instant instant) {
    long micros = Micros.of(instant);
    WorkingCalendar calendar = calendar();
    long end = calendar.isOpen(micros) ? calendar.nextClose(micros) : micros;
    return Micros.instant(calendar.nextOpen(end));
  }

  /**
   * The end of the n-th working day after the day of an instant.
   *
   * @param days at least 1
   */
  Instant afterWorkingDays(Instant from, int days) {
    LocalDate day = LocalDate.ofInstant(from, zone);
    int left = days;
    while (left > 0) {
      day = day.plusDays(1);
      if (calendar().isWorkingDay(day.toEpochDay())) {
        left--;
      }
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private WorkingCalendar calendar() {
    if (CALENDARS.size() > CALENDARS_MOST) {
      CALENDARS.clear();
    }
    return CALENDARS.computeIfAbsent(this, QuietTime::make);
  }

  private WorkingCalendar make() {
    Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
    days.forEach(day -> weekly.put(day, List.of(new Hours(opens, closes))));
    CalendarDefinition.Holidays quiet =
        holidays.isPresent() ? new Region(holidays.get()) : new NoHolidays();
    return WorkingCalendar.of(
        new CalendarDefinition("quiet", weekly, List.of(), Optional.of(zone), quiet),
        zone,
        REGIONS);
  }
}
