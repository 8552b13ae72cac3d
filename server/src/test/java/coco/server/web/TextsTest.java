package coco.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Dates and numbers as each language writes them. */
class TextsTest {
  private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
  private static final Texts FRENCH = Texts.in(Language.FRENCH);

  @Test
  void datesAreWrittenOut() {
    assertThat(ENGLISH.date(LocalDate.of(2026, 2, 1))).isEqualTo("1 February 2026");
    assertThat(FRENCH.date(LocalDate.of(2026, 2, 1))).isEqualTo("1er février 2026");
    assertThat(FRENCH.date(LocalDate.of(2026, 2, 11))).isEqualTo("11 février 2026");
  }

  @Test
  void momentsHaveTheTimeOfTheLanguage() {
    Instant instant = Instant.parse("2026-02-04T15:05:00Z");
    ZoneId paris = ZoneId.of("Europe/Paris");

    assertThat(ENGLISH.moment(instant, paris)).isEqualTo("4 February 2026, 16:05");
    assertThat(FRENCH.moment(instant, paris)).isEqualTo("4 février 2026 à 16\u00a0h\u00a005");
    assertThat(ENGLISH.time(LocalTime.of(8, 0))).isEqualTo("08:00");
    assertThat(FRENCH.time(LocalTime.of(8, 0))).isEqualTo("8\u00a0h");
  }

  @Test
  void oneIsSaidAsOne() {
    assertThat(ENGLISH.of("code.office.errors", 1)).isEqualTo("one error");
    assertThat(FRENCH.of("code.office.errors", 2)).isEqualTo("2 erreurs");
  }
}
