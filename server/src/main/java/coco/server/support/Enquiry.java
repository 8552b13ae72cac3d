package coco.server.support;

import coco.language.text.Language;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A question on a rule.
 *
 * @param author who asked; empty where it was asked without a name
 * @param owner who is to answer; empty where nobody is named
 * @param due until when; empty where no calendar of the code says it
 */
public record Enquiry(
    UUID id,
    String codeKey,
    UUID edition,
    String rule,
    Language language,
    String words,
    Instant at,
    Optional<Who> author,
    Optional<Who> owner,
    Optional<Instant> due,
    Optional<Answer> answer) {
  /** The longest question, and the longest answer. */
  public static final int WORDS_MOST = 4_000;

  /** Somebody who works here, or did. */
  public record Who(UUID id, String name) {}

  /** What was answered. */
  public record Answer(String words, Instant at, String by) {}

  /** Whether its answer is late. */
  public boolean isLate(Instant now) {
    return answer.isEmpty() && due.filter(it -> it.isBefore(now)).isPresent();
  }
}
