package coco.language.compare;

import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Properties;

/** What is said of a change, from {@code comparison_en.properties} or its French twin. */
final class Words {
  private final Language language;
  private final Properties texts = new Properties();

  Words(Language language) {
    this.language = language;
    String resource = "/coco/language/comparison_" + language.tag() + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Words.class.getResourceAsStream(resource), resource),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the words " + resource, e);
    }
  }

  Language language() {
    return language;
  }

  /** A sentence with its places filled in. */
  String of(String key, Object... arguments) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalStateException("no text %s in %s".formatted(key, language.tag()));
    }
    return new MessageFormat(pattern, language.locale()).format(arguments);
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** A day in words: {@code 1 January 2027}. */
  String day(LocalDate day) {
    String pattern = day.getDayOfMonth() == 1 ? of("day.first") : of("day");
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(day);
  }
}
