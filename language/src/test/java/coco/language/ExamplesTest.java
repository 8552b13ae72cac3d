package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.code.Example;
import coco.language.code.Example.AsOf;
import coco.language.code.Example.Expected;
import coco.language.code.Example.Happens;
import coco.language.code.Example.Line;
import coco.language.code.Example.Outcome;
import coco.language.code.RuleId;
import coco.language.code.Value;
import coco.language.text.Language;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
  private static final String ENGLISH =
      "| Fri 2027-01-08 16:00 | [a complaint is received] with channel mail | |";
  private static final String FRENCH =
      "| ven 2027-01-08 16:00 | [une réclamation est reçue] avec channel mail | |";

  private static Document english(String row) {
    return Riverside.readWith(ENGLISH, row);
  }

  private static Document french(String row) {
    return Riverside.readWith(Language.FRENCH, FRENCH, row);
  }

  private static Line line(Document document) {
    assertThat(document.findings()).isEmpty();
    Example example =
        document.code().examples().stream()
            .filter(it -> it.rule().equals(new RuleId("CS-1")))
            .findFirst()
            .orElseThrow();
    return example.lines().getFirst();
  }

  private static Happens event(Document document) {
    return (Happens) line(document).what();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fri 2027-01-08 16:00",
        "Friday 2027-01-08 16:00",
        "2027-01-08 16:00",
        "2027-01-08T16:00",
        "Fri, 8 January 2027, 16:00",
        "Fri 8 Jan 2027 at 16:00",
        "January 8, 2027 16:00",
        "Fri 2027-01-08 16 h",
      })
  void readsEnglishMoments(String moment) {
    assertThat(line(english("| %s | [a complaint is received] | |".formatted(moment))).when())
        .isEqualTo(LocalDateTime.of(2027, 1, 8, 16, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ven 2027-01-08 16:00",
        "ven. 8 janvier 2027 16 h",
        "vendredi 8 janv. 2027 à 16 h 00",
        "le 8 janvier 2027 à 16h",
        "2027-01-08 16:00",
      })
  void readsFrenchMoments(String moment) {
    assertThat(line(french("| %s | [une réclamation est reçue] | |".formatted(moment))).when())
        .isEqualTo(LocalDateTime.of(2027, 1, 8, 16, 0));
  }

  @Test
  void aCaseHasOneParty() {
    Document document =
        english(
            "| 2027-01-08 | [a complaint is received] | |\n"
                + "| 2027-01-08 | [a complaint is received] party 2 | |");

    assertThat(document.findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.CASE_OF_TWO_PARTIES);
    Finding finding = document.findings().getFirst();
    assertThat(document.source().text(finding.span())).isEqualTo("party 2");
    assertThat(finding.arguments()).containsExactly("1", "1", "2");
  }

  @Test
  void aLineThatNamesNoPartyIsOfItsCasesParty() {
    Document document =
        english(
            "| 2027-01-08 | [a complaint is received] case 2, party 3 | |\n"
                + "| 2027-01-08 | [a complaint is received] case 2 | |\n"
                + "| 2027-01-08 | [a complaint is received] case 3, party 3 | |\n"
                + "| 2027-01-08 | [a complaint is received] | |");

    assertThat(document.findings()).isEmpty();
    Example example =
        document.code().examples().stream()
            .filter(it -> it.rule().equals(new RuleId("CS-1")))
            .findFirst()
            .orElseThrow();
    assertThat(example.lines().subList(0, 4))
        .extracting(it -> ((Happens) it.what()).partyNumber())
        .containsExactly(3, 3, 3, 1);
  }

  @Test
  void aDateAloneIsItsStartAnd24IsTheNextMidnight() {
    assertThat(line(english("| 2027-01-08 | [a complaint is received] | |")).when())
        .isEqualTo(LocalDateTime.of(2027, 1, 8, 0, 0));
    assertThat(line(english("| 2027-01-08 24:00 | [a complaint is received] | |")).when())
        .isEqualTo(LocalDateTime.of(2027, 1, 9, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a complaint is received] with channel phone and author human, case 2, party 3",
        "[complaint is received] with channel phone, author human, case 2, party 3",
        "[a complaint is received] case 2 party 3 with channel phone and author human",
        "case 2, party 3: [a complaint is received] with channel is phone and author \"human\"",
      })
  void readsWhatAnEventHas(String what) {
    Happens event = event(english("| 2027-01-08 | %s | |".formatted(what)));

    assertThat(event.term()).contains("complaint");
    assertThat(event.with())
        .containsEntry("channel", new Value.Text("phone"))
        .containsEntry("author", new Value.Text("human"))
        .hasSize(2);
    assertThat(event.caseNumber()).isEqualTo(2);
    assertThat(event.partyNumber()).isEqualTo(3);
  }

  @Test
  void readsWhatAFrenchEventHas() {
    Happens event =
        event(
            french(
                "| 2027-01-08 | [une réclamation est reçue] avec montant 12,5 et personne.tier"
                    + " gold, dossier 2, personne 3 | |"));

    assertThat(event.with())
        .containsEntry("montant", new Value.Quantity(new java.math.BigDecimal("12.5")))
        .containsEntry("party.tier", new Value.Text("gold"));
    assertThat(event.caseNumber()).isEqualTo(2);
    assertThat(event.partyNumber()).isEqualTo(3);
  }

  @Test
  void readsTypedValues() {
    Happens event =
        event(
            english(
                "| 2027-01-08 | `x.y` with amount 50.5, due 2027-02-01, urgent true, note \"a, b"
                    + " and c\", wait 2 hours, case.priority P1 | |"));

    assertThat(event.type()).contains("x.y");
    assertThat(event.with())
        .containsEntry("amount", new Value.Quantity(new java.math.BigDecimal("50.5")))
        .containsEntry("due", new Value.Day(java.time.LocalDate.of(2027, 2, 1)))
        .containsEntry("urgent", new Value.Truth(true))
        .containsEntry("note", new Value.Text("a, b and c"))
        .containsEntry("wait", new Value.Elapsed(java.time.Duration.ofHours(2)))
        .containsEntry("case.priority", new Value.Text("P1"));
  }

  @Test
  void readsAQuestionAtAMoment() {
    assertThat(line(english("| 2027-01-08 | as of | pending |")).what()).isEqualTo(new AsOf());
    assertThat(line(french("| 2027-01-08 | à la date du | en cours |")).what())
        .isEqualTo(new AsOf());
  }

  @ParameterizedTest
  @CsvSource({
    "met, MET",
    "breached, BREACHED",
    "pending, PENDING",
    "void, VOID",
    "allowed, ALLOWED",
    "refused, REFUSED",
    "conflict, CONFLICT",
    "Met, MET"
  })
  void readsEnglishVerdicts(String word, Outcome outcome) {
    assertThat(line(english("| 2027-01-08 | [a complaint is received] | %s |".formatted(word))))
        .extracting(Line::expected)
        .isEqualTo(List.of(new Expected(Optional.empty(), outcome)));
  }

  @ParameterizedTest
  @CsvSource({
    "tenu, MET",
    "tenue, MET",
    "tenus, MET",
    "manqué, BREACHED",
    "manquée, BREACHED",
    "en cours, PENDING",
    "sans objet, VOID",
    "permis, ALLOWED",
    "permise, ALLOWED",
    "refusé, REFUSED",
    "refusée, REFUSED",
    "conflit, CONFLICT"
  })
  void readsFrenchVerdicts(String word, Outcome outcome) {
    assertThat(line(french("| 2027-01-08 | [une réclamation est reçue] | %s |".formatted(word))))
        .extracting(Line::expected)
        .isEqualTo(List.of(new Expected(Optional.empty(), outcome)));
  }

  @Test
  void readsVerdictsOfSeveralRules() {
    Line line =
        line(english("| 2027-01-08 | [a complaint is received] | pending, CS-2 met; DI-1: void |"));

    assertThat(line.expected())
        .containsExactly(
            new Expected(Optional.empty(), Outcome.PENDING),
            new Expected(Optional.of(new RuleId("CS-2")), Outcome.MET),
            new Expected(Optional.of(new RuleId("DI-1")), Outcome.VOID));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "last Friday; [a complaint is received]; met; NOT_A_MOMENT; last Friday",
        "2027-02-30; [a complaint is received]; met; NOT_A_MOMENT; 2027-02-30",
        "2027-01-08 25:00; [a complaint is received]; met; NOT_A_MOMENT; 2027-01-08 25:00",
        "Thu 2027-01-08; [a complaint is received]; met; WRONG_WEEKDAY; Thu 2027-01-08",
        "2027-01-08; the letter comes; met; WHAT_UNREADABLE; the letter comes",
        "2027-01-08; case 2; met; WHAT_UNREADABLE; case 2",
        "2027-01-08; [a complaint is receved]; met; UNKNOWN_EXAMPLE_TERM; [a complaint is receved]",
        "2027-01-08; [we are waiting for the party]; met; EXAMPLE_TERM_NOT_AN_EVENT; [we are waiting for the party]",
        "2027-01-08; [a complaint is received] case 0; met; NUMBER_OUT_OF_RANGE; case 0",
        "2027-01-08; [a complaint is received] case 100; met; NUMBER_OUT_OF_RANGE; case 100",
        "2027-01-08; [a complaint is received] with channel; met; ATTRIBUTE_UNREADABLE; ''",
        "2027-01-08; [a complaint is received]; meet; UNKNOWN_OUTCOME; meet",
        "2027-01-08; [a complaint is received]; CS-1 meet; UNKNOWN_OUTCOME; CS-1 meet",
        "2027-01-08; [a complaint is received]; CS-9 met; OUTCOME_OF_UNKNOWN_RULE; CS-9 met",
        "''; [a complaint is received]; met; EMPTY_CELL;",
      })
  void namesWhatIsWrong(String when, String what, String then, FindingKind kind, String fault) {
    Document document = english("| %s | %s | %s |".formatted(when, what, then));

    assertThat(document.findings()).extracting(Finding::kind).containsExactly(kind);
    if (fault != null) {
      assertThat(document.source().text(document.findings().getFirst().span())).isEqualTo(fault);
    }
    assertThat(document.code().examples()).hasSize(5);
  }

  @Test
  void namesTheRightWeekday() {
    Document document = french("| jeu 2027-01-08 | [une réclamation est reçue] | |");

    assertThat(document.findings().getFirst().arguments())
        .containsExactly("2027-01-08", "vendredi", "jeudi");
  }

  @Test
  void anExampleNeedsATableARuleAndAVerdict() {
    Document document =
        Riverside.readWith(
            "A telephone that rings", "**Example: nothing**\n\nA telephone that rings");
    assertThat(document.findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.EXAMPLE_WITHOUT_TABLE);

    Document outside =
        Riverside.readWith("People who write to us", "**Example: nothing**\n\nPeople");
    assertThat(outside.findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.EXAMPLE_OUTSIDE_RULE);

    Document silent =
        Riverside.readWith("| Tue 2027-02-02 10:00 | [offer mediation] | met |\n", "");
    assertThat(silent.findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.EXAMPLE_EXPECTS_NOTHING);
  }

  @Test
  void linesOutOfOrderAreNoticed() {
    Document document =
        Riverside.readWith("| Tue 2027-02-02 10:00 | [offer", "| Tue 2027-01-26 10:00 | [offer");

    assertThat(document.findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.LINES_OUT_OF_ORDER);
  }

  @Test
  void aTermForAnAttributeNamesItsAttribute() {
    Document document =
        Codes.read(
            Riverside.text(Language.ENGLISH)
                .replace(
                    "| closed | the case is closed",
                    "| prio | the priority | | attribute | case.priority |\n"
                        + "| closed | the case is closed")
                .replace(
                    ENGLISH, "| 2027-01-08 | [a complaint is received] with the priority P1 | |"),
            "x.en.coco.md");

    Happens event = (Happens) document.code().examples().get(2).lines().getFirst().what();
    assertThat(event.with()).containsEntry("case.priority", new Value.Text("P1"));
  }
}
