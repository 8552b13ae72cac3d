package coco.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.FrontMatter;
import coco.language.Requirement;
import coco.language.code.ChapterKind;
import coco.language.text.Language;
import coco.language.text.Located;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterTest {
  private static final String SOUND =
      "code: x\nlanguage: en\nedition: \"1\"\neffective: 2027-01-01\nzone: UTC\nchapters: {other: O}\n";

  private final List<Finding> findings = new ArrayList<>();

  private FrontMatter read(String yaml) {
    return FrontMatterParser.parse("---\n" + yaml + "---\n", findings).frontMatter();
  }

  private FrontMatter readWith(String yaml) {
    return read(SOUND + yaml);
  }

  private static <T> T value(java.util.Optional<Located<T>> located) {
    return located.orElseThrow().value();
  }

  @Test
  void readsEveryKey() {
    FrontMatter front =
        read(
            """
            code: riverside-water
            title: "Riverside: a code"
            language: fr-FR
            edition: 2027.10
            effective: 2027-01-01
            owner: Customer Director
            review: tous les 12 mois
            zone: Europe/Paris
            calendar: office
            closes: [case closed, "[the case ends]"]
            contact: {mail: a@b.c, phone: 01 02}
            internal: ethics
            chapters:
              goals: What we want
              service: [One, Two]
            without: {partners: we have none}
            """);

    assertThat(findings).isEmpty();
    assertThat(value(front.code())).isEqualTo("riverside-water");
    assertThat(value(front.title())).isEqualTo("Riverside: a code");
    assertThat(value(front.language())).isEqualTo(Language.FRENCH);
    assertThat(value(front.edition())).isEqualTo("2027.10");
    assertThat(value(front.effective())).isEqualTo(LocalDate.of(2027, 1, 1));
    assertThat(value(front.review())).isEqualTo(Period.ofMonths(12));
    assertThat(value(front.zone())).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(front.closes())
        .extracting(Located::value)
        .containsExactly("case closed", "[the case ends]");
    assertThat(value(front.contact())).isEqualTo("a@b.c, 01 02");
    assertThat(front.internal()).extracting(Located::value).containsExactly(ChapterKind.ETHICS);
    assertThat(front.chapters())
        .extracting(FrontMatter.ChapterTitle::title)
        .containsExactly("What we want", "One", "Two");
    assertThat(front.without()).containsOnlyKeys(Requirement.PARTNERS);
  }

  @Test
  void aBracketedTermInAListIsATerm() {
    assertThat(readWith("closes: [[case closed]]\n").closes())
        .extracting(Located::value)
        .containsExactly("case closed");
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ownr: me; UNKNOWN_KEY; ownr",
        "owner: [a, b]; NOT_A_TEXT; [a, b]",
        "owner:; EMPTY_VALUE; ''",
        "review: now and then; REVIEW_UNREADABLE; now and then",
        "owner: a\\nowner: b; DUPLICATE_KEY; owner",
        "closes: {a: b}; NOT_A_LIST; {a: b}",
        "without: we have none; NOT_A_MAP; we have none",
        "without: {partner: none}; UNKNOWN_REQUIREMENT; partner",
        "internal: [ethic]; UNKNOWN_CHAPTER_KIND; ethic",
        "title: é&x: *y; FRONT_MATTER_UNREADABLE; ''",
        "title: &x y\\nowner: *x; FRONT_MATTER_ALIAS; ''",
        "title: [[[[[[[[[[[a]]]]]]]]]]]; FRONT_MATTER_TOO_DEEP; ''",
      })
  void namesWhatCannotBeRead(String yaml, FindingKind kind, String fault) {
    String lines = yaml.replace("\\n", "\n") + "\n";

    readWith(lines);

    assertThat(findings).extracting(Finding::kind).contains(kind);
    Finding finding = findings.stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
    String file = "---\n" + SOUND + lines + "---\n";
    assertThat(file.substring(finding.span().start(), finding.span().end())).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "code: a b, NOT_A_CODE_ID",
    "code: Riverside, NOT_A_CODE_ID",
    "code: eau.rive, NOT_A_CODE_ID",
    "code: eau_rive, NOT_A_CODE_ID",
    "code: -rive, NOT_A_CODE_ID",
    "code: été, NOT_A_CODE_ID",
    "code: вода, NOT_A_CODE_ID",
    "code: ١٢, NOT_A_CODE_ID",
    "code: aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhi, NOT_A_CODE_ID",
    "edition: a/b, NOT_AN_EDITION_NAME",
    "language: de, UNKNOWN_LANGUAGE",
    "effective: 2027-02-30, EFFECTIVE_NOT_A_DATE",
    "zone: Europe/Pari, UNKNOWN_ZONE",
    "chapters: {goal: x}, UNKNOWN_CHAPTER_KIND",
  })
  void namesWhatIsWrongWithAKey(String line, FindingKind kind) {
    String key = line.substring(0, line.indexOf(':'));
    read(SOUND.replaceAll("(?m)^" + key + ":.*$", line));

    assertThat(findings).extracting(Finding::kind).containsExactly(kind);
  }

  @Test
  void proposesTheNearestZone() {
    read(SOUND.replace("UTC", "Paris"));

    assertThat(findings.getFirst().arguments()).containsExactly("Paris", "Europe/Paris");
  }

  @Test
  void namesEveryKeyThatIsMissing() {
    read("title: x\n");

    assertThat(findings)
        .extracting(Finding::kind)
        .containsExactlyInAnyOrder(
            FindingKind.MISSING_CODE,
            FindingKind.MISSING_EDITION,
            FindingKind.MISSING_EFFECTIVE,
            FindingKind.MISSING_LANGUAGE,
            FindingKind.MISSING_ZONE,
            FindingKind.MISSING_CHAPTERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"# A code\n", "", "\n---\ncode: x\n---\n"})
  void aDocumentMayLackFrontMatter(String file) {
    FrontMatterParser.Result result = FrontMatterParser.parse(file, findings);

    assertThat(findings).extracting(Finding::kind).containsExactly(FindingKind.NOT_FRONT_MATTER);
    assertThat(result.body()).isZero();
  }

  @Test
  void readsFrontMatterWithoutItsEnd() {
    FrontMatterParser.Result result =
        FrontMatterParser.parse("---\n" + SOUND + "\n# A code\n\nText.\n", findings);

    assertThat(findings)
        .extracting(Finding::kind)
        .containsExactly(FindingKind.FRONT_MATTER_UNFINISHED);
    assertThat(value(result.frontMatter().code())).isEqualTo("x");
  }

  @Test
  void spansCountBeyondTheBasicPlane() {
    String file = "---\ntitle: 👍👍\nownr: x\n---\n";

    FrontMatterParser.parse(file, findings);

    Finding unknown =
        findings.stream()
            .filter(it -> it.kind() == FindingKind.UNKNOWN_KEY)
            .findFirst()
            .orElseThrow();
    assertThat(file.substring(unknown.span().start(), unknown.span().end())).isEqualTo("ownr");
  }

  @Test
  void readsByteOrderMarkAndWindowsLines() {
    FrontMatterParser.Result result =
        FrontMatterParser.parse(
            "\uFEFF---\r\n" + SOUND.replace("\n", "\r\n") + "---\r\n", findings);

    assertThat(findings).isEmpty();
    assertThat(value(result.frontMatter().code())).isEqualTo("x");
  }
}
