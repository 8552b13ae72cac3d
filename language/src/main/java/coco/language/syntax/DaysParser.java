package coco.language.syntax;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.code.CalendarDefinition.Dates;
import coco.language.code.CalendarDefinition.Days;
import coco.language.code.CalendarDefinition.EveryYear;
import coco.language.syntax.HoursTokens.Kind;
import coco.language.syntax.HoursTokens.Token;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads which days: weekdays, dates, days of every year, and stretches of them. */
final class DaysParser {
  private static final Set<String> JOINS = Set.of("and", "et", "to", "au", "le", "the");

  private final HoursTokens tokens;
  private final DateWords words;
  private final List<Finding> findings;

  DaysParser(HoursTokens tokens, DateWords words, List<Finding> findings) {
    this.tokens = tokens;
    this.words = words;
    this.findings = findings;
  }

  /** {@code Mon–Fri}, {@code Mon, Wed and Fri}, {@code every day}; empty where none stands here. */
  Optional<Set<DayOfWeek>> weekdays() {
    int start = tokens.place();
    if (everyDay()) {
      return Optional.of(EnumSet.allOf(DayOfWeek.class));
    }
    tokens.back(start);
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    tokens.take("from", "du", "le", "les", "every", "each", "chaque");
    boolean more = addWeekdays(days);
    while (more) {
      int place = tokens.place();
      boolean joined = tokens.take(Kind.COMMA) || tokens.take("and", "et", "&");
      tokens.take("le", "du", "and", "et");
      more = joined && addWeekdays(days);
      if (!more) {
        tokens.back(place);
      }
    }
    if (days.isEmpty()) {
      tokens.back(start);
      return Optional.empty();
    }
    return Optional.of(days);
  }

  private boolean everyDay() {
    if (tokens.take("daily")) {
      return true;
    }
    if (tokens.take("every", "each", "chaque")) {
      return tokens.take("day", "jour");
    }
    return tokens.take("tous") && tokens.take("les") && tokens.take("jours");
  }

  private boolean addWeekdays(Set<DayOfWeek> days) {
    Optional<DayOfWeek> first = weekday();
    if (first.isEmpty()) {
      return false;
    }
    int place = tokens.place();
    boolean range = tokens.take(Kind.DASH) || tokens.take("to", "au", "a", "through");
    Optional<DayOfWeek> last = range ? weekday() : first;
    if (last.isEmpty()) {
      tokens.back(place);
    }
    DayOfWeek end = last.orElse(first.get());
    for (DayOfWeek day = first.get(); day != end; day = day.plus(1)) {
      days.add(day);
    }
    days.add(end);
    return true;
  }

  private Optional<DayOfWeek> weekday() {
    if (!tokens.isNext(Kind.WORD)) {
      return Optional.empty();
    }
    String word = tokens.peek(0).plain();
    Optional<DayOfWeek> day =
        words.weekday(word).or(() -> words.weekday(word.replaceAll("s$", "")));
    if (day.isPresent()) {
      tokens.take();
    }
    return day;
  }

  /** Dates and stretches of dates, with commas between; empty where none can be read here. */
  List<Days> dates() {
    List<Days> days = new ArrayList<>();
    boolean more = true;
    while (more) {
      int start = tokens.place();
      tokens.take("from", "on", "du", "le", "les", "the");
      Optional<Days> read = stretch(start);
      read.ifPresent(days::add);
      if (read.isEmpty()) {
        tokens.back(start);
      }
      int place = tokens.place();
      more = read.isPresent() && (tokens.take(Kind.COMMA) || tokens.take("and", "et"));
      boolean dateFollows =
          tokens.isNext(Kind.ISO) || tokens.isNext(Kind.DAY) || tokens.isNext(Kind.WORD);
      if (more && !dateFollows) {
        tokens.back(place);
        more = false;
      }
    }
    return days;
  }

  /** A day as written: the parts that are there. */
  private record Point(OptionalInt day, OptionalInt month, OptionalInt year) {}

  private Optional<Days> stretch(int start) {
    Optional<Point> first = point();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int place = tokens.place();
    boolean range = tokens.take(Kind.DASH) || tokens.take("to", "au", "until");
    Optional<Point> last = range ? point() : first;
    if (last.isEmpty()) {
      // "24 Dec until 12:00" is an hour, not a second date.
      tokens.back(place);
      last = first;
    }
    return days(first.get(), last.get(), start);
  }

