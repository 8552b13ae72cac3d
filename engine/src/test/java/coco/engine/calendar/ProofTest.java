package coco.engine.calendar;

import static coco.engine.calendar.Calendars.PARIS;
import static coco.engine.calendar.Calendars.RULE;
import static coco.engine.calendar.Calendars.WEEKDAYS;
import static coco.engine.calendar.Calendars.calendar;
import static coco.engine.calendar.Calendars.keeper;
import static coco.engine.calendar.Calendars.paris;
import static coco.engine.calendar.Calendars.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.Due;
import coco.engine.calendar.Proof.Line;
import coco.language.code.CalendarDefinition.EveryYear;
import coco.language.code.CalendarDefinition.OpenUntil;
import coco.language.code.Length;
import coco.language.code.Length.Unit;
import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Why a deadline is when it is, and how that is said. */
final class ProofTest {
  private static final MonthDay EVE = MonthDay.of(12, 24);
  private static final Timekeeper OFFICE =
      keeper(
          calendar(
              weekly(WEEKDAYS, "09:00-17:00"),
              PARIS,
              "FR",
              new OpenUntil(new EveryYear(EVE, EVE), LocalTime.NOON)));
  private static final ProofText ENGLISH = new ProofText(Language.ENGLISH);
  private static final ProofText FRENCH = new ProofText(Language.FRENCH);

  @Test
  void namesTheHolidaysThatAreNotCounted() {
    Proof proof = proof(2, Unit.WORKING_DAY, "2027-03-25T10:00");

    assertThat(ENGLISH.sentence(proof))
        .isEqualTo(
            "The deadline is Tuesday 30 March 2027 at 24:00: 2 working days from"
                + " Thursday 25 March 2027 at 10:00; not counted: the day of the event,"
                + " Easter Monday (Monday 29 March 2027) and 2 days on which the calendar is"
                + " closed.");
    assertThat(spaced(FRENCH.sentence(proof)))
        .isEqualTo(
            "L’échéance est le mardi 30 mars 2027 à 24 h : 2 jours ouvrés à compter du"
                + " jeudi 25 mars 2027 à 10 h ; hors décompte : le jour de l’événement,"
                + " le lundi 29 mars 2027 (Lundi de Pâques) et 2 jours de fermeture.");
    assertThat(ENGLISH.table(proof))
        .isEqualTo(
            """
            | From | Until | Counted | Why |
            |---|---|---|---|
            | Thursday 25 March 2027 at 10:00 | Thursday 25 March 2027 at 24:00 |  | the day of the event |
            | Friday 26 March 2027 at 00:00 | Friday 26 March 2027 at 24:00 | 1 day | counted |
            | Saturday 27 March 2027 at 00:00 | Sunday 28 March 2027 at 24:00 |  | closed |
            | Monday 29 March 2027 at 00:00 | Monday 29 March 2027 at 24:00 |  | Easter Monday |
            | Tuesday 30 March 2027 at 00:00 | Tuesday 30 March 2027 at 24:00 | 1 day | counted |
            """);
  }

  @Test
  void showsTheHoursCountedAndTheStops() {
    Clock clock = OFFICE.clock(RULE, Length.of(4, Unit.WORKING_HOUR));
    Stop stop = new Stop(paris("2026-12-24T10:00"), paris("2026-12-24T10:30"));
    Proof proof = clock.proof(Due.at(paris("2026-12-24T09:30")), List.of(stop));

    assertThat(spaced(FRENCH.table(proof)))
        .isEqualTo(
            """
            | Du | Au | Compté | Pourquoi |
            |---|---|---|---|
            | jeudi 24 décembre 2026 à 9 h 30 | jeudi 24 décembre 2026 à 10 h | 30 min | compté |
            | jeudi 24 décembre 2026 à 10 h | jeudi 24 décembre 2026 à 10 h 30 |  | délai suspendu |
            | jeudi 24 décembre 2026 à 10 h 30 | jeudi 24 décembre 2026 à 12 h | 1 h 30 min | compté |
            | jeudi 24 décembre 2026 à 12 h | jeudi 24 décembre 2026 à 24 h |  | horaires particuliers |
            | vendredi 25 décembre 2026 à 0 h | vendredi 25 décembre 2026 à 24 h |  | Noël |
            | samedi 26 décembre 2026 à 0 h | lundi 28 décembre 2026 à 9 h |  | fermé |
            | lundi 28 décembre 2026 à 9 h | lundi 28 décembre 2026 à 11 h | 2 h | compté |
            """);
    assertThat(ENGLISH.sentence(proof))
        .isEqualTo(
            "The deadline is Monday 28 December 2026 at 11:00: 4 working hours from"
                + " Thursday 24 December 2026 at 09:30; not counted:"
                + " Thursday 24 December 2026 (special hours),"
                + " Christmas Day (Friday 25 December 2026), time outside opening hours and"
                + " 30 min with the clock stopped.");
  }

