package coco.server.support;

import coco.language.text.Language;
import java.time.Instant;
import java.util.UUID;

/**
 * An answer that stands beside its rule.
 *
 * @param internal whether it is for those who work here only
 * @param by who put it there
 */
public record Guidance(
    UUID id,
    UUID questionId,
    String codeKey,
    String rule,
    Language language,
    String question,
    String answer,
    boolean internal,
    Instant at,
    String by) {
  /** The longest question of guidance. */
  public static final int QUESTION_MOST = 1_000;
}
