package coco.language.print;

import coco.language.syntax.MarkdownRow;
import coco.language.text.Eye;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table in columns, aligned as the eye sees them. */
final class TableLayout {
  /** Cells wider than this do not widen their column. */
  private static final int COLUMN_MAX = 60;

  private static final int COLUMN_MIN = 3;

  private TableLayout() {}

  /** The lines of a table; empty where a row has more cells than the header, so none is lost. */
  static Optional<List<String>> layOut(String block) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : block.split("\r\n|\r|\n", -1)) {
      rows.add(MarkdownRow.cells(line));
    }
    int columns = rows.getFirst().size();
    if (rows.size() < 2 || rows.stream().anyMatch(row -> row.size() > columns)) {
      return Optional.empty();
    }
    int[] widths = widths(rows, columns);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(i == 1 ? delimiter(rows.get(i), widths) : row(rows.get(i), widths));
    }
    return Optional.of(lines);
  }

  private static int[] widths(List<List<String>> rows, int columns) {
    int[] widths = new int[columns];
    java.util.Arrays.fill(widths, COLUMN_MIN);
    for (int i = 0; i < rows.size(); i++) {
      for (int column = 0; i != 1 && column < rows.get(i).size(); column++) {
        int width = Math.min(COLUMN_MAX, Eye.width(rows.get(i).get(column)));
        widths[column] = Math.max(widths[column], width);
      }
    }
    return widths;
  }

  private static String row(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < widths.length; column++) {
      String cell = column < cells.size() ? cells.get(column) : "";
      int blanks = Math.max(0, widths[column] - Eye.width(cell));
      line.append(' ').append(cell).append(" ".repeat(blanks)).append(" |");
    }
    return line.toString();
  }

  private static String delimiter(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < widths.length; column++) {
      String cell = column < cells.size() ? cells.get(column) : "-";
      boolean left = cell.startsWith(":");
      boolean right = cell.endsWith(":");
      int dashes = widths[column] + 2 - (left ? 1 : 0) - (right ? 1 : 0);
      line.append(left ? ":" : "").append("-".repeat(dashes)).append(right ? ":" : "");
      line.append('|');
    }
    return line.toString();
  }
}
