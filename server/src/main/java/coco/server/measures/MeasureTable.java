package coco.server.measures;

import coco.server.web.Texts;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Measures as a file for spreadsheets. */
final class MeasureTable {
  private static final List<String> COLUMNS =
      List.of("month", "edition", "rule", "title", "kept", "broken", "pending", "none");

  private MeasureTable() {}

  static byte[] of(List<List<String>> rows, Texts texts) {
    StringWriter file = new StringWriter();
    // The mark by which Excel knows the encoding.
    file.write('\uFEFF');
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(
          COLUMNS.stream().map(column -> texts.of("measures.column." + column)).toList());
      rows.forEach(row -> csv.writeRecord(row.stream().map(MeasureTable::defused).toList()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What a spreadsheet would run as a formula, made plain by a leading apostrophe. */
  private static String defused(String cell) {
    return cell.matches("(?s)'*[=+\\-@\\t\\r].*") ? "'" + cell : cell;
  }
}
