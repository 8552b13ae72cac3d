package coco.language.text;

/**
 * A stretch of a file.
 *
 * @param start index of the first UTF-16 unit, from 0
 * @param end index after the last one; not before {@code start}
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("a span runs forward, was %d to %d".formatted(start, end));
    }
  }

  /** The smallest span that holds both. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }
}
