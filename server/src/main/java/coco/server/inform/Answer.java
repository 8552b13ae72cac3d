package coco.server.inform;

import coco.language.text.Language;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody answered to an edition.
 *
 * @param language in which they read the sentence
 * @param reason where they did not acknowledge
 * @param entry of the log of evidence
 * @param session what was entered about them, where it was not they who answered here
 */
public record Answer(
    Kind kind,
    Instant at,
    Language language,
    Optional<String> reason,
    long entry,
    Optional<UUID> session) {
  /** The ways to answer. */
  public enum Kind {
    /** Acknowledged. */
    GIVEN,
    /** Declined. */
    REFUSED,
    /** Asked for an exception. */
    ASKED;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a key. */
    public static Optional<Kind> ofKey(String key) {
      return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** How a proof of such an answer is called when it is saved; {@code id} is what was asked. */
    public String proofName(UUID id) {
      String what =
          switch (this) {
            case GIVEN -> "acknowledgement";
            case REFUSED -> "refusal";
            case ASKED -> "request";
          };
      return "%s-%s.coco-proof.json".formatted(what, id);
    }

    /** The kind of act in the log of evidence. */
    String act() {
      return switch (this) {
        case GIVEN -> "acknowledgement.given";
        case REFUSED -> "acknowledgement.refused";
        case ASKED -> "exception.asked";
      };
    }
  }
}
