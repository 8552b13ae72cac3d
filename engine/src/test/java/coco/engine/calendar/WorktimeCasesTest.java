package coco.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.Due;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Closed;
import coco.language.code.CalendarDefinition.ClosureFile;
import coco.language.code.CalendarDefinition.Dates;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.code.CalendarDefinition.Open;
import coco.language.code.CalendarDefinition.Special;
import coco.language.code.Length;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * 250 working-time cases of seven public projects, run on our calendar.
 *
 * <p>The cases say how their project counts. Where projects disagree with each other, ours is one
 * of the conventions: closing time is closed, a negative span is negative, and a count of working
 * days starts on the day after the event, whatever its hour, and ends at 24:00.
 */
final class WorktimeCasesTest {
  /** Disputed between the projects; ours is the other convention. */
  private static final Set<String> OTHER_CONVENTION =
      Set.of(
          // The closing instant counts as open there; our hours are half-open.
          "moment-business-time-004",
          // A span that ends before it starts is zero there; ours is negative.
          "biz-019",
          "glpi-011");

  /** Counts of days between two dates by another convention than ours, days in (start, end]. */
  private static final Set<String> OTHER_DAYS_BETWEEN =
      Set.of(
          // Both ends are counted there.
          "business_time-047", "business_time-049");

  /**
   * Working days added by a convention that first moves the start into opening hours:
   * docs/language.md has the table.
   */
  private static final Set<String> OTHER_WORKING_DAYS =
      Set.of(
          // A start on a day off first moves to a working day, and the count begins after that.
          "working_hours-007",
          "working_hours-008",
          "working_hours-010",
          "business_time-040",
          "business_time-043",
          "jbpm-016",
          // Counted back from before opening, the day itself is left out there and not with us.
          "business_time-044");

  private static final Map<String, DayOfWeek> DAYS =
      Map.of(
          "mon", DayOfWeek.MONDAY,
          "tue", DayOfWeek.TUESDAY,
          "wed", DayOfWeek.WEDNESDAY,
          "thu", DayOfWeek.THURSDAY,
          "fri", DayOfWeek.FRIDAY,
          "sat", DayOfWeek.SATURDAY,
          "sun", DayOfWeek.SUNDAY);

  private static Map<?, ?> schedules = Map.of();
  private static List<?> cases = List.of();

  @BeforeAll
  static void read() throws IOException {
    String text = Files.readString(SharedFiles.path("worktime-cases-dev.json"));
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(10_000_000).build();
    Map<?, ?> file = (Map<?, ?>) new Load(settings).loadFromString(text);
    schedules = map(file, "schedules");
    cases = list(file, "cases");
  }

  @Test
  void agreesWithEveryCaseOfCalendarArithmetic() {
    Set<String> differing = new TreeSet<>();
    int asked = 0;
    for (Object each : cases) {
      Map<?, ?> one = (Map<?, ?>) each;
      if (!text(one, "op").startsWith("add_working_days")) {
        asked++;
        if (!answer(one, calendar(one)).equals(expected(one))) {
          differing.add(text(one, "id"));
        }
      }
    }

    Set<String> known = new TreeSet<>(OTHER_CONVENTION);
    known.addAll(OTHER_DAYS_BETWEEN);
    assertThat(asked).isEqualTo(210);
    assertThat(differing).isEqualTo(known);
  }

  @Test
  void addsWorkingDaysFromTheDayAfterTheEvent() {
    Set<String> differing = new TreeSet<>();
    for (Object each : cases) {
      Map<?, ?> one = (Map<?, ?>) each;
      if (text(one, "op").startsWith("add_working_days")) {
        LocalDate ours = workingDay(one);
        LocalDate theirs = LocalDate.parse(text(one, "expected").substring(0, 10));
        if (!ours.equals(theirs)) {
          differing.add(text(one, "id"));
        }
      }
    }

    assertThat(differing).isEqualTo(OTHER_WORKING_DAYS);
  }

  /** The day at whose 24:00 the deadline is. */
  private static LocalDate workingDay(Map<?, ?> one) {
    WorkingCalendar calendar = calendar(one);
    Timekeeper keeper = keeper(one);
    long amount = Long.parseLong(text(one, "amount"));
    Length length = Length.of(Math.abs(amount), Length.Unit.WORKING_DAY);
    Clock clock = keeper.clock(Calendars.RULE, length);
    Instant start = instant(text(one, "start"), calendar.zone());
    Due due = amount > 0 ? clock.due(start) : clock.dueBefore(start);
    return calendar.days().dateOf(due.instant().minusNanos(1_000));
  }

