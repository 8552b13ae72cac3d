package coco.engine.fuzz;

import coco.engine.source.SourceMapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook whose parts are the input, set apart by a byte of zero: the sheet, its shared texts,
 * its styles, the workbook and its relations.
 */
public final class SheetTarget {
  private static final SourceMapping MAPPING =
      Promises.mapping(
          """
          source: s
          file: f.xlsx
          zone: Europe/Paris
          columns:
            at: instant
            amount: number
          case: case
          attributes: {amount: amount, note: note}
          interactions: [{type: {column: type}, time: at}]
          """);
  private static final List<String> NAMES =
      List.of(
          "xl/worksheets/sheet1.xml",
          "xl/sharedStrings.xml",
          "xl/styles.xml",
          "xl/workbook.xml",
          "xl/_rels/workbook.xml.rels");
  private static final String TYPES =
      """
      <Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
      <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
      <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
      """;

  /** What a part is where the input says nothing of it. */
  private static final List<String> PARTS =
      List.of(
          "<worksheet><sheetData/></worksheet>",
          "<sst><si><t>at</t></si><si><t>case</t></si></sst>",
          "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"14\"/>"
              + "<xf numFmtId=\"20\"/></cellXfs></styleSheet>",
          "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
              + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
          "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>");

  private SheetTarget() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    Promises.ofFile(MAPPING, ".xlsx", workbook(bytes));
  }

  private static byte[] workbook(byte[] bytes) {
    String[] parts = new String(bytes, StandardCharsets.ISO_8859_1).split("\0", -1);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.setLevel(1);
      put(zip, "[Content_Types].xml", TYPES);
      for (int i = 0; i < NAMES.size(); i++) {
        boolean given = i < parts.length && !parts[i].isEmpty();
        put(zip, NAMES.get(i), given ? parts[i] : PARTS.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String part) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(part.getBytes(StandardCharsets.ISO_8859_1));
  }
}
