package coco.language.syntax;

import coco.language.text.Language;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Days, months and hours as a language writes them. */
final class DateWords {
  private static final List<String> ENGLISH_DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final List<String> FRENCH_DAYS =
      List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");
  private static final List<String> ENGLISH_MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final List<String> FRENCH_MONTHS =
      List.of(
          "janvier",
          "fevrier",
          "mars",
          "avril",
          "mai",
          "juin",
          "juillet",
          "aout",
          "septembre",
          "octobre",
          "novembre",
          "decembre");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F\\u2009]+");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})(?:er|st|nd|rd|th)?\\s+(\\p{L}+)\\.?,?\\s+(\\d{4})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("(\\p{L}+)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})");
  private static final Pattern COLON = Pattern.compile("(\\d{1,2}):(\\d{2})");
  private static final Pattern WITH_SECONDS = Pattern.compile("(\\d{1,2}:\\d{2}):(\\d{2})");
  private static final Pattern FRENCH_HOUR =
      Pattern.compile("(\\d{1,2})\\s*(?:h|heures?)(?:\\s*(\\d{2}))?");
  private static final int DAY_MINUTES = 24 * 60;

  private final Language language;

  DateWords(Language language) {
    this.language = language;
  }

  /** The weekdays' names, in order. */
  List<String> weekdays() {
    return switch (language) {
      case ENGLISH -> ENGLISH_DAYS;
      case FRENCH -> FRENCH_DAYS;
    };
  }

  /** How a weekday is written: with a capital in English. */
  String name(DayOfWeek day) {
    String name = weekdays().get(day.getValue() - 1);
    return switch (language) {
      case ENGLISH -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      case FRENCH -> name;
    };
  }

  /** The weekdays' names as they are written, short ones first. */
  List<String> weekdayNames() {
    List<String> names = Stream.of(DayOfWeek.values()).map(this::name).toList();
    return Stream.concat(names.stream().map(name -> name.substring(0, 3)), names.stream()).toList();
  }

  /** The weekday of a name or of its first letters, three at least ({@code ven.}). */
  Optional<DayOfWeek> weekday(String word) {
    OptionalInt index = index(word, weekdays());
    return index.isPresent() ? Optional.of(DayOfWeek.of(index.getAsInt() + 1)) : Optional.empty();
  }

  /** The month, 1 to 12, of a name or of its first letters, three at least. */
  OptionalInt month(String word) {
    OptionalInt index =
        index(
            word,
            switch (language) {
              case ENGLISH -> ENGLISH_MONTHS;
              case FRENCH -> FRENCH_MONTHS;
            });
    return index.isPresent() ? OptionalInt.of(index.getAsInt() + 1) : OptionalInt.empty();
  }

  /** A date: {@code 2027-01-08}, {@code 8 January 2027}, {@code 1er janvier 2027}. */
  Optional<LocalDate> date(String text) {
    String plain = spaces(text);
    Matcher iso = ISO.matcher(plain);
    if (iso.matches()) {
      return date(number(iso, 1), number(iso, 2), number(iso, 3));
    }
    Matcher dayFirst = DAY_FIRST.matcher(plain);
    if (dayFirst.matches()) {
      return date(number(dayFirst, 3), month(dayFirst.group(2)).orElse(0), number(dayFirst, 1));
    }
    Matcher monthFirst = MONTH_FIRST.matcher(plain);
    if (language == Language.ENGLISH && monthFirst.matches()) {
      return date(
          number(monthFirst, 3), month(monthFirst.group(1)).orElse(0), number(monthFirst, 2));
    }
    return Optional.empty();
  }

  /** The month and the day at the start of a text: how long the date is that stands there. */
  private static final Pattern DATE_AHEAD =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}"
              + "|\\d{1,2}(?:er|st|nd|rd|th)?\\s+\\p{L}+\\.?,?\\s+\\d{4}"
              + "|\\p{L}+\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}");

  private static final Pattern WEEKDAY_AHEAD = Pattern.compile("(\\p{L}+)\\.?,?\\s+");

  /**
   * A date with perhaps a weekday before and an hour after it.
   *
   * @param weekday as written
   * @param minutes of the day, 0 where no hour is written
   * @param seconds of that minute
   */
  record Moment(Optional<DayOfWeek> weekday, LocalDate date, int minutes, int seconds) {}

  /** {@code Fri 2027-01-08 16:00}, {@code ven. 8 janvier 2027 à 16 h}; empty for anything else. */
  Optional<Moment> moment(String text) {
    String rest = spaces(text);
    Optional<DayOfWeek> weekday = Optional.empty();
    Matcher day = WEEKDAY_AHEAD.matcher(rest);
    if (day.lookingAt() && weekday(day.group(1)).isPresent()) {
      weekday = weekday(day.group(1));
      rest = rest.substring(day.end());
    }
    rest = rest.replaceFirst("^(?:le|on)\\s+", "");
    Matcher ahead = DATE_AHEAD.matcher(rest);
    if (!ahead.lookingAt()) {
      return Optional.empty();
    }
    Optional<LocalDate> date = date(ahead.group());
    String hour = rest.substring(ahead.end()).replaceFirst("^[,T]?\\s*(?:at\\s+|à\\s+)?", "");
    Matcher exact = WITH_SECONDS.matcher(hour);
    int seconds = exact.matches() ? number(exact, 2) : 0;
    String toTheMinute = exact.matches() ? exact.group(1) : hour;
    OptionalInt minutes = hour.isEmpty() ? OptionalInt.of(0) : hour(toTheMinute);
    if (date.isEmpty() || minutes.isEmpty() || seconds > 59) {
      return Optional.empty();
    }
    return Optional.of(new Moment(weekday, date.get(), minutes.getAsInt(), seconds));
  }

  /** Minutes from the start of the day, 0 to 1440: {@code 9:30}, {@code 9 h 30}, {@code noon}. */
  OptionalInt hour(String text) {
    String plain = plain(spaces(text));
    if (plain.equals("noon") || plain.equals("midi")) {
      return OptionalInt.of(DAY_MINUTES / 2);
    }
    Matcher colon = COLON.matcher(plain);
    Matcher french = FRENCH_HOUR.matcher(plain);
    if (colon.matches()) {
      return minutes(number(colon, 1), number(colon, 2));
    }
    if (french.matches()) {
      return minutes(number(french, 1), french.group(2) == null ? 0 : number(french, 2));
    }
    return OptionalInt.empty();
  }

  private static OptionalInt minutes(int hours, int minutes) {
    int all = hours * 60 + minutes;
    return minutes < 60 && all <= DAY_MINUTES ? OptionalInt.of(all) : OptionalInt.empty();
  }

  /** The date, where there is such a day. */
  static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** Lower case, no accents, no final dot. */
  static String plain(String word) {
    String bare = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    String lower = bare.toLowerCase(Locale.ROOT).replace('’', '\'');
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static OptionalInt index(String word, List<String> names) {
    String plain = plain(word);
    if (plain.length() < 3) {
      return OptionalInt.empty();
    }
    int found = -1;
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).startsWith(plain)) {
        if (found >= 0) {
          return OptionalInt.empty();
        }
        found = i;
      }
    }
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }

  private static String spaces(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
