package coco.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  void aDeadlineAtMidnightIsOfTheDayThatEnds() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    Instant midnight = Instant.parse("2026-12-07T23:00:00Z");

    assertThat(ENGLISH.deadline(midnight, paris)).isEqualTo("7 December 2026, 24:00");
    assertThat(FRENCH.deadline(midnight, paris)).isEqualTo("7 décembre 2026 à 24\u00a0h");
    assertThat(ENGLISH.deadline(midnight.plusSeconds(60), paris))
        .isEqualTo("8 December 2026, 00:01");
  }

  @Test
  void whatTheLogSaysHasWordsForPeople() throws IOException {
    Pattern said =
        Pattern.compile(
            "\\.(?:with|about)\\(\\s*\"([a-z-]+[a-z])\"|Act\\.of\\(\\s*\"([a-z.-]+[a-z])\"");
    List<String> keys = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        if (text.contains("import coco.server.evidence.Act;")) {
          said.matcher(text)
              .results()
              .map(
                  it ->
                      it.group(1) == null
                          ? "evidence.act." + it.group(2)
                          : "evidence.name." + it.group(1))
              .forEach(keys::add);
        }
      }
    }

    assertThat(keys)
        .contains("evidence.act.session.entered", "evidence.name.campaign")
        .allSatisfy(
            key -> {
              assertThat(ENGLISH.orElse(key, "")).as(key).isNotEmpty();
              assertThat(FRENCH.orElse(key, "")).as(key).isNotEmpty();
            });
  }

  @Test
  void oneIsSaidAsOne() {
    assertThat(ENGLISH.of("code.office.errors", 1)).isEqualTo("one error");
    assertThat(FRENCH.of("code.office.errors", 2)).isEqualTo("2 erreurs");
  }
}