  @Test
  void saysWhyADeadlineWasExtended() {
    Length length = new Length(30, Unit.DAY, Optional.empty(), true);
    Proof proof = OFFICE.clock(RULE, length).proof(Due.at(paris("2027-04-01T10:00")), List.of());

    assertThat(spaced(FRENCH.sentence(proof)))
        .isEqualTo(
            "L’échéance est le lundi 3 mai 2027 à 24 h : 30 jours à compter du jeudi 1er avril"
                + " 2027 à 10 h, délai prorogé parce qu’il aurait expiré le samedi 1er mai 2027 ;"
                + " hors décompte : le jour de l’événement.");
  }

  @Test
  void saysWhatIsLeftWhileStopped() {
    Clock clock = OFFICE.clock(RULE, Length.of(8, Unit.WORKING_HOUR));
    Stop stop = new Stop(paris("2027-01-11T14:30"), null);
    Proof proof = clock.proof(Due.at(paris("2027-01-11T10:00")), List.of(stop));

    assertThat(ENGLISH.sentence(proof))
        .isEqualTo(
            "The clock is stopped with 3 h 30 min of working time left of 8 working hours from"
                + " Monday 11 January 2027 at 10:00.");
    assertThat(spaced(FRENCH.sentence(proof)))
        .isEqualTo(
            "Le délai est suspendu : il reste 3 h 30 min de temps ouvré sur 8 heures ouvrées"
                + " à compter du lundi 11 janvier 2027 à 10 h.");
  }

  @Test
  void linesCoverTheTimeToTheDeadlineAndAddUpToTheLength() {
    Random random = new Random(7);
    for (Unit unit : Unit.values()) {
      for (int i = 0; i < 40; i++) {
        boolean extended = !unit.isElapsed() && !unit.isWorkingTime() && random.nextBoolean();
        Length length = new Length(1 + random.nextInt(30), unit, Optional.empty(), extended);
        Clock clock = OFFICE.clock(RULE, length);
        Instant start = paris("2026-12-20T10:00").plusSeconds(random.nextInt(4_000_000));
        Instant from = start.plusSeconds(random.nextInt(500_000));
        boolean stop = clock.canStop() && random.nextBoolean();
        List<Stop> stops =
            stop ? List.of(new Stop(from, from.plusSeconds(random.nextInt(500_000)))) : List.of();
        Proof proof = clock.proof(Due.at(start), stops);

        Instant at = start;
        long counted = 0;
        for (Line line : proof.lines()) {
          assertThat(line.from()).as("%s %s %s", length, start, stops).isEqualTo(at);
          at = Optional.ofNullable(line.until()).orElseThrow();
          counted += line.counted();
        }
        assertThat(proof.due()).isEqualTo(clock.start(Due.at(start), stops).due().orElseThrow());
        assertThat(Optional.ofNullable(proof.due()).orElseThrow().instant()).isEqualTo(at);
        if (clock.canStop()) {
          assertThat(counted).as(proof.toString()).isEqualTo(clock.whole().count());
        }
      }
    }
  }

  @Test
  void frenchPunctuationIsNotLeftAloneOnALine() {
    String sentence = FRENCH.sentence(proof(2, Unit.WORKING_DAY, "2027-03-25T10:00"));

    assertThat(sentence).contains("24\u00a0h\u00a0: ", "10\u00a0h\u202f; ", "décompte\u00a0: ");
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    for (String file : List.of("proof", "holidays")) {
      Properties english = messages(file + "_en");
      Properties french = messages(file + "_fr");
      if (file.equals("proof")) {
        assertThat(french.keySet()).isEqualTo(english.keySet());
      }
      assertThat(french.values()).noneMatch(text -> text.toString().isBlank());
    }
    for (Unit unit : Unit.values()) {
      assertThat(messages("proof_en")).containsKey("unit." + unit);
    }
  }

  private static Properties messages(String name) throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        ProofText.class.getResourceAsStream("/coco/engine/" + name + ".properties")) {
      properties.load(Optional.ofNullable(in).orElseThrow());
    }
    return properties;
  }

  /** The text with plain spaces for those that do not break. */
  private static String spaced(String text) {
    return text.replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  private static Proof proof(long count, Unit unit, String start) {
    Clock clock = OFFICE.clock(RULE, Length.of(count, unit));
    assertThat(clock.due(paris(start)).instant()).isAfter(paris(start).plus(Duration.ZERO));
    return clock.proof(Due.at(paris(start)), List.of());
  }
}
