package coco.server.inform;

/**
 * How many questions of understanding a campaign asks at a time, and how many are to be right.
 *
 * @param count at least 1, at most {@link #MOST}
 * @param percent how many of a hundred, at least 1
 */
public record Quiz(int count, int percent) {
  static final int MOST = 20;

  /** What a new campaign proposes: four of five. */
  public static final Quiz USUAL = new Quiz(5, 80);

  public Quiz {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("1 to %d questions, was %d".formatted(MOST, count));
    }
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("1 to 100 of a hundred, was " + percent);
    }
  }

  /** How many of some questions are to be right. */
  public int needed(int asked) {
    return Math.ceilDiv(asked * percent, 100);
  }

  /** How many of {@link #count} are to be right. */
  public int needed() {
    return needed(count);
  }
}
