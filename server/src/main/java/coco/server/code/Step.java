package coco.server.code;

import coco.language.text.Language;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody decided about an edition.
 *
 * @param by the person's name
 * @param texts the number of each language's text that it speaks of
 */
public record Step(
    Kind kind,
    Instant at,
    UUID byId,
    String by,
    Optional<String> reason,
    Map<Language, Integer> texts) {
  public Step {
    texts = Map.copyOf(texts);
  }

  /** Kinds of step, in the order of a code's life. */
  public enum Kind {
    SUBMITTED,
    RETURNED,
    APPROVED,
    PUBLISHED,
    /** Published at once, before all approvers have approved. */
    CORRECTED,
    WITHDRAWN,
    /** Put away, as a draft that leads nowhere. */
    DISCARDED;

    /** As in the database and in keys of texts. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
