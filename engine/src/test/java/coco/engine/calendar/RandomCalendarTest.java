package coco.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
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
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arithmetic against a walk through {@code java.time}, on random cases in odd zones. */
final class RandomCalendarTest {
  private static final List<String> ZONES =
      List.of(
          "Europe/Paris",
          "Europe/Dublin",
          "America/New_York",
          "America/Sao_Paulo",
          "America/St_Johns",
          "America/Havana",
          "America/Toronto",
          "Asia/Beirut",
          "Asia/Gaza",
          "Asia/Kathmandu",
          "Pacific/Apia",
          "Pacific/Kwajalein",
          "Pacific/Auckland",
          "Australia/Lord_Howe",
          "Africa/Casablanca",
          "Antarctica/Troll",
          "Asia/Tokyo",
          "Etc/UTC");

  private static final List<Length.Unit> UNITS = List.of(Length.Unit.values());

  private static final List<String> REGIONS = List.of("", "FR", "FR-57", "GB-ENG", "US");

  private static final List<String> WEEKS =
      List.of(
          "09:00-17:00",
          "09:00-12:30 13:30-17:30",
          "00:00-24:00",
          "00:00-02:30 22:15-24:00",
          "02:15-02:45 03:00-03:20 23:30-24:00",
          "01:30-02:30",
          "00:00-00:45 01:00-23:59");

