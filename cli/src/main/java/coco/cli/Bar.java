package coco.cli;

/** A share as a bar of text, to an eighth of a character. */
final class Bar {
  private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

  private Bar() {}

  /**
   * A bar.
   *
   * @param part at most {@code whole}; not negative
   * @param whole above zero
   * @param width in characters when full
   */
  static String of(long part, long whole, int width) {
    long eighths = Math.floorDiv(part * width * 8, whole);
    if (part > 0 && eighths == 0) {
      eighths = 1;
    }
    String filled = "█".repeat((int) (eighths / 8)) + EIGHTHS[(int) (eighths % 8)];
    return filled + "·".repeat(width - filled.length());
  }
}
