package coco.language.syntax;

import coco.language.text.SourceText;
import coco.language.text.Span;

/**
 * Where the front matter stands.
 *
 * @param span from the first fence to the end of the last; empty where there is none
 * @param yaml what stands between the fences
 */
record FrontMatterFences(Span span, Span yaml, boolean isMissing, boolean isFinished) {
  static FrontMatterFences find(String file) {
    SourceText source = new SourceText(file);
    int start = source.visibleStart(source.line(1));
    if (!source.visibleLine(1).stripTrailing().equals("---")) {
      Span none = new Span(start, start);
      return new FrontMatterFences(none, none, true, true);
    }
    int first = source.lineCount() > 1 ? source.line(2).start() : file.length();
    int heading = 0;
    for (int line = 2; line <= source.lineCount(); line++) {
      String text = source.visibleLine(line).stripTrailing();
      if (text.equals("---") || text.equals("...")) {
        Span fence = source.line(line);
        return new FrontMatterFences(
            new Span(start, fence.end()), new Span(first, fence.start()), false, true);
      }
      if (heading == 0 && (text.startsWith("# ") || text.startsWith("## "))) {
        heading = line;
      }
    }
    // Unfinished: what comes before the first heading is most likely meant.
    int end = heading == 0 ? file.length() : source.line(heading).start();
    return new FrontMatterFences(new Span(start, end), new Span(first, end), false, false);
  }

  /** The first fence. */
  Span opening() {
    return new Span(span.start(), Math.min(span.start() + 3, span.end()));
  }
}
