package coco.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The holidays of the library, as we correct them, against official lists. */
final class HolidaysTest {
  private static final Holidays HOLIDAYS = Calendars.HOLIDAYS;

  @ParameterizedTest
  @CsvSource({
    "FR,jours_feries_metropole",
    "FR-75C,jours_feries_metropole",
    "FR-57,jours_feries_alsace-moselle",
    "FR-67,jours_feries_alsace-moselle",
    "FR-68,jours_feries_alsace-moselle",
    "FR-6AE,jours_feries_alsace-moselle",
    "FR-ALSACE-MOSELLE,jours_feries_alsace-moselle"
  })
  void equalTheOfficialFrenchList(String region, String file) throws IOException {
    TreeSet<LocalDate> official;
    try (Reader csv = Files.newBufferedReader(SharedFiles.path("holidays/" + file + ".csv"))) {
      official = new TreeSet<>(Closures.ofCsv(csv).days().keySet());
    }
    int first = official.first().getYear();
    int last = official.last().getYear();
    List<LocalDate> ours = new ArrayList<>();
    for (int year = first; year <= last; year++) {
      HOLIDAYS.of(region, year).forEach(holiday -> ours.add(holiday.date()));
    }

    assertThat(first).isEqualTo(2006);
    assertThat(last).isEqualTo(2031);
    assertThat(new TreeSet<>(ours)).isEqualTo(official);
  }

  @ParameterizedTest
  @CsvSource({"metropole", "alsace-moselle"})
  void theOfficialFeedEqualsTheOfficialTable(String name) throws IOException {
    String file = "holidays/jours_feries_" + name;
    try (Reader csv = Files.newBufferedReader(SharedFiles.path(file + ".csv"));
        Reader ics = Files.newBufferedReader(SharedFiles.path(file + ".ics"))) {
      Closures feed = Closures.ofIcs(ics, Calendars.PARIS);
      TreeSet<LocalDate> years =
          new TreeSet<>(
              Closures.ofCsv(csv)
                  .days()
                  .subMap(feed.days().firstKey(), true, feed.days().lastKey(), true)
                  .keySet());

      assertThat(feed.refused()).isEmpty();
      assertThat(new TreeSet<>(feed.days().keySet())).isEqualTo(years);
    }
  }

  @Test
  void whitMondayStayedAHolidayFrom2004To2007() {
    assertThat(HOLIDAYS.of("FR", 2005))
        .contains(new Holiday(LocalDate.of(2005, 5, 16), "Whit Monday", "Lundi de Pentecôte"));
    assertThat(HOLIDAYS.of("RE", 2004))
        .contains(new Holiday(LocalDate.of(2004, 5, 31), "Whit Monday", "Lundi de Pentecôte"));
  }

  @Test
  void haveNamesInBothLanguages() {
    assertThat(HOLIDAYS.of("FR", 2027))
        .extracting(Holiday::french)
        .containsExactly(
            "Jour de l’An",
            "Lundi de Pâques",
            "Fête du Travail",
            "Ascension",
            "Victoire de 1945",
            "Lundi de Pentecôte",
            "Fête nationale",
            "Assomption",
            "Toussaint",
            "Armistice de 1918",
            "Noël");
    assertThat(HOLIDAYS.of("GB-ENG", 2026))
        .extracting(Holiday::english)
        .containsExactly(
            "New Year's Day",
            "Good Friday",
            "Easter Monday",
            "Early May Bank Holiday",
            "Spring Bank Holiday",
            "Summer Bank Holiday",
            "Christmas Day",
            "Boxing Day");
  }

  @Test
  void aHolidayMayBeObservedInTheYearBefore() {
    // 1 January 2022 was a Saturday: observed in the United States on Friday 31 December 2021.
    assertThat(HOLIDAYS.of("US", 2021))
        .extracting(Holiday::date)
        .contains(LocalDate.of(2021, 12, 31))
        .isSorted();
  }

  @Test
  void regionsAreKnownByTheirCodes() {
    assertThat(List.of("FR", "FR-57", "fr-57", "FR-69M", "FR-974", "GB-ENG", "DE-BY"))
        .allMatch(HOLIDAYS::isKnown);
    assertThat(List.of("FR-99", "XX", "", "FR-", "-")).noneMatch(HOLIDAYS::isKnown);
    assertThat(HOLIDAYS.all()).hasSizeGreaterThan(1_000).contains("FR-ALSACE-MOSELLE", "GB-SCT");
    assertThat(HOLIDAYS.of("FR-99", 2026)).isEmpty();
  }
}
