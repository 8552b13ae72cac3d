package coco.language.print;

import static coco.language.print.SentenceParts.OF_REPARATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.language.GeneratedRules;
import coco.language.code.Rule;
import coco.language.print.SentenceParts.Form;
import coco.language.print.SentenceParts.Place;
import coco.language.print.SentenceParts.Sentence;
import coco.language.syntax.ClauseParser;
import coco.language.syntax.ParsedClause;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sentence taken apart into the fields of a form, and put together again. */
class SentencePartsTest {
  private static final int RULES = 3_000;

  /** What a form does: opens a rule, sends its fields, and what they make is read. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void partsPutTogetherAgainSayTheSame(Language language) {
    Lexicon lexicon = GeneratedRules.lexicon(language);
    for (long seed = 100_000; seed < 100_000 + RULES; seed++) {
      GeneratedRules generated = new GeneratedRules(seed);
      Rule rule = generated.rule();
      Optional<String> text = generated.text(rule);

      SentenceParts opened = SentenceParts.of(rule, text, lexicon);
      SentenceParts sent = new SentenceParts(opened.form(), opened.slots(), opened.reparations());
      Sentence made = sent.sentence(lexicon);
      ParsedClause read = ClauseParser.parse(Clip.contiguous(made.text(), 0), lexicon);

      assertThat(read.rule(rule.id(), rule.chapter()))
          .as("seed %d: %s", seed, made.text())
          .contains(rule);
      assertThat(SentenceParts.of(rule, read.text(), lexicon))
          .as("seed %d: %s", seed, made.text())
          .isEqualTo(opened);
      assertThat(opened.form().slots()).containsAll(opened.slots().keySet());
      opened.reparations().forEach(it -> assertThat(OF_REPARATION).containsAll(it.keySet()));
      assertThat(made.text()).isEqualTo(ClausePrinter.print(rule, text, lexicon));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFilledSlotOfWordsStandsWhereItsPlaceSays(Language language) {
    Lexicon lexicon = GeneratedRules.lexicon(language);
    for (long seed = 0; seed < 500; seed++) {
      GeneratedRules generated = new GeneratedRules(seed);
      Rule rule = generated.rule();
      SentenceParts parts = SentenceParts.of(rule, generated.text(rule), lexicon);

      Sentence sentence = parts.sentence(lexicon);

      for (Slot slot : List.of(Slot.EXCEPTION, Slot.ONLY, Slot.TRUE, Slot.OWNER, Slot.SCOPE)) {
        String words = parts.slots().get(slot);
        if (words == null) {
          continue;
        }
        Place place =
            sentence.places().stream().filter(it -> it.slot() == slot).findFirst().orElseThrow();
        assertThat(sentence.text().substring(place.span().start(), place.span().end()).strip())
            .as("seed %d: %s", seed, sentence.text())
            .isEqualTo(words);
        assertThat(sentence.at(place.span())).contains(place);
      }
    }
  }

  @Test
  void aFormThatSomebodyFilledMakesASentence() {
    SentenceParts parts =
        new SentenceParts(
            Form.DUTY,
            Map.of(
                Slot.TRIGGER, "complaint",
                Slot.TRIGGER_WHEN, "where channel is phone",
                Slot.ACT, "ack",
                Slot.COUNT, "2",
                Slot.UNIT, "WORKING_DAY",
                Slot.CLOCK, "waiting",
                Slot.OWNER, " "),
            List.of(
                Map.of(Slot.DOER, "lead", Slot.ACT, "apology", Slot.COUNT, "1", Slot.UNIT, "DAY")));

    assertThat(parts.sentence(GeneratedRules.lexicon(Language.ENGLISH)).text())
        .isEqualTo(
            "When [a complaint is received] where channel is phone, we must [acknowledge receipt]"
                + " within 2 working days, the clock stopping while [we are waiting for the customer];"
                + " failing that, the [team lead] must [apologise] within 1 day of the missed"
                + " deadline.");
  }

  @Test
  void refusesWhatNoListHas() {
    SentenceParts parts =
        new SentenceParts(
            Form.DUTY,
            Map.of(Slot.TRIGGER, "complaint", Slot.ACT, "ack", Slot.COUNT, "2", Slot.UNIT, "moon"),
            List.of());

    assertThatThrownBy(() -> parts.sentence(GeneratedRules.lexicon(Language.ENGLISH)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
