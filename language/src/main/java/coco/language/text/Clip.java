package coco.language.text;

/**
 * A piece of a file's text that may have lost some characters on the way (a quote's {@code >}, a
 * cell's escapes), and where each of its characters stands in the file.
 */
public final class Clip {
  private final String text;
  private final int[] offsets;

  /**
   * A clip.
   *
   * @param text the characters
   * @param offsets for each UTF-16 unit of {@code text} its index in the file, then the index after
   *     the last one
   */
  public Clip(String text, int[] offsets) {
    if (offsets.length != text.length() + 1) {
      throw new IllegalArgumentException(
          "a clip of %d characters needs %d offsets, was %d"
              .formatted(text.length(), text.length() + 1, offsets.length));
    }
    this.text = text;
    this.offsets = offsets.clone();
  }

  /** The characters. */
  public String text() {
    return text;
  }

  /** A clip whose characters stand side by side in the file. */
  public static Clip contiguous(String text, int start) {
    int[] offsets = new int[text.length() + 1];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = start + i;
    }
    return new Clip(text, offsets);
  }

  /** Where characters {@code from} to {@code until} of this clip stand in the file. */
  public Span span(int from, int until) {
    return from >= until
        ? new Span(offsets[from], offsets[from])
        : new Span(offsets[from], Math.max(offsets[from], offsets[until - 1] + 1));
  }

  /** The part from {@code from} to {@code until}. */
  public Clip part(int from, int until) {
    int[] part = new int[until - from + 1];
    System.arraycopy(offsets, from, part, 0, part.length);
    return new Clip(text.substring(from, until), part);
  }
}
