package coco.server.web;

import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the pages say in one language: every module's {@code messages/<module>_<tag>.properties}.
 */
public final class Texts {
  private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

  private final Language language;
  private final Properties texts;

  private Texts(Language language) {
    this.language = language;
    this.texts = read(language);
  }

  public static synchronized Texts in(Language language) {
    return ALL.computeIfAbsent(language, Texts::new);
  }

  public Language language() {
    return language;
  }

  /**
   * A text with its places filled in.
   *
   * @throws IllegalStateException if there is no such text: a test looks for each key
   */
  public String of(String key, Object... arguments) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalStateException("no text %s in %s".formatted(key, language.tag()));
    }
    return new MessageFormat(pattern, language.locale()).format(arguments);
  }

  /** A text, or what stands for it where there is none: for keys that come from elsewhere. */
  public String orElse(String key, String otherwise) {
    return texts.containsKey(key) ? of(key) : otherwise;
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /** {@code 4 February 2026}, {@code 1er février 2026}. */
  public String date(LocalDate date) {
    String written =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(regional()).format(date);
    return language == Language.FRENCH && date.getDayOfMonth() == 1
        ? written.replaceFirst("^1 ", "1er ")
        : written;
  }

  /** {@code October 2026}, {@code octobre 2026}. */
  public String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLLL uuuu", regional()).format(month);
  }

  /** The day and the time: {@code 4 February 2026, 16:05}, {@code 4 février 2026 à 16 h 05}. */
  public String moment(Instant instant, ZoneId zone) {
    var local = instant.atZone(zone);
    return of("web.moment", date(local.toLocalDate()), time(local.toLocalTime()));
  }

  /**
   * The moment when it is too late: at midnight that of the day that ends, {@code 4 February 2026,
   * 24:00}.
   */
  public String deadline(Instant instant, ZoneId zone) {
    var local = instant.atZone(zone);
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? of("web.moment", date(local.toLocalDate().minusDays(1)), of("web.midnight"))
        : moment(instant, zone);
  }

  /** {@code 16:05}, {@code 16 h 05}; of a whole hour {@code 16:00}, {@code 16 h}. */
  public String time(LocalTime time) {
    String pattern = of(time.getMinute() == 0 ? "web.hour-pattern" : "web.time-pattern");
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(time);
  }

  /** English of this house is British: its dates begin with the day. */
  private java.util.Locale regional() {
    return switch (language) {
      case ENGLISH -> java.util.Locale.UK;
      case FRENCH -> java.util.Locale.FRANCE;
    };
  }

  private static Properties read(Language language) {
    Properties all = new Properties();
    String pattern = "classpath*:messages/*_%s.properties".formatted(language.tag());
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          all.load(reader);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the texts " + pattern, failure);
    }
    return all;
  }
}
