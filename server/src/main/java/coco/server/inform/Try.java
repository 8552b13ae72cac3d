package coco.server.inform;

import coco.language.text.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * One time that somebody was asked questions.
 *
 * @param number from 1, within what they were asked to do
 * @param result empty until they have answered
 */
public record Try(long id, int number, Instant begun, Optional<Result> result) {
  /**
   * What came of it.
   *
   * @param language in which they answered
   * @param entry of the log of evidence
   */
  public record Result(Instant at, Language language, boolean isPassed, long entry) {}

  public boolean isOpen() {
    return result.isEmpty();
  }
}
