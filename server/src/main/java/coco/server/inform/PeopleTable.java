package coco.server.inform;

import coco.server.web.Spreadsheet;
import coco.server.web.Texts;
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
    return Spreadsheet.of(
            COLUMNS.stream().map(column -> texts.of("inform.table." + column)).toList(),
            rows.stream().map(row -> cells(row, texts)).toList())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> cells(List<String> row, Texts texts) {
    List<String> cells = new ArrayList<>(row.stream().map(Spreadsheet::defused).toList());
    for (int column : STATES) {
      if (!cells.get(column).isEmpty()) {
        cells.set(column, texts.of("inform.table.state." + cells.get(column)));
      }
    }
    return cells;
  }
}
