package coco.server.inform;

import coco.server.web.Spreadsheet;
import coco.server.web.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How the rules of a campaign were understood, as a file for spreadsheets. */
final class RulesTable {
  private static final List<String> COLUMNS = List.of("rule", "title", "answered", "wrong");

  private RulesTable() {}

  static byte[] of(List<Progress.Understood> rules, Texts texts) {
    return Spreadsheet.of(
            COLUMNS.stream().map(column -> texts.of("inform.rules." + column)).toList(),
            rules.stream()
                .map(
                    it ->
                        List.of(
                            Spreadsheet.defused(it.rule()),
                            Spreadsheet.defused(it.title()),
                            Long.toString(it.answered()),
                            Long.toString(it.wrong())))
                .toList())
        .getBytes(StandardCharsets.UTF_8);
  }
}
