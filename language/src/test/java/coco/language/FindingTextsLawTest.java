package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every finding says what, why and what to do in both languages, and {@code docs/findings.md} shows
 * it with a bad and a good example. The page is written from the texts: run with {@code
 * -Dcoco.rewrite=true} after a change.
 */
class FindingTextsLawTest {
  private static final Path PAGE = Path.of("../docs/findings.md");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");
  private static final List<String> PARTS = List.of("what", "why", "do");

  private static Properties read(String name) {
    Properties properties = new Properties();
    try (InputStream file = FindingTextsLawTest.class.getResourceAsStream(name)) {
      properties.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    return properties;
  }

  private static Properties texts(Language language) {
    return read("findings_%s.properties".formatted(language.tag()));
  }

  private static Properties examples(Language language) {
    return read("findings_examples_%s.properties".formatted(language.tag()));
  }

  private static String text(Properties properties, String key) {
    return Objects.requireNonNull(properties.getProperty(key), key);
  }

  @Test
  void idsAreUnique() {
    Set<String> ids = new HashSet<>();
    for (FindingKind kind : FindingKind.values()) {
      assertThat(kind.id()).matches("[CDKLMPRSTX][1-8]\\d\\d");
      assertThat(ids.add(kind.id())).describedAs(kind.id()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindHasEveryTextAndNoOther(Language language) {
    Properties texts = texts(language);
    Set<String> wanted = new TreeSet<>();
    for (FindingKind kind : FindingKind.values()) {
      PARTS.forEach(part -> wanted.add(kind.id() + "." + part));
    }

    assertThat(texts.stringPropertyNames()).containsAll(wanted);
    assertThat(
            texts.stringPropertyNames().stream()
                .map(key -> key.replace(".alone", ""))
                .filter(key -> !wanted.contains(key)))
        .isEmpty();
    assertThat(texts.values().stream().map(Object::toString)).noneMatch(String::isBlank);
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    Properties english = texts(Language.ENGLISH);
    Properties french = texts(Language.FRENCH);

    assertThat(english.stringPropertyNames()).isEqualTo(french.stringPropertyNames());
    for (String key : new TreeSet<>(english.stringPropertyNames())) {
      assertThat(placeholders(text(english, key)))
          .describedAs(key)
          .isEqualTo(placeholders(text(french, key)));
    }
  }

  private static Set<String> placeholders(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @ParameterizedTest
  @EnumSource
  void everyTextIsAPatternWithoutStraightApostrophes(Language language) {
    Properties texts = texts(language);
    for (String key : new TreeSet<>(texts.stringPropertyNames())) {
      String text = text(texts, key);
      assertThat(
              new MessageFormat(text, language.locale()).format(new Object[] {"a", "b", "c", "d"}))
          .describedAs(key)
          .isNotBlank();
      assertThat(text).describedAs(key).doesNotContain("'");
    }
  }

  @Test
  void thePageHasASectionForEveryKind() throws IOException {
    String page = page();
    if (Boolean.getBoolean("coco.rewrite")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Findings

            What checking a document can report. Ids are stable and never reused. An *error of form* stops every command;
            an *error* stops publication; a *warning* or a *note* stops nothing. Constats : les mêmes, en français.

            """);
    List<FindingKind> kinds = new ArrayList<>(Arrays.asList(FindingKind.values()));
    kinds.sort(java.util.Comparator.comparing(FindingKind::id));
    for (FindingKind kind : kinds) {
      String severity =
          switch (kind.severity()) {
            case ERROR_OF_FORM -> "error of form";
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
          };
      page.append("## %s · %s%n%n".formatted(kind.id(), severity).replace("\r", ""));
      for (Language language : Language.values()) {
        section(page, kind.id(), language);
      }
    }
    return page.toString();
  }

  private static void section(StringBuilder page, String id, Language language) {
    Properties texts = texts(language);
    boolean english = language == Language.ENGLISH;
    page.append("**").append(shown(text(texts, id + ".what"))).append("**\n");
    page.append(shown(text(texts, id + ".why"))).append('\n');
    page.append(shown(text(texts, id + ".do"))).append("\n\n");
    Properties examples = examples(language);
    String bad = text(examples, id + ".bad");
    String good = text(examples, id + ".good");
    page.append(english ? "Bad: " : "À corriger : ").append(code(bad)).append("\\\n");
    page.append(english ? "Good: " : "Corrigé : ").append(code(good)).append("\n\n");
  }

  /** Each line as code, for a page is read in columns too narrow for a block of each. */
  private static String code(String example) {
    return example
        .lines()
        .map(line -> line.isEmpty() ? "" : "`` " + line + " ``")
        .filter(line -> !line.isEmpty())
        .collect(java.util.stream.Collectors.joining(" ⏎ "));
  }

  /** A pattern as readers see it: arguments as an ellipsis. */
  private static String shown(String pattern) {
    return PLACEHOLDER.matcher(pattern).replaceAll("…");
  }
}
