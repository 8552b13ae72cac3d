package coco.server.review;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * That something was looked at.
 *
 * @param edition which was in force then
 * @param reason why it is changed, or why not
 * @param by the person's name
 */
public record Review(
    UUID id, Subject subject, UUID edition, Outcome outcome, String reason, Instant at, String by) {
  /** The longest reason. */
  static final int REASON_MOST = 4_000;

  /** What comes of a look. */
  public enum Outcome {
    /** It is changed, in this edition or the next. */
    CHANGED,
    /** No change is necessary. */
    UNCHANGED;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> of(String key) {
      return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
    }
  }
}
