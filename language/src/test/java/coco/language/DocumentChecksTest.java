package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, calendars, clarity, completeness. */
class DocumentChecksTest {
  private static List<FindingKind> kinds(Document document) {
    return document.findings().stream().map(Finding::kind).toList();
  }

  private static String fault(Document document, FindingKind kind) {
    Finding finding =
        document.findings().stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
    return document.source().text(finding.span());
  }

  @Test
  void aGoalThatIsServedMustExist() {
    Document document = Riverside.readWith("decides. Serves: G-2.", "decides. Serves: G-3.");

    assertThat(kinds(document))
        .containsExactlyInAnyOrder(FindingKind.GOAL_NOT_DEFINED, FindingKind.GOAL_NOT_SERVED);
    assertThat(fault(document, FindingKind.GOAL_NOT_DEFINED)).isEqualTo("G-3");
    assertThat(fault(document, FindingKind.GOAL_NOT_SERVED)).isEqualTo("G-2");
  }

  @Test
  void aReplacedRuleMustExist() {
    Document document =
        Riverside.readWith("decides. Serves: G-2.", "decides. Serves: G-2. Replaces CS-3.");

    assertThat(kinds(document)).containsExactly(FindingKind.REPLACED_RULE_UNKNOWN);
    assertThat(fault(document, FindingKind.REPLACED_RULE_UNKNOWN)).isEqualTo("CS-3");
    assertThat(document.isSound()).isTrue();
    assertThat(document.isPublishable()).isFalse();
  }

  @Test
  void aRuleIsNotProposedToReplaceItself() {
    Document document =
        Riverside.readWith("7.4. Serves: G-1.", "7.4. Serves: G-1. Replaces CS-11.");

    assertThat(document.findings().getFirst().arguments()).containsExactly("CS-11", "");
  }

