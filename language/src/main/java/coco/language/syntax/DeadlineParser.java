package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.code.Deadline;
import coco.language.text.Clip;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import coco.language.text.Phrases;
import java.util.Optional;

/**
 * Reads a deadline that stands alone, with its first word or without: {@code within 4 working hours
 * by [office]}, {@code 2 days}. Never throws.
 */
public final class DeadlineParser {
  private DeadlineParser() {}

  /** The deadline, or findings that say why it is none. */
  public static Parsed<Deadline> parse(String text, Lexicon lexicon) {
    Cursor cursor = cursor(text, lexicon);
    if (!deadlines(cursor).seesDeadline()) {
      String within = Phrases.of(lexicon.language()).print(Phrase.WITHIN);
      cursor = cursor(within + " " + text, lexicon);
    }
    Optional<Deadline> deadline = deadlines(cursor).deadline().map(Spot::value);
    if (deadline.isPresent() && !cursor.done()) {
      cursor.report(
          FindingKind.NOT_UNDERSTOOD,
          cursor.at(),
          cursor.size(),
          cursor.quote(cursor.at(), cursor.size()),
          cursor.expectedHere());
    } else if (deadline.isEmpty() && !cursor.failed()) {
      cursor.misunderstood(Math.max(1, cursor.size()));
    }
    return new Parsed<>(
        cursor.failed() ? Optional.empty() : deadline, cursor.pieces(), cursor.findings());
  }

  private static Cursor cursor(String text, Lexicon lexicon) {
    return new Cursor(Clip.contiguous(text, 0), lexicon);
  }

  private static Deadlines deadlines(Cursor cursor) {
    return new Deadlines(cursor, new Conditions(cursor));
  }
}
