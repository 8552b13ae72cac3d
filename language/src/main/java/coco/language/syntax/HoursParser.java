package coco.language.syntax;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.code.CalendarDefinition.Closed;
import coco.language.code.CalendarDefinition.Days;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.code.CalendarDefinition.Open;
import coco.language.code.CalendarDefinition.OpenFrom;
import coco.language.code.CalendarDefinition.OpenUntil;
import coco.language.code.CalendarDefinition.Special;
import coco.language.syntax.HoursTokens.Kind;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Nearest;
import coco.language.text.Span;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads opening hours: {@code Mon–Fri 09:00–12:30 13:30–17:30; 24 Dec until 12:00; closed
 * 2027-12-24}, {@code lun–ven 9 h–12 h 30; 24 déc. jusqu'à 12 h; fermé le 24 décembre 2027}.
 */
final class HoursParser {
  private static final int DAY_MINUTES = 24 * 60;

  private final HoursTokens tokens;
  private final DateWords words;
  private final DaysParser days;
  private final Language language;
  private final List<Finding> findings;
  private final Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
  private final List<Special> specials = new ArrayList<>();

  private HoursParser(Clip clip, Language language, List<Finding> findings) {
    this.tokens = new HoursTokens(clip);
    this.words = new DateWords(language);
    this.language = language;
    this.findings = findings;
    this.days = new DaysParser(tokens, words, findings);
  }

  /** What opening hours say. */
  record Result(Map<DayOfWeek, List<Hours>> weekly, List<Special> specials) {
    boolean neverOpens() {
      return weekly.isEmpty() && specials.stream().noneMatch(Open.class::isInstance);
    }
  }

  /** The hours of a cell; what cannot be read is left out, with a finding. */
  static Result parse(Clip clip, Language language, List<Finding> findings) {
    HoursParser parser = new HoursParser(clip, language, findings);
    while (!parser.tokens.isOver()) {
      int start = parser.tokens.place();
      if (!parser.tokens.isStretchOver() && !parser.stretch()) {
        parser.unreadable(start);
      }
      parser.tokens.take(Kind.END);
    }
    parser.order(clip);
    return new Result(parser.weekly, parser.specials);
  }

  /** What stands between two semicolons; false where it makes no sense, nothing reported yet. */
  private boolean stretch() {
    tokens.take("on", "le", "les");
    if (always()) {
      return tokens.isStretchOver();
    }
    if (tokens.take("closed", "ferme", "fermes", "fermee", "fermeture")) {
      return closed();
    }
    boolean open = tokens.take("open", "ouvert", "ouverts", "ouverte", "ouverture");
    if (open) {
      tokens.take("on", "le", "les", "du");
    }
    Optional<Set<DayOfWeek>> weekdays = days.weekdays();
    if (weekdays.isPresent()) {
      return weekly(weekdays.get());
    }
    List<Days> dates = days.dates();
    return !dates.isEmpty() && special(dates, open);
  }

  private boolean always() {
    if (tokens.take("always", "toujours")
        || takeBoth("en", "permanence")
        || tokens.takeText("24", "/", "7")) {
      addWeekly(
          EnumSet.allOf(DayOfWeek.class),
          List.of(new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
      return true;
    }
    return false;
  }

  private boolean takeBoth(String first, String second) {
    int place = tokens.place();
    if (tokens.take(first) && tokens.take(second)) {
      return true;
    }
    tokens.back(place);
    return false;
  }

  private boolean closed() {
    tokens.take("on", "from", "le", "les", "du", "au");
    if (days.weekdays().isPresent()) {
      // A weekday without hours is closed anyway; saying so is for the reader.
      return tokens.isStretchOver();
    }
    List<Days> dates = days.dates();
    dates.forEach(when -> specials.add(new Closed(when)));
    return !dates.isEmpty() && tokens.isStretchOver();
  }

  private boolean weekly(Set<DayOfWeek> weekdays) {
    tokens.take(Kind.COMMA);
    if (tokens.take("closed", "ferme", "fermes")) {
      return tokens.isStretchOver();
    }
    Optional<List<Hours>> hours = hours();
    hours.ifPresent(stretches -> addWeekly(weekdays, stretches));
    return hours.isPresent() && tokens.isStretchOver();
  }

  private boolean special(List<Days> dates, boolean open) {
    tokens.take(Kind.COMMA);
    if (!open && tokens.take("closed", "ferme")) {
      dates.forEach(when -> specials.add(new Closed(when)));
      return tokens.isStretchOver();
    }
    int place = tokens.place();
    if (tokens.take("until", "till", "jusqu'")) {
      tokens.take("a");
      Optional<LocalTime> until = time();
      until.ifPresent(time -> dates.forEach(day -> specials.add(new OpenUntil(day, time))));
      return until.isPresent() && tokens.isStretchOver();
    }
    if (tokens.take("from", "des") || (takeBoth("a", "partir") && tokens.take("de", "d'"))) {
      Optional<LocalTime> from = time();
      if (from.isPresent() && tokens.isStretchOver()) {
        dates.forEach(day -> specials.add(new OpenFrom(day, from.get())));
        return true;
      }
      tokens.back(place);
    }
    Optional<List<Hours>> hours = hours();
    hours.ifPresent(
        stretches -> dates.forEach(day -> specials.add(new Open(day, ordered(stretches)))));
    return hours.isPresent() && tokens.isStretchOver();
  }

  private Optional<LocalTime> time() {
    OptionalInt minutes = minutes();
    return minutes.isPresent() && minutes.getAsInt() >= 0
        ? Optional.of(time(minutes.getAsInt()))
        : Optional.empty();
  }

  /** One or more stretches of hours; empty where there is none, or one that makes no sense. */
  private Optional<List<Hours>> hours() {
    List<Hours> hours = new ArrayList<>();
    boolean read = !tokens.isStretchOver();
    while (read && !tokens.isStretchOver()) {
      int start = tokens.place();
      tokens.take("from", "de", "between", "entre", "open", "ouvert");
      OptionalInt from = minutes();
      boolean joined =
          tokens.take(Kind.DASH) || tokens.take("to", "until", "a", "and", "et", "jusqu'");
      tokens.take("a");
      OptionalInt until = joined ? minutes() : OptionalInt.empty();
      read = from.isPresent() && until.isPresent();
      if (read) {
        addHours(from.getAsInt(), until.getAsInt(), start, hours);
        while (tokens.take(Kind.COMMA) || tokens.take("and", "et", "puis")) {
          // Stretches may be listed with commas or words between them.
        }
      }
    }
    return read ? Optional.of(hours) : Optional.empty();
  }

  private void addHours(int from, int until, int start, List<Hours> hours) {
    if (from < 0 || until < 0) {
      return;
    }
    if (from < until) {
      hours.add(new Hours(time(from), time(until)));
      return;
    }
    HoursWords print = new HoursWords(language);
    String evening = print.hours(time(from), LocalTime.MIDNIGHT);
    String morning = print.hours(LocalTime.MIDNIGHT, time(until));
    findings.add(
        Finding.of(
            FindingKind.HOURS_PAST_MIDNIGHT,
            tokens.span(start),
            tokens.text(start),
            evening,
            until == 0 ? evening : morning));
  }

  /** Minutes of the day; -1 after a finding; empty where no hour stands here. */
  private OptionalInt minutes() {
    boolean hour = tokens.isNext(Kind.HOUR);
    if (!hour && !tokens.isWord("noon", "midi", "midnight", "minuit")) {
      return OptionalInt.empty();
    }
    int start = tokens.place();
    if (tokens.take("midnight", "minuit")) {
      return OptionalInt.of(DAY_MINUTES);
    }
    OptionalInt minutes = tokens.hour(words);
    tokens.take();
    if (minutes.isEmpty()) {
      findings.add(Finding.of(FindingKind.NOT_AN_HOUR, tokens.span(start), tokens.text(start)));
      return OptionalInt.of(-1);
    }
    return minutes;
  }

  /** 24:00 is written as 00:00: as an end it can be nothing else. */
  private static LocalTime time(int minutes) {
    return minutes == DAY_MINUTES ? LocalTime.MIDNIGHT : LocalTime.of(minutes / 60, minutes % 60);
  }

  private void addWeekly(Set<DayOfWeek> weekdays, List<Hours> hours) {
    for (DayOfWeek day : weekdays) {
      weekly.computeIfAbsent(day, d -> new ArrayList<>()).addAll(hours);
    }
  }

  private void unreadable(int start) {
    int reached = tokens.place();
    boolean isWord = !tokens.isStretchOver() && tokens.isNext(Kind.WORD);
    tokens.skipStretch();
    int end = tokens.place();
    if (isWord) {
      tokens.back(reached);
      String word = tokens.take().text();
      Optional<String> nearest = Nearest.of(word, words.weekdayNames());
      if (nearest.isPresent() && reached <= start + 1) {
        findings.add(
            Finding.of(FindingKind.UNKNOWN_DAY, tokens.span(reached), word, nearest.get()));
        tokens.back(end);
        return;
      }
      tokens.back(end);
    }
    findings.add(Finding.of(FindingKind.HOURS_UNREADABLE, tokens.span(start), tokens.text(start)));
  }

  /**
   * Puts the hours of each weekday in order, joins those that touch, reports those that overlap.
   */
  private void order(Clip clip) {
    boolean reported = false;
    Span all = clip.span(0, clip.text().length());
    for (Map.Entry<DayOfWeek, List<Hours>> day : weekly.entrySet()) {
      Optional<String> overlap = overlap(day.getValue());
      if (overlap.isPresent() && !reported) {
        String name = words.name(day.getKey());
        findings.add(Finding.of(FindingKind.HOURS_OVERLAP, all, name, overlap.get()));
        reported = true;
      }
      day.setValue(ordered(day.getValue()));
    }
    weekly.values().removeIf(List::isEmpty);
    for (Special special : specials) {
      if (special instanceof Open open && overlap(open.hours()).isPresent() && !reported) {
        String date = new HoursWords(language).days(open.days());
        findings.add(
            Finding.of(FindingKind.HOURS_OVERLAP, all, date, overlap(open.hours()).orElseThrow()));
        reported = true;
      }
    }
  }

  private Optional<String> overlap(List<Hours> hours) {
    List<Hours> sorted = hours.stream().sorted(Comparator.comparing(Hours::from)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      Hours before = sorted.get(i - 1);
      if (end(before) > sorted.get(i).from().toSecondOfDay()) {
        HoursWords print = new HoursWords(language);
        return Optional.of(print.hours(before) + ", " + print.hours(sorted.get(i)));
      }
    }
    return Optional.empty();
  }

  private static int end(Hours hours) {
    return hours.until().equals(LocalTime.MIDNIGHT)
        ? DAY_MINUTES * 60
        : hours.until().toSecondOfDay();
  }

  private static List<Hours> ordered(List<Hours> hours) {
    List<Hours> ordered = new ArrayList<>();
    for (Hours next : hours.stream().sorted(Comparator.comparing(Hours::from)).toList()) {
      boolean touches = !ordered.isEmpty() && end(ordered.getLast()) == next.from().toSecondOfDay();
      if (touches) {
        ordered.add(new Hours(ordered.removeLast().from(), next.until()));
      } else {
        ordered.add(next);
      }
    }
    return ordered;
  }
}
