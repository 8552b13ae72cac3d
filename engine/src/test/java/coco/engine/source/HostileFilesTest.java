package coco.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.engine.source.Fault.Kind;
import coco.engine.source.Refused.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files that are made to exhaust the machine, or to hide rows, end in a fault. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HostileFilesTest {
  private static final String HEAD = "source: s\nzone: Europe/Paris\n";
  private static final String ROWS = "interactions: [{type: a, time: at}]\n";
  private static final String CSV = HEAD + "file: f.csv\n" + ROWS;
  private static final String NDJSON = HEAD + "file: f.ndjson\n" + ROWS;
  private static final String XES = HEAD + "file: f.xes\ncase: case:concept:name\n" + ROWS;
  private static final String XLSX =
      HEAD + "file: f.xlsx\nattributes: {amount: amount}\ncolumns: {at: instant}\n" + ROWS;
  private static final String HEADING =
      "<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>";

  @TempDir Path folder;

  /** A cell makes room for all columns before its own. */
  @ParameterizedTest
  @ValueSource(strings = {"FXSHRXX2", "ZZZ2", "$zzzzzz$2"})
  void aCellFarToTheRight(String place) throws IOException {
    Fault fault = sheet(HEADING + "<row><c r=\"" + place + "\"><v>1</v></c></row>");

    assertThat(fault.kind()).isEqualTo(Kind.LIMIT);
    assertThat(fault.line()).isEqualTo(2);
    assertThat(fault.arguments()).startsWith("columns", "5000");
  }

  @Test
  void aRowOfManyCells() throws IOException {
    assertThat(sheet("<row>" + "<c/>".repeat(Limits.COLUMNS + 1) + "</row>").arguments())
        .containsExactly("columns", "5000", "5001");
  }

  /** The library fills the table of shared texts up to whatever number a cell names. */
  @Test
  void aSharedTextFarDownTheTable() throws IOException {
    assertThat(sheet(HEADING + "<row><c t=\"s\"><v>2000000000</v></c></row>").arguments())
        .containsExactly("shared", "5000000", "2000000000");
  }

  @Test
  void aSharedTextThatIsNotThere() throws IOException {
    assertThat(sheet(HEADING + "<row><c t=\"s\"><v>7</v></c></row>"))
        .isEqualTo(Fault.of(Kind.BROKEN, "f.xlsx", 2, "<v>7</v>"));
  }

  @Test
  void manyArrayFormulas() throws IOException {
    String cell = "<c><f t=\"array\" ref=\"A1:B2\">A1</f><v>1</v></c>";

    assertThat(sheet(("<row>" + cell + "</row>").repeat(Limits.ARRAY_FORMULAS + 1)).arguments())
        .containsExactly("formulas", "1000", "1001");
  }

  /** Each cell that shares a formula gets a copy of it. */
  @Test
  void aLongFormulaThatManyCellsShare() throws IOException {
    String first = "<row><c><f t=\"shared\" ref=\"A1:A9\" si=\"0\">" + "A1+".repeat(300_000);
    String others = "<row><c><f t=\"shared\" si=\"0\"/></c></row>".repeat(400);

    assertThat(sheet(first + "</f></c></row>" + others).arguments()).startsWith("unpacked");
  }

  /** Written out, the number has a thousand million digits. */
  @ParameterizedTest
  @CsvSource({"1E999999999, TOO_LONG", "1E-999999999, TOO_LONG", "12x, CELL_ERROR"})
  void aNumberThatIsNone(String number, Reason reason) throws IOException {
    SourceSummary summary =
        workbook(
            HEADING
                + "<row r=\"2\"><c s=\"1\"><v>46388</v></c><c><v>%s</v></c></row>".formatted(number)
                + "<row r=\"3\"><c s=\"1\"><v>46388</v></c><c><v>1</v></c></row>");

    assertThat(summary.refused())
        .containsExactly(new Refused("f.xlsx", 2, "amount", reason, number));
    assertThat(summary.interactions()).isEqualTo(1);
  }

  @Test
  void aDateOfNoCalendarRefusesItsRow() throws IOException {
    SourceSummary summary = workbook(HEADING + "<row r=\"2\"><c s=\"1\"><v>1E40</v></c></row>");

    assertThat(summary.refused())
        .containsExactly(new Refused("f.xlsx", 2, "at", Reason.NOT_A_TIME, "1E40"));
  }

  /** Each file of the archive is within its limit; all together are not. */
  @Test
  void anArchiveOfManyBombs() throws IOException {
    Path zip = folder.resolve("f.csv.zip");
    byte[] row = ("x".repeat(1 << 20) + "\n").getBytes(StandardCharsets.UTF_8);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int file = 0; file < 6; file++) {
        out.putNextEntry(new ZipEntry(file + ".csv"));
        out.write("at\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 60; i++) {
          out.write(row);
        }
      }
    }

    Fault fault = fault(CSV, zip);

    assertThat(fault.kind()).isEqualTo(Kind.LIMIT);
    assertThat(fault.file()).isEqualTo("f.csv.zip/4.csv");
  }

  @Test
  void anArchiveOfManyFiles() throws IOException {
    Path zip = folder.resolve("f.csv.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int file = 0; file <= Limits.FILES; file++) {
        out.putNextEntry(new ZipEntry(file + ".csv"));
      }
    }

    assertThat(fault(CSV, zip).arguments()).containsExactly("files", "10000", "10001");
  }

  /** A value of a hundred million characters, of a tenth of a million packed bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"<log><trace><string key=\"", "<log><", "<log><!--", "<log a=\""})
  void aLogOfOnePiece(String start) throws IOException {
    Path file = folder.resolve("f.xes.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(start.getBytes(StandardCharsets.UTF_8));
      byte[] letters = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 100; i++) {
        out.write(letters);
      }
    }

    assertThat(fault(XES, file).arguments()).startsWith("row", "4000000");
  }

  /** Every value would get its path in full: two million times a million characters. */
  @Test
  void longNamesAboveManyValues() {
    String names = ("{\"" + "n".repeat(40_000) + "\":").repeat(40);
    String line = names + "[" + "1,".repeat(1_000_000) + "1]" + "}".repeat(40);

    SourceSummary summary =
        Reading.of(NDJSON, "f.ndjson", line + "\n{\"at\":\"2027-01-01\"}\n").summary();

    assertThat(summary.rows()).isEqualTo(2);
    assertThat(summary.interactions()).isEqualTo(1);
  }

  /** What marks the end within the reader cannot be said by the file. */
  @Test
  void aLineThatSeemsToBeTheEndHidesNoRow() {
    String end = "\uFDD0end\uFDD1";

    assertThatThrownBy(() -> Reading.of(CSV, "f.csv", "at\n2027-01-01\n" + end + "\n2027-01-02\n"))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> assertThat(e.fault().kind()).isEqualTo(Kind.WRONG_ENCODING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\\"\"", "\"\\n\"", "\"\\r\"", "\"\\0\""})
  void aSeparatorThatPartsNothing(String separator) {
    assertThat(SourceMapping.read("m", CSV + "separator: " + separator).faults())
        .extracting(Fault::kind)
        .containsExactly(Kind.BAD_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'[x.csv'", "'{a.csv'", "\"a\\0.csv\""})
  void aNameThatNoFileHas(String name) {
    String mapping = HEAD + "file: " + name + "\nformat: csv\n" + ROWS;
    SourceReader reader = new SourceReader(SourceMapping.read("m", mapping).orElseThrow());

    assertThatThrownBy(() -> reader.files(folder))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.fault().kind()).isEqualTo(Kind.BAD_VALUE));
  }

  /** A copy on the disk goes with the file that could not be copied to its end. */
  @Test
  void aTruncatedWorkbookLeavesNothingBehind() throws IOException {
    byte[] letters = new byte[90_000];
    new Random(5).nextBytes(letters);
    letters[0] = 'P';
    letters[1] = 'K';
    byte[] packed = FormatsTest.gzip(letters);
    Path file = folder.resolve("f.xlsx.gz");
    Files.write(file, Arrays.copyOf(packed, packed.length / 2));
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> before = copies(temporary);

    assertThat(fault(XLSX, file).kind()).isEqualTo(Kind.TRUNCATED);
    assertThat(copies(temporary)).isEqualTo(before);
  }

  private static List<Path> copies(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .filter(file -> file.getFileName().toString().matches("coco-.*\\.xlsx"))
          .sorted()
          .toList();
    }
  }

  private Fault sheet(String rows) throws IOException {
    return fault(XLSX, write(rows));
  }

  private SourceSummary workbook(String rows) throws IOException {
    return Reading.of(XLSX, write(rows)).summary();
  }

  private Path write(String rows) throws IOException {
    Path file = folder.resolve("f.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(
          zip,
          "[Content_Types].xml",
          """
          <Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
          <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
          <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
          """);
      put(
          zip,
          "xl/workbook.xml",
          """
          <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
          <sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>
          """);
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<R><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></R>");
      put(zip, "xl/sharedStrings.xml", "<sst><si><t>at</t></si><si><t>amount</t></si></sst>");
      put(
          zip,
          "xl/styles.xml",
          "<s><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></s>");
      put(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Fault fault(String mapping, Path file) {
    try {
      Reading reading = Reading.of(mapping, file);
      throw new AssertionError("no fault, but " + reading.summary());
    } catch (SourceException e) {
      return e.fault();
    }
  }
}
