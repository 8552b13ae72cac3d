package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document's form must be, and that one fault does not hide others. */
class DocumentFormTest {
  private static List<FindingKind> kinds(Document document) {
    return document.findings().stream().map(Finding::kind).toList();
  }

  private static String fault(Document document, FindingKind kind) {
    Finding finding =
        document.findings().stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
    return document.source().text(finding.span());
  }

  @Test
  void theSizeOfADocumentIsInBytes() {
    Document accents = Codes.read("é".repeat(Limits.DOCUMENT_SIZE / 2 + 1), "x.fr.coco.md");
    Document letters = Codes.read("e".repeat(Limits.DOCUMENT_SIZE), "x.fr.coco.md");

    assertThat(kinds(accents)).containsExactly(FindingKind.DOCUMENT_TOO_LARGE);
    assertThat(accents.findings().getFirst().arguments()).containsExactly("2000000", "2000002");
    assertThat(kinds(letters)).doesNotContain(FindingKind.DOCUMENT_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "### DI-1 — Offer a mediator",
        "### DI-1 – Offer a mediator",
        "### DI-1 - Offer a mediator",
        "### DI-1: Offer a mediator",
        "### DI-1 : Offer a mediator",
        "### DI-1· Offer a mediator ###",
      })
  void readsEverySeparatorOfAHeading(String heading) {
    Document document = Riverside.readWith("### DI-1 · Offer a mediator", heading);

    assertThat(kinds(document)).isEmpty();
    assertThat(document.rules())
        .anySatisfy(
            rule -> {
              assertThat(rule.id().text()).isEqualTo("DI-1");
              assertThat(rule.title()).isEqualTo("Offer a mediator");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "### ET-1 · Truth; ### Truth; HEADING_WITHOUT_ID; ### Truth",
        "### ET-2 · Gifts; ### ET-1 · Gifts; DUPLICATE_ID; ET-1",
        "> Norm: nobody; Norm: nobody; RULE_WITHOUT_CLAUSE; ET-2",
        "> Norm: nobody; > - Norm: nobody; CLAUSE_NOT_PLAIN; > - Norm: nobody accepts gifts from suppliers.",
        "### G-2 · What we say is true; ### What we say is true; HEADING_WITHOUT_ID; ### What we say is true",
        "## Definitions; ## Definition; CHAPTER_UNMAPPED; ## Definition",
        "other: About this code; other: Over this code; CHAPTER_NOT_THERE; Over this code",
        "resources: Where; ethics: Where; DUPLICATE_KEY; ethics",
        "| Id | Term | Act | Kind | Meaning |; | Id | Term | Act | Kind | Means |; MISSING_COLUMN; Id | Term | Act | Kind | Means",
        "| state |; | stat |; UNKNOWN_DEFINITION_KIND; stat",
        "| closed | the case is closed | |; | closed | | |; EMPTY_CELL; | closed | | | event | `case.closed` |",
        "| closed | the case is closed; | call | the case is closed; DUPLICATE_ID; call",
        "| the case is closed | |; | the party disagrees | |; DUPLICATE_TERM; the party disagrees",
        "`case.closed` |; `case.closed` | more |; TOO_MANY_CELLS; | closed | the case is closed | | event | `case.closed` | more |",
        "# Riverside Water — Code of Connection; text; '';",
        "Written in January.; a\u0000b; STRANGE_CHARACTER; '\u0000'",
        "closes: [the case is closed]; closes: [the case is close]; CLOSES_UNKNOWN; the case is close",
        "closes: [the case is closed]; closes: [we are waiting for the party]; CLOSES_NOT_AN_EVENT; we are waiting for the party",
        "calendar: office; calendar: ofice; UNKNOWN_CODE_CALENDAR; ofice",
        "| contact | contact hours |; | office | contact hours |; DUPLICATE_CALENDAR; office",
        "| FR |; | France |; UNKNOWN_HOLIDAY_REGION; France",
        "| party | none |; | Europe/Pariss | none |; UNKNOWN_ZONE; Europe/Pariss",
      })
  void namesWhatIsWrong(String passage, String replacement, String kind, String fault) {
    Document document = Riverside.readWith(passage, replacement);

    if (kind == null || kind.isEmpty()) {
      assertThat(document.title()).isEqualTo("Riverside Water — Code of Connection");
    } else {
      FindingKind expected = FindingKind.valueOf(kind);
      assertThat(kinds(document)).contains(expected);
      assertThat(fault(document, expected)).isEqualTo(fault);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026.1",
        "2026-01-01",
        "v2 beta",
        "7",
        "été_2026",
        "e\u0301te\u0301",
        "第2版",
        "\uD835\uDFD9\uD835\uDFDA"
      })
  void anEditionsNameMayStandInAnAddress(String name) {
    Document document =
        Riverside.readWith("edition: \"2027.1\"", "edition: \"%s\"".formatted(name));

    assertThat(kinds(document)).doesNotContain(FindingKind.NOT_AN_EDITION_NAME);
    assertThat(document.code().edition()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v/1",
        "#2",
        "what?",
        "50%",
        "2026;1",
        ".",
        "..",
        "a\\\\b",
        "a\\nb",
        "2026.",
        "-1",
        "a:b",
        "a\u00A0b"
      })
  void anEditionsNameThatBreaksItsAddressIsReported(String name) {
    Document document =
        Riverside.readWith("edition: \"2027.1\"", "edition: \"%s\"".formatted(name));

    assertThat(kinds(document)).containsExactly(FindingKind.NOT_AN_EDITION_NAME);
    assertThat(document.isPublishable()).isFalse();
  }

  @Test
  void anEditionsNameHasSixtyCharactersAtMost() {
    String longest = "x".repeat(60);

    assertThat(kinds(Riverside.readWith("edition: \"2027.1\"", "edition: " + longest))).isEmpty();
    assertThat(kinds(Riverside.readWith("edition: \"2027.1\"", "edition: x" + longest)))
        .containsExactly(FindingKind.NOT_AN_EDITION_NAME);
  }

  @Test
  void aSecondQuoteIsNotSilentlyIgnored() {
    Document document =
        Riverside.readWith(
            "A telephone that rings", "> We must not [call the customer].\n\nA telephone");

    assertThat(kinds(document)).contains(FindingKind.RULE_WITH_TWO_CLAUSES);
    assertThat(document.isSound()).isFalse();
  }

  @Test
  void aRuleOutsideEveryChapterIsReported() {
    Document document =
        Riverside.readWith("## What we want", "### X-1 · Early\n\n> Norm: x.\n\n## What we want");

    assertThat(kinds(document)).containsExactly(FindingKind.RULE_OUTSIDE_CHAPTER);
    assertThat(fault(document, FindingKind.RULE_OUTSIDE_CHAPTER)).isEqualTo("X-1");
  }

  @Test
  void aRuleWithAFaultDoesNotHideTheOthers() {
    Document document = Riverside.readWith("> For customers: we may", "> Whatever: we may");

    assertThat(document.isSound()).isFalse();
    assertThat(document.code().rules()).hasSize(6);
    assertThat(document.rules()).hasSize(7);
  }

  @Test
  void reportsFaultsOfEveryPartInOneRun() {
    String text =
        Riverside.text(Language.ENGLISH)
            .replace("owner:", "ownr:")
            .replace("## About this code", "## Of this code")
            .replace("Mon–Sat", "Mno–Sat")
            .replace("[apologise] |", "[apologis] |");

    List<FindingKind> kinds = kinds(Codes.read(text, "x.en.coco.md"));

    assertThat(kinds)
        .contains(
            FindingKind.UNKNOWN_KEY,
            FindingKind.CHAPTER_NOT_THERE,
            FindingKind.CHAPTER_UNMAPPED,
            FindingKind.UNKNOWN_DAY,
            FindingKind.UNKNOWN_EXAMPLE_TERM,
            FindingKind.NO_OWNER);
  }

  @Test
  void findingsComeInTheOrderOfTheFile() {
    Document document = Codes.read("---\nx: 1\ny: 2\n---\n\n## A\n", "x.coco.md");

    assertThat(document.findings())
        .isSortedAccordingTo(java.util.Comparator.comparingInt(finding -> finding.span().start()));
  }

  @Test
  void showsTheGravestOfTooManyFindingsAndSaysHowManyThereAre() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      rows.append("| u%d | an unused thing %d | | event | `u%d` |\n".formatted(i, i, i));
    }
    String text =
        Riverside.text(Language.ENGLISH)
            .replace("| closed | the case", rows + "| closed | the case")
            .replace("Mon–Sat", "Mno–Sat");

