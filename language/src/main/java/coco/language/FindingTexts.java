package coco.language;

import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The texts of findings in one language, from {@code findings_en.properties} or {@code
 * findings_fr.properties}.
 *
 * <p>Keys are {@code ID.what}, {@code ID.why} and {@code ID.do}. Where the last argument of a
 * finding is empty (no word is near enough to propose), {@code ID.do.alone} is taken in place of
 * {@code ID.do}, where there is one.
 */
public final class FindingTexts {
  private static final Map<Language, FindingTexts> TEXTS = readAll();

  private final Language language;
  private final Properties texts;

  private FindingTexts(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /** The texts in a language. */
  public static FindingTexts in(Language language) {
    return Objects.requireNonNull(TEXTS.get(language));
  }

  /** What is wrong. */
  public String what(Finding finding) {
    return text(finding, "what");
  }

  /** Why it matters. */
  public String why(Finding finding) {
    return text(finding, "why");
  }

  /** What to do about it. */
  public String todo(Finding finding) {
    return text(finding, "do");
  }

  private String text(Finding finding, String part) {
    String key = finding.kind().id() + "." + part;
    boolean alone = !finding.arguments().isEmpty() && finding.arguments().getLast().isEmpty();
    String pattern = alone ? texts.getProperty(key + ".alone") : null;
    if (pattern == null) {
      pattern = texts.getProperty(key);
    }
    if (pattern == null) {
      throw new IllegalStateException("no text %s in %s".formatted(key, language.tag()));
    }
    return new MessageFormat(pattern, language.locale()).format(finding.arguments().toArray());
  }

  private static Map<Language, FindingTexts> readAll() {
    Map<Language, FindingTexts> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, new FindingTexts(language, read("findings_" + language.tag())));
    }
    return all;
  }

  private static Properties read(String name) {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                FindingTexts.class.getResourceAsStream(name + ".properties"), name),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the texts " + name, e);
    }
    return properties;
  }
}
