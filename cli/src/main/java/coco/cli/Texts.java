package coco.cli;

import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * What the command says, in one language: {@code cli_en.properties} and {@code cli_fr.properties}.
 */
final class Texts {
  private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

  private final Language language;
  private final Properties texts;

  private Texts(Language language) {
    this.language = language;
    this.texts = read("cli_" + language.tag() + ".properties");
  }

  static synchronized Texts in(Language language) {
    return ALL.computeIfAbsent(language, Texts::new);
  }

  Language language() {
    return language;
  }

  /** A text with its places filled in. */
  String of(String key, Object... arguments) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalStateException("no text %s in %s".formatted(key, language.tag()));
    }
    return new MessageFormat(pattern, language.locale()).format(arguments);
  }

  /** A moment, short: {@code Wed 4 Feb 2026 08:19}, {@code dim. 1er févr. 2026 à 8 h 19}. */
  String moment(ZonedDateTime moment) {
    String key = moment.getDayOfMonth() == 1 ? "moment.first" : "moment";
    return DateTimeFormatter.ofPattern(of(key), language.locale()).format(moment);
  }

  /**
   * A sentence of a document with the blanks that its language sets, so that no line breaks there.
   */
  String spaced(String sentence) {
    return switch (language) {
      case ENGLISH -> sentence;
      case FRENCH ->
          sentence
              .replaceAll(" (?=[:%\u00bb])", "\u00a0")
              .replaceAll(" (?=[;?!])", "\u202f")
              .replaceAll("\u00ab ", "\u00ab\u00a0");
    };
  }

  /** A whole number as the language writes it. */
  String number(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /** A share in percent with one decimal; never rounded up to 100 nor down to 0. */
  String percent(long part, long whole) {
    long tenths = Math.floorDiv(part * 1_000 * 2 + whole, whole * 2);
    tenths = part < whole ? Math.min(tenths, 999) : tenths;
    tenths = part > 0 ? Math.max(tenths, 1) : tenths;
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return of("percent", format.format(tenths / 10.0));
  }

  private static Properties read(String name) {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Texts.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the texts " + name, e);
    }
    return properties;
  }
}