  @Test
  void groupsThatRestOnEachOtherAreReportedOnce() {
    String text =
        "---\ncode: x\nlanguage: en\nedition: a\neffective: 2027-01-01\nzone: UTC\n"
            + "chapters: {service: S, definitions: D}\n---\n# T\n\n## S\n\n### S-1 · A\n\n"
            + "> For [locals]: we must not [call].\n\n## D\n\n| Id | Term | Kind | Meaning |\n"
            + "|---|---|---|---|\n| c | call | event | `c` |\n"
            + "| l | locals | group | [neighbours] where party.a is 1 |\n"
            + "| n | neighbours | group | [residents] where party.a is 1 |\n"
            + "| r | residents | group | [locals] where party.a is 1 |\n";

    Document document = Codes.read(text, "x.en.coco.md");

    assertThat(kinds(document)).containsOnlyOnce(FindingKind.DEFINED_BY_ITSELF);
    assertThat(fault(document, FindingKind.DEFINED_BY_ITSELF)).isEqualTo("[neighbours]");
    assertThat(document.findings())
        .filteredOn(it -> it.kind() == FindingKind.DEFINED_BY_ITSELF)
        .singleElement()
        .extracting(it -> it.arguments().getFirst())
        .isEqualTo("locals → neighbours → residents → locals");
    assertThat(document.isSound()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2 working days", "4 working hours"})
  void workingTimeIsNotCountedOnACalendarThatOpensNoMore(String length) {
    String text =
        Riverside.text(Language.ENGLISH)
            .replaceFirst(
                "\\| office \\| office \\|[^|]*\\|",
                "| office | office | open 2027-12-26 10:00–12:00 |")
            .replace("within 5 working days", "within " + length);
    String yearly = text.replace("open 2027-12-26", "open 26 Dec");

    Document document = Codes.read(text, "x.en.coco.md");

    assertThat(kinds(document)).contains(FindingKind.OPENS_NO_MORE);
    assertThat(document.findings())
        .filteredOn(it -> it.kind() == FindingKind.OPENS_NO_MORE)
        .extracting(Finding::arguments)
        .containsOnly(List.of("office", "2027-12-26"));
    assertThat(kinds(Codes.read(yearly, "x.en.coco.md"))).doesNotContain(FindingKind.OPENS_NO_MORE);
  }

  @Test
  void aCalendarSaysWhichHolidaysItKeeps() {
    Document document = Riverside.readWith("| FR |", "| |");

    assertThat(kinds(document)).contains(FindingKind.HOLIDAYS_MISSING);
    assertThat(document.isSound()).isTrue();
    assertThat(document.isPublishable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../closures.csv", "/etc/closures.ics", "a/closures.csv", "C:\\\\x.csv", "..csv"})
  void closuresStandBesideTheCode(String file) {
    Document document = Riverside.readWith("| FR |", "| " + file + " |");

    assertThat(kinds(document)).contains(FindingKind.CLOSURES_ELSEWHERE);
    assertThat(kinds(Riverside.readWith("| FR |", "| closures.csv |")))
        .doesNotContain(FindingKind.CLOSURES_ELSEWHERE);
  }

  @Test
  void whatIsPromisedToOthersIsNotInternal() {
    Document document =
        Riverside.readWith("internal: [ethics, resources]", "internal: [ethics, service]");

    assertThat(kinds(document)).containsExactly(FindingKind.CHAPTER_NOT_INTERNAL);
    assertThat(fault(document, FindingKind.CHAPTER_NOT_INTERNAL)).isEqualTo("service");
    assertThat(document.chapters().stream().filter(Document.Chapter::internal))
        .extracting(Document.Chapter::title)
        .containsExactly("Our code of ethics");
  }

  @Test
  void withoutChaptersRulesAreReadWhereverTheyStand() {
    String text = Riverside.text(Language.ENGLISH).replaceAll("(?ms)^chapters:\n(  .*?\n)+", "");

    Document document = Codes.read(text, "x.en.coco.md");

    assertThat(kinds(document)).contains(FindingKind.MISSING_CHAPTERS);
    assertThat(document.isSound()).isTrue();
    assertThat(document.isPublishable()).isFalse();
    assertThat(document.rules())
        .extracting(rule -> rule.id().text())
        .isEqualTo(
            Riverside.read(Language.ENGLISH).rules().stream().map(it -> it.id().text()).toList());
    assertThat(document.code().calendars().keySet()).contains("office");
  }

  @Test
  void aRuleWithoutAnyChapterIsReadAndASentenceWithoutARuleIsNoticed() {
    String text = "---\nlanguage: en\n---\n\n### CS-1 · a\n\n> We must not [call].\n";

    Document document = Codes.read(text, "x.en.coco.md");
    Document lost = Codes.read(text.replace("### CS-1 · a", "### Call"), "x.en.coco.md");

    assertThat(document.rules()).hasSize(1);
    Document sound = Codes.read(text.replace("We must not [call]", "Value: calm"), "x.en.coco.md");
    assertThat(Codes.print(sound, Language.ENGLISH, java.util.Optional.empty()).text())
        .contains("Value: calm.");
    assertThat(fault(document, FindingKind.UNDEFINED_TERM)).isEqualTo("[call]");
    assertThat(fault(lost, FindingKind.CLAUSE_OUTSIDE_RULE)).isEqualTo("> We must not [call].");
  }

  @Test
  void rulesThatReplaceEachOtherAreReportedOnce() {
    String text =
        Riverside.text(Language.ENGLISH)
            .replace("decides. Serves: G-2.", "decides. Serves: G-2. Replaces CS-2.")
            .replace("director. Serves: G-1.", "director. Serves: G-1. Replaces CS-1.")
            .replace("7.4. Serves: G-1.", "7.4. Serves: G-1. Replaces DI-1.");

    Document document = Codes.read(text, "x.en.coco.md");

    assertThat(kinds(document)).containsExactly(FindingKind.REPLACES_ITSELF);
    assertThat(document.findings().getFirst().arguments())
        .containsExactly("CS-1 → DI-1 → CS-2 → CS-1");
  }

  @Test
  void aDutyWithoutADelayNeedsTheEndOfACase() {
    String text =
        Riverside.text(Language.ENGLISH)
            .replace(" within 5 working days by [office]", "")
            .replace("closes: [the case is closed]\n", "");

    assertThat(kinds(Codes.read(text, "x.en.coco.md")))
        .containsExactlyInAnyOrder(FindingKind.NEVER_BREACHED, FindingKind.UNUSED_DEFINITION);
  }

  @Test
  void workingTimeNeedsACalendar() {
    Document document = Riverside.readWith("calendar: office\n", "");

    assertThat(kinds(document)).containsOnly(FindingKind.NO_CALENDAR);
    assertThat(fault(document, FindingKind.NO_CALENDAR)).startsWith("1 working day");
    assertThat(document.isSound()).isFalse();
  }

  @Test
  void jourOuvrablesNeedHolidays() {
    Document document =
        Codes.read(
            Riverside.text(Language.ENGLISH)
                .replace("within 10 days", "within 10 days excluding Sundays and public holidays")
                .replace("| FR |", "| none |"),
            "x.en.coco.md");

    assertThat(kinds(document)).containsExactly(FindingKind.CALENDAR_WITHOUT_HOLIDAYS);
    assertThat(document.isPublishable()).isTrue();
  }

  @Test
  void whatIsNotUsedIsNoticed() {
    String text =
        Riverside.text(Language.ENGLISH)
            .replace(
                "| closed | the case is closed",
                "| old | an old thing | | event | `old` |\n| closed | the case is closed")
            .replace("| contact |", "| shop | shop | Sat 09:00–12:00 | | none |\n| contact |");

    Document document = Codes.read(text, "x.en.coco.md");

    assertThat(kinds(document))
        .containsExactly(FindingKind.UNUSED_DEFINITION, FindingKind.UNUSED_CALENDAR);
    assertThat(fault(document, FindingKind.UNUSED_DEFINITION)).isEqualTo("an old thing");
    assertThat(fault(document, FindingKind.UNUSED_CALENDAR)).isEqualTo("shop");
  }

  @Test
  void vagueWordsAreNoticedInBothLanguages() {
    Document english =
        Riverside.readWith("nobody accepts gifts", "as soon as\n> possible nobody accepts gifts");
    Document french =
        Riverside.readWith(
            Language.FRENCH, "personne n'accepte", "dans les meilleurs délais personne n'accepte");

    assertThat(kinds(english)).containsExactly(FindingKind.VAGUE_WORDS);
    assertThat(fault(english, FindingKind.VAGUE_WORDS)).startsWith("as soon as");
    assertThat(fault(french, FindingKind.VAGUE_WORDS)).isEqualTo("dans les meilleurs délais");
  }

  @Test
  void veryLongSentencesAreNoticed() {
    Document document = Riverside.readWith("nobody accepts", "word ".repeat(61) + "nobody accepts");

    assertThat(kinds(document)).containsExactly(FindingKind.LONG_SENTENCE);
  }

  @Test
  void aRuleWithoutAnExampleIsNoticed() {
    Document document =
        Riverside.readWith("**Example: mediation is offered**", "Mediation is offered so:");

    assertThat(kinds(document)).containsExactly(FindingKind.RULE_WITHOUT_EXAMPLE);
    assertThat(fault(document, FindingKind.RULE_WITHOUT_EXAMPLE)).isEqualTo("DI-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "owner: Customer Director; ; NO_OWNER; owner",
        "review: every 12 months; ; NO_REVIEW; review",
        "contact: care@riverside.example; ; NO_CONTACT; contact",
        "> Value: we tell; > Norm: we tell; NO_VALUE; values",
        "> Norm: nobody; > Value: nobody; NO_NORM; norms",
        "decides. Serves: G-2; decides; GOAL_NOT_SERVED; goals",
        "Breach: critical. Measure: the director decides. ; ; NOTHING_ON_BREACH; measures",
        "For partners and stakeholders; For stakeholders; NO_RULE_FOR_PARTNERS; partners",
        "For partners and stakeholders; For partners; NO_RULE_FOR_STAKEHOLDERS; stakeholders",
      })
  void namesWhatIsMissingUnlessItIsLeftOutWithAReason(
      String passage, String replacement, FindingKind kind, String key) {
    // DI-1 is for everyone; here only the rule at stake may be for partners.
    String customers =
        Riverside.text(Language.ENGLISH)
            .replace("> When [the party disagrees]", "> For customers: when [the party disagrees]");
    String text = customers.replace(passage, replacement == null ? "" : replacement);
    assertThat(text).isNotEqualTo(customers);

    assertThat(kinds(Codes.read(text, "x.en.coco.md"))).containsExactly(kind);

    String leftOut =
        text.replace("chapters:\n", "without: {" + key + ": we have none}\nchapters:\n");
    Document document = Codes.read(leftOut, "x.en.coco.md");
    assertThat(kinds(document)).containsExactly(FindingKind.LEFT_OUT);
    assertThat(document.isPublishable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "goals, NO_GOALS",
    "communication, NO_COMMUNICATION_CHAPTER",
    "service, NO_SERVICE_CHAPTER",
    "disputes, NO_DISPUTES_CHAPTER",
    "ethics, NO_CODE_OF_ETHICS"
  })
  void namesTheChapterThatIsMissing(String chapter, FindingKind kind) {
    String text = Riverside.text(Language.ENGLISH).replaceAll("(?m)^  " + chapter + ":.*\n", "");

    assertThat(kinds(Codes.read(text, "x.en.coco.md"))).contains(kind);
  }

  @Test
  void everyNormAloneIsNoRuleForCustomers() {
    String text =
        "---\ncode: x\nlanguage: en\nedition: a\neffective: 2027-01-01\nzone: UTC\n"
            + "chapters: {ethics: E}\n---\n# T\n\n## E\n\n### E-1 · A\n\n> Norm: be kind.\n";

    assertThat(kinds(Codes.read(text, "x.en.coco.md")))
        .contains(
            FindingKind.NO_RULE_FOR_CUSTOMERS,
            FindingKind.NO_RULE_FOR_PARTNERS,
            FindingKind.NO_RULE_FOR_STAKEHOLDERS,
            FindingKind.NO_VALUE);
  }

  @Test
  void dutiesTowardsEmployeesNeedNoMeasure() {
    String text =
        Riverside.text(Language.ENGLISH)
            .replace("> When [the party disagrees]", "> For employees: when [the party disagrees]")
            .replace("Breach: critical. Measure: the director decides. ", "");

    assertThat(kinds(Codes.read(text, "x.en.coco.md"))).isEmpty();
  }

  @Test
  void aSentenceThatCannotBeReadIsNotSaidToBeMissing() {
    Document document =
        Riverside.readWith("> For partners and stakeholders: when", "> For partners and: when");

    assertThat(kinds(document))
        .isNotEmpty()
        .noneMatch(kind -> kind.id().startsWith("P") || kind == FindingKind.UNUSED_DEFINITION);
  }

  @Test
  void aDocumentWithoutFrontMatterIsNotSaidToLackEverything() {
    assertThat(kinds(Codes.read("# Code of conduct\n\nBe kind.\n", "x.md")))
        .containsExactly(FindingKind.NOT_FRONT_MATTER);
  }
}
