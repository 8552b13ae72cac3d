package coco.server.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What two texts differ in where one of them only mends the other's spelling: the same lines, in
 * each the same words at the same places, and each that is another is the same but for a letter
 * doubled, two vowels in the wrong order, or the punctuation around it. No dictionary is asked, so
 * nothing is taken for spelling that might be another word: a letter more makes available
 * unavailable. Nor is a sign that Markdown reads: a line that moves, or a mark more, can hide or
 * change what readers see.
 */
public final class Spelling {
  /**
   * The letters after a doubled one: nearer to the end it may make another word (later, latter).
   */
  private static final int END = 4;

  /** The letters before swapped ones, and the shortest word with such (trials, trails). */
  private static final int BEGINNING = 3;

  private static final int SWAPPED_LEAST = 6;
  private static final String VOWELS = "aeiouy";

  /** Also the blanks that do not break. */
  private static final String BLANK = "[\\s\\u00a0\\u202f]";

  private static final String WORD = "\\p{L}[\\p{L}’'-]*";

  /** What a sentence has around its words, and Markdown reads as nothing else. */
  private static final String PUNCTUATION = ".,;:?…’‘“”«»";

  private Spelling() {}

  /** A word that is spelt otherwise. */
  public record Mended(String before, String after) {}

  /** The words that are spelt otherwise; empty where more than spelling changed. */
  static Optional<List<Mended>> between(String before, String after) {
    List<String> was = pieces(before);
    List<String> is = pieces(after);
    if (was.size() != is.size()) {
      return Optional.empty();
    }
    List<Mended> mended = new ArrayList<>();
    for (int i = 0; i < was.size(); i++) {
      if (!was.get(i).equals(is.get(i))) {
        if (!isNearlyThe(was.get(i), is.get(i))
            && !(isBlankBySign(was, i) && isBlankBySign(is, i))) {
          return Optional.empty();
        }
        mended.add(new Mended(was.get(i), is.get(i)));
      }
    }
    return Optional.of(mended);
  }

  /** Words and, between them, ends of lines and blanks, each blank one piece of its own. */
  private static List<String> pieces(String text) {
    return List.of(text.split("(?<=BLANK)|(?=BLANK)".replace("BLANK", BLANK)));
  }

  /** A blank that French puts beside a sign, where it is of one kind or another. */
  private static boolean isBlankBySign(List<String> pieces, int place) {
    return place > 0
        && place + 1 < pieces.size()
        && pieces.get(place).matches("[ \\u00a0\\u202f]")
        && (pieces.get(place - 1).endsWith("«")
            || (pieces.get(place - 1).matches(".*[\\p{L}\\p{N}»]")
                && pieces.get(place + 1).matches("[:;?!»%€].*")));
  }

  /** Without the punctuation around it, and in small letters. */
  private static String bare(String word) {
    return word.replaceAll("^[SIGNS]+|[SIGNS]+$".replace("SIGNS", PUNCTUATION), "")
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isNearlyThe(String before, String after) {
    String was = bare(before);
    String is = bare(after);
    return was.matches(WORD)
        && is.matches(WORD)
        && (was.equals(is) || isDoubled(was, is) || isDoubled(is, was) || isSwapped(was, is));
  }

  /** Whether one has a letter twice that the other has once, far from the end: accom(m)odate. */
  private static boolean isDoubled(String once, String twice) {
    if (twice.length() != once.length() + 1) {
      return false;
    }
    int place = 0;
    while (place < once.length() && once.charAt(place) == twice.charAt(place)) {
      place++;
    }
    return place > 0
        && twice.charAt(place) == twice.charAt(place - 1)
        && once.substring(place).equals(twice.substring(place + 1))
        && once.length() - place >= END;
  }

  /** Whether two vowels beside each other changed places, not at the beginning: rec(ei)ve. */
  private static boolean isSwapped(String before, String after) {
    if (before.length() != after.length() || before.length() < SWAPPED_LEAST) {
      return false;
    }
    int place = 0;
    while (place < before.length() && before.charAt(place) == after.charAt(place)) {
      place++;
    }
    return place >= BEGINNING
        && place + 1 < before.length()
        && VOWELS.indexOf(before.charAt(place)) >= 0
        && VOWELS.indexOf(before.charAt(place + 1)) >= 0
        && before.charAt(place) == after.charAt(place + 1)
        && before.charAt(place + 1) == after.charAt(place)
        && before.substring(place + 2).equals(after.substring(place + 2));
  }
}
