package coco.server.outreach;

import coco.server.relations.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a mailing goes.
 *
 * @param kinds by kind of party
 * @param total of all kinds; {@code gone} of them were deleted since, and are nowhere else counted
 * @param late the first of those who are late, those who are latest first
 * @param undelivered the first of those whom the last mail did not reach
 * @param declined those who declined, and why, the latest first
 * @param reminded when those who were late were last written to by somebody
 */
public record Outcome(
    List<Line> kinds,
    Line total,
    long gone,
    List<Named> late,
    List<Named> undelivered,
    List<Said> declined,
    Optional<Instant> reminded) {
  public Outcome {
    kinds = List.copyOf(kinds);
    late = List.copyOf(late);
    undelivered = List.copyOf(undelivered);
    declined = List.copyOf(declined);
  }

  /**
   * Counts of parties.
   *
   * @param kind empty for all
   * @param delivered whom a mail server took a mail for
   * @param undelivered whose last mail was given up
   */
  public record Line(
      Optional<Party.Kind> kind,
      long told,
      long delivered,
      long undelivered,
      long read,
      long understood,
      long acknowledged,
      long declined,
      long done,
      long late) {
    /** How many of a hundred have done all. */
    public long percent() {
      return told == 0 ? 0 : done * 100 / told;
    }

    Line and(Line other) {
      return new Line(
          Optional.empty(),
          told + other.told,
          delivered + other.delivered,
          undelivered + other.undelivered,
          read + other.read,
          understood + other.understood,
          acknowledged + other.acknowledged,
          declined + other.declined,
          done + other.done,
          late + other.late);
    }

    static Line sum(List<Line> lines) {
      return lines.stream()
          .reduce(new Line(Optional.empty(), 0, 0, 0, 0, 0, 0, 0, 0, 0), Line::and);
    }
  }

  /** A party, and the last day that it had. */
  public record Named(UUID party, String name, String contact, LocalDate lastDay) {}

  /** A party that declined, and why. */
  public record Said(UUID party, String name, Instant at, String reason) {}
}