  private static Object answer(Map<?, ?> one, WorkingCalendar calendar) {
    ZoneId zone = calendar.zone();
    String start = text(one, "start");
    return switch (text(one, "op")) {
      case "is_open" -> calendar.isOpen(instant(start, zone));
      case "next_open_or_same" -> calendar.nextOpen(micros(start, zone));
      case "previous_open_or_same" -> calendar.previousOpen(micros(start, zone));
      case "next_close" -> calendar.nextClose(micros(start, zone));
      case "add_working_time" -> add(one, calendar);
      case "subtract_working_time" -> subtract(calendar, micros(start, zone), amount(one));
      case "working_time_between" -> between(one, calendar);
      case "working_days_between" ->
          calendar.workingDays(
              LocalDate.parse(start).toEpochDay() + 1,
              LocalDate.parse(text(one, "end")).toEpochDay());
      case "first_open_intervals" -> intervals(one, calendar);
      default -> throw new IllegalStateException("unknown: " + one);
    };
  }

  private static long add(Map<?, ?> one, WorkingCalendar calendar) {
    long start = micros(text(one, "start"), calendar.zone());
    long amount = amount(one);
    if (amount == 0) {
      return calendar.nextOpen(start);
    }
    List<Stop> stops = stops(one, calendar.zone());
    if (stops.isEmpty()) {
      return amount < 0 ? calendar.subtract(start, -amount) : calendar.add(start, amount);
    }
    Length length = Length.of(amount / Micros.SECOND, Length.Unit.WORKING_SECOND);
    Clock clock = keeper(one).clock(Calendars.RULE, length);
    return Micros.of(
        clock.start(Due.at(Micros.instant(start)), stops).due().orElseThrow().instant());
  }

  private static long subtract(WorkingCalendar calendar, long start, long amount) {
    return amount == 0 ? calendar.previousOpen(start) : calendar.subtract(start, amount);
  }

  private static long between(Map<?, ?> one, WorkingCalendar calendar) {
    Clock clock = keeper(one).clock(Calendars.RULE, Length.of(1, Length.Unit.WORKING_HOUR));
    return clock
        .between(
            instant(text(one, "start"), calendar.zone()),
            instant(text(one, "end"), calendar.zone()),
            stops(one, calendar.zone()))
        .count();
  }

  private static List<List<Long>> intervals(Map<?, ?> one, WorkingCalendar calendar) {
    List<List<Long>> found = new ArrayList<>();
    long at = micros(text(one, "start"), calendar.zone());
    while (found.size() < list(one, "expected").size()) {
      long open = calendar.nextOpen(at);
      at = calendar.nextClose(open);
      found.add(List.of(open, at));
    }
    return found;
  }

  private static Object expected(Map<?, ?> one) {
    ZoneId zone = ZoneId.of(text(one, "timezone"));
    return switch (value(one, "expected")) {
      case Boolean truth -> truth;
      case Integer count -> (long) count;
      case List<?> intervals ->
          intervals.stream()
              .map(interval -> (List<?>) interval)
              .map(
                  ends ->
                      List.of(
                          micros(ends.getFirst().toString(), zone),
                          micros(ends.getLast().toString(), zone)))
              .toList();
      case String text when text.contains("PT") -> duration(text);
      case String text -> micros(text, zone);
      default -> throw new IllegalStateException("unknown: " + one);
    };
  }

  private static WorkingCalendar calendar(Map<?, ?> one) {
    return keeper(one).calendar(Calendars.RULE, "office", null);
  }

  private static Timekeeper keeper(Map<?, ?> one) {
    Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
    map(schedules, text(one, "schedule"))
        .forEach((day, hours) -> weekly.put(DAYS.get(day.toString()), hours((List<?>) hours)));
    TreeMap<LocalDate, String> holidays = new TreeMap<>();
    list(one, "holidays").forEach(day -> holidays.put(LocalDate.parse(day.toString()), "holiday"));
    CalendarDefinition definition =
        new CalendarDefinition(
            "office",
            weekly,
            specials(one, weekly, holidays.keySet()),
            Optional.of(ZoneId.of(text(one, "timezone"))),
            new ClosureFile("holidays"));
    SequencedMap<String, CalendarDefinition> calendars = new LinkedHashMap<>();
    calendars.put("office", definition);
    Holidays known = Calendars.HOLIDAYS.with("holidays", new Closures(holidays, List.of()));
    return new Timekeeper(ZoneId.of("Etc/UTC"), Optional.of("office"), calendars, known);
  }