  private Optional<Point> point() {
    tokens.take("le");
    if (tokens.isNext(Kind.ISO)) {
      String[] parts = tokens.take().text().split("-", -1);
      return Optional.of(new Point(number(parts[2]), number(parts[1]), number(parts[0])));
    }
    if (tokens.isNext(Kind.DAY)) {
      OptionalInt day = OptionalInt.of(tokens.take().number());
      OptionalInt month = month();
      return Optional.of(
          month.isPresent()
              ? new Point(day, month, year())
              : new Point(day, monthAhead(), yearAhead()));
    }
    if (tokens.isNext(Kind.WORD) && tokens.isNext(1, Kind.DAY)) {
      OptionalInt month = month();
      if (month.isPresent()) {
        OptionalInt day = OptionalInt.of(tokens.take().number());
        return Optional.of(new Point(day, month, year()));
      }
    }
    return Optional.empty();
  }

  private OptionalInt month() {
    if (!tokens.isNext(Kind.WORD)) {
      return OptionalInt.empty();
    }
    Token word = tokens.peek(0);
    OptionalInt month = words.month(word.text());
    if (month.isPresent()) {
      tokens.take();
    }
    return month;
  }

  /** The month that days before it share: {@code 24 and 31 Dec}, {@code 24–26 Dec}. */
  private OptionalInt monthAhead() {
    int ahead = ahead();
    return ahead < 0 ? OptionalInt.empty() : words.month(tokens.peek(ahead).text());
  }

  private OptionalInt yearAhead() {
    int ahead = ahead();
    return ahead >= 0 && tokens.isNext(ahead + 1, Kind.YEAR)
        ? number(tokens.peek(ahead + 1).text())
        : OptionalInt.empty();
  }

  /** How far ahead the next month is, with nothing but days and what joins them before it. */
  private int ahead() {
    int ahead = 0;
    while (tokens.isNext(ahead, Kind.DASH)
        || tokens.isNext(ahead, Kind.COMMA)
        || tokens.isNext(ahead, Kind.DAY)
        || (tokens.isNext(ahead, Kind.WORD) && JOINS.contains(tokens.peek(ahead).plain()))) {
      ahead++;
    }
    boolean month =
        tokens.isNext(ahead, Kind.WORD) && words.month(tokens.peek(ahead).text()).isPresent();
    return month ? ahead : -1;
  }

  private OptionalInt year() {
    return tokens.isNext(Kind.YEAR) ? number(tokens.take().text()) : OptionalInt.empty();
  }

  private static OptionalInt number(String digits) {
    return OptionalInt.of(Integer.parseInt(digits));
  }

  private Optional<Days> days(Point first, Point last, int start) {
    OptionalInt firstMonth = first.month().isPresent() ? first.month() : last.month();
    if (firstMonth.isEmpty() || last.month().isEmpty()) {
      return Optional.empty();
    }
    try {
      MonthDay from = MonthDay.of(firstMonth.getAsInt(), first.day().orElse(1));
      MonthDay until = MonthDay.of(last.month().getAsInt(), last.day().orElse(1));
      if (last.year().isEmpty()) {
        return first.year().isEmpty() ? Optional.of(new EveryYear(from, until)) : Optional.empty();
      }
      int lastYear = last.year().getAsInt();
      return dates(first.year().orElse(lastYear), from, lastYear, until, start);
    } catch (DateTimeException noSuchDay) {
      return noSuchDay(start);
    }
  }

  private Optional<Days> dates(
      int firstYear, MonthDay first, int lastYear, MonthDay last, int start) {
    if (!first.isValidYear(firstYear) || !last.isValidYear(lastYear)) {
      return noSuchDay(start);
    }
    LocalDate from = first.atYear(firstYear);
    LocalDate until = last.atYear(lastYear);
    if (until.isBefore(from)) {
      findings.add(Finding.of(FindingKind.DATES_BACKWARDS, tokens.span(start), tokens.text(start)));
      return Optional.of(new Dates(until, from));
    }
    return Optional.of(new Dates(from, until));
  }

  /** Reported here; the day after the next is put in its place so that the rest is still read. */
  private Optional<Days> noSuchDay(int start) {
    findings.add(
        Finding.of(FindingKind.NOT_A_CALENDAR_DATE, tokens.span(start), tokens.text(start)));
    return Optional.of(new EveryYear(MonthDay.of(1, 1), MonthDay.of(1, 1)));
  }
}
