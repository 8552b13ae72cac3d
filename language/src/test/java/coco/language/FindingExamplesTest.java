package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.code.Definition.Reach;
import coco.language.syntax.ClauseParser;
import coco.language.syntax.MeaningParser;
import coco.language.syntax.Nature;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples on the page of findings are true: the bad one is reported so, the good one is not.
 */
class FindingExamplesTest {
  /** Shown with more than one sentence or cell, or known in one language only. */
  private static final Set<String> NOT_A_LINE =
      Set.of(
          "T103 en", "T103 fr", "M304 en", "M304 fr", "R406 en", "R407 en", "C209 fr", "C225 en");

  static Stream<Arguments> sentencesAndMeanings() {
    return Arrays.stream(Language.values())
        .flatMap(
            language ->
                Arrays.stream(FindingKind.values())
                    .filter(kind -> "CTMR".indexOf(kind.id().charAt(0)) >= 0)
                    .filter(kind -> !NOT_A_LINE.contains(kind.id() + " " + language.tag()))
                    .map(kind -> Arguments.of(kind, language)));
  }

  @ParameterizedTest
  @MethodSource("sentencesAndMeanings")
  void theBadIsReportedAndTheGoodIsNot(FindingKind kind, Language language) throws IOException {
    Properties examples = examples(language);

    assertThat(kinds(kind, text(examples, kind.id() + ".bad"), language)).contains(kind);
    assertThat(kinds(kind, text(examples, kind.id() + ".good"), language)).isEmpty();
  }

  private static List<FindingKind> kinds(FindingKind kind, String text, Language language) {
    Lexicon lexicon = Riverside.read(language).lexicon();
    Clip clip = Clip.contiguous(text, 0);
    boolean sentence = "CT".indexOf(kind.id().charAt(0)) >= 0;
    boolean state = kind == FindingKind.STATE_WITHOUT_START;
    Nature nature = new Nature(state ? Lexicon.Kind.STATE : Lexicon.Kind.EVENT, Reach.CASE);
    List<Finding> findings =
        sentence
            ? ClauseParser.parse(clip, lexicon).findings()
            : MeaningParser.parse("x", nature, clip, lexicon).findings();
    return findings.stream().map(Finding::kind).toList();
  }

  private static Properties examples(Language language) throws IOException {
    Properties properties = new Properties();
    String name = "findings_examples_%s.properties".formatted(language.tag());
    try (InputStream file = FindingExamplesTest.class.getResourceAsStream(name)) {
      properties.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
    }
    return properties;
  }

  private static String text(Properties properties, String key) {
    return Objects.requireNonNull(properties.getProperty(key), key);
  }
}
