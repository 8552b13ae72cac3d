package coco.server.code;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A draft opened to people outside the office, who read and comment it until a day.
 *
 * @param ends the last day on which comments are taken
 * @param zone by whose clock that day ends: the code's when it was opened
 * @param closed when it was ended before that
 */
public record Consultation(
    UUID id,
    UUID editionId,
    String codeKey,
    Audience audience,
    Instant opened,
    LocalDate ends,
    ZoneId zone,
    Optional<Instant> closed) {
  /** The last day that a consultation may name, counted from today. */
  static final int DAYS_MOST = 366;

  /** Who may read and comment. */
  public enum Audience {
    /** Those who were sent a link. */
    INVITED,
    /** Everybody. */
    PUBLIC;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** When it ends or ended: when it was ended, at the end of its last day at the latest. */
  public Instant end() {
    Instant last = ends.plusDays(1).atStartOfDay(zone).toInstant();
    return closed.filter(last::isAfter).orElse(last);
  }

  /** The last day on which comments were taken: an earlier one where it was ended on that. */
  public LocalDate lastDay() {
    return closed
        .map(at -> LocalDate.ofInstant(at, zone))
        .filter(day -> day.isBefore(ends))
        .orElse(ends);
  }

  /** Whether comments are taken at an instant. */
  public boolean isOpen(Instant at) {
    return closed.isEmpty() && at.isBefore(end());
  }
}
