package coco.bench.peer;

import coco.bench.TwoShores;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Opening hours from Monday to Friday, walked day by day with {@code java.time}. */
final class OpeningHours {
  private record Hours(LocalTime open, LocalTime close) {}

  private final ZoneId zone;
  private final List<Hours> hours;
  private final Set<LocalDate> holidays = new HashSet<>();

  private OpeningHours(ZoneId zone, List<Hours> hours, String region) {
    this.zone = zone;
    this.hours = hours;
    for (int year = 2025; year <= 2028; year++) {
      TwoShores.holidays().of(region, year).forEach(holiday -> holidays.add(holiday.date()));
    }
  }

  /** The office's. */
  static OpeningHours office() {
    return new OpeningHours(
        ZoneId.of("Europe/Paris"),
        List.of(
            new Hours(LocalTime.of(9, 0), LocalTime.of(12, 30)),
            new Hours(LocalTime.of(13, 30), LocalTime.of(17, 30))),
        "FR");
  }

  /** The local desk's, where the party is. */
  static OpeningHours localDesk(ZoneId zone) {
    return new OpeningHours(
        zone, List.of(new Hours(LocalTime.of(8, 30), LocalTime.of(18, 0))), "GB-ENG");
  }

  LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.contains(day);
  }

  LocalDate plusWorkingDays(LocalDate day, int days) {
    LocalDate end = day;
    for (int left = days; left > 0; ) {
      end = end.plusDays(1);
      if (isWorkingDay(end)) {
        left--;
      }
    }
    return end;
  }

  /** How many working days come after one day, until another one, included. */
  int workingDaysBetween(LocalDate first, LocalDate last) {
    int count = 0;
    for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      count += isWorkingDay(day) ? 1 : 0;
    }
    return count;
  }

  Instant plus(Instant start, Duration time) {
    Duration left = time;
    for (LocalDate day = dayOf(start); ; day = day.plusDays(1)) {
      if (!isWorkingDay(day)) {
        continue;
      }
      for (Hours each : hours) {
        Instant from = later(at(day, each.open()), start);
        Instant until = at(day, each.close());
        if (from.isBefore(until)) {
          Duration here = Duration.between(from, until);
          if (here.compareTo(left) >= 0) {
            return from.plus(left);
          }
          left = left.minus(here);
        }
      }
    }
  }

  Duration between(Instant start, Instant end) {
    Duration sum = Duration.ZERO;
    LocalDate last = dayOf(end);
    for (LocalDate day = dayOf(start); !day.isAfter(last); day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        for (Hours each : hours) {
          Instant from = later(at(day, each.open()), start);
          Instant close = at(day, each.close());
          Instant until = close.isBefore(end) ? close : end;
          if (from.isBefore(until)) {
            sum = sum.plus(Duration.between(from, until));
          }
        }
      }
    }
    return sum;
  }

  private Instant at(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
