package coco.language.text;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which known name an author probably meant. */
public final class NearNames {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final int COMPARED_MAX = 120;
  private static final int LISTED_MAX = 12;

  private NearNames() {}

  /**
   * The known name with the fewest letters to change (case, accents and kind of apostrophe apart),
   * where that is at most a third of the letters, at least one; the first of equals.
   */
  public static Optional<String> nearest(String wanted, Collection<String> known) {
    String plain = plain(wanted);
    String best = null;
    int fewest = Math.max(1, plain.length() / 3) + 1;
    for (String name : known) {
      String other = plain(name);
      if (Math.abs(other.length() - plain.length()) < fewest) {
        int changes = distance(plain, other, fewest);
        if (changes < fewest) {
          fewest = changes;
          best = name;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The nearest name; where none is near, the first dozen of all that are known. */
  public static String nearestOrAll(String wanted, Collection<String> known) {
    Optional<String> nearest = nearest(wanted, known);
    if (nearest.isPresent()) {
      return nearest.get();
    }
    List<String> listed = known.stream().limit(LISTED_MAX).toList();
    String all = String.join(", ", listed);
    return known.size() > LISTED_MAX ? all + ", …" : all;
  }

  /** The text in one form for comparing: lower case, no accents, one kind of apostrophe. */
  private static String plain(String text) {
    String cut = text.length() > COMPARED_MAX ? text.substring(0, COMPARED_MAX) : text;
    String decomposed = Normalizer.normalize(cut.strip(), Normalizer.Form.NFD);
    return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  /** Letters to add, drop, replace or swap with their neighbour; {@code most} where not fewer. */
  private static int distance(String a, String b, int most) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] now = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      now[0] = i;
      int fewest = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(last[j] + 1, now[j - 1] + 1), last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          now[j] = Math.min(now[j], before[j - 2] + 1);
        }
        fewest = Math.min(fewest, now[j]);
      }
      if (fewest >= most) {
        return most;
      }
      int[] spare = before;
      before = last;
      last = now;
      now = spare;
    }
    return last[b.length()];
  }
}
