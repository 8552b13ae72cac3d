package coco.server.code;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Codes;
import coco.language.Document;
import coco.language.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

/** No word of a document is lost, wherever it stands, and none becomes what it was not. */
class OutsideTextTest {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private static Document draft(byte[] bytes) {
    OutsideText text =
        switch (OutsideText.read(bytes)) {
          case OutsideText.Outcome.Read read -> read.text();
          case OutsideText.Outcome.No no -> throw new AssertionError(no.why());
        };
    CodeFromText.Draft draft = CodeFromText.of(text, "");
    Document document =
        Codes.read(draft.text(), "draft.%s.coco.md".formatted(draft.language().tag()));
    assertThat(document.isSound()).as(draft.text() + document.findings()).isTrue();
    return document;
  }

  private static Document draft(String markdown) {
    return draft(markdown.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(XWPFDocument word) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    word.write(bytes);
    return bytes.toByteArray();
  }

  /** A document as POI writes it. */
  private static byte[] simple() throws IOException {
    try (XWPFDocument word = new XWPFDocument()) {
      word.createParagraph().createRun().setText("BODY");
      return bytes(word);
    }
  }

  /** A document with another text of one of its parts; taken out where there is none. */
  private static byte[] with(byte[] docx, String part, String content) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    parts.put(part, content.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : parts.entrySet()) {
        if (entry.getValue().length > 0) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue());
        }
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] body(String xml) throws IOException {
    return with(
        simple(),
        "word/document.xml",
        "<w:document xmlns:w=\"%s\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>%s</w:body></w:document>"
            .formatted(WORD, xml));
  }

  private static String p(String words) {
    return "<w:p><w:r><w:t>%s</w:t></w:r></w:p>".formatted(words);
  }

  private static OutsideText.Outcome refused(OutsideText.Problem why) {
    return new OutsideText.Outcome.No(why);
  }

  @Test
  void wordsOfATableStandInATable() throws IOException {
    byte[] docx;
    try (XWPFDocument word = new XWPFDocument()) {
      word.createParagraph().createRun().setText("We must answer within a week.");
      XWPFTable table = word.createTable(2, 2);
      table.getRow(0).getCell(0).setText("Term");
      table.getRow(0).getCell(1).setText("Meaning | more");
      table.getRow(1).getCell(0).setText("a complaint");
      table.getRow(1).getCell(1).setText("what [somebody] minds");
      XWPFTable inner =
          table.getRow(1).getCell(1).insertNewTbl(table.getRow(1).getCell(1).getCTTc().newCursor());
      if (inner != null) {
        inner.createRow().createCell().setText("INNER");
      }
      docx = bytes(word);
    }

    Document document = draft(docx);

    assertThat(document.source().text())
        .contains("| Term | Meaning \\| more |\n|---|---|\n| a complaint | ")
        .contains("what (somebody) minds");
    assertThat(document.rules()).hasSize(1);
    assertThat(document.findings().toString()).doesNotContain("a complaint");
  }

  @Test
  void cellsThatATableHasNoColumnForAreKept() {
    String text =
        """
        We must answer within a week.

        | Term | Meaning |
        |---|---|
        | a complaint | what *somebody* minds | BEYOND \\| it | [LINKED](https://example.org/far) |
        | a call | a talk |
        NO-PIPE | OF-ITS-OWN | FURTHER
        """;

    Document document = draft(text);

    assertThat(document.source().text())
        .contains("| a complaint | what somebody minds | BEYOND \\| it | LINKED |")
        .contains("| NO-PIPE | OF-ITS-OWN | FURTHER |")
        .contains("https://example.org/far");
  }

  @Test
  void wordsOfContentControlsStandAsOthersDo() throws IOException {
    String sdt = "<w:sdt><w:sdtPr/><w:sdtContent>%s</w:sdtContent></w:sdt>";
    Document document =
        draft(
            body(
                p("FIRST")
                    + sdt.formatted(
                        p("We must keep CONTROL words here.") + sdt.formatted(p("DEEP")))
                    + "<w:p>%s</w:p>".formatted(sdt.formatted("<w:r><w:t>INLINE</w:t></w:r>"))
                    + "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr>%s</w:tbl>"
                        .formatted(
                            sdt.formatted(p("CELL")),
                            p("OTHER"),
                            sdt.formatted("<w:tr><w:tc>%s</w:tc></w:tr>".formatted(p("ROW"))))));

    assertThat(document.source().text())
        .contains("FIRST", "DEEP", "INLINE", "| CELL | OTHER |", "| ROW |");
    assertThat(document.rules())
        .extracting(rule -> rule.text().orElseThrow())
        .containsExactly("We must keep CONTROL words here");
  }

  @Test
  void wordsOfBoxesInsertionsAndOneColumnAreKeptOnce() throws IOException {
    Document document =
        draft(
            body(
                "<w:p><w:ins><w:r><w:t>INSERTED</w:t></w:r></w:ins><w:del><w:r><w:delText>GONE</w:delText></w:r></w:del></w:p>"
                    + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>%s</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>%s</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                        .formatted(p("BOXED"), p("BOXED"))
                    + "<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>"
                        .formatted(p("We must stand in a FRAME here."))
                    + "<w:p><w:r><w:instrText>HYPERLINK \"https://example.org/field\"</w:instrText></w:r><w:r><w:t>FIELD</w:t></w:r></w:p>"));

    assertThat(document.source().text())
        .contains("INSERTED", "FIELD", "https://example.org/field")
        .containsOnlyOnce("BOXED")
        .doesNotContain("GONE");
    assertThat(document.rules()).hasSize(1);
  }

  @Test
  void wordsOfLinksNotesAndFramesOfPagesAreKept() throws IOException {
    byte[] docx;
    try (XWPFDocument word = new XWPFDocument()) {
      word.createParagraph().createHyperlinkRun("https://example.org/a%5B1%5D").setText("LINKED");
      var noted = word.createParagraph();
      noted.createRun().setText("We must keep NOTED words.");
      var note = word.createFootnote();
      note.createParagraph().createRun().setText("FOOT");
      noted.addFootnoteReference(note);
      word.createHeader(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT)
          .createParagraph()
          .createRun()
          .setText("HEAD");
      docx = bytes(word);
    }

    assertThat(draft(docx).source().text())
        .contains("- LINKED: <https://example.org/a%5B1%5D>", "NOTED", "FOOT", "HEAD");
  }

  @Test
  void everyWordOfMarkdownStandsInTheDraft() {
    Document document =
        draft(
            """
            ---
            summary: FRONT
            ---
            # A charter [TITLED](https://example.org/title)

            We answer [LINKED](https://example.org/a "TIP") and ![ALT](picture.png), within <DAYS> days<br>or <b>BOLD</b>.

            | Term | Meaning |
            |---|---|
            | CELL | [OTHER](https://example.org/cell) |

            ## A part

            ### Example: a heading

            | When | What | Then |
            |---|---|---|
            | 1 | 2 | 3 |

            ```
            ---
            # FENCED
            > Norm: we must not.

            | a | b |
            ```

                INDENTED words we must keep here.

            <!-- COMMENT

            ## HIDDEN -->

            <div class="note">HTML</div>

            [unused]: https://example.org/unused "UNUSED"
            """);

    assertThat(document.source().text().replaceFirst("(?s)\\A---\n.*?\n---\n", ""))
        .contains("FRONT", "TITLED", "https://example.org/title", "LINKED", "https://example.org/a")
        .contains("TIP", "ALT", "picture.png", "<DAYS>", "BOLD", "| CELL | OTHER |")
        .contains("https://example.org/cell", "FENCED", "INDENTED", "COMMENT", "HIDDEN")
        .contains("class=”note”", "HTML", "UNUSED", "https://example.org/unused");
    assertThat(document.rules())
        .extracting(rule -> rule.text().orElseThrow())
        .containsExactly("INDENTED words we must keep here");
    assertThat(document.chapters()).hasSize(2);
    assertThat(document.title()).isEqualTo("A charter TITLED");
  }

  @Test
  void aTextWithoutHeadingsKeepsItsTableFromBecomingDefinitions() {
    Document document = draft("| Term | Meaning |\n|---|---|\n| a call | [x] |\n");

    assertThat(document.source().text()).contains("| a call | (x) |");
    assertThat(document.code().definitions()).isEmpty();
  }

  @Test
  void aZipThatIsNoDocumentIsRefused() throws IOException {
    byte[] zip = with(new byte[0], "a.txt", "words");

    assertThat(OutsideText.read(zip)).isEqualTo(refused(OutsideText.Problem.NO_WORD));
    assertThat(
            OutsideText.read(
                with(
                    simple(),
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")))
        .isEqualTo(refused(OutsideText.Problem.NO_WORD));
    assertThat(OutsideText.read(with(simple(), "[Content_Types].xml", "")))
        .isEqualTo(refused(OutsideText.Problem.NO_WORD));
    assertThat(OutsideText.read(with(simple(), "_rels/.rels", "")))
        .isEqualTo(refused(OutsideText.Problem.NO_WORD));
  }

  @Test
  void aDamagedDocumentIsRefused() throws IOException {
    for (String xml :
        new String[] {
          "",
          "<w:document",
          "<other/>",
          "<w:document xmlns:w=\"%s\"/>".formatted(WORD),
          "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"%s\"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
              .formatted(WORD),
          "<w:document xmlns:w=\"%s\"><w:body>%s".formatted(WORD, "<w:sdt>".repeat(100_000)),
        }) {
      assertThat(OutsideText.read(with(simple(), "word/document.xml", xml)))
          .isEqualTo(refused(OutsideText.Problem.DAMAGED));
    }
    assertThat(OutsideText.read(with(simple(), "[Content_Types].xml", "<Types")))
        .isEqualTo(refused(OutsideText.Problem.DAMAGED));
    assertThat(OutsideText.read(with(simple(), "_rels/.rels", "<other/>")))
        .isEqualTo(refused(OutsideText.Problem.DAMAGED));
    byte[] cut = java.util.Arrays.copyOf(simple(), 400);
    assertThat(OutsideText.read(cut)).isInstanceOf(OutsideText.Outcome.No.class);
  }

  @Test
  void aFileOfManyTagsIsNotRead() throws IOException {
    for (int many : new int[] {WordFile.TAGS_MOST, 4 * WordFile.TAGS_MOST}) {
      byte[] small = body("<w:r/>".repeat(many));
      assertThat(small.length).isLessThan(200_000);

      assertThat(OutsideText.read(small)).isEqualTo(refused(OutsideText.Problem.UNPACKS));
    }
    assertThat(
            OutsideText.read(body("<w:r/>".repeat(10_000) + "<w:p><w:r><w:t>x</w:t></w:r></w:p>")))
        .isInstanceOf(OutsideText.Outcome.Read.class);
    assertThat(
            OutsideText.read(
                with(
                    simple(),
                    "word/document.xml",
                    new String(new char[] {0x4C, 0x6F, 0xA7, 0x94}))))
        .isEqualTo(refused(OutsideText.Problem.DAMAGED));
  }

  @Test
  void tablesInTablesLoseNoWordHoweverDeep() throws IOException {
    String deep =
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>left</w:t></w:r></w:p></w:tc><w:tc>".repeat(40)
            + "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
            + "</w:tc></w:tr></w:tbl>".repeat(40);

    String read = draft(body(deep.formatted("INNERMOST"))).source().text();

    assertThat(read).contains("INNERMOST");
    assertThat(read.split("left", -1)).hasSize(41);
    assertThat(OutsideText.read(body(deep.formatted("a ".repeat(Limits.DOCUMENT_SIZE)))))
        .isEqualTo(refused(OutsideText.Problem.LONG));
  }

  @Test
  void aFileThatUnpacksWithoutEndIsNotUnpacked() throws IOException {
    byte[] nothing = new byte[1_000_000];
    for (String name : new String[] {"word/document.xml", "word/media/picture.bin"}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        zip.putNextEntry(new ZipEntry(name));
        for (int i = 0; i < 200; i++) {
          zip.write(nothing);
        }
      }
      assertThat(OutsideText.read(bytes.toByteArray()))
          .isEqualTo(refused(OutsideText.Problem.UNPACKS));
    }
  }
}
