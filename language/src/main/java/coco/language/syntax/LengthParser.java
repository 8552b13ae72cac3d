package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.code.Length;
import coco.language.text.Clip;
import coco.language.text.Lexicon;
import java.util.Optional;

/** Reads a length of time that stands alone: {@code 4 working hours by [office]}. Never throws. */
public final class LengthParser {
  private LengthParser() {}

  /** The length, or findings that say why it is none. */
  public static Parsed<Length> parse(Clip clip, Lexicon lexicon) {
    Cursor cursor = new Cursor(clip, lexicon);
    Optional<Length> length = new Quantities(cursor).length().map(Spot::value);
    if (length.isPresent() && !cursor.done()) {
      cursor.report(
          FindingKind.NOT_UNDERSTOOD,
          cursor.at(),
          cursor.size(),
          cursor.quote(cursor.at(), cursor.size()),
          cursor.expectedHere());
    } else if (length.isEmpty() && !cursor.failed()) {
      cursor.misunderstood(Math.max(1, cursor.size()));
    }
    return new Parsed<>(
        cursor.failed() ? Optional.empty() : length, cursor.pieces(), cursor.findings());
  }
}
