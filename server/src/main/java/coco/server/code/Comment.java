package coco.server.code;

import coco.language.text.Language;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody says of a rule, or of a whole edition, and what became of it.
 *
 * @param rule the rule's id; empty where it is about the whole
 * @param sentence which they would rather have
 * @param author the name of a person who works here, or the one that somebody outside gave
 * @param contact where somebody outside can be answered
 */
public record Comment(
    UUID id,
    UUID editionId,
    String codeKey,
    Optional<String> rule,
    Language language,
    String words,
    Optional<String> sentence,
    Instant at,
    Optional<UUID> authorId,
    Optional<UUID> consultationId,
    Optional<String> author,
    Optional<String> contact,
    Optional<Outcome> outcome) {

  /** What can become of a comment. */
  public enum Kind {
    /** Answered; the text stays as it is. */
    ANSWERED,
    /** The text is changed. */
    CHANGED,
    /** Not taken up, with a reason. */
    DECLINED;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What became of it.
   *
   * @param by the person's name
   * @param editionId in which the change is
   */
  public record Outcome(Kind kind, String words, Instant at, String by, Optional<UUID> editionId) {}
}
