package coco.engine.page;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.calendar.NoCalendarException;
import coco.engine.calendar.Timekeeper;
import coco.engine.calendar.WorkingCalendar;
import coco.engine.example.Examples;
import coco.engine.monitor.Judgement;
import coco.engine.picture.Svg;
import coco.engine.picture.TimeBand;
import coco.language.code.Circumstance;
import coco.language.code.Code;
import coco.language.code.Example;
import coco.language.code.Length;
import coco.language.code.Rule;
import coco.language.code.RuleParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws an example on its working calendar: the days with their opening hours, a numbered mark for
 * each line in the colour of the verdict expected, and from trigger to deadline what was owed.
 */
final class ExampleTimeline {
  private static final int WIDTH = 720;
  // A day or two with few marks fit on a phone.
  private static final int WIDTH_SHORT = 340;
  private static final int SHORT_DAYS_MAX = 2;
  private static final int SHORT_MARKS_MAX = 8;
  private static final int HEIGHT = 84;
  private static final double RADIUS = 9;
  private static final int DAYS_MAX = 100;
  private static final int OBLIGATIONS_MAX = 4;
  private static final double TOP = 30;
  private static final double DEPTH = 40;
  private static final TimeBand.Paint PAINT =
      new TimeBand.Paint(
          "class=\"tl-band\"", "class=\"tl-open\"", "class=\"tl-edge\"", "class=\"tl-day\"");

  private final Code code;
  private final Timekeeper timekeeper;
  private final Examples examples;
  private final PageTexts texts;

  ExampleTimeline(Code code, Timekeeper timekeeper, Examples examples, PageTexts texts) {
    this.code = code;
    this.timekeeper = timekeeper;
    this.examples = examples;
    this.texts = texts;
  }

