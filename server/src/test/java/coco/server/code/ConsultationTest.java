package coco.server.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Until when a consultation takes comments. */
class ConsultationTest {
  private static Consultation until(String day, String zone) {
    return new Consultation(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "water",
        Consultation.Audience.PUBLIC,
        Instant.parse("2026-05-01T08:00:00Z"),
        LocalDate.parse(day),
        ZoneId.of(zone),
        Optional.empty());
  }

  @Test
  void itsLastDayEndsAtMidnightWhereTheCodeIs() {
    Consultation paris = until("2026-06-30", "Europe/Paris");
    assertThat(paris.isOpen(Instant.parse("2026-06-30T21:59:59Z"))).isTrue();
    assertThat(paris.isOpen(Instant.parse("2026-06-30T22:00:00Z"))).isFalse();

    Consultation auckland = until("2026-06-30", "Pacific/Auckland");
    assertThat(auckland.isOpen(Instant.parse("2026-06-30T11:59:59Z"))).isTrue();
    assertThat(auckland.isOpen(Instant.parse("2026-06-30T12:00:00Z"))).isFalse();
  }

  @Test
  void itsLastDayIsTheDayOnWhichItWasEnded() {
    assertThat(closed("2026-06-10T21:59:59Z").lastDay()).isEqualTo(LocalDate.of(2026, 6, 10));
    assertThat(closed("2026-06-10T22:00:00Z").lastDay()).isEqualTo(LocalDate.of(2026, 6, 11));
    assertThat(closed("2026-07-10T22:00:00Z").lastDay()).isEqualTo(LocalDate.of(2026, 6, 30));
    assertThat(until("2026-06-30", "Europe/Paris").lastDay()).isEqualTo(LocalDate.of(2026, 6, 30));
  }

  private static Consultation closed(String at) {
    Consultation open = until("2026-06-30", "Europe/Paris");
    return new Consultation(
        open.id(),
        open.editionId(),
        open.codeKey(),
        open.audience(),
        open.opened(),
        open.ends(),
        open.zone(),
        Optional.of(Instant.parse(at)));
  }

  @Test
  void whatIsEndedAfterItsLastDayIsOverSinceThatDay() {
    assertThat(closed("2026-07-10T22:00:00Z").end()).isEqualTo("2026-06-30T22:00:00Z");
    assertThat(closed("2026-06-10T21:59:59Z").end()).isEqualTo("2026-06-10T21:59:59Z");
  }
}
