package coco.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.engine.source.Fault.Kind;
import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are wrong end in a fault that says what, where, why and what to do. */
final class BrokenFilesTest {
  private static final String HEAD = "source: s\nzone: Europe/Paris\n";
  private static final String CSV =
      HEAD + "file: f.csv\nparty: who\ninteractions: [{type: a, time: at}]\n";
  private static final String XES =
      HEAD + "file: f.xes\ninteractions: [{type: a, time: time:timestamp}]\n";
  private static final String NDJSON =
      HEAD + "file: f.ndjson\ninteractions: [{type: a, time: at}]\n";

  @TempDir Path folder;

  @Test
  void binaryFiles() {
    byte[] noise = new byte[10_000];
    new Random(3).nextBytes(noise);

    for (String mapping : List.of(CSV, XES, NDJSON)) {
      assertThat(fault(mapping, "f.bin", noise).kind()).isEqualTo(Kind.OTHER_FORMAT);
    }
    assertThat(fault(CSV, "f.csv", "PK\u0003\u0004rest").arguments())
        .containsExactly("csv", "xlsx / zip");
    assertThat(fault(CSV, "f.csv", "<?xml version='1.0'?><log/>").arguments())
        .containsExactly("csv", "XML");
    assertThat(fault(NDJSON, "f.ndjson", "[{\"a\":1}]").arguments())
        .containsExactly("ndjson", "a JSON list");
    assertThat(fault(XES, "f.xes", "<html><body/></html>").kind()).isEqualTo(Kind.OTHER_FORMAT);
    assertThat(fault(CSV.replace("f.csv", "f.xlsx"), "f.xlsx", "at,who\n").kind())
        .isEqualTo(Kind.OTHER_FORMAT);
  }

  @Test
  void emptyFiles() {
    for (String mapping : List.of(CSV, XES, NDJSON)) {
      assertThat(fault(mapping, "f", "").kind()).isEqualTo(Kind.EMPTY);
    }
  }

  @Test
  void anEndlessLine() {
    InputStream endless =
        new InputStream() {
          private long sent;

          @Override
          public int read() {
            return sent++ < 100_000_000 ? 'x' : -1;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            if (sent >= 100_000_000) {
              return -1;
            }
            Arrays.fill(bytes, offset, offset + length, (byte) 'x');
            sent += length;
            return length;
          }
        };

    assertThat(faultOf(CSV, "f.csv", endless).kind()).isEqualTo(Kind.LIMIT);
    assertThat(fault(NDJSON, "f.ndjson", "{\"at\":\"" + "x".repeat(Limits.ROW_CHARACTERS)).kind())
        .isEqualTo(Kind.LIMIT);
  }

  @Test
  void aTruncatedGzip() throws IOException {
    StringBuilder rows = new StringBuilder("at,who\n");
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      rows.append("2027-01-01,").append(random.nextLong()).append('\n');
    }
    byte[] whole = FormatsTest.gzip(rows.toString().getBytes(StandardCharsets.UTF_8));

    Fault fault = fault(CSV, "f.csv.gz", Arrays.copyOf(whole, whole.length / 2));

