package coco.language;

import static org.assertj.core.api.Assertions.assertThatCode;

import coco.language.code.Definition;
import coco.language.code.Rule;
import coco.language.print.ClausePrinter;
import coco.language.print.MeaningPrinter;
import coco.language.syntax.ClauseParser;
import coco.language.syntax.ConditionParser;
import coco.language.syntax.MeaningParser;
import coco.language.syntax.Nature;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.Phrases;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No text makes a parser throw or run on, and each finding it gives can be told to its author. */
class FuzzLawTest {
  private static final int TEXTS = 25_000;
  private static final String SIGNS =
      " ,;:.!?()[]`\"«»“”'’%<>=-_*\\\n\u00A0\u202F\u0301\u200B0123456789aàeéh";

  @ParameterizedTest
  @EnumSource(Language.class)
  void noTextMakesAParserThrow(Language language) {
    Lexicon lexicon = GeneratedRules.lexicon(language);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(3),
        () -> {
          for (long seed = 0; seed < TEXTS; seed++) {
            Random random = new Random(seed);
            String text = text(random, seed, lexicon);
            assertThatCode(() -> parseAll(text, lexicon))
                .as("seed %d: %s", seed, text)
                .doesNotThrowAnyException();
          }
        });
  }

  private static void parseAll(String text, Lexicon lexicon) {
    Clip clip = Clip.contiguous(text, 0);
    List<Finding> findings = new ArrayList<>(ClauseParser.parse(clip, lexicon).findings());
    findings.addAll(ConditionParser.parse(clip, lexicon).findings());
    findings.addAll(ConditionParser.literal(clip, lexicon).findings());
    Nature nature = new Nature(Lexicon.Kind.STATE, Definition.Reach.CASE);
    findings.addAll(MeaningParser.parse("x", nature, clip, lexicon).findings());
    for (Finding finding : findings) {
      FindingTexts texts = FindingTexts.in(lexicon.language());
      String told = texts.what(finding) + texts.why(finding) + texts.todo(finding);
      if (told.isBlank() || finding.span().end() > text.length()) {
        throw new IllegalStateException("cannot tell " + finding);
      }
    }
  }

  private static String text(Random random, long seed, Lexicon lexicon) {
    return switch (random.nextInt(4)) {
      case 0 -> randomWords(random, lexicon);
      case 1 ->
          mutated(random, MeaningPrinter.print(new GeneratedRules(seed).definition(), lexicon));
      default -> {
        GeneratedRules generated = new GeneratedRules(seed);
        Rule rule = generated.rule();
        yield mutated(random, ClausePrinter.print(rule, generated.text(rule), lexicon));
      }
    };
  }

  private static String mutated(Random random, String sentence) {
    StringBuilder text = new StringBuilder(sentence);
    for (int i = 0; i <= random.nextInt(4); i++) {
      int from = random.nextInt(text.length() + 1);
      int until = Math.min(text.length(), from + random.nextInt(12));
      String part = text.substring(from, until);
      switch (random.nextInt(5)) {
        case 0 -> text.delete(from, until);
        case 1 -> text.insert(from, SIGNS.charAt(random.nextInt(SIGNS.length())));
        case 2 -> text.insert(random.nextInt(text.length() + 1), part);
        case 3 -> text.replace(from, until, part.toUpperCase(java.util.Locale.ROOT));
        default -> text.replace(from, until, new StringBuilder(part).reverse().toString());
      }
    }
    return random.nextInt(5) == 0
        ? Normalizer.normalize(text, Normalizer.Form.NFD)
        : text.toString();
  }

  private static String randomWords(Random random, Lexicon lexicon) {
    List<String> words = new ArrayList<>(Phrases.of(lexicon.language()).words());
    lexicon.terms().values().forEach(wording -> words.add("[" + wording.fact() + "]"));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < random.nextInt(40); i++) {
      if (random.nextInt(4) == 0) {
        text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      } else {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
    }
    return text.toString();
  }
}
