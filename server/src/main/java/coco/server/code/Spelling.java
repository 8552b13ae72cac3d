package coco.server.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.search.spell.LuceneLevenshteinDistance;

/**
 * What two texts differ in where one of them only mends the other's spelling: the same lines, in
 * each the same words at the same places, and each that is another is nearly the same, by a letter
 * or two, or by the punctuation around it. Numbers are never nearly the same, nor is a sign that
 * Markdown reads: a line that moves, or a mark more, can hide or change what readers see.
 */
public final class Spelling {
  /** The shortest word in which a letter may be another: in shorter ones it makes another word. */
  private static final int WORD_LEAST = 5;

  private static final int LONG_WORD = 9;

  /** Also the blanks that do not break. */
  private static final String BLANK = "[\\s\\u00a0\\u202f]";

  private static final String WORD = "\\p{L}[\\p{L}’'-]*";

  /** What a sentence has around its words, and Markdown reads as nothing else. */
  private static final String PUNCTUATION = ".,;:?…’‘“”«»";

  /** Gives 1 less the letters in which two words differ, as a share of the shorter. */
  private static final LuceneLevenshteinDistance LETTERS = new LuceneLevenshteinDistance();

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
    if (!was.matches(WORD) || !is.matches(WORD)) {
      return false;
    }
    int shorter = Math.min(was.length(), is.length());
    return was.equals(is)
        || (shorter >= WORD_LEAST && distance(was, is) <= (shorter >= LONG_WORD ? 2 : 1));
  }

  /** How many letters are other, missing, more, or changed places with their neighbour. */
  private static int distance(String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    return Math.round((1 - LETTERS.getDistance(before, after)) * shorter);
  }
}
