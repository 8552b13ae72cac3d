package coco.language.syntax;

import coco.language.text.Span;
import java.util.List;

/** One row of a table as raw Markdown. */
public final class MarkdownRow {
  private MarkdownRow() {}

  /** The cells of a line, without the blanks around them, escapes as written. */
  public static List<String> cells(String line) {
    return TableCells.split(line, new Span(0, line.length())).stream()
        .map(cell -> line.substring(cell.span().start(), cell.span().end()).strip())
        .toList();
  }
}
