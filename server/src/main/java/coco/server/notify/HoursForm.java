package coco.server.notify;

import coco.server.web.Visit;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The hours of somebody's working days as a form has them.
 *
 * @param from when they end, and quiet begins
 * @param until when they begin, and quiet ends
 * @param days their numbers, from Monday, 1
 */
public record HoursForm(String zone, String from, String until, Set<String> days, String holidays) {
  private static final Set<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(
              it ->
                  it.matches(
                      "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
          .collect(Collectors.toCollection(TreeSet::new));

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

  public HoursForm {
    days = Set.copyOf(days);
  }

  static HoursForm of(QuietTime quiet) {
    return new HoursForm(
        quiet.zone().getId(),
        quiet.closes().toString(),
        quiet.opens().toString(),
        quiet.days().stream().map(HoursForm::number).collect(Collectors.toSet()),
        quiet.holidays().orElse(""));
  }

  /** As it was sent. */
  static HoursForm of(Map<String, String> fields, List<String> days) {
    return new HoursForm(
        fields.getOrDefault("zone", ""),
        fields.getOrDefault("from", ""),
        fields.getOrDefault("until", ""),
        Set.copyOf(days),
        fields.getOrDefault("holidays", ""));
  }

  /** What it says; empty where it says nothing that can be. */
  Optional<QuietTime> read() {
    try {
      return Optional.of(
          new QuietTime(
              ZoneId.of(zone),
              LocalTime.parse(until, MINUTES),
              LocalTime.parse(from, MINUTES),
              days.stream().map(Integer::valueOf).map(DayOfWeek::of).collect(Collectors.toSet()),
              Optional.of(holidays).filter(it -> !it.isEmpty())));
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static String number(DayOfWeek day) {
    return Integer.toString(day.getValue());
  }

  public boolean isDay(DayOfWeek day) {
    return days.contains(number(day));
  }

  public List<DayOfWeek> week() {
    return List.of(DayOfWeek.values());
  }

  public Set<String> zones() {
    return Collections.unmodifiableSet(ZONES);
  }

  /** The regions whose public holidays are known. */
  public Set<String> regions() {
    return QuietTime.regions();
  }

  public String dayName(Visit visit, DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, visit.language().locale());
  }
}
