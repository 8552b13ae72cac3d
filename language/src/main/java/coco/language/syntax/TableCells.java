package coco.language.syntax;

import coco.language.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a table's row as the author wrote them. The Markdown library drops the cells that
 * its header has no column for, and counts an escaped bar as one character where the file has two;
 * splitting the row once more finds both.
 */
final class TableCells {
  /** For text outside tables. */
  static final Cell NO_CELL = new Cell(new Span(0, 0), List.of());

  private TableCells() {}

  /**
   * A cell.
   *
   * @param span its characters, blanks around them included
   * @param bars offsets of the backslashes that escape a bar, in order
   */
  record Cell(Span span, List<Integer> bars) {
    /** Where a character stands in the file that the library places at {@code offset}. */
    int place(int offset) {
      int place = offset;
      for (int bar : bars) {
        if (bar <= place) {
          place++;
        }
      }
      return place;
    }
  }

  /** The cells of a row, by the rules of GitHub's tables. */
  static List<Cell> split(String text, Span row) {
    int start = row.start();
    int end = row.end();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (start < end && text.charAt(start) == '|') {
      start++;
    }
    List<Cell> cells = new ArrayList<>();
    List<Integer> bars = new ArrayList<>();
    int cell = start;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < end && text.charAt(i + 1) == '|') {
        bars.add(i);
        i++;
      } else if (c == '|') {
        cells.add(cell(cell, i, bars));
        cell = i + 1;
      }
    }
    if (cell < end) {
      cells.add(cell(cell, end, bars));
    }
    return cells;
  }

  private static Cell cell(int start, int end, List<Integer> bars) {
    Cell cell = new Cell(new Span(start, end), List.copyOf(bars));
    bars.clear();
    return cell;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
