package coco.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.Interaction;
import coco.engine.source.Refused.Reason;
import coco.language.code.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each format, plain and packed. */
final class FormatsTest {
  private static final String TABLE =
      "source: s\nfile: f.csv\nzone: Europe/Paris\nparty: who\n"
          + "interactions: [{type: a, time: at}]\n";

  @TempDir Path folder;

  @Test
  void csvWithQuotesLinesAndAByteOrderMark() {
    Reading reading =
        Reading.of(TABLE, "f.csv", "\uFEFFat,who\r\n2027-01-01,\"Smith, \"\"Al\"\"\nand son\"\r\n");

    assertThat(reading.interactions().getFirst().party()).isEqualTo("Smith, \"Al\"\nand son");
  }

  @Test
  void otherSeparatorsAndEncodings() {
    Reading tabs =
        Reading.of(TABLE.replace("f.csv", "f.tsv"), "f.tsv", "at\twho\n2027-01-01\tAnn, Bo\n");
    Reading semicolons =
        Reading.of(
            TABLE + "separator: \";\"\nencoding: windows-1252\n",
            "f.csv",
            "at;who\n2027-01-01;Zoé\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(tabs.interactions().getFirst().party()).isEqualTo("Ann, Bo");
    assertThat(semicolons.interactions().getFirst().party()).isEqualTo("Zoé");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    Reading reading =
        Reading.of(TABLE, "f.csv", "at,who\n2027-01-01,a\n2027-01-02\n\n2027-01-03,b,c\n");

    assertThat(reading.interactions()).hasSize(1);
    assertThat(reading.summary().refused())
        .containsExactly(
            new Refused("f.csv", 3, null, Reason.WRONG_FIELD_COUNT, "2027-01-02"),
            new Refused("f.csv", 5, null, Reason.WRONG_FIELD_COUNT, "2027-01-03,b,c"));
    assertThat(reading.summary().rows()).isEqualTo(3);
  }

  @Test
  void typedAttributesOfXes() {
    Reading reading =
        Reading.of(
            """
            source: s
            file: f.xes
            case: case:concept:name
            attributes: {cost: cost, rate: rate, late: late, due: due, name: concept:name, case.kind: case:kind}
            interactions: [{type: {column: concept:name}, time: time:timestamp}]
            """,
            "f.xes",
            """
            <?xml version="1.0"?>
            <!-- a comment -->
            <log xmlns="http://www.xes-standard.org/">
              <global scope="event"><string key="concept:name" value="default"/></global>
              <classifier name="c" keys="concept:name"/>
              <trace>
                <string key="concept:name" value="case 1"/>
                <string key="kind" value="A"><int key="kind" value="9"/></string>
                <event>
                  <string key="concept:name" value="Do &amp; don't"/>
                  <date key="time:timestamp" value="2027-01-01T10:00:00.000+01:00"/>
                  <int key="cost" value="12"/><float key="rate" value="0.50"/>
                  <boolean key="late" value="true"/><date key="due" value="2027-01-02T00:00:00Z"/>
                  <list key="parts"><values><string key="concept:name" value="inner"/></values></list>
                </event>
              </trace>
              <trace><event><string key="concept:name" value="b"/>
                <date key="time:timestamp" value="2027-01-03T10:00:00Z"/></event></trace>
              <event><string key="concept:name" value="alone"/>
                <date key="time:timestamp" value="2027-01-04T10:00:00Z"/></event>
            </log>
            """);

    Interaction first = reading.interactions().getFirst();
    assertThat(first.type()).isEqualTo("do-don-t");
    assertThat(first.caseId()).isEqualTo("case 1");
    assertThat(first.attributes())
        .containsEntry("cost", Value.Quantity.of(12))
        .containsEntry("rate", new Value.Quantity(new BigDecimal("0.5")))
        .containsEntry("late", new Value.Truth(true))
        .containsEntry("due", new Value.Moment(Instant.parse("2027-01-02T00:00:00Z")))
        .containsEntry("case.kind", new Value.Text("A"));
    assertThat(reading.interactions()).hasSize(3);
    assertThat(reading.interactions().get(1).caseId()).isNull();
    assertThat(reading.interactions().get(2).type()).isEqualTo("alone");
  }

  @Test
  void cloudEventsAndPathsOfNdjson() {
    Reading reading =
        Reading.of(
            """
            source: s
            file: f.ndjson
            id: id
            case: data.ticket.id
            party: data.ticket.requester.id
            attributes: {amount: data.amount, vip: data.vip, first: data.tags.0, dotted: data.a.b}
            interactions: [{type: {column: type}, time: time}]
            """,
            "f.ndjson",
            """
            {"specversion":"1.0","id":"e1","type":"com.example.opened","time":"2027-01-01T10:00:00Z","data":{"ticket":{"id":17,"requester":{"id":"ann"}},"amount":12.50,"vip":true,"tags":["x","y"],"a.b":"z","none":null}}
            not json

            {"id":"e2","type":"x","time":"2027-01-01T10:00:00Z","data":{"amount":{"value":1}}}
            {"id":"e3","type":"x"}
            ["a"]
            """);

    Interaction first = reading.interactions().getFirst();
    assertThat(reading.interactions()).hasSize(1);
    assertThat(first.id()).isEqualTo("e1/com-example-opened");
    assertThat(first.caseId()).isEqualTo("17");
    assertThat(first.party()).isEqualTo("ann");
    assertThat(first.attributes())
        .containsEntry("amount", new Value.Quantity(new BigDecimal("12.5")))
        .containsEntry("vip", new Value.Truth(true))
        .containsEntry("first", new Value.Text("x"))
        .containsEntry("dotted", new Value.Text("z"));
    assertThat(reading.summary().refused())
        .extracting(refused -> refused.line() + " " + refused.reason())
        .containsExactly("2 NOT_JSON", "4 NOT_A_VALUE", "6 NOT_JSON");
  }

  @Test
  void typedCellsOfASpreadsheet() throws IOException {
    Path file = folder.resolve("f.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Data");
      List<String> names = List.of("Number", "Opened", "Closed", "Due", "Amount", "Vip", "Note");
      for (int i = 0; i < names.size(); i++) {
        sheet.value(0, i, names.get(i));
      }
      sheet.value(1, 0, 101000295613L);
      sheet.value(1, 1, LocalDateTime.of(2027, 7, 1, 9, 5, 30));
      sheet.style(1, 1).format("yyyy-mm-dd hh:mm:ss").set();
      sheet.value(1, 2, LocalDate.of(2027, 7, 2));
      sheet.style(1, 2).format("dd/mm/yyyy").set();
      sheet.value(1, 3, "2027-07-03 10:00");
      sheet.value(1, 4, new BigDecimal("12.5"));
      sheet.style(1, 4).format("#,##0.00\" days\"").set();
      sheet.value(1, 5, true);
      sheet.value(1, 6, "Zoé");
      sheet.value(3, 0, 2);
      sheet.value(3, 1, "soon");
    }
    Reading reading =
        Reading.of(
            """
            source: s
            file: f.xlsx
            zone: Europe/Paris
            columns:
              Opened: {type: instant, pattern: d/M/yyyy}
              Closed: instant
              Due: {type: instant, pattern: "yyyy-MM-dd HH:mm"}
            case: Number
            attributes: {due: Due, amount: Amount, vip: Vip, note: Note}
            interactions:
              - {type: opened, time: Opened}
              - {type: closed, time: Closed}
            """,
            file);

    assertThat(reading.interactions()).hasSize(2);
    Interaction opened = reading.interactions().getFirst();
    assertThat(opened.caseId()).isEqualTo("101000295613");
    assertThat(opened.time()).isEqualTo(Instant.parse("2027-07-01T07:05:30Z"));
    assertThat(reading.interactions().getLast().time())
        .isEqualTo(Instant.parse("2027-07-01T22:00:00Z"));
    assertThat(opened.attributes())
        .containsEntry("due", new Value.Moment(Instant.parse("2027-07-03T08:00:00Z")))
        .containsEntry("amount", new Value.Quantity(new BigDecimal("12.5")))
        .containsEntry("vip", new Value.Truth(true))
        .containsEntry("note", new Value.Text("Zoé"));
    assertThat(reading.summary().refused())
        .containsExactly(new Refused("f.xlsx", 4, "Opened", Reason.NOT_A_TIME, "soon"));
  }

