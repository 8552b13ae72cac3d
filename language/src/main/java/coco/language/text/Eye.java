package coco.language.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Text as the eye sees it: an {@code é} is one character in any Unicode form, and so is a tab; wide
 * characters take two columns of a terminal.
 */
public final class Eye {
  private Eye() {}

  /** How many characters the eye sees (Unicode's extended grapheme clusters, UAX 29). */
  public static int count(String text) {
    if (isPlain(text)) {
      return text.length();
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int count = 0;
    while (characters.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }

  /** How many columns of a fixed-width font the text takes: none, one or two each character. */
  public static int width(String text) {
    if (isPlain(text)) {
      return text.length();
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int width = 0;
    int start = characters.first();
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      width += widthOfCharacter(text.codePointAt(start), end - start);
      start = end;
    }
    return width;
  }

  private static int widthOfCharacter(int first, int length) {
    int type = Character.getType(first);
    if (type == Character.FORMAT && length == Character.charCount(first)) {
      return 0;
    }
    return isWide(first) ? 2 : 1;
  }

  /** The blocks that Unicode's UAX 11 shows two columns wide, and emoji. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Up to the last Latin letter before combining marks nothing joins, but for the soft hyphen.
      if (c >= 0x300 || c == 0xAD || c == '\r') {
        return false;
      }
    }
    return true;
  }
}