  static Stream<Long> seeds() {
    return new Random(20_270_101).longs(600).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithAWalk(long seed) {
    Random random = new Random(seed);
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    String region = REGIONS.get(random.nextInt(REGIONS.size()));
    CalendarDefinition calendar = calendar(random, zone, region);
    Timekeeper keeper = Calendars.keeper(calendar);
    int year = 1905 + random.nextInt(280);
    NaiveClock naive = new NaiveClock(calendar, zone, holidays(region, year));
    WorkingCalendar working = keeper.calendar(Calendars.RULE, "office", null);
    for (int i = 0; i < 100; i++) {
      Instant start = instant(random, zone, year);
      Length length = length(random);
      List<Stop> stops = canStop(length) ? stops(random, start) : List.of();
      String what = "seed %d: %s %s in %s %s".formatted(seed, start, length, zone, stops);

      assertThat(outcome(keeper.clock(Calendars.RULE, length), start, stops))
          .as(what)
          .isEqualTo(naive.due(start, length, stops));

      Instant end = start.plus(Duration.ofMinutes(random.nextInt(60_000)));
      assertThat(working.isOpen(start)).as(what).isEqualTo(naive.isOpen(start));
      assertThat(working.between(Micros.of(start), Micros.of(end)))
          .as(what)
          .isEqualTo(naive.between(start, end).toNanos() / 1_000);
      checkSubtraction(working, start, 1 + random.nextInt(100_000) * 1_000_000L, what);
    }
  }

  private static NaiveClock.Outcome outcome(Clock clock, Instant start, List<Stop> stops) {
    Countdown end = clock.start(Due.at(start), stops);
    return new NaiveClock.Outcome(end.due(), end.running() ? 0 : end.left().count());
  }

  /** Counted back, the result is the latest instant from which that much is worked. */
  private static void checkSubtraction(
      WorkingCalendar calendar, Instant at, long amount, String what) {
    long end = Micros.of(at);
    long start = calendar.subtract(end, amount);
    assertThat(calendar.between(start, end)).as(what).isEqualTo(amount);
    assertThat(calendar.isOpen(start)).as(what).isTrue();
  }

  private static boolean canStop(Length length) {
    return length.unit() != Length.Unit.MONTH && length.unit() != Length.Unit.YEAR;
  }

  private static CalendarDefinition calendar(Random random, ZoneId zone, String region) {
    Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(7) > 1 || day == DayOfWeek.MONDAY) {
        weekly.put(day, Calendars.hours(WEEKS.get(random.nextInt(WEEKS.size()))));
      }
    }
    if (random.nextInt(8) == 0) {
      weekly = Calendars.weekly(Calendars.ALL_DAYS, "00:00-24:00");
    }
    Special[] specials = new Special[random.nextInt(4)];
    for (int i = 0; i < specials.length; i++) {
      specials[i] = special(random);
    }
    return Calendars.calendar(weekly, zone, region, specials);
  }

  private static Special special(Random random) {
    Days days;
    if (random.nextBoolean()) {
      days = new EveryYear(monthDay(random), monthDay(random));
    } else {
      LocalDate first = LocalDate.of(1905 + random.nextInt(280), 1 + random.nextInt(12), 1);
      days = new Dates(first, first.plusDays(random.nextInt(400)));
    }
    LocalTime time = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    return switch (random.nextInt(4)) {
      case 0 -> days instanceof EveryYear ? new OpenFrom(days, time) : new Closed(days);
      case 1 -> new Open(days, Calendars.hours(WEEKS.get(random.nextInt(WEEKS.size()))));
      case 2 -> new OpenUntil(days, time);
      default -> new OpenFrom(days, time);
    };
  }

  private static MonthDay monthDay(Random random) {
    return MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private static Set<LocalDate> holidays(String region, int year) {
    Set<LocalDate> dates = new TreeSet<>();
    for (int y = Math.max(1900, year - 4); y < year + 14; y++) {
      Calendars.HOLIDAYS.of(region, y).forEach(holiday -> dates.add(holiday.date()));
    }
    return dates;
  }

  /** An instant of a year, most often near a change of the clocks or at an odd place of a day. */
  private static Instant instant(Random random, ZoneId zone, int year) {
    Instant any =
        LocalDate.of(year, 1, 1)
            .atStartOfDay(zone)
            .toInstant()
            .plusSeconds(random.nextInt(365 * 86_400));
    ZoneOffsetTransition change = zone.getRules().nextTransition(any);
    return switch (random.nextInt(4)) {
      case 0 -> any;
      case 1 -> any.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
      case 2 -> any.plusNanos(1_000L * random.nextInt(1_000_000));
      default ->
          change == null || change.getInstant().isAfter(any.plus(Duration.ofDays(400)))
              ? any
              : change.getInstant().plusSeconds(60L * (random.nextInt(4_000) - 3_000));
    };
  }

  private static Length length(Random random) {
    Length.Unit unit = UNITS.get(random.nextInt(UNITS.size()));
    long count = 1L + random.nextInt(unit.isElapsed() || unit.isWorkingTime() ? 120 : 40);
    if (unit == Length.Unit.YEAR) {
      count = 1L + random.nextInt(8);
    }
    boolean extended = !unit.isElapsed() && !unit.isWorkingTime() && random.nextBoolean();
    return new Length(count, unit, Optional.empty(), extended);
  }

  private static List<Stop> stops(Random random, Instant start) {
    List<Stop> stops = new ArrayList<>();
    Instant at = start.minus(Duration.ofHours(random.nextInt(30)));
    int count = Math.max(0, random.nextInt(5) - 1);
    for (int i = 0; i < count; i++) {
      Instant from = at.plus(Duration.ofMinutes(30L * random.nextInt(150)));
      Instant until = from.plus(Duration.ofMinutes(30L * random.nextInt(150)));
      boolean open = i == count - 1 && random.nextInt(3) == 0;
      stops.add(new Stop(from, open ? null : until));
      at = until;
    }
    return stops;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aCalendarOpenDayAndNightEqualsElapsedTime(long seed) {
    Random random = new Random(seed);
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    Timekeeper keeper =
        Calendars.keeper(
            Calendars.calendar(Calendars.weekly(Calendars.ALL_DAYS, "00:00-24:00"), zone, ""));
    Instant start = instant(random, zone, 1905 + random.nextInt(280));
    List<Stop> stops = stops(random, start);
    long count = 1L + random.nextInt(500);

    assertThat(
            outcome(
                keeper.clock(Calendars.RULE, Length.of(count, Length.Unit.WORKING_HOUR)),
                start,
                stops))
        .as("seed %d: %d hours from %s in %s %s", seed, count, start, zone, stops)
        .isEqualTo(
            outcome(
                keeper.clock(Calendars.RULE, Length.of(count, Length.Unit.HOUR)), start, stops));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void takesTheTimeThatAWalkCounts(long seed) {
    Random random = new Random(seed);
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    String region = REGIONS.get(random.nextInt(REGIONS.size()));
    CalendarDefinition calendar = calendar(random, zone, region);
    Timekeeper keeper = Calendars.keeper(calendar);
    int year = 1905 + random.nextInt(280);
    NaiveClock naive = new NaiveClock(calendar, zone, holidays(region, year));
    for (int i = 0; i < 20; i++) {
      Instant start = instant(random, zone, year);
      Instant end = start.plus(Duration.ofMinutes(random.nextInt(60_000)));
      for (Length.Unit unit :
          List.of(Length.Unit.DAY, Length.Unit.WORKING_DAY, Length.Unit.BUSINESS_DAY)) {
        LocalDate first = naive.date(start).plusDays(1);
        LocalDate after = naive.date(end).plusDays(1);
        long counted =
            after.isBefore(first)
                ? 0
                : first.datesUntil(after).filter(day -> naive.counts(day, unit)).count();
        Amount taken = keeper.clock(Calendars.RULE, Length.of(9, unit)).between(start, end);

        assertThat(taken.count())
            .as("seed %d: %s from %s to %s in %s", seed, unit, start, end, zone)
            .isEqualTo(counted);
      }
    }
  }
}