  /** Dates with hours of their own, and breaks cut out of a date's hours, as rows about dates. */
  private static List<Special> specials(
      Map<?, ?> one, Map<DayOfWeek, List<Hours>> weekly, Set<LocalDate> holidays) {
    Map<LocalDate, List<Hours>> byDate = new TreeMap<>();
    for (String kind : List.of("day_hours_override", "day_shifts_override")) {
      map(one, kind)
          .forEach(
              (day, hours) -> byDate.put(LocalDate.parse(day.toString()), hours((List<?>) hours)));
    }
    map(one, "day_breaks")
        .forEach(
            (day, breaks) -> {
              LocalDate date = LocalDate.parse(day.toString());
              List<Hours> usual =
                  byDate.getOrDefault(date, weekly.getOrDefault(date.getDayOfWeek(), List.of()));
              byDate.put(date, without(usual, hours((List<?>) breaks)));
            });
    List<Special> specials = new ArrayList<>();
    byDate.forEach(
        (date, hours) -> {
          if (!holidays.contains(date)) {
            Dates days = new Dates(date, date);
            specials.add(hours.isEmpty() ? new Closed(days) : new Open(days, hours));
          }
        });
    return specials;
  }

  private static List<Hours> without(List<Hours> usual, List<Hours> breaks) {
    List<Hours> left = new ArrayList<>(usual);
    for (Hours gap : breaks) {
      List<Hours> next = new ArrayList<>();
      for (Hours hours : left) {
        addIfAny(next, hours.from(), min(hours.until(), gap.from()));
        addIfAny(next, max(hours.from(), gap.until()), hours.until());
      }
      left = next;
    }
    return left;
  }

  private static void addIfAny(List<Hours> hours, LocalTime from, LocalTime until) {
    if (from.isBefore(until)) {
      hours.add(new Hours(from, until));
    }
  }

  private static LocalTime min(LocalTime a, LocalTime b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalTime max(LocalTime a, LocalTime b) {
    return a.isBefore(b) ? b : a;
  }

  private static List<Hours> hours(List<?> pairs) {
    return pairs.stream()
        .map(pair -> (List<?>) pair)
        .map(
            pair ->
                new Hours(
                    Calendars.time(pair.getFirst().toString()),
                    Calendars.time(pair.getLast().toString())))
        .toList();
  }

  private static List<Stop> stops(Map<?, ?> one, ZoneId zone) {
    return list(one, "paused").stream()
        .map(pair -> (List<?>) pair)
        .map(
            pair ->
                new Stop(
                    instant(pair.getFirst().toString(), zone),
                    instant(pair.getLast().toString(), zone)))
        .toList();
  }

  private static long amount(Map<?, ?> one) {
    return duration(text(one, "amount"));
  }

  /** A duration in microseconds; the cases also write fractions of an hour. */
  private static long duration(String text) {
    boolean negative = text.startsWith("-");
    String positive = negative ? text.substring(1) : text;
    long micros =
        positive.matches("PT\\d+\\.\\d+H")
            ? new BigDecimal(positive.substring(2, positive.length() - 1))
                .multiply(BigDecimal.valueOf(3_600 * Micros.SECOND))
                .longValueExact()
            : Duration.parse(positive).toNanos() / 1_000;
    return negative ? -micros : micros;
  }

  private static long micros(String text, ZoneId zone) {
    return Micros.of(instant(text, zone));
  }

  private static Instant instant(String text, ZoneId zone) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    return text.length() > 19 && text.matches(".*([+-]\\d\\d:\\d\\d|Z)")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(zone).toInstant();
  }

  private static String text(Map<?, ?> one, String key) {
    return value(one, key).toString();
  }

  private static Object value(Map<?, ?> one, String key) {
    Object value = one.get(key);
    if (value == null) {
      throw new IllegalStateException("no %s in %s".formatted(key, one));
    }
    return value;
  }

  private static Map<?, ?> map(Map<?, ?> one, String key) {
    return one.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(Map<?, ?> one, String key) {
    return one.get(key) instanceof List<?> list ? list : List.of();
  }
}
