package coco.language.print;

import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Closed;
import coco.language.code.CalendarDefinition.ClosureFile;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.code.CalendarDefinition.NoHolidays;
import coco.language.code.CalendarDefinition.Open;
import coco.language.code.CalendarDefinition.OpenFrom;
import coco.language.code.CalendarDefinition.OpenUntil;
import coco.language.code.CalendarDefinition.Region;
import coco.language.code.CalendarDefinition.Special;
import coco.language.syntax.HoursWords;
import coco.language.text.Language;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Writes the cells of a calendar's row. */
public final class CalendarPrinter {
  private static final List<String> ENGLISH_DAYS =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> FRENCH_DAYS =
      List.of("lun", "mar", "mer", "jeu", "ven", "sam", "dim");

  private final Language language;
  private final HoursWords words;

  private CalendarPrinter(Language language) {
    this.language = language;
    this.words = new HoursWords(language);
  }

  /** The cell of opening hours; reading it again gives the same hours. */
  public static String hours(CalendarDefinition calendar, Language language) {
    return new CalendarPrinter(language).hours(calendar);
  }

  /** The cell of the time zone. */
  public static String zone(CalendarDefinition calendar, Language language) {
    return calendar
        .zone()
        .map(ZoneId::getId)
        .orElse(
            switch (language) {
              case ENGLISH -> "party";
              case FRENCH -> "personne concernée";
            });
  }

  /** The cell of the holidays. */
  public static String holidays(CalendarDefinition calendar, Language language) {
    return switch (calendar.holidays()) {
      case Region region -> region.region();
      case ClosureFile file -> file.file();
      case NoHolidays none ->
          switch (language) {
            case ENGLISH -> "none";
            case FRENCH -> "aucun";
          };
    };
  }

  /** The opening hours of the week alone. */
  public static String week(CalendarDefinition calendar, Language language) {
    CalendarPrinter printer = new CalendarPrinter(language);
    return printer.joined(printer.week(calendar));
  }

  /** The special days alone; empty where there are none. */
  public static String specials(CalendarDefinition calendar, Language language) {
    CalendarPrinter printer = new CalendarPrinter(language);
    return printer.joined(calendar.specials().stream().map(printer::special).toList());
  }

  private String hours(CalendarDefinition calendar) {
    List<String> stretches = new ArrayList<>(week(calendar));
    calendar.specials().forEach(special -> stretches.add(special(special)));
    return joined(stretches);
  }

  private List<String> week(CalendarDefinition calendar) {
    SequencedMap<List<Hours>, List<DayOfWeek>> groups = new LinkedHashMap<>();
    calendar
        .weekly()
        .forEach((day, hours) -> groups.computeIfAbsent(hours, h -> new ArrayList<>()).add(day));
    return groups.entrySet().stream().map(group -> week(group.getValue(), group.getKey())).toList();
  }

  private String joined(List<String> stretches) {
    String between =
        switch (language) {
          case ENGLISH -> "; ";
          case FRENCH -> "\u202F; ";
        };
    return String.join(between, stretches);
  }

  private String week(List<DayOfWeek> days, List<Hours> hours) {
    boolean everyDay = days.size() == DayOfWeek.values().length;
    Hours allDay = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    if (everyDay && hours.equals(List.of(allDay))) {
      return switch (language) {
        case ENGLISH -> "always";
        case FRENCH -> "toujours";
      };
    }
    String every =
        switch (language) {
          case ENGLISH -> "every day";
          case FRENCH -> "tous les jours";
        };
    return (everyDay ? every : days(days)) + " " + stretches(hours);
  }

  /** Two days in a row are listed, three or more are a range. */
  private String days(List<DayOfWeek> days) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < days.size(); i++) {
      boolean last = i + 1 == days.size() || days.get(i).plus(1) != days.get(i + 1);
      if (last) {
        int length = i - start + 1;
        if (length > 2) {
          parts.add(name(days.get(start)) + "–" + name(days.get(i)));
        } else {
          days.subList(start, i + 1).forEach(day -> parts.add(name(day)));
        }
        start = i + 1;
      }
    }
    return String.join(", ", parts);
  }

  private String name(DayOfWeek day) {
    List<String> names =
        switch (language) {
          case ENGLISH -> ENGLISH_DAYS;
          case FRENCH -> FRENCH_DAYS;
        };
    return names.get(day.getValue() - 1);
  }

  private String stretches(List<Hours> hours) {
    String between =
        switch (language) {
          case ENGLISH -> " ";
          // "12 h 30" and "12 h, 30" would look alike without it.
          case FRENCH -> ", ";
        };
    return hours.stream().map(words::hours).collect(Collectors.joining(between));
  }

  private String special(Special special) {
    String days = words.days(special.days());
    return switch (language) {
      case ENGLISH ->
          switch (special) {
            case Closed closed -> "closed " + days;
            case Open open -> "open " + days + " " + stretches(open.hours());
            case OpenUntil until -> days + " until " + end(until.until());
            case OpenFrom from -> days + " from " + words.hour(from.from());
          };
      case FRENCH ->
          switch (special) {
            case Closed closed -> "fermé " + days;
            case Open open -> "ouvert " + days + " " + stretches(open.hours());
            case OpenUntil until -> days + " jusqu’à " + end(until.until());
            case OpenFrom from -> days + " à partir de " + words.hour(from.from());
          };
    };
  }

  private String end(LocalTime time) {
    return time.equals(LocalTime.MIDNIGHT) ? words.endOfDay() : words.hour(time);
  }
}