    Document document = Codes.read(text, "x.en.coco.md");

    assertThat(document.findings()).hasSize(Limits.FINDINGS);
    assertThat(kinds(document)).contains(FindingKind.UNKNOWN_DAY);
    assertThat(document.findings().getLast().kind()).isEqualTo(FindingKind.MORE_FINDINGS);
    assertThat(document.findings().getLast().arguments()).containsExactly("100", "151");
  }

  @Test
  void aBrokenEncodingIsRefusedWithItsPlace() {
    byte[] bytes = "---\ntitle: caf\u00e9\n---\n".getBytes(StandardCharsets.ISO_8859_1);

    Document document = Codes.read(bytes, "x.coco.md", HolidayRegions.UNCHECKED);

    assertThat(document.findings())
        .containsExactly(
            Finding.of(FindingKind.NOT_UTF_8, new coco.language.text.Span(0, 0), "15"));
  }

  @Test
  void windowsLinesAndByteOrderMarkChangeNothing() {
    String text = "\uFEFF" + Riverside.text(Language.FRENCH).replace("\n", "\r\n");

    Document document = Codes.read(text, "x.fr.coco.md");

    assertThat(document.findings()).isEmpty();
    assertThat(document.code()).isEqualTo(Riverside.read(Language.FRENCH).code());
  }

  @Test
  void decomposedAccentsChangeNothingThatIsFound() {
    String text =
        java.text.Normalizer.normalize(
            Riverside.text(Language.FRENCH), java.text.Normalizer.Form.NFD);

    Document document = Codes.read(text, "x.fr.coco.md");

    assertThat(document.findings()).isEmpty();
  }

  @Test
  void theLanguageOfAFileWithoutOneIsThatOfItsName() {
    assertThat(Codes.read("# Un code", "a.fr.coco.md").language()).isEqualTo(Language.FRENCH);
    assertThat(Codes.read("# A code", "a.coco.md").language()).isEqualTo(Language.ENGLISH);
  }

  @Test
  void holidayRegionsAreCheckedWhereTheyAreKnown() {
    HolidayRegions regions =
        new HolidayRegions() {
          @Override
          public boolean isKnown(String region) {
            return region.equals("GB-ENG");
          }

          @Override
          public List<String> all() {
            return List.of("GB-ENG");
          }
        };

    Document document = Codes.read(Riverside.text(Language.ENGLISH), "x.en.coco.md", regions);

    assertThat(kinds(document)).contains(FindingKind.UNKNOWN_HOLIDAY_REGION);
  }
}