    assertThat(fault.kind()).isEqualTo(Kind.TRUNCATED);
    assertThat(fault.line()).isGreaterThan(1_000);
    assertThat(fault(XES, "f.xes", "<log><trace><event>").kind()).isEqualTo(Kind.TRUNCATED);
  }

  @Test
  void aMissingColumnAndAnotherFile() {
    assertThat(fault(CSV, "f.csv", "at,whom\n1,2\n"))
        .isEqualTo(Fault.of(Kind.NO_COLUMN, "f.csv", 1, "who", "at, whom"));
    assertThat(fault(CSV, "f.csv", "a,b\n1,2\n"))
        .isEqualTo(Fault.of(Kind.OTHER_FILE, "f.csv", 1, "at, who", "a, b"));
    assertThat(fault(CSV, "f.csv", "at,who,who\n1,2,3\n"))
        .isEqualTo(Fault.of(Kind.DOUBLE_COLUMN, "f.csv", 1, "who"));
  }

  @Test
  void aWrongEncoding() {
    byte[] latin = "at,who\n2027-01-01,Ann\n2027-01-01,Zoé\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(fault(CSV, "f.csv", latin).kind()).isEqualTo(Kind.WRONG_ENCODING);
    assertThat(
            fault(NDJSON, "f.ndjson", "{\"at\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1))
                .kind())
        .isEqualTo(Kind.WRONG_ENCODING);
  }

  @Test
  void bombs() throws IOException {
    Path gzip = folder.resolve("f.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write("at,who\n".getBytes(StandardCharsets.UTF_8));
      byte[] rows = ("2027-01-01," + "a".repeat(100_000) + "\n").getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 3_000; i++) {
        out.write(rows);
      }
    }
    Path sheet = folder.resolve("f.xlsx");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(sheet))) {
      out.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 400; i++) {
        out.write(zeros);
      }
    }

    assertThat(fault(CSV, gzip).kind()).isEqualTo(Kind.LIMIT);
    assertThat(fault(CSV.replace("f.csv", "f.xlsx"), sheet).kind()).isEqualTo(Kind.LIMIT);
    assertThat(fault(XES, "f.xes", "<log>" + "<a>".repeat(1_000)).kind()).isEqualTo(Kind.LIMIT);
  }

  @Test
  void entitiesAreNotExpanded() {
    String outside =
        "<!DOCTYPE log [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><log><trace><event>"
            + "<string key=\"time:timestamp\" value=\"&x;\"/></event></trace></log>";

    assertThatThrownBy(() -> Reading.of(XES, "f.xes", outside))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.fault().kind()).isEqualTo(Kind.DOCUMENT_TYPE))
        .hasMessageNotContaining("root:");
  }

  @Test
  void brokenXmlAndQuotes() {
    assertThat(fault(XES, "f.xes", "<log>\n<trace></log>").kind()).isEqualTo(Kind.BROKEN);
    assertThat(fault(CSV, "f.csv", "at,who\n2027-01-01,\"a\" b\n").kind())
        .isEqualTo(Kind.TEXT_AFTER_QUOTE);
  }

  /** In the last column it swallows rows without changing the number of fields. */
  @Test
  void aQuotationMarkThatNothingClosesStopsTheFile() {
    Fault open = fault(CSV, "f.csv", "at,who\n2027-01-01,a\n2027-01-01,\"b\n2027-01-02,c\n");

    assertThat(open.kind()).isEqualTo(Kind.OPEN_QUOTE);
    assertThat(open.line()).isEqualTo(3);
  }

  @Test
  void filesThatAreNotThere() {
    SourceReader reader = new SourceReader(SourceMapping.read("m", CSV).orElseThrow());

    assertThatThrownBy(() -> reader.files(folder))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.fault().kind()).isEqualTo(Kind.NO_FILE))
        .hasMessageContaining("There is nothing to read");
    assertThatThrownBy(() -> Reading.of(CSV, folder.resolve("none.csv")))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.fault().kind()).isEqualTo(Kind.NO_FILE));
    assertThatThrownBy(() -> Reading.of(CSV, folder))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.fault().kind()).isEqualTo(Kind.FOLDER));
    assertThat(fault(CSV + "format: parquet\n", "f.parquet", "PAR1").kind())
        .isEqualTo(Kind.UNSUPPORTED_FORMAT);
  }

  @Test
  void aFaultSaysWhatWhereWhyAndWhatToDo() {
    assertThat(SourceTexts.in(Language.ENGLISH).line(fault(CSV, "f.csv", "at,whom\n1,2\n")))
        .isEqualTo(
            "f.csv:1: the file has no column \"who\". The mapping needs it. Use one of the file's"
                + " columns: at, whom.");
  }

  @Test
  void everyFaultAndReasonHasTextsInBothLanguages() throws IOException {
    Properties english = texts("en");
    Properties french = texts("fr");

    assertThat(french.keySet()).isEqualTo(english.keySet());
    for (Kind kind : Kind.values()) {
      assertThat(english).containsKeys(kind + ".what", kind + ".why", kind + ".do");
    }
    for (Refused.Reason reason : Refused.Reason.values()) {
      assertThat(english).containsKey("refused." + reason);
    }
    assertThat(english.values()).noneMatch(text -> text.toString().isBlank());
    assertThat(french.values()).noneMatch(text -> text.toString().isBlank());
  }

  private static Properties texts(String tag) throws IOException {
    Properties texts = new Properties();
    try (InputStream in =
        SourceTexts.class.getResourceAsStream("/coco/engine/source_%s.properties".formatted(tag))) {
      texts.load(java.util.Objects.requireNonNull(in));
    }
    return texts;
  }

  private static Fault fault(String mapping, String file, String content) {
    return fault(mapping, file, content.getBytes(StandardCharsets.UTF_8));
  }

  private static Fault fault(String mapping, String file, byte[] content) {
    return faultOf(mapping, file, new java.io.ByteArrayInputStream(content));
  }

  private static Fault faultOf(String mapping, String file, InputStream in) {
    SourceReader reader = new SourceReader(SourceMapping.read("m", mapping).orElseThrow());
    try {
      SourceSummary summary = reader.read(in, file, one -> {});
      throw new AssertionError("no fault, but " + summary);
    } catch (SourceException e) {
      return e.fault();
    }
  }

  private static Fault fault(String mapping, Path file) {
    SourceReader reader = new SourceReader(SourceMapping.read("m", mapping).orElseThrow());
    try {
      SourceSummary summary = reader.read(List.of(file), one -> {});
      throw new AssertionError("no fault, but " + summary);
    } catch (SourceException e) {
      return e.fault();
    }
  }
}
