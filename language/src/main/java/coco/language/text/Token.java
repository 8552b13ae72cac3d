package coco.language.text;

import java.text.Normalizer;

/**
 * A word, a number, a sign or a bracket of a sentence.
 *
 * @param from index in the clip of its first UTF-16 unit
 * @param until index after its last one
 * @param text the characters as written, composed (NFC); of a bracket, a quote or code marks what
 *     stands inside
 * @param norm the text in lower case with straight apostrophes
 * @param closed whether a bracket, a quote or code marks have their end
 */
public record Token(Kind kind, int from, int until, String text, String norm, boolean closed) {
  /** What a token is. */
  public enum Kind {
    WORD,
    NUMBER,
    /** An ISO date, perhaps with a time. */
    DATE,
    BRACKET,
    QUOTE,
    CODE,
    SIGN
  }

  /** Whether it is a word or a sign that reads as {@code word}, which is in lower case. */
  public boolean reads(String word) {
    return switch (kind) {
      case WORD, SIGN, NUMBER -> norm.equals(word) || readsWithoutCapitalAccents(word);
      case DATE, BRACKET, QUOTE, CODE -> false;
    };
  }

  /** Authors leave out accents on capitals: {@code A défaut}, {@code EN MOYENNE}. */
  private boolean readsWithoutCapitalAccents(String word) {
    if (norm.length() != word.length() || norm.length() != text.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      boolean same = norm.charAt(i) == word.charAt(i);
      boolean bare =
          Character.isUpperCase(text.charAt(i)) && bare(word.charAt(i)) == norm.charAt(i);
      if (!same && !bare) {
        return false;
      }
    }
    return true;
  }

  private static char bare(char letter) {
    return letter < 0x80
        ? letter
        : Normalizer.normalize("" + letter, Normalizer.Form.NFD).charAt(0);
  }

  /** Whether it begins with a capital letter. */
  public boolean isCapital() {
    return !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
  }

  /** The same place, read as another word: how the reader goes on after a misspelling. */
  public Token readAs(String word) {
    return new Token(Kind.WORD, from, until, word, word, closed);
  }
}
