package coco.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Reads instants as people type them. */
final class Instants {
  private Instants() {}

  /**
   * {@code 2027-01-08 16:00} or {@code 2027-01-08} (its 00:00) in a zone, or with an offset of its
   * own.
   *
   * @param option named where it cannot be read
   */
  static Instant parse(String text, ZoneId zone, String option) {
    String typed = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T");
    try {
      if (typed.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(typed).atStartOfDay(zone).toInstant();
      }
      if (typed.matches(".*(Z|[+-]\\d{2}(:?\\d{2})?)$") && typed.contains("T")) {
        return OffsetDateTime.parse(typed.replaceFirst("([+-]\\d{2})$", "$1:00")).toInstant();
      }
      return ZonedDateTime.ofLocal(LocalDateTime.parse(typed), zone, null).toInstant();
    } catch (DateTimeException notOne) {
      throw new Refusal(
          "%s: '%s' is not a time; write 2027-01-08 16:00 (in the code's zone, %s) or 2027-01-08T16:00+01:00"
              .formatted(option, text, zone),
          notOne);
    }
  }
}
