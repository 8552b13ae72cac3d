package coco.cli;

import coco.engine.calendar.ProofText;
import coco.engine.curve.Curve;
import coco.engine.curve.Curves;
import java.util.Locale;

/** Draws a promise curve as an SVG: shares over deadlines, the rule's own marked. */
final class CurvePicture {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int LEFT = 64;
  private static final int RIGHT = 30;
  private static final int TOP = 70;
  private static final int BOTTOM = 60;

  private final Texts texts;
  private final ProofText proofs;
  private final StringBuilder svg = new StringBuilder(4_096);

  CurvePicture(Texts texts) {
    this.texts = texts;
    this.proofs = new ProofText(texts.language());
  }

  /** The picture of one edition's curve. */
  String draw(String title, Curves.OfEdition found) {
    Curve curve = found.whole();
    long last = last(curve);
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="system-ui, sans-serif">
        <title>%s</title>
        <rect width="%d" height="%d" fill="#ffffff"/>
        """
            .formatted(WIDTH, HEIGHT, escaped(title), WIDTH, HEIGHT));
    text(LEFT, 34, 20, "#14213d", "start", title);
    for (int percent = 0; percent <= 100; percent += 20) {
      line(LEFT, y(percent), WIDTH - RIGHT, y(percent), "#e3e6ec", 1);
      text(LEFT - 8, y(percent) + 4, 12, "#5c6378", "end", texts.of("percent", percent));
    }
    for (int i = 0; i <= 4; i++) {
      long at = Math.max(1, Math.round(last * i / 4.0));
      text(
          x(at, last),
          HEIGHT - BOTTOM + 22,
          12,
          "#5c6378",
          i == 4 ? "end" : "middle",
          CurveReport.length(proofs, curve, at));
    }
    long own = curve.length().count();
    line(x(own, last), TOP, x(own, last), HEIGHT - BOTTOM, "#c8553d", 2);
    text(
        x(own, last) + 6,
        TOP - 8,
        13,
        "#c8553d",
        x(own, last) > WIDTH - 260 ? "end" : "start",
        texts.of(
            "curve.picture.own",
            CurveReport.length(proofs, curve, own),
            curve.own().counted() == 0
                ? "–"
                : texts.percent(curve.own().kept(), curve.own().counted())));
    path(curve, last);
    return svg.append("</svg>\n").toString();
  }

  /** Up to where 99 % are kept, and the rule's own deadline at least. */
  private static long last(Curve curve) {
    long most = curve.deadlineFor(99).orElse(curve.last());
    return Math.max(2, Math.max(most, curve.length().count()) * 11 / 10);
  }

  private void path(Curve curve, long last) {
    StringBuilder path = new StringBuilder();
    double before = 0;
    path.append(point("M", x(0, last), y(0)));
    for (long step : curve.steps()) {
      if (step > last) {
        break;
      }
      Curve.Count count = curve.at(step);
      path.append(point("L", x(step, last), y(before)));
      before = count.counted() == 0 ? before : 100.0 * count.kept() / count.counted();
      path.append(point("L", x(step, last), y(before)));
    }
    path.append(point("L", x(last, last), y(before)));
    svg.append(
        "<path d=\"%s\" fill=\"none\" stroke=\"#2a6f97\" stroke-width=\"3\"/>\n".formatted(path));
  }

  private static String point(String how, double x, double y) {
    return String.format(Locale.ROOT, "%s%.1f %.1f", how, x, y);
  }

  private static double x(long deadline, long last) {
    return LEFT + (double) deadline / last * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double percent) {
    return HEIGHT - BOTTOM - percent / 100 * (HEIGHT - TOP - BOTTOM);
  }

  private void line(double x1, double y1, double x2, double y2, String colour, int width) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
            x1,
            y1,
            x2,
            y2,
            colour,
            width));
  }

  private void text(double x, double y, int size, String colour, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"%s\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            size,
            colour,
            anchor,
            escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
