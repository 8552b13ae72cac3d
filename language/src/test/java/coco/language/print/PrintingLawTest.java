package coco.language.print;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.FindingKind.Severity;
import coco.language.GeneratedRules;
import coco.language.code.Definition;
import coco.language.code.Rule;
import coco.language.syntax.ClauseParser;
import coco.language.syntax.MeaningParser;
import coco.language.syntax.Nature;
import coco.language.syntax.Parsed;
import coco.language.syntax.ParsedClause;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is printed reads back as the same clause, in each language. Since both languages are printed
 * from one rule, they also say the same.
 */
class PrintingLawTest {
  private static final int RULES = 20_000;

  @ParameterizedTest
  @EnumSource(Language.class)
  void aPrintedRuleReadsBackAsItself(Language language) {
    Lexicon lexicon = GeneratedRules.lexicon(language);
    for (long seed = 0; seed < RULES; seed++) {
      GeneratedRules generated = new GeneratedRules(seed);
      Rule rule = generated.rule();
      Optional<String> text = generated.text(rule);

      String sentence = ClausePrinter.print(rule, text, lexicon);
      ParsedClause parsed = ClauseParser.parse(Clip.contiguous(sentence, 0), lexicon);

      assertThat(parsed.findings())
          .as("seed %d: %s", seed, sentence)
          .noneMatch(finding -> finding.kind().severity() != Severity.WARNING);
      assertThat(parsed.rule(rule.id(), rule.chapter()))
          .as("seed %d: %s", seed, sentence)
          .contains(rule);
      assertThat(parsed.text()).as("seed %d: %s", seed, sentence).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aPrintedMeaningReadsBackAsItself(Language language) {
    Lexicon lexicon = GeneratedRules.lexicon(language);
    for (long seed = 0; seed < RULES; seed++) {
      Definition definition = new GeneratedRules(seed).definition();

      String meaning = MeaningPrinter.print(definition, lexicon);
      Parsed<Definition> parsed =
          MeaningParser.parse(
              definition.id(), Nature.of(definition), Clip.contiguous(meaning, 0), lexicon);

      assertThat(parsed.findings())
          .as("seed %d: %s", seed, meaning)
          .noneMatch(finding -> finding.kind().severity() != Severity.WARNING);
      assertThat(parsed.value()).as("seed %d: %s", seed, meaning).contains(definition);
    }
  }
}
