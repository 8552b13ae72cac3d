package coco.language.text;

import java.util.Optional;

/** Finds the known wording that an author most likely meant. */
public final class Nearest {
  private static final int LENGTH_MAX = 120;
  private static final int FAR = 1_000_000;

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
      if (bestDistance == 0) {
        break;
      }
      int distance = distance(wanted, known, Math.min(limit, bestDistance - 1));
      if (distance <= limit && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * How many characters must be added, dropped, changed or swapped with their neighbour to make one
   * text of the other (optimal string alignment); where that is more than {@code most}, some number
   * above it.
   */
  static int distance(String one, String other, int most) {
    int length = other.length();
    if (Math.abs(length - one.length()) > most) {
      return FAR;
    }
    int[] before = new int[length + 2];
    int[] last = new int[length + 2];
    int[] row = new int[length + 2];
    for (int j = 0; j <= length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      // Further from the diagonal than most, every way is longer than most.
      int from = Math.max(1, i - most);
      int until = Math.min(length, i + most);
      row[from - 1] = from == 1 ? i : FAR;
      row[until + 1] = FAR;
      int fewest = row[from - 1];
      for (int j = from; j <= until; j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        fewest = Math.min(fewest, row[j]);
      }
      // A swap reaches back two rows, and what it saves is one change.
      if (fewest > most + 1) {
        return FAR;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return Math.min(last[length], FAR);
  }
}
