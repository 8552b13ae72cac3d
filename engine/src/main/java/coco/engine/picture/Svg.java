package coco.engine.picture;

import java.util.Locale;

/** An SVG in the making: boxes, lines, marks and words, painted by attributes. */
public final class Svg {
  private final StringBuilder text = new StringBuilder();

  /** Markup as it stands. */
  public Svg raw(String markup) {
    text.append(markup);
    return this;
  }

  /** A box; of no width where it would have less. */
  public Svg box(double x, double y, double width, double height, String paint) {
    return element(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"3\" %s/>"
            .formatted(number(x), number(y), number(Math.max(0, width)), number(height), paint));
  }

  public Svg line(double x1, double y1, double x2, double y2, String paint) {
    return element(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" %s/>"
            .formatted(number(x1), number(y1), number(x2), number(y2), paint));
  }

  public Svg circle(double x, double y, double radius, String paint) {
    return element(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" %s/>"
            .formatted(number(x), number(y), number(radius), paint));
  }

  /** Words; what XML would read as its own is escaped. */
  public Svg words(double x, double y, int size, String paint, String words) {
    return element(
        "<text x=\"%s\" y=\"%s\" font-size=\"%d\" %s>%s</text>"
            .formatted(number(x), number(y), size, paint, escaped(words)));
  }

  private Svg element(String markup) {
    text.append(markup).append('\n');
    return this;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Text with what XML would read as its own escaped. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
