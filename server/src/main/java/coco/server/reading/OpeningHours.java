package coco.server.reading;

import coco.engine.calendar.BeyondHorizonException;
import coco.engine.calendar.Holiday;
import coco.engine.calendar.NoCalendarException;
import coco.engine.calendar.Timekeeper;
import coco.engine.calendar.WorkingCalendar;
import coco.language.Document;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.code.CalendarDefinition.Region;
import coco.language.code.RuleId;
import coco.language.print.CalendarPrinter;
import coco.server.code.CodeReader;
import coco.server.web.Texts;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A code's calendars as people read opening hours: the week, now, and the days that differ. */
@Component
public class OpeningHours {
  /** How far ahead public holidays are told. */
  private static final int WEEKS = 8;

  private static final RuleId NO_RULE = new RuleId("hours");

  private final CodeReader reader;

  OpeningHours(CodeReader reader) {
    this.reader = reader;
  }

  /**
   * A calendar.
   *
   * @param anchor its place on the page
   * @param zone in whose time the hours are; empty for each reader's own
   * @param now whether it is open, and until when; empty where that cannot be said
   * @param specials days that differ, in one sentence; empty for none
   * @param holidays public holidays of the next weeks
   */
  public record Calendar(
      String anchor,
      String name,
      String zone,
      Optional<State> now,
      List<Day> week,
      String specials,
      List<Special> holidays) {
    public Calendar {
      week = List.copyOf(week);
      holidays = List.copyOf(holidays);
    }
  }

  /** Whether it is open now, said in a sentence. */
  public record State(boolean isOpen, String sentence) {}

  /** A weekday; {@code isToday} in the calendar's zone. */
  public record Day(String name, String hours, boolean isToday) {}

  /** A holiday; {@code hours} is what the calendar does on it. */
  public record Special(String date, String name, String hours) {}

  /** The calendars of a document, in its order. */
  List<Calendar> of(Document document, Texts texts, Instant now) {
    Timekeeper timekeeper = Timekeeper.of(document.code(), reader.holidays());
    List<Calendar> calendars = new ArrayList<>();
    for (Document.CalendarRow row : document.calendars()) {
      row.calendar()
          .ifPresent(
              definition ->
                  calendars.add(calendar(document, row, definition, timekeeper, texts, now)));
    }
    return calendars;
  }

  private Calendar calendar(
      Document document,
      Document.CalendarRow row,
      CalendarDefinition definition,
      Timekeeper timekeeper,
      Texts texts,
      Instant now) {
    ZoneId zone = definition.zone().orElse(document.code().zone());
    LocalDate today = now.atZone(zone).toLocalDate();
    Optional<WorkingCalendar> working = working(timekeeper, definition);
    return new Calendar(
        "calendar-" + row.id().strip().replaceAll("\\s", "_"),
        row.name().text().strip(),
        definition.zone().map(ZoneId::getId).orElse(""),
        definition.zone().isEmpty()
            ? Optional.empty()
            : working.flatMap(it -> state(it, zone, texts, now)),
        week(definition, texts, today),
        CalendarPrinter.specials(definition, texts.language()),
        holidays(definition, working, zone, texts, today));
  }

  /** What lacks its holidays says its week and nothing about today. */
  private static Optional<WorkingCalendar> working(
      Timekeeper timekeeper, CalendarDefinition definition) {
    try {
      return Optional.of(timekeeper.calendar(NO_RULE, definition.id(), null));
    } catch (NoCalendarException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<State> state(
      WorkingCalendar calendar, ZoneId zone, Texts texts, Instant now) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    try {
      boolean open = calendar.isOpen(micros);
      long turn = calendar.nextTurn(micros);
      if (turn == Long.MAX_VALUE) {
        return open
            ? Optional.of(new State(true, texts.of("reading.hours.always")))
            : Optional.empty();
      }
      var at = Instant.EPOCH.plus(turn, ChronoUnit.MICROS).atZone(zone);
      long days = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), at.toLocalDate());
      String time = texts.time(at.toLocalTime());
      String day = days < 7 ? weekday(at.getDayOfWeek(), texts) : texts.date(at.toLocalDate());
      String kind = open ? "open" : "closed";
      boolean midnight = at.toLocalTime().equals(LocalTime.MIDNIGHT);
      String sentence =
          days == 0 || (days == 1 && midnight && open)
              ? texts.of(
                  "reading.hours.%s.today".formatted(kind),
                  midnight ? texts.of("reading.hours.midnight") : time)
              : texts.of("reading.hours.%s.later".formatted(kind), day, time);
      return Optional.of(new State(open, sentence));
    } catch (BeyondHorizonException never) {
      return Optional.empty();
    }
  }

  private static List<Day> week(CalendarDefinition definition, Texts texts, LocalDate today) {
    List<Day> week = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      week.add(
          new Day(
              weekday(day, texts),
              hours(definition.weekly().getOrDefault(day, List.of()), texts),
              day == today.getDayOfWeek()));
    }
    return week;
  }

  private static String weekday(DayOfWeek day, Texts texts) {
    return day.getDisplayName(TextStyle.FULL, texts.language().locale());
  }

  private static String hours(List<Hours> hours, Texts texts) {
    if (hours.isEmpty()) {
      return texts.of("reading.hours.closed");
    }
    if (hours.size() == 1
        && hours.getFirst().from().equals(LocalTime.MIDNIGHT)
        && hours.getFirst().until().equals(LocalTime.MIDNIGHT)) {
      return texts.of("reading.hours.all-day");
    }
    return hours.stream()
        .map(
            each ->
                texts.of(
                    "reading.hours.span",
                    texts.time(each.from()),
                    each.until().equals(LocalTime.MIDNIGHT)
                        ? texts.of("reading.hours.midnight")
                        : texts.time(each.until())))
        .collect(Collectors.joining(texts.of("reading.hours.and")));
  }

  private List<Special> holidays(
      CalendarDefinition definition,
      Optional<WorkingCalendar> working,
      ZoneId zone,
      Texts texts,
      LocalDate today) {
    if (!(definition.holidays() instanceof Region region)) {
      return List.of();
    }
    LocalDate until = today.plusWeeks(WEEKS);
    List<Special> specials = new ArrayList<>();
    for (int year = today.getYear(); year <= until.getYear(); year++) {
      for (Holiday holiday : reader.holidays().of(region.region(), year)) {
        LocalDate date = holiday.date();
        if (!date.isBefore(today) && !date.isAfter(until)) {
          String hours = working.map(it -> on(it, date, zone, texts)).orElse("");
          specials.add(new Special(texts.date(date), holiday.name(texts.language()), hours));
        }
      }
    }
    return specials;
  }

  /** The hours of one date, as the calendar itself opens. */
  private static String on(WorkingCalendar calendar, LocalDate date, ZoneId zone, Texts texts) {
    List<Hours> hours = new ArrayList<>();
    long end = micros(date.plusDays(1), zone);
    long at = micros(date, zone);
    while (at < end) {
      boolean open = calendar.isOpen(at);
      long turn = Math.min(end, calendar.nextTurn(at));
      if (open) {
        hours.add(new Hours(time(at, zone), time(turn, zone)));
      }
      at = turn;
    }
    return hours(hours, texts);
  }

  private static long micros(LocalDate date, ZoneId zone) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, date.atStartOfDay(zone).toInstant());
  }

  private static LocalTime time(long micros, ZoneId zone) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone).toLocalTime();
  }
}
