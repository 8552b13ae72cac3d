package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.language.text.Span;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTextsTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+}");

  @ParameterizedTest
  @EnumSource(FindingKind.class)
  void everyFindingCanBeToldInBothLanguages(FindingKind kind) {
    Finding finding = new Finding(kind, new Span(0, 1), List.of("one", "two", "three", "four"));
    for (Language language : Language.values()) {
      FindingTexts texts = FindingTexts.in(language);
      assertThat(texts.what(finding)).isNotBlank().doesNotContain("{");
      assertThat(texts.why(finding)).isNotBlank().doesNotContain("{");
      assertThat(texts.todo(finding)).isNotBlank().doesNotContain("{");
    }
  }

  @Test
  void bothLanguagesHaveTheSameTextsWithTheSameArguments() throws IOException {
    Properties english = texts("en");
    Properties french = texts("fr");

    assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : new TreeSet<>(english.stringPropertyNames())) {
      // The two readings of clear days are told apart by other words in each language.
      if (!key.startsWith("C209")) {
        assertThat(arguments(french.getProperty(key)))
            .as(key)
            .isEqualTo(arguments(english.getProperty(key)));
      }
    }
  }

  @Test
  void noTextIsLeftOver() throws IOException {
    Set<String> ids =
        Arrays.stream(FindingKind.values()).map(FindingKind::id).collect(Collectors.toSet());
    for (String key : texts("en").stringPropertyNames()) {
      assertThat(ids).as(key).contains(key.substring(0, key.indexOf('.')));
    }
  }

  @Test
  void idsAreUsedOnce() {
    assertThat(Arrays.stream(FindingKind.values()).map(FindingKind::id)).doesNotHaveDuplicates();
  }

  @Test
  void whereNoWordIsNearTheAdviceStandsAlone() {
    FindingTexts texts = FindingTexts.in(Language.ENGLISH);

    assertThat(texts.todo(Finding.of(FindingKind.UNDEFINED_TERM, new Span(0, 1), "x", "y")))
        .contains("[y]");
    assertThat(texts.todo(Finding.of(FindingKind.UNDEFINED_TERM, new Span(0, 1), "x", "")))
        .doesNotContain("[");
  }

  private static Set<String> arguments(String pattern) {
    return ARGUMENT.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Properties texts(String tag) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                FindingTexts.class.getResourceAsStream("findings_" + tag + ".properties")),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
