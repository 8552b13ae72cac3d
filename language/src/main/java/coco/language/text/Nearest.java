package coco.language.text;

import java.util.Optional;

/** Finds the known wording that an author most likely meant. */
public final class Nearest {
  private static final int LENGTH_MAX = 120;

  private Nearest() {}

  /**
   * The candidate at the smallest distance from a wording, the first of several; empty where even
   * that one differs in more than about a third of its characters.
   */
  public static Optional<String> of(String wording, Iterable<String> candidates) {
    String wanted = Tokenizer.norm(wording);
    if (wanted.isEmpty() || wanted.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      String known = Tokenizer.norm(candidate);
      int limit = Math.max(1, Math.min(wanted.length(), known.length()) * 2 / 5);
      if (known.length() > LENGTH_MAX || Math.abs(known.length() - wanted.length()) > limit) {
        continue;
      }
      int distance = distance(wanted, known);
      if (distance <= limit && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * How many characters must be added, dropped, changed or swapped with their neighbour to make one
   * text of the other (optimal string alignment).
   */
  static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[other.length()];
  }
}
