package coco.server.inform;

import coco.server.web.Texts;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The people of a campaign as a file for spreadsheets: what each was told and did, and when (UTC).
 */
final class PeopleTable {
  /** The columns in the order in which the store gives them; each has a text as its heading. */
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "email",
          "team",
          "manager",
          "manager-email",
          "language",
          "told",
          "last-day",
          "state",
          "read",
          "understood",
          "tries",
          "answer",
          "answered",
          "reason",
          "session");

  private static final List<Integer> STATES =
      List.of(COLUMNS.indexOf("state"), COLUMNS.indexOf("answer"), COLUMNS.indexOf("session"));

  private PeopleTable() {}

  static byte[] of(List<List<String>> rows, Texts texts) {
    return file(
        COLUMNS.stream().map(column -> texts.of("inform.table." + column)).toList(),
        rows.stream().map(row -> cells(row, texts)).toList());
  }

  /** A file with a line of headings. */
  static byte[] file(List<String> headings, List<List<String>> rows) {
    StringWriter file = new StringWriter();
    // The mark by which Excel knows the encoding.
    file.write('\uFEFF');
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(headings);
      rows.forEach(csv::writeRecord);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> cells(List<String> row, Texts texts) {
    List<String> cells = new ArrayList<>(row.stream().map(PeopleTable::defused).toList());
    for (int column : STATES) {
      if (!cells.get(column).isEmpty()) {
        cells.set(column, texts.of("inform.table.state." + cells.get(column)));
      }
    }
    return cells;
  }

  /** What a spreadsheet would run as a formula, made plain by a leading apostrophe. */
  static String defused(String cell) {
    return cell.matches("(?s)'*[=+\\-@\\t\\r].*") ? "'" + cell : cell;
  }
}
