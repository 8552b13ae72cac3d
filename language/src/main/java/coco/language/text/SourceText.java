package coco.language.text;

import java.util.ArrayList;
import java.util.List;

/** A file's text by lines: where an offset stands as the eye counts. */
public final class SourceText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String text;
  private final List<Span> lines;

  public SourceText(String text) {
    this.text = text;
    this.lines = List.copyOf(lines(text));
  }

  /** All of it, as read. */
  public String text() {
    return text;
  }

  /** The characters of a span. */
  public String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** How many lines there are; an empty text has one. */
  public int lineCount() {
    return lines.size();
  }

  /** Where a line stands, without its line break; lines count from 1. */
  public Span line(int number) {
    return lines.get(number - 1);
  }

  /** The line, from 1, that holds an offset; a line break belongs to the line that it ends. */
  public int lineOf(int offset) {
    int low = 0;
    int high = lines.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (lines.get(middle).start() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low + 1;
  }

  /** Line and column of an offset; columns count what the eye sees. */
  public Position position(int offset) {
    int line = lineOf(offset);
    Span span = line(line);
    int until = Math.min(Math.max(offset, span.start()), span.end());
    return new Position(line, Eye.count(text.substring(visibleStart(span), until)) + 1);
  }

  /** What a line shows: its characters without line break and byte order mark. */
  public String visibleLine(int number) {
    Span span = line(number);
    return text.substring(visibleStart(span), span.end());
  }

  /** Where the first character of a line stands that is not a byte order mark. */
  public int visibleStart(Span line) {
    boolean marked = line.start() == 0 && line.end() > 0 && text.charAt(0) == BYTE_ORDER_MARK;
    return marked ? 1 : line.start();
  }

  /**
   * A place in a file.
   *
   * @param line from 1
   * @param column from 1, in characters as the eye counts them
   */
  public record Position(int line, int column) {}

  private static List<Span> lines(String text) {
    List<Span> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(new Span(start, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    lines.add(new Span(start, text.length()));
    return lines;
  }
}