  /**
   * The picture; the table beside it says the same in words.
   *
   * @param label what it shows
   */
  String draw(Example example, Rule rule, String label) {
    List<Instant> instants = new ArrayList<>();
    example.lines().forEach(line -> instants.add(examples.instant(line)));
    List<Judgement> owed = owed(example, rule);
    List<Instant> shown = new ArrayList<>(instants);
    owed.forEach(each -> shown.add(end(each)));
    TimeBand wide = TimeBand.around(shown, code.zone(), place(WIDTH), DAYS_MAX);
    boolean isShort = wide.days() <= SHORT_DAYS_MAX && instants.size() <= SHORT_MARKS_MAX;
    TimeBand band =
        isShort ? TimeBand.around(shown, code.zone(), place(WIDTH_SHORT), DAYS_MAX) : wide;
    Svg svg = new Svg();
    svg.raw(
        "<svg class=\"timeline%s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(
                isShort ? " short" : "",
                isShort ? WIDTH_SHORT : WIDTH,
                HEIGHT,
                Svg.escaped(label)));
    band.draw(svg, calendar(rule), texts.language().locale(), PAINT);
    owed.forEach(each -> obligation(svg, band, each));
    marks(svg, band, example, instants);
    return svg.raw("</svg>\n").toString();
  }

  private static TimeBand.Place place(int width) {
    return new TimeBand.Place(12, TOP, width - 24.0, DEPTH);
  }

  /** Obligations of the rule that have a deadline, as they stand at the example's last line. */
  private List<Judgement> owed(Example example, Rule rule) {
    return examples.judgements(example).stream()
        .filter(it -> it.verdict().subject().rule().equals(rule.id()) && due(it.verdict()) != null)
        .limit(OBLIGATIONS_MAX)
        .toList();
  }

  private static Instant end(Judgement judgement) {
    Due due = due(judgement.verdict());
    return due == null
        ? judgement.verdict().subject().triggered()
        : due.instant().minusMillis(due.endOfDay() ? 1 : 0);
  }

  private static @Nullable Due due(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Met met -> met.due();
      case Verdict.Breached breached -> breached.due();
      case Verdict.Pending pending -> pending.due();
      case Verdict.Void released -> null;
      case Verdict.Waived waived -> due(waived.beneath());
      case Verdict.Conflict conflict -> null;
    };
  }

  private static void obligation(Svg svg, TimeBand band, Judgement judgement) {
    double middle = TOP + DEPTH / 2;
    double start = band.x(judgement.verdict().subject().triggered());
    double end = band.x(end(judgement));
    svg.line(start, middle, end, middle, "class=\"tl-clock\"");
    svg.line(end, TOP - 3, end, TOP + DEPTH + 3, "class=\"tl-due\"");
  }

  /**
   * A mark for each line, beside the one before where they would lie on one another; then a line
   * leads from the mark to the stroke at its instant.
   */
  private static void marks(Svg svg, TimeBand band, Example example, List<Instant> instants) {
    double middle = TOP + DEPTH / 2;
    double bottom = TOP + DEPTH;
    double[] places = places(band, instants);
    // First, so that they lie beneath every mark.
    for (int i = 0; i < instants.size(); i++) {
      double x = band.x(instants.get(i));
      if (band.holds(instants.get(i)) && Math.abs(places[i] - x) > 1) {
        svg.line(x, TOP, x, bottom + 8, "class=\"tl-lead\"");
        svg.line(x, bottom + 8, places[i], middle, "class=\"tl-lead\"");
      }
    }
    for (int i = 0; i < instants.size(); i++) {
      if (!band.holds(instants.get(i))) {
        continue;
      }
      String kind = example.lines().get(i).expected().isEmpty() ? "" : kind(example, i);
      svg.circle(places[i], middle, RADIUS, "class=\"tl-mark%s\"".formatted(kind));
      svg.words(
          places[i],
          middle + 4,
          12,
          "class=\"tl-number\" text-anchor=\"middle\"",
          String.valueOf(i + 1));
    }
  }

  /** Where the marks lie: no nearer to one another than they are wide, and inside the band. */
  private static double[] places(TimeBand band, List<Instant> instants) {
    double[] places = new double[instants.size()];
    for (int i = 0; i < places.length; i++) {
      double x = band.x(instants.get(i));
      places[i] = i == 0 ? x : Math.max(x, places[i - 1] + 2 * RADIUS + 1);
    }
    double right = band.right();
    for (int i = places.length - 1; i >= 0 && places[i] > right; i--) {
      places[i] = right;
      right -= 2 * RADIUS + 1;
    }
    return places;
  }

  private static String kind(Example example, int line) {
    return switch (example.lines().get(line).expected().getFirst().outcome()) {
      case MET, ALLOWED -> " good";
      case BREACHED, REFUSED, CONFLICT -> " bad";
      case PENDING, VOID -> "";
    };
  }

  /** The calendar on which the rule counts or which it names; else the code's own. */
  private @Nullable WorkingCalendar calendar(Rule rule) {
    RuleParts parts = RuleParts.of(rule);
    Optional<Length> counted =
        parts.lengths().stream().filter(it -> !it.unit().isElapsed()).findFirst();
    Optional<String> named =
        counted
            .flatMap(Length::calendar)
            .or(
                () ->
                    parts.circumstances().stream()
                        .flatMap(it -> it.parts().stream())
                        .flatMap(it -> named(it).stream())
                        .findFirst())
            .or(code::calendar);
    try {
      return named.map(id -> timekeeper.calendar(rule.id(), id, null)).orElse(null);
    } catch (NoCalendarException none) {
      return null;
    }
  }

  private static Optional<String> named(Circumstance.Part part) {
    return switch (part) {
      case Circumstance.During during -> Optional.of(during.calendar());
      case Circumstance.Outside outside -> Optional.of(outside.calendar());
      case Circumstance.Between between -> Optional.empty();
      case Circumstance.While state -> Optional.empty();
      case Circumstance.WhileNot state -> Optional.empty();
      case Circumstance.Where where -> Optional.empty();
    };
  }
}
