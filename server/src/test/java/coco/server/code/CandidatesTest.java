package coco.server.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import coco.language.Codes;
import coco.language.Document;
import coco.language.text.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

/** Documents that were written elsewhere, made into drafts. */
class CandidatesTest {
  private static final Path CODES = Path.of("../../shared/data/codes");

  private static OutsideText read(byte[] bytes) {
    return switch (OutsideText.read(bytes)) {
      case OutsideText.Outcome.Read read -> read.text();
      case OutsideText.Outcome.No no -> throw new AssertionError(no.why());
    };
  }

  private static Document draft(String markdown) {
    OutsideText text = read(markdown.getBytes(StandardCharsets.UTF_8));
    CodeFromText.Draft draft = CodeFromText.of(text, "");
    return Codes.read(draft.text(), "draft.%s.coco.md".formatted(draft.language().tag()));
  }

  @Test
  void headingsBecomeChaptersAndObligingSentencesNorms() {
    Document document =
        draft(
            """
            # Our charter

            We are a family firm.

            ## Answering

            We must answer every letter within five days. Letters are read by people.

            We will:

            - never share an address,
            - say who is calling.

            ### Complaints

            You must write to us first.
            """);

    assertThat(document.isSound()).as(document.findings().toString()).isTrue();
    assertThat(document.title()).isEqualTo("Our charter");
    assertThat(document.chapters())
        .extracting(Document.Chapter::title)
        .containsExactly("Answering");
    assertThat(document.rules())
        .extracting(rule -> rule.text().orElseThrow())
        .containsExactly(
            "We must answer every letter within five days",
            "We will never share an address,",
            "We will say who is calling",
            "You must write to us first");
    assertThat(document.rules().getLast().title()).isEqualTo("Complaints");
    assertThat(document.source().text())
        .contains("We are a family firm.", "Letters are read by people.");
  }

  @Test
  void aFrenchTextMakesAFrenchDraft() {
    Document document =
        draft(
            "# La charte\n\n## Les délais\n\nNous devons répondre à chaque lettre et à chaque appel.\n");

    assertThat(document.isSound()).as(document.findings().toString()).isTrue();
    assertThat(document.language()).isEqualTo(Language.FRENCH);
    assertThat(document.rules()).hasSize(1);
  }

  @Test
  void marksThatMeanSomethingInACodeAreTakenAsWords() {
    Document document =
        draft(
            "# A \"charter\" [draft]\n\n## One\n\nWe must say [this] and > that | here.\n\n## One\n\n1) We must. Not fall.\n");

    assertThat(document.isSound()).as(document.findings().toString()).isTrue();
    assertThat(document.rules()).hasSize(1);
    assertThat(document.chapters()).hasSize(2);
  }

  @Test
  void aWordDocumentIsReadByItsStyles() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XWPFDocument word = new XWPFDocument()) {
      XWPFParagraph heading = word.createParagraph();
      heading.createRun().setText("How we answer");
      heading.getRuns().getFirst().setBold(true);
      word.createParagraph().createRun().setText("We must answer within a week. That is all.");
      word.write(bytes);
    }

    OutsideText text = read(bytes.toByteArray());

    assertThat(text.blocks())
        .containsExactly(
            new OutsideText.Block(3, "How we answer", false),
            new OutsideText.Block(0, "We must answer within a week. That is all.", false));
    assertThat(CodeFromText.of(text, "").candidates()).isEqualTo(1);
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThat(OutsideText.read(new byte[0])).isEqualTo(refused(OutsideText.Problem.EMPTY));
    assertThat(OutsideText.read(new byte[] {(byte) 0xff, (byte) 0xfe, 1}))
        .isEqualTo(refused(OutsideText.Problem.NO_TEXT));
    assertThat(OutsideText.read("PK\u0003\u0004 no archive".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(refused(OutsideText.Problem.NO_WORD));
    assertThat(OutsideText.read("a\0b".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(refused(OutsideText.Problem.NO_TEXT));
  }

  private static OutsideText.Outcome refused(OutsideText.Problem why) {
    return new OutsideText.Outcome.No(why);
  }

  /** Prints how many of the sentences that oblige somebody are found, and how many found do. */
  @Test
  void realCodesAreReadWell() throws IOException {
    assumeTrue(Files.isDirectory(CODES), "no real codes at " + CODES);
    int marked = 0;
    int found = 0;
    long right = 0;
    for (String line : marks()) {
      List<String> words = List.of(line.split(" ", -1));
      Set<String> oblige = Set.copyOf(words.subList(1, words.size()));
      OutsideText text = read(Files.readAllBytes(CODES.resolve(words.getFirst())));
      List<Candidates.Found> candidates =
          Candidates.of(text).stream()
              .flatMap(List::stream)
              .filter(Candidates.Found::isCandidate)
              .toList();
      long good =
          candidates.stream()
              .filter(it -> oblige.contains(Editions.hash(it.words()).substring(0, 10)))
              .count();
      System.out.printf(
          "%s: %d oblige, %d found, %d of them right%n",
          words.getFirst(), oblige.size(), candidates.size(), good);
      marked += oblige.size();
      found += candidates.size();
      right += good;
      Document document = Codes.read(CodeFromText.of(text, "").text(), "a.coco.md");
      assertThat(document.isSound()).as(words.getFirst() + document.findings()).isTrue();
    }
    System.out.printf("all: %d oblige, %d found, %d of them right%n", marked, found, right);
    assertThat(right).as("found of those that oblige").isGreaterThan(marked * 85 / 100);
    assertThat(right).as("right of those found").isGreaterThan(found * 85 / 100);
  }

  private static List<String> marks() throws IOException {
    try (InputStream marks =
        Objects.requireNonNull(
            CandidatesTest.class.getResourceAsStream("obliging-sentences.txt"))) {
      return new String(marks.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
