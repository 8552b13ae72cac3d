package coco.server.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A table as a file for spreadsheets: CSV in UTF-8, with nothing in it that would be run. */
public final class Spreadsheet {
  private Spreadsheet() {}

  /**
   * A file with a line of headings.
   *
   * @param rows of cells as they are, or as {@link #defused} makes them
   */
  public static String of(List<String> headings, List<List<String>> rows) {
    StringWriter file = new StringWriter();
    // The mark by which Excel knows the encoding.
    file.write('\uFEFF');
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(headings);
      rows.forEach(csv::writeRecord);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toString();
  }

  /** What a spreadsheet would run as a formula, made plain by a leading apostrophe. */
  public static String defused(String cell) {
    return cell.matches("(?s)'*[=+\\-@\\t\\r].*") ? "'" + cell : cell;
  }
}