  @Test
  void aPackedSpreadsheet() throws IOException {
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(sheet, "test", "1.0")) {
      Worksheet cells = book.newWorksheet("Data");
      cells.value(0, 0, "at");
      cells.value(0, 1, "who");
      cells.value(1, 0, "2027-01-01");
      cells.value(1, 1, "ann");
    }
    Path gz = folder.resolve("a.xlsx.gz");
    Files.write(gz, gzip(sheet.toByteArray()));
    Path zip = folder.resolve("b.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("one.xlsx"));
      out.write(sheet.toByteArray());
    }

    for (Path file : List.of(gz, zip)) {
      assertThat(Reading.of(TABLE.replace("f.csv", "f.xlsx"), file).interactions())
          .extracting(Interaction::party)
          .containsExactly("ann");
    }
  }

  @Test
  void gzipAndZip() throws IOException {
    byte[] csv = "at,who\n2027-01-01,ann\n".getBytes(StandardCharsets.UTF_8);
    Path gz = folder.resolve("a.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
      out.write(csv);
    }
    Path zip = folder.resolve("b.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("sub/one.csv", "__MACOSX/._one.csv", "two.csv")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(csv);
      }
    }

    assertThat(Reading.of(TABLE, gz).interactions()).hasSize(1);
    assertThat(Reading.of(TABLE, zip).interactions())
        .extracting(Interaction::id)
        .containsExactly("b.zip/one.csv:1:0", "b.zip/two.csv:1:0");
    assertThat(Reading.of(TABLE, "c.csv.gz", gzip(csv)).interactions()).hasSize(1);
  }

  @Test
  void aGlobNamesFilesInOrder() throws IOException {
    for (String name : List.of("b-2.csv", "b-1.csv", "c.csv")) {
      Files.writeString(folder.resolve(name), "at,who\n2027-01-01,ann\n");
    }
    SourceMapping mapping =
        SourceMapping.read("m", TABLE.replace("f.csv", "b-*.csv") + "format: csv\n").orElseThrow();
    SourceReader reader = new SourceReader(mapping);
    List<Interaction> found = new ArrayList<>();

    reader.read(reader.files(folder), found::add);

    assertThat(found).extracting(Interaction::id).containsExactly("b-1.csv:1:0", "b-2.csv:1:0");
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
