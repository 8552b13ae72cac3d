package coco.bench;

import java.util.List;
import java.util.Locale;

/** Horizontal bars as SVG, longest first come first, with a thin line for the range. */
final class BarChart {
  private static final int WIDTH = 720;
  private static final int LABELS = 150;
  private static final int ROW = 30;
  private static final int TOP = 44;

  private BarChart() {}

  /** One bar, all in one unit. */
  record Bar(String label, double value, double least, double most, String text) {}

  static String draw(String title, List<Bar> bars) {
    double longest = bars.stream().mapToDouble(Bar::most).max().orElse(1);
    double scale = (WIDTH - LABELS - 190) / longest;
    int height = TOP + ROW * bars.size() + 12;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
            <title>%s</title>
            <rect width="100%%" height="100%%" fill="#fff"/>
            <text x="12" y="24" font-size="15" font-weight="bold">%s</text>
            """,
            WIDTH,
            height,
            WIDTH,
            height,
            title,
            title));
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      int y = TOP + ROW * i;
      svg.append(
          String.format(
              Locale.ROOT,
              """
              <text x="%d" y="%d" text-anchor="end">%s</text>
              <rect x="%d" y="%d" width="%.1f" height="18" fill="%s"/>
              <line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="#222"/>
              <text x="%.1f" y="%d">%s</text>
              """,
              LABELS - 8,
              y + 14,
              bar.label,
              LABELS,
              y,
              Math.max(1, bar.value * scale),
              bar.label.startsWith("CoCo") ? "#1b6e53" : "#8a94a6",
              LABELS + bar.least * scale,
              y + 9,
              LABELS + bar.most * scale,
              y + 9,
              LABELS + bar.most * scale + 8,
              y + 14,
              bar.text));
    }
    return svg.append("</svg>\n").toString();
  }
}
