package coco.engine.page;

import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Properties;

/**
 * What the page says beside the document: {@code page_en.properties}, {@code page_fr.properties}.
 */
final class PageTexts {
  private final Language language;
  private final Properties texts = new Properties();

  PageTexts(Language language) {
    this.language = language;
    String resource = "/coco/engine/page_%s.properties".formatted(language.tag());
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(PageTexts.class.getResourceAsStream(resource), resource),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  Language language() {
    return language;
  }

  String of(String key, Object... arguments) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalStateException("no text %s in %s".formatted(key, language.tag()));
    }
    return new MessageFormat(pattern, language.locale()).format(arguments);
  }

  /** {@code 1 January 2027}. */
  String day(LocalDate day) {
    String pattern = of(day.getDayOfMonth() == 1 ? "day.first" : "day");
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(day);
  }

  /** {@code Fri 9 Jan 2026, 16:00}; with seconds where there are some. */
  String moment(LocalDateTime moment) {
    String key =
        moment.getSecond() == 0 && moment.getNano() == 0 ? "moment" : "moment.with-seconds";
    return DateTimeFormatter.ofPattern(of(key), language.locale()).format(moment);
  }

  /** {@code every 12 months}. */
  String period(Period period) {
    return period.toTotalMonths() > 0
        ? of("review.months", period.toTotalMonths())
        : of("review.days", Math.max(1, period.get(ChronoUnit.DAYS)));
  }
}
