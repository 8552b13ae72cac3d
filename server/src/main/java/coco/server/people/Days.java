package coco.server.people;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days as forms send them. */
final class Days {
  private Days() {}

  /** The day of {@code 2027-03-01}; empty where it is none. */
  static Optional<LocalDate> read(String written) {
    if (!written.strip().matches("\\d{4}-\\d{2}-\\d{2}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(written.strip()));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
