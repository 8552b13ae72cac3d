package coco.server.measures;

import coco.server.web.Spreadsheet;
import coco.server.web.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Measures as a file for spreadsheets. */
final class MeasureTable {
  private static final List<String> COLUMNS =
      List.of("month", "edition", "rule", "title", "kept", "broken", "pending", "none");

  private MeasureTable() {}

  static byte[] of(List<List<String>> rows, Texts texts) {
    return Spreadsheet.of(
            COLUMNS.stream().map(column -> texts.of("measures.column." + column)).toList(),
            rows.stream().map(row -> row.stream().map(Spreadsheet::defused).toList()).toList())
        .getBytes(StandardCharsets.UTF_8);
  }
}
