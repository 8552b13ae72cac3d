package coco.cli;

import java.text.BreakIterator;
import java.util.Locale;

/** How wide a text is to the eye, in columns of a terminal. */
final class EyeWidth {
  private EyeWidth() {}

  /** One column for each character that the eye sees; an accent of its own adds none. */
  static int of(String text) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int width = 0;
    while (characters.next() != BreakIterator.DONE) {
      width++;
    }
    return width;
  }

  /** The text, cut to a width with an ellipsis where it is wider. */
  static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = characters.next(Math.max(1, width - 1));
    return text.substring(0, end).stripTrailing() + "…";
  }
}
