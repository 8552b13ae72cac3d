package coco.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Days and local times in zones with odd histories. */
final class LocalDaysTest {
  @Test
  void aSkippedMidnightBeginsTheDayAtTheEndOfTheGap() {
    LocalDays saoPaulo = days("America/Sao_Paulo");
    LocalDays beirut = days("Asia/Beirut");

    assertThat(saoPaulo.startOf(LocalDate.of(2018, 11, 4)))
        .isEqualTo(Instant.parse("2018-11-04T01:00:00-02:00"));
    assertThat(beirut.startOf(LocalDate.of(2022, 3, 27)))
        .isEqualTo(Instant.parse("2022-03-27T01:00:00+03:00"));
  }

  @Test
  void aDayThatAZoneLeftOutHasNoLength() {
    LocalDays apia = days("Pacific/Apia");

    assertThat(apia.exists(LocalDate.of(2011, 12, 30).toEpochDay())).isFalse();
    assertThat(apia.startOf(LocalDate.of(2011, 12, 30)))
        .isEqualTo(apia.startOf(LocalDate.of(2011, 12, 31)))
        .isEqualTo(Instant.parse("2011-12-31T00:00:00+14:00"));
  }

  @Test
  void aSkippedTimeMovesForwardAndADoubleOneIsTheFirst() {
    LocalDays lordHowe = days("Australia/Lord_Howe");
    long spring = LocalDate.of(2026, 10, 4).toEpochDay();
    long autumn = LocalDate.of(2026, 4, 5).toEpochDay();

    assertThat(Micros.instant(lordHowe.at(spring, LocalTime.of(2, 15))))
        .isEqualTo(Instant.parse("2026-10-04T02:45:00+11:00"));
    assertThat(Micros.instant(lordHowe.at(autumn, LocalTime.of(1, 45))))
        .isEqualTo(Instant.parse("2026-04-05T01:45:00+11:00"));
  }

  @Test
  void theEndOfADayIsAfterEveryInstantOfIt() {
    LocalDays stJohns = days("America/St_Johns");
    // At 00:01 on 4 November 2007 clocks went back to 23:01 of the day before.
    Instant second = Instant.parse("2007-11-04T03:00:00Z");

    assertThat(stJohns.dateOf(second)).isEqualTo(LocalDate.of(2007, 11, 3));
    assertThat(Micros.instant(stJohns.endOfDay(Micros.of(second))))
        .isEqualTo(Instant.parse("2007-11-04T03:30:00Z"));
  }

  @Test
  void agreesWithJavaTimeInEveryZone() {
    Random random = new Random(1);
    // Reading a feed makes iCal4j add zones of its own to the running JVM.
    List<String> names =
        ZoneId.getAvailableZoneIds().stream()
            .filter(name -> !name.startsWith("ical4j"))
            .sorted()
            .toList();
    for (String name : names) {
      ZoneId zone = ZoneId.of(name);
      LocalDays days = new LocalDays(zone);
      for (int i = 0; i < 200; i++) {
        long day = random.nextInt(-30_000, 90_000);
        LocalDate date = LocalDate.ofEpochDay(day);
        LocalTime time = LocalTime.of(random.nextInt(24), random.nextInt(60));
        Instant any = Instant.ofEpochSecond(day * 86_400 + random.nextInt(86_400));

        assertThat(days.startOf(date)).as(name).isEqualTo(date.atStartOfDay(zone).toInstant());
        assertThat(days.dateOf(any)).as(name).isEqualTo(any.atZone(zone).toLocalDate());
        if (!time.equals(LocalTime.MIDNIGHT)) {
          assertThat(Micros.instant(days.at(day, time)))
              .as("%s %s %s", name, date, time)
              .isEqualTo(date.atTime(time).atZone(zone).toInstant());
        }
      }
    }
  }

  @Test
  void betweenMayPassMidnight() {
    LocalDays paris = days("Europe/Paris");
    LocalTime eight = LocalTime.of(8, 0);
    LocalTime twenty = LocalTime.of(20, 0);

    assertThat(paris.isBetween(micros("2027-01-05T08:00"), eight, twenty)).isTrue();
    assertThat(paris.isBetween(micros("2027-01-05T20:00"), eight, twenty)).isFalse();
    assertThat(paris.isBetween(micros("2027-01-05T23:00"), twenty, eight)).isTrue();
    assertThat(paris.isBetween(micros("2027-01-05T08:00"), twenty, eight)).isFalse();
    assertThat(paris.isBetween(micros("2027-01-05T23:59"), twenty, LocalTime.MIDNIGHT)).isTrue();
    assertThat(paris.nextBetween(micros("2027-01-05T20:00"), eight, twenty))
        .isEqualTo(micros("2027-01-06T08:00"));
    assertThat(paris.nextBetween(micros("2027-01-05T10:00"), eight, twenty))
        .isEqualTo(micros("2027-01-05T10:00"));
  }

  private static long micros(String local) {
    return Micros.of(Calendars.paris(local));
  }

  private static LocalDays days(String zone) {
    return new LocalDays(ZoneId.of(zone));
  }
}
