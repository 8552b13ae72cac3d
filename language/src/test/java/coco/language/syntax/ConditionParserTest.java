package coco.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.FindingKind;
import coco.language.GeneratedRules;
import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.Condition;
import coco.language.code.Condition.Operator;
import coco.language.code.Value;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionParserTest {
  private static final Attribute AMOUNT = new Attribute(Owner.EVENT, "amount");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "channel is phone | channel est phone",
        "amount > 1,234.5 | amount > 1 234,5",
        "tier in (gold, silver) | tier est parmi (gold, silver)",
        "tier in (1.5, 2) | tier est parmi (1,5 ; 2)",
        "subject contains \"refund\" | subject contient « refund »",
        "subject does not contain “a b” | subject ne contient pas \"a b\"",
        "language is party.language | language est personne.language",
        "approver is not author | approver n'est pas author",
        "invoice exists and not (x is 1 or y is 2) | invoice existe et non (x est 1 ou y est 2)",
        "invoice does not exist | invoice n'existe pas",
        "tier is at least 3 | tier est au moins 3",
        "case.priority is actor.rank | dossier.priority est agent.rank",
        "the priority is P1 | la priorité est P1",
        "age > 1 hour 30 minutes | age > 1 heure 30 minutes",
        "open is true | open est vrai",
        "a is 1 or b is 2 and c is 3 | a est 1 ou b est 2 et c est 3",
      })
  void englishAndFrenchMeanTheSame(String english, String french) {
    Condition one = parse(english, Language.ENGLISH);
    Condition other = parse(french, Language.FRENCH);

    assertThat(one).isEqualTo(other);
  }

  @Test
  void andBindsTighterThanOr() {
    assertThat(parse("a is 1 or b is 2 and c is 3", Language.ENGLISH))
        .isEqualTo(
            new Condition.Any(
                List.of(
                    number("a", 1), new Condition.All(List.of(number("b", 2), number("c", 3))))));
  }

  @Test
  void aBareWordIsATextUnlessTheCodeUsesItAsAnAttribute() {
    assertThat(parse("approver is phone", Language.ENGLISH))
        .isEqualTo(comparison("approver", new Condition.Literal(new Value.Text("phone"))));
    assertThat(parse("approver is author", Language.ENGLISH))
        .isEqualTo(
            comparison("approver", new Condition.Other(new Attribute(Owner.EVENT, "author"))));
    assertThat(parse("approver is \"author\"", Language.ENGLISH))
        .isEqualTo(comparison("approver", new Condition.Literal(new Value.Text("author"))));
    assertThat(parse("approver is actor", Language.ENGLISH))
        .isEqualTo(
            comparison("approver", new Condition.Other(new Attribute(Owner.EVENT, "actor"))));
  }

  @Test
  void aMappingNeedsNoTerms() {
    Parsed<Condition> parsed =
        ConditionParser.parse(
            Clip.contiguous("case_status is Closed", 0), Lexicon.empty(Language.ENGLISH));

    assertThat(parsed.findings()).isEmpty();
    assertThat(parsed.value())
        .contains(comparison("case_status", new Condition.Literal(new Value.Text("Closed"))));
  }

  @Test
  void literals() {
    assertThat(literal("phone")).isEqualTo(new Value.Text("phone"));
    assertThat(literal("\"say \"\"no\"\"\"")).isEqualTo(new Value.Text("say \"no\""));
    assertThat(literal("-1,000.50")).isEqualTo(new Value.Quantity(new BigDecimal("-1000.5")));
    assertThat(literal("2027-01-31")).isEqualTo(new Value.Day(LocalDate.of(2027, 1, 31)));
    assertThat(literal("2027-01-31T08:00:00+01:00"))
        .isEqualTo(new Value.Moment(Instant.parse("2027-01-31T07:00:00Z")));
    assertThat(literal("false")).isEqualTo(new Value.Truth(false));
    assertThat(literal("two hours")).isEqualTo(new Value.Elapsed(Duration.ofHours(2)));
    assertThat(literal("1 day 30 seconds"))
        .isEqualTo(new Value.Elapsed(Duration.ofSeconds(86_430)));
  }

  @Test
  void textOfAValueIsComposed() {
    assertThat(literal("\"e\u0301te\u0301\"")).isEqualTo(new Value.Text("été"));
  }

  @Test
  void whatFollowsAConditionIsReported() {
    Parsed<Condition> parsed =
        ConditionParser.parse(
            Clip.contiguous("amount > 5 euros", 0), Lexicon.empty(Language.ENGLISH));

    assertThat(parsed.value()).isEmpty();
    assertThat(parsed.findings())
        .extracting(finding -> finding.kind())
        .containsExactly(FindingKind.NOT_UNDERSTOOD);
  }

  private static Condition number(String name, long value) {
    return comparison(name, new Condition.Literal(Value.Quantity.of(value)));
  }

  private static Condition comparison(String name, Condition.Operand operand) {
    return new Condition.Comparison(new Attribute(Owner.EVENT, name), Operator.IS, operand);
  }

  private static Condition parse(String text, Language language) {
    Parsed<Condition> parsed =
        ConditionParser.parse(Clip.contiguous(text, 0), GeneratedRules.lexicon(language));
    assertThat(parsed.findings()).as(text).isEmpty();
    return parsed.value().orElseThrow();
  }

  private static Value literal(String text) {
    return ConditionParser.literal(Clip.contiguous(text, 0), Lexicon.empty(Language.ENGLISH))
        .value()
        .orElseThrow();
  }

  @Test
  void anAttributeStandsAlone() {
    assertThat(
            ConditionParser.attribute(
                    Clip.contiguous(" amount ", 0), Lexicon.empty(Language.ENGLISH))
                .value())
        .contains(AMOUNT);
  }
}
