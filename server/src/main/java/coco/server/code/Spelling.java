package coco.server.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.search.spell.LuceneLevenshteinDistance;

/**
 * What two texts differ in where one of them only mends the other's spelling: no word more or less,
 * and each that is another is nearly the same, by a letter or two. Numbers are never nearly the
 * same.
 */
public final class Spelling {
  /** The shortest word in which a letter may be another: in shorter ones it makes another word. */
  private static final int WORD_LEAST = 5;

  private static final int LONG_WORD = 9;

  /** Gives 1 less the letters in which two words differ, as a share of the shorter. */
  private static final LuceneLevenshteinDistance LETTERS = new LuceneLevenshteinDistance();

  private Spelling() {}

  /** A word that is spelt otherwise. */
  public record Mended(String before, String after) {}

  /** The words that are spelt otherwise; empty where more than spelling changed. */
  static Optional<List<Mended>> between(String before, String after) {
    List<String> was = words(before);
    List<String> is = words(after);
    if (was.size() != is.size()) {
      return Optional.empty();
    }
    List<Mended> mended = new ArrayList<>();
    for (int i = 0; i < was.size(); i++) {
      if (!was.get(i).equals(is.get(i))) {
        if (!isNearlyThe(bare(was.get(i)), bare(is.get(i)))) {
          return Optional.empty();
        }
        mended.add(new Mended(was.get(i), is.get(i)));
      }
    }
    return Optional.of(mended);
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("[\\s\\u00A0\\u202F]+"));
  }

  /** Without the signs around it, and in small letters. */
  private static String bare(String word) {
    return word.replaceAll("^\\P{L}+(?=\\p{L})|(?<=\\p{L})\\P{L}+$", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isNearlyThe(String before, String after) {
    if (before.equals(after)) {
      return true;
    }
    boolean areWords = before.matches("[\\p{L}’'-]+") && after.matches("[\\p{L}’'-]+");
    int shorter = Math.min(before.length(), after.length());
    return areWords
        && shorter >= WORD_LEAST
        && distance(before, after) <= (shorter >= LONG_WORD ? 2 : 1);
  }

  /** How many letters are other, missing, more, or changed places with their neighbour. */
  private static int distance(String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    return Math.round((1 - LETTERS.getDistance(before, after)) * shorter);
  }
}
