package coco.language.syntax;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Closed;
import coco.language.code.CalendarDefinition.Dates;
import coco.language.code.CalendarDefinition.EveryYear;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.code.CalendarDefinition.NoHolidays;
import coco.language.code.CalendarDefinition.Open;
import coco.language.code.CalendarDefinition.OpenFrom;
import coco.language.code.CalendarDefinition.OpenUntil;
import coco.language.print.CalendarPrinter;
import coco.language.text.Clip;
import coco.language.text.Language;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursParserTest {
  private static final Hours MORNING = hours("09:00", "12:30");
  private static final Hours AFTERNOON = hours("13:30", "17:30");

  private final List<Finding> findings = new ArrayList<>();

  private static Hours hours(String from, String until) {
    return new Hours(LocalTime.parse(from), LocalTime.parse(until));
  }

  private HoursParser.Result english(String text) {
    return HoursParser.parse(Clip.contiguous(text, 0), Language.ENGLISH, findings);
  }

  private HoursParser.Result french(String text) {
    return HoursParser.parse(Clip.contiguous(text, 0), Language.FRENCH, findings);
  }

  private void assertNoFindings() {
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon–Fri 09:00–12:30 13:30–17:30",
        "Mon-Fri 9:00-12:30, 13:30-17:30",
        "Monday to Friday 09:00 to 12:30 and 13:30 to 17:30",
        "Mon — Fri from 09:00 to 12:30 and from 13:30 to 17:30;",
        "Mon, Tue, Wed, Thu and Fri 09:00–12:30 13:30–17:30",
        "Mon-Wed 09:00–12:30 13:30–17:30; Thu, Fri 13:30–17:30 09:00–12:30",
        "Mon–Fri 09:00–11:00 11:00–12:30 13:30–17:30",
        "Mon–Fri 09:00–12:30 13:30–17:30; Sat closed; closed Sun",
      })
  void readsEnglishWeeks(String text) {
    HoursParser.Result result = english(text);

    assertNoFindings();
    assertThat(result.weekly()).hasSize(5).containsEntry(MONDAY, List.of(MORNING, AFTERNOON));
    assertThat(result.weekly()).containsEntry(FRIDAY, List.of(MORNING, AFTERNOON));
    assertThat(result.specials()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lun–Ven 9 h–12 h 30 13 h 30–17 h 30",
        "lun.-ven. 9h-12h30, 13h30-17h30",
        "du lundi au vendredi de 9 h à 12 h 30 et de 13 h 30 à 17 h 30",
        "lundi au vendredi 09:00–12:30, 13:30–17:30",
        "lun, mar, mer, jeu et ven 9\u00A0h–12\u00A0h\u00A030, 13\u00A0h\u00A030–17\u00A0h\u00A030",
        "lun–ven 9 h–12 h 30, 13 h 30–17 h 30 ; dimanche fermé",
      })
  void readsFrenchWeeks(String text) {
    HoursParser.Result result = french(text);

    assertNoFindings();
    assertThat(result.weekly()).hasSize(5).containsEntry(FRIDAY, List.of(MORNING, AFTERNOON));
  }

  @Test
  void readsEveryDayAndAlways() {
    assertThat(english("every day 08:00–20:00").weekly()).hasSize(7);
    assertThat(french("tous les jours 8 h–20 h").weekly()).hasSize(7);
    assertThat(english("always").weekly().get(SUNDAY)).containsExactly(hours("00:00", "00:00"));
    assertThat(french("toujours").weekly()).isEqualTo(english("24/7").weekly());
    assertThat(english("daily 22:00–24:00").weekly().get(MONDAY))
        .containsExactly(hours("22:00", "00:00"));
    assertNoFindings();
  }

  @Test
  void readsListsOfDaysAndRangesPastSunday() {
    assertThat(english("Mon, Wed, Fri 09:00–12:30").weekly())
        .containsOnlyKeys(MONDAY, WEDNESDAY, FRIDAY);
    assertThat(english("Sat–Mon 09:00–12:30").weekly()).containsOnlyKeys(SATURDAY, SUNDAY, MONDAY);
    assertNoFindings();
  }

  @Test
  void readsSpecialDays() {
    HoursParser.Result result =
        english(
            "Mon–Fri 09:00–17:00; 24 Dec until 12:00; 2 Jan from 10:00; closed 2027-12-24;"
                + " open 2027-12-26 10:00–12:00; closed 2025-12-20–2026-01-04;"
                + " closed 24 Dec–2 Jan; closed 1 and 8 May; 31 Dec closed");

    assertNoFindings();
    assertThat(result.specials())
        .containsExactly(
            new OpenUntil(every(12, 24), LocalTime.NOON),
            new OpenFrom(every(1, 2), LocalTime.of(10, 0)),
            new Closed(date("2027-12-24")),
            new Open(date("2027-12-26"), List.of(hours("10:00", "12:00"))),
            new Closed(new Dates(LocalDate.of(2025, 12, 20), LocalDate.of(2026, 1, 4))),
            new Closed(new EveryYear(MonthDay.of(12, 24), MonthDay.of(1, 2))),
            new Closed(every(5, 1)),
            new Closed(every(5, 8)),
            new Closed(every(12, 31)));
  }

  @Test
  void readsFrenchSpecialDays() {
    HoursParser.Result result =
        french(
            "lun–ven 9 h–17 h; 24 déc. jusqu'à 12 h; 2 janvier à partir de 10 h; fermé le 24"
                + " décembre 2027; ouvert le 26 décembre 2027 de 10 h à 12 h; fermé du 20 décembre"
                + " 2025 au 4 janvier 2026; fermé du 24 déc. au 2 janv.; fermé les 1er mai et 8 mai");

    assertNoFindings();
    assertThat(result.specials())
        .containsExactly(
            new OpenUntil(every(12, 24), LocalTime.NOON),
            new OpenFrom(every(1, 2), LocalTime.of(10, 0)),
            new Closed(date("2027-12-24")),
            new Open(date("2027-12-26"), List.of(hours("10:00", "12:00"))),
            new Closed(new Dates(LocalDate.of(2025, 12, 20), LocalDate.of(2026, 1, 4))),
            new Closed(new EveryYear(MonthDay.of(12, 24), MonthDay.of(1, 2))),
            new Closed(every(5, 1)),
            new Closed(every(5, 8)));
  }

  private static EveryYear every(int month, int day) {
    return new EveryYear(MonthDay.of(month, day), MonthDay.of(month, day));
  }

  private static Dates date(String date) {
    return new Dates(LocalDate.parse(date), LocalDate.parse(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "Mon–Fri office hours; HOURS_UNREADABLE; Mon–Fri office hours",
        "Mno–Fri 09:00–17:00; UNKNOWN_DAY; Mno",
        "Fri 22:00–06:00; HOURS_PAST_MIDNIGHT; 22:00–06:00",
        "Mon 09:00–13:00 12:00–17:00; HOURS_OVERLAP; Mon 09:00–13:00 12:00–17:00",
        "Mon 09:00–25:00; NOT_AN_HOUR; 25:00",
        "closed 2027-02-30; NOT_A_CALENDAR_DATE; 2027-02-30",
        "closed 31 Nov; NOT_A_CALENDAR_DATE; 31 Nov",
        "closed 2027-01-04–2026-12-20; DATES_BACKWARDS; 2027-01-04–2026-12-20",
        "Mon–Fri; HOURS_UNREADABLE; Mon–Fri",
        "09:00–17:00; HOURS_UNREADABLE; 09:00–17:00",
        "Mon 9 am–5 pm; HOURS_UNREADABLE; Mon 9 am–5 pm",
      })
  void namesWhatCannotBeRead(String text, FindingKind kind, String fault) {
    english(text);

    assertThat(findings).extracting(Finding::kind).containsExactly(kind);
    Finding finding = findings.getFirst();
    assertThat(text.substring(finding.span().start(), finding.span().end())).isEqualTo(fault);
  }

  @Test
  void readsOnAfterWhatCannotBeRead() {
    HoursParser.Result result = english("whenever; Mon 09:00–12:30; perhaps Tue; closed 1 May");

    assertThat(findings).hasSize(2);
    assertThat(result.weekly()).containsOnlyKeys(MONDAY);
    assertThat(result.specials()).hasSize(1);
  }

  @Test
  void proposesTwoStretchesForHoursPastMidnight() {
    french("ven 22 h–6 h");

    assertThat(findings.getFirst().arguments())
        .containsExactly("22 h–6 h", "22\u00A0h–24\u00A0h", "0\u00A0h–6\u00A0h");
  }

  @Test
  void knowsACalendarThatNeverOpens() {
    assertThat(english("closed 2027-12-24").neverOpens()).isTrue();
    assertThat(english("24 Dec until 12:00").neverOpens()).isTrue();
    assertThat(english("open 2027-12-24 10:00–12:00").neverOpens()).isFalse();
  }

  @Test
  void whatIsPrintedIsReadBackInBothLanguages() {
    for (int seed = 0; seed < 500; seed++) {
      CalendarDefinition calendar = generated(new Random(seed));
      for (Language language : Language.values()) {
        String printed = CalendarPrinter.hours(calendar, language);
        HoursParser.Result read =
            HoursParser.parse(Clip.contiguous(printed, 0), language, findings);

        assertThat(findings).describedAs("seed %d: %s", seed, printed).isEmpty();
        assertThat(read.weekly())
            .describedAs("seed %d: %s", seed, printed)
            .isEqualTo(calendar.weekly());
        assertThat(read.specials())
            .describedAs("seed %d: %s", seed, printed)
            .isEqualTo(calendar.specials());
      }
    }
  }

  private static CalendarDefinition generated(Random random) {
    var weekly = new java.util.EnumMap<java.time.DayOfWeek, List<Hours>>(java.time.DayOfWeek.class);
    List<Hours> usual = stretches(random);
    for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
      if (random.nextInt(4) > 0) {
        weekly.put(day, random.nextInt(3) == 0 ? stretches(random) : usual);
      }
    }
    List<CalendarDefinition.Special> specials = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      specials.add(special(random));
    }
    return new CalendarDefinition("x", weekly, specials, Optional.empty(), new NoHolidays());
  }

  private static CalendarDefinition.Special special(Random random) {
    CalendarDefinition.Days days = days(random);
    LocalTime time = LocalTime.of(1 + random.nextInt(22), random.nextBoolean() ? 0 : 45);
    return switch (random.nextInt(4)) {
      case 0 -> new Closed(days);
      case 1 -> new Open(days, stretches(random));
      case 2 -> new OpenUntil(days, time);
      default -> new OpenFrom(days, time);
    };
  }

  private static CalendarDefinition.Days days(Random random) {
    if (random.nextBoolean()) {
      LocalDate first = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(600));
      return new Dates(first, random.nextBoolean() ? first : first.plusDays(random.nextInt(40)));
    }
    MonthDay first = MonthDay.from(LocalDate.of(2028, 1, 1).plusDays(random.nextInt(366)));
    boolean single = random.nextBoolean();
    return new EveryYear(
        first,
        single ? first : MonthDay.from(LocalDate.of(2028, 1, 1).plusDays(random.nextInt(366))));
  }

  private static List<Hours> stretches(Random random) {
    List<Hours> hours = new ArrayList<>();
    int minute = random.nextInt(8) * 60;
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int end = minute + 30 + random.nextInt(6) * 30;
      hours.add(
          new Hours(
              LocalTime.ofSecondOfDay(minute * 60L),
              i == 2 && random.nextBoolean()
                  ? LocalTime.MIDNIGHT
                  : LocalTime.ofSecondOfDay(end * 60L)));
      minute = end + 15;
    }
    return hours;
  }
}
