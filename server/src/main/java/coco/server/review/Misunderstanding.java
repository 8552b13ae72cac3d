package coco.server.review;

/**
 * When wrong answers to questions speak for looking at a rule again, wherever they were asked.
 *
 * <p>Only first tries count: whoever answers again has read the explanation meanwhile. More than a
 * third of ten answers at least: a rule that one in ten gets wrong, as is usual, comes up by chance
 * once in eighty times then. With a quarter it would be once in fourteen, and a code of thirty
 * rules would have two of them at any time.
 */
public final class Misunderstanding {
  /** Below this the share says nothing, and may say who it was. */
  public static final long ANSWERS_LEAST = 10;

  private static final long ONE_IN = 3;

  private Misunderstanding() {}

  /** Whether so many wrong ones of so many first answers are too many. */
  public static boolean speaksForReview(long wrong, long answered) {
    return answered >= ANSWERS_LEAST && wrong * ONE_IN > answered;
  }
}
