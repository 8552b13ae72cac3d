package coco.server.learn;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That somebody has done a course.
 *
 * @param statusIndex its place in the list of those that were taken back
 * @param holder whose it is, as they are called today
 * @param email of the holder
 * @param salt with which the address is hashed; empty where the holder was erased
 * @param validUntil until when it counts; empty: for good
 * @param isNamed whether everybody who has its address reads the holder's name
 * @param revoked when it was taken back
 * @param reason why it was taken back; empty where it was not
 */
public record Certificate(
    UUID id,
    int statusIndex,
    UUID enrolmentId,
    UUID personId,
    String holder,
    String email,
    Optional<String> salt,
    UUID editionId,
    Instant issued,
    Optional<Instant> validUntil,
    boolean isNamed,
    Optional<Instant> revoked,
    String reason) {

  /** How it stands. */
  public enum State {
    VALID,
    EXPIRED,
    REVOKED;

    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public State state(Instant now) {
    if (revoked.isPresent()) {
      return State.REVOKED;
    }
    return validUntil.map(it -> it.isAfter(now)).orElse(true) ? State.VALID : State.EXPIRED;
  }
}
