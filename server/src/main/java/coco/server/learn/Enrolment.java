package coco.server.learn;

import coco.server.learn.text.CourseText.RuleName;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One person with one course.
 *
 * @param edition the one that they do; empty until they have begun
 * @param due when it is too late; empty where nobody asked for it
 * @param validUntil until when it counts that it was done; empty: for good
 * @param closed when nobody asked for it any more
 * @param risk that the assignment answers; empty where it names none
 * @param broken the rule that is often broken, where the assignment asks because of one
 */
public record Enrolment(
    UUID id,
    UUID personId,
    UUID courseId,
    Optional<UUID> edition,
    Instant enrolled,
    Optional<Instant> due,
    Optional<Instant> done,
    Optional<Instant> validUntil,
    Optional<Instant> closed,
    String risk,
    Optional<RuleName> broken) {

  public boolean isOpen() {
    return done.isEmpty() && closed.isEmpty();
  }

  public boolean isLate(Instant now) {
    return isOpen() && due.filter(it -> !it.isAfter(now)).isPresent();
  }

  /** Whether it was done, and still counts. */
  public boolean isValid(Instant now) {
    return done.isPresent() && validUntil.map(it -> it.isAfter(now)).orElse(true);
  }
}
