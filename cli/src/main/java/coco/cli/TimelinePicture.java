package coco.cli;

import coco.engine.Due;
import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.calendar.Stop;
import coco.engine.calendar.WorkingCalendar;
import coco.engine.monitor.Judgement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
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

  private final Texts texts;
  private final ZoneId zone;
  private final StringBuilder svg = new StringBuilder();
  private Instant from = Instant.EPOCH;
  private Instant until = Instant.EPOCH;

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
    span(judgement);
    List<String> lines = Wrap.lines(sentence, 108);
    int shift = 20 * Math.max(0, lines.size() - 2);
    int height = 270 + shift;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="system-ui, sans-serif">
        <title>%s</title>
        <rect width="%d" height="%d" fill="#ffffff"/>
        """
            .formatted(WIDTH, height, escaped(heading), WIDTH, height));
    text(LEFT, 36, 20, "#14213d", "font-weight=\"600\"", heading);
    for (int i = 0; i < lines.size(); i++) {
      text(LEFT, 64 + 20 * i, 14, "#3d405b", "", lines.get(i));
    }
    verdict(judgement.verdict());
    svg.append("<g transform=\"translate(0 %d)\">\n".formatted(shift));
    days(judgement);
    stops(judgement);
    clock(judgement);
    events(interactions);
    return svg.append("</g>\n</svg>\n").toString();
  }

  private void span(Judgement judgement) {
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
    LocalDate first = all.stream().min(Instant::compareTo).orElseThrow().atZone(zone).toLocalDate();
    LocalDate last = all.stream().max(Instant::compareTo).orElseThrow().atZone(zone).toLocalDate();
    if (ChronoUnit.DAYS.between(first, last) >= DAYS_MAX) {
      last = first.plusDays(DAYS_MAX - 1L);
    }
    from = first.atStartOfDay(zone).toInstant();
    until = last.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private double x(Instant instant) {
    double share =
        (double) ChronoUnit.SECONDS.between(from, instant)
            / ChronoUnit.SECONDS.between(from, until);
    return LEFT + Math.clamp(share, 0.0, 1.0) * (WIDTH - 2 * LEFT);
  }

  /** Each day with its name, and the hours in which the calendar is open. */
  private void days(Judgement judgement) {
    box(LEFT, BAND_TOP, WIDTH - 2 * LEFT, BAND_HEIGHT, "#eef0f4");
    Judgement.Ground ground = judgement.ground();
    WorkingCalendar calendar = ground == null ? null : ground.clock().calendar();
    if (calendar != null) {
      opening(calendar);
    }
    LocalDate day = from.atZone(zone).toLocalDate();
    LocalDate end = until.atZone(zone).toLocalDate();
    long count = ChronoUnit.DAYS.between(day, end);
    DateTimeFormatter name =
        DateTimeFormatter.ofPattern(count > 10 ? "d" : "EEE d MMM", texts.language().locale());
    for (; day.isBefore(end); day = day.plusDays(1)) {
      double x = x(day.atStartOfDay(zone).toInstant());
      line(x, BAND_TOP - 6, x, BAND_TOP + BAND_HEIGHT, "#b8bfcc", 1);
      text(x + 4, BAND_TOP - 10, 12, "#5c6378", "", name.format(day));
    }
    line(WIDTH - LEFT, BAND_TOP - 6, WIDTH - LEFT, BAND_TOP + BAND_HEIGHT, "#b8bfcc", 1);
  }

  private void opening(WorkingCalendar calendar) {
    long end = micros(until);
    long open = calendar.nextOpen(micros(from));
    while (open < end) {
      long close = Math.min(end, calendar.nextClose(open));
      double x = x(instant(open));
      box(x, BAND_TOP, x(instant(close)) - x, BAND_HEIGHT, "#cfe8d5");
      open = calendar.nextOpen(close);
    }
  }

  private void stops(Judgement judgement) {
    if (judgement.ground() != null) {
      for (Stop stop : judgement.ground().stops()) {
        double x = x(stop.from());
        double end = stop.until() == null ? WIDTH - LEFT : x(stop.until());
        box(x, BAND_TOP + 14, end - x, 18, "#f3d9a4");
      }
    }
  }

  /** From the trigger to the deadline, and past it where it was missed. */
  private void clock(Judgement judgement) {
    Verdict verdict = judgement.verdict();
    Due due = due(verdict);
    double start = x(verdict.subject().triggered());
    double middle = BAND_TOP + BAND_HEIGHT / 2.0;
    Verdict.Closing closing = closing(verdict);
    if (due != null) {
      double end = x(due.instant());
      line(start, middle, end, middle, "#2b6cb0", 3);
      if (closing != null && due.isPastAt(closing.time())) {
        line(end, middle, x(closing.time()), middle, "#b02a37", 3);
      }
      line(end, BAND_TOP - 2, end, BAND_TOP + BAND_HEIGHT + 18, "#14213d", 2);
      text(
          end,
          BAND_TOP + BAND_HEIGHT + 32,
          12,
          "#14213d",
          "text-anchor=\"%s\"".formatted(end > WIDTH - 160 ? "end" : "middle"),
          texts.of("picture.deadline", moment(due)));
    }
  }

  private void events(List<Interaction> interactions) {
    double middle = BAND_TOP + BAND_HEIGHT / 2.0;
    int level = 0;
    for (Interaction interaction : interactions) {
      if (interaction.time().isBefore(from) || !interaction.time().isBefore(until)) {
        continue;
      }
      double x = x(interaction.time());
      int y = BAND_TOP + BAND_HEIGHT + 56 + 16 * (level++ % 2);
      line(x, middle, x, y - 12, "#8d99ae", 1);
      svg.append(
          "<circle cx=\"%s\" cy=\"%s\" r=\"6\" fill=\"#14213d\"/>\n"
              .formatted(number(x), number(middle)));
      text(
          x,
          y,
          12,
          "#3d405b",
          "text-anchor=\"%s\"".formatted(x < 140 ? "start" : x > WIDTH - 140 ? "end" : "middle"),
          "%s %s"
              .formatted(
                  interaction.type(),
                  DateTimeFormatter.ofPattern("HH:mm").format(interaction.time().atZone(zone))));
    }
  }

  private void verdict(Verdict verdict) {
    boolean good = verdict instanceof Verdict.Met;
    boolean bad = verdict instanceof Verdict.Breached;
    String word = texts.of("outcome." + Explanation.outcome(verdict)).toUpperCase(Locale.ROOT);
    box(WIDTH - LEFT - 120, 14, 120, 30, good ? "#1b7f4b" : bad ? "#b02a37" : "#5c6378");
    text(WIDTH - LEFT - 60, 34, 15, "#ffffff", "text-anchor=\"middle\" font-weight=\"600\"", word);
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
    return day
        + " "
        + (due.endOfDay()
            ? "24:00"
            : DateTimeFormatter.ofPattern("HH:mm").format(shown.atZone(zone)));
  }

  private void box(double x, double y, double width, double height, String fill) {
    svg.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"3\" fill=\"%s\"/>\n"
            .formatted(number(x), number(y), number(width), number(height), fill));
  }

  private void line(double x1, double y1, double x2, double y2, String colour, int width) {
    svg.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%d\"/>\n"
            .formatted(number(x1), number(y1), number(x2), number(y2), colour, width));
  }

  private void text(double x, double y, int size, String colour, String more, String words) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" font-size=\"%d\" fill=\"%s\" %s>%s</text>\n"
            .formatted(number(x), number(y), size, colour, more, escaped(words)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
