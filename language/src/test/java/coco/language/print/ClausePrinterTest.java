package coco.language.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.language.GeneratedRules;
import coco.language.code.Annotations;
import coco.language.code.Attribute;
import coco.language.code.Audience;
import coco.language.code.ChapterKind;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Condition;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Value;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausePrinterTest {
  private static final Lexicon FRENCH = GeneratedRules.lexicon(Language.FRENCH);
  private static final Lexicon ENGLISH = GeneratedRules.lexicon(Language.ENGLISH);

  @Test
  void frenchSpacesAreOfTheirWidths() {
    Rule rule =
        rule(
            new Clause.Value(),
            List.of(
                new Audience.Kind(Audience.PartyKind.CUSTOMER),
                new Audience.Kind(Audience.PartyKind.EMPLOYEE)),
            new Annotations(
                Optional.of(Annotations.Severity.SERIOUS),
                Optional.of("Direction"),
                Optional.empty(),
                Optional.empty(),
                List.of("G-1", "G-2"),
                List.of(new RuleId("CS-1"))));

    assertThat(ClausePrinter.print(rule, Optional.of("l'écoute"), FRENCH))
        .isEqualTo(
            "Pour les clients et le personnel\u00A0: valeur\u00A0: l'écoute."
                + " Manquement\u00A0: grave. Responsable\u00A0: Direction. Sert\u00A0: G-1, G-2."
                + " Remplace CS-1.");
    assertThat(ClausePrinter.print(rule, Optional.of("we listen!"), ENGLISH))
        .isEqualTo(
            "For customers and employees: value: we listen! Breach: serious. Owner: Direction."
                + " Serves: G-1, G-2. Replaces CS-1.");
  }

  @Test
  void frenchSaysAnArticleBeforeAGroup() {
    Rule rule =
        rule(
            new Clause.Value(),
            List.of(new Audience.Group("vip"), new Audience.Group("locals")),
            Annotations.NONE);

    assertThat(ClausePrinter.print(rule, Optional.of("l'écoute"), FRENCH))
        .isEqualTo("Pour les [clients VIP] et les [riverains]\u00A0: valeur\u00A0: l'écoute.");
    assertThat(ClausePrinter.print(rule, Optional.of("we listen!"), ENGLISH))
        .isEqualTo("For [VIP customers] and [the local residents]: value: we listen!");
  }

  @Test
  void frenchElidesBeforeAMuteHOnly() {
    Lexicon lexicon =
        new Lexicon(
            Language.FRENCH,
            terms("huit appels sont reçus", "hiérarchiser", "homologuer"),
            new java.util.LinkedHashMap<>(),
            new java.util.LinkedHashSet<>());

    assertThat(print(precedence("b", "c"), lexicon))
        .isEqualTo("Avant de [hiérarchiser], nous devons [homologuer].");
    assertThat(print(precedence("c", "b"), lexicon))
        .isEqualTo("Avant d'[homologuer], nous devons [hiérarchiser].");
    assertThat(
            print(
                new Clause.Quality(
                    new Clause.Trigger(Occurrence.of("a"), Clause.Which.EVERY),
                    new Condition.Exists(new Attribute(Attribute.Owner.EVENT, "x"))),
                lexicon))
        .isEqualTo("Chaque fois que [huit appels sont reçus], il doit être vrai que x existe.");
  }

  private static java.util.SequencedMap<String, Lexicon.Wording> terms(
      String fact, String one, String other) {
    var terms = new java.util.LinkedHashMap<String, Lexicon.Wording>();
    terms.put("a", new Lexicon.Wording(Lexicon.Kind.EVENT, fact, fact));
    terms.put("b", new Lexicon.Wording(Lexicon.Kind.EVENT, one, one));
    terms.put("c", new Lexicon.Wording(Lexicon.Kind.EVENT, other, other));
    return terms;
  }

  private static Clause precedence(String act, String required) {
    return new Clause.Precedence(
        Occurrence.of(act), Occurrence.of(required), Clause.Use.ANY_NUMBER, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "phone | phone | phone",
        "within | \"within\" | within",
        "sous | sous | «\u00A0sous\u00A0»",
        "30 | \"30\" | «\u00A030\u00A0»",
        "true | \"true\" | «\u00A0true\u00A0»",
        "party.x | \"party.x\" | «\u00A0party.x\u00A0»",
        "channel | \"channel\" | «\u00A0channel\u00A0»",
        "say \"no\" | \"say \"\"no\"\"\" | «\u00A0say \"no\"\u00A0»",
        "a «b» | \"a «b»\" | \"a «b»\"",
      })
  void whatCouldBeMisreadIsQuoted(String text, String english, String french) {
    Value value = new Value.Text(text);

    assertThat(MeaningPrinter.print(value, ENGLISH)).isEqualTo(english);
    assertThat(MeaningPrinter.print(value, FRENCH)).isEqualTo(french);
  }

  @Test
  void aTermThatTheLanguageLacksIsWrittenByItsId() {
    assertThat(print(new Clause.Prohibition(Occurrence.of("escalation")), ENGLISH))
        .isEqualTo("We must not [escalation].");
  }

  @Test
  void aConditionWithoutPartsHasNoWords() {
    Circumstance where = new Circumstance(List.of(new Circumstance.Where(Condition.ALWAYS)), false);

    assertThatThrownBy(() -> print(new Clause.Restriction(Occurrence.of("call"), where), ENGLISH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String print(Clause clause, Lexicon lexicon) {
    return ClausePrinter.print(
        rule(clause, List.of(), Annotations.NONE), Optional.empty(), lexicon);
  }

  private static Rule rule(Clause clause, List<Audience> audience, Annotations annotations) {
    return new Rule(
        new RuleId("R-1"),
        ChapterKind.SERVICE,
        audience,
        Rule.Force.MUST,
        clause,
        Optional.empty(),
        Optional.empty(),
        annotations);
  }
}
