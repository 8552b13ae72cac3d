package coco.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void proposesTheOneWithTheFewestSlips() {
    assertThat(Nearest.of("complaint", List.of("compliant", "complaints", "comment")))
        .contains("compliant");
    assertThat(Nearest.of("réclamatoin", List.of("une chose", "réclamation")))
        .contains("réclamation");
    assertThat(Nearest.of("office", List.of("calendar", "x"))).isEmpty();
    assertThat(Nearest.of("", List.of("a"))).isEmpty();
  }

  @Test
  void looksNoFurtherThanItMustAndStillFindsTheDistance() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String one = word(random);
      String other = word(random);
      int exact = exact(one, other);
      int most = 1 + random.nextInt(8);

      int distance = Nearest.distance(one, other, most);

      if (exact <= most) {
        assertThat(distance).describedAs("%s %s %d", one, other, most).isEqualTo(exact);
      } else {
        assertThat(distance).describedAs("%s %s %d", one, other, most).isGreaterThan(most);
      }
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }

  private static int exact(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[one.length()][other.length()];
  }
}
