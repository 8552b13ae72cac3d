package coco.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text: columns as wide as their widest cell as the eye counts, numbers to the right.
 */
final class Table {
  /** How a column stands. */
  enum Align {
    LEFT,
    RIGHT
  }

  private record Cell(String text, String painted) {}

  private final List<Align> columns;
  private final List<List<Cell>> rows = new ArrayList<>();
  private boolean headed;

  Table(Align... columns) {
    this.columns = List.of(columns);
  }

  /** The first row, with a line beneath. */
  Table head(String... cells) {
    headed = true;
    return row(cells);
  }

  Table row(String... cells) {
    List<Cell> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(new Cell(cell.replaceAll("\u001b\\[[0-9;]*m", ""), cell));
    }
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          "the table has %d columns, the row %d".formatted(columns.size(), row.size()));
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.size() <= (headed ? 1 : 0);
  }

  /** The lines of the table, each indented by so many blanks. */
  List<String> lines(int indent) {
    int[] widths = new int[columns.size()];
    for (List<Cell> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], EyeWidth.of(row.get(i).text));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<Cell> row : rows) {
      lines.add(" ".repeat(indent) + line(row, widths));
      if (headed && lines.size() == 1) {
        lines.add(" ".repeat(indent) + rule(widths));
      }
    }
    return lines;
  }

  private String line(List<Cell> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String pad = " ".repeat(widths[i] - EyeWidth.of(row.get(i).text));
      String cell = row.get(i).painted;
      line.append(i == 0 ? "" : "  ")
          .append(columns.get(i) == Align.RIGHT ? pad + cell : cell + pad);
    }
    return line.toString().stripTrailing();
  }

  private static String rule(int[] widths) {
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      rule.append(i == 0 ? "" : "  ").append("─".repeat(widths[i]));
    }
    return rule.toString();
  }
}
