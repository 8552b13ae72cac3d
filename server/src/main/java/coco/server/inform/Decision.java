package coco.server.inform;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a request for an exception.
 *
 * @param by the name of whoever decided
 */
public record Decision(Kind kind, String words, Instant at, String by) {
  /** The ways to decide. */
  public enum Kind {
    /** The person need not do what the campaign asks. */
    GRANTED,
    /** The person is asked as before. */
    REFUSED;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> ofKey(String key) {
      return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** The kind of act in the log of evidence. */
    String act() {
      return "exception." + key();
    }
  }
}
