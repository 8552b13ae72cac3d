package coco.cli;

import coco.engine.Due;
import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.calendar.Stop;
import coco.engine.monitor.Judgement;
import coco.engine.picture.Svg;
import coco.engine.picture.TimeBand;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Draws one verdict as an SVG: the sentence, the days with the calendar's opening hours, what
 * happened, when the clock stood still, the deadline, and the verdict.
 */
final class TimelinePicture {
  private static final int WIDTH = 960;
  private static final int LEFT = 40;
  private static final int BAND_TOP = 130;
  private static final int BAND_HEIGHT = 46;
  private static final int DAYS_MAX = 31;
  private static final TimeBand.Place PLACE =
      new TimeBand.Place(LEFT, BAND_TOP, WIDTH - 2.0 * LEFT, BAND_HEIGHT);
  private static final TimeBand.Paint PAINT =
      new TimeBand.Paint(
          fill("#eef0f4"), fill("#cfe8d5"), stroke("#b8bfcc", 1), fill("#5c6378") + " ");

  private final Texts texts;
  private final ZoneId zone;
  private final Svg svg = new Svg();

  TimelinePicture(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  /**
   * The picture.
   *
   * @param heading the rule's id and title
   * @param sentence its clause
   * @param interactions of the case, in order
   */
  String draw(
      String heading, String sentence, Judgement judgement, List<Interaction> interactions) {
    TimeBand band = band(judgement);
    List<String> lines = Wrap.lines(sentence, 108);
    int shift = 20 * Math.max(0, lines.size() - 2);
    int height = 270 + shift;
    svg.raw(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="system-ui, sans-serif">
        <title>%s</title>
        <rect width="%d" height="%d" fill="#ffffff"/>
        """
            .formatted(WIDTH, height, Svg.escaped(heading), WIDTH, height));
    svg.words(LEFT, 36, 20, fill("#14213d") + " font-weight=\"600\"", heading);
    for (int i = 0; i < lines.size(); i++) {
      svg.words(LEFT, 64 + 20.0 * i, 14, fill("#3d405b") + " ", lines.get(i));
    }
    verdict(judgement.verdict());
    svg.raw("<g transform=\"translate(0 %d)\">\n".formatted(shift));
    Judgement.Ground ground = judgement.ground();
    band.draw(
        svg, ground == null ? null : ground.clock().calendar(), texts.language().locale(), PAINT);
    stops(band, judgement);
    clock(band, judgement);
    events(band, interactions);
    return svg.raw("</g>\n</svg>\n").toString();
  }

  private static String fill(String colour) {
    return "fill=\"%s\"".formatted(colour);
  }

  private static String stroke(String colour, int width) {
    return "stroke=\"%s\" stroke-width=\"%d\"".formatted(colour, width);
  }

  private TimeBand band(Judgement judgement) {
    List<Instant> all = new ArrayList<>();
    Verdict verdict = judgement.verdict();
    all.add(verdict.subject().triggered());
    Due due = due(verdict);
    if (due != null) {
      all.add(due.instant().minusMillis(1));
    }
    Verdict.Closing closing = closing(verdict);
    if (closing != null) {
      all.add(closing.time());
    }
    return TimeBand.around(all, zone, PLACE, DAYS_MAX);
  }

  private void stops(TimeBand band, Judgement judgement) {
    if (judgement.ground() != null) {
      for (Stop stop : judgement.ground().stops()) {
        double x = band.x(stop.from());
        double end = stop.until() == null ? band.right() : band.x(stop.until());
        svg.box(x, BAND_TOP + 14.0, end - x, 18, fill("#f3d9a4"));
      }
    }
  }

  /** From the trigger to the deadline, and past it where it was missed. */
  private void clock(TimeBand band, Judgement judgement) {
    Verdict verdict = judgement.verdict();
    Due due = due(verdict);
    double start = band.x(verdict.subject().triggered());
    double middle = BAND_TOP + BAND_HEIGHT / 2.0;
    Verdict.Closing closing = closing(verdict);
    if (due != null) {
      double end = band.x(due.instant());
      svg.line(start, middle, end, middle, stroke("#2b6cb0", 3));
      if (closing != null && due.isPastAt(closing.time())) {
        svg.line(end, middle, band.x(closing.time()), middle, stroke("#b02a37", 3));
      }
      svg.line(end, BAND_TOP - 2.0, end, BAND_TOP + BAND_HEIGHT + 18.0, stroke("#14213d", 2));
      svg.words(
          end,
          BAND_TOP + BAND_HEIGHT + 32.0,
          12,
          fill("#14213d") + " text-anchor=\"%s\"".formatted(end > WIDTH - 160 ? "end" : "middle"),
          texts.of("picture.deadline", moment(due)));
    }
  }

  private void events(TimeBand band, List<Interaction> interactions) {
    double middle = BAND_TOP + BAND_HEIGHT / 2.0;
    int level = 0;
    for (Interaction interaction : interactions) {
      if (!band.holds(interaction.time())) {
        continue;
      }
      double x = band.x(interaction.time());
      int y = BAND_TOP + BAND_HEIGHT + 56 + 16 * (level++ % 2);
      svg.line(x, middle, x, y - 12.0, stroke("#8d99ae", 1));
      svg.circle(x, middle, 6, fill("#14213d"));
      svg.words(
          x,
          y,
          12,
          fill("#3d405b")
              + " text-anchor=\"%s\""
                  .formatted(x < 140 ? "start" : x > WIDTH - 140 ? "end" : "middle"),
          "%s %s".formatted(interaction.type(), time(interaction.time())));
    }
  }

  private void verdict(Verdict verdict) {
    boolean good = verdict instanceof Verdict.Met;
    boolean bad = verdict instanceof Verdict.Breached;
    String word = texts.of("outcome." + Explanation.outcome(verdict)).toUpperCase(Locale.ROOT);
    String colour = good ? "#1b7f4b" : bad ? "#b02a37" : "#5c6378";
    svg.box(WIDTH - LEFT - 120.0, 14, 120, 30, fill(colour));
    svg.words(
        WIDTH - LEFT - 60.0,
        34,
        15,
        fill("#ffffff") + " text-anchor=\"middle\" font-weight=\"600\"",
        word);
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

  private static Verdict.@Nullable Closing closing(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Met met -> met.by();
      case Verdict.Breached breached -> breached.late() == null ? null : breached.late().by();
      case Verdict.Pending pending -> null;
      case Verdict.Void released -> released.by();
      case Verdict.Waived waived -> closing(waived.beneath());
      case Verdict.Conflict conflict -> null;
    };
  }

  private String moment(Due due) {
    Instant shown = due.endOfDay() ? due.instant().minusSeconds(1) : due.instant();
    String day =
        DateTimeFormatter.ofPattern("EEE d MMM", texts.language().locale())
            .format(shown.atZone(zone));
    return day + " " + (due.endOfDay() ? texts.of("picture.midnight") : time(shown));
  }

  private String time(Instant instant) {
    return DateTimeFormatter.ofPattern(texts.of("picture.time"), texts.language().locale())
        .format(instant.atZone(zone));
  }
}
