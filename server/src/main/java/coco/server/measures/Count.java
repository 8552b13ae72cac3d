package coco.server.measures;

import java.util.OptionalLong;

/**
 * How often a promise was kept.
 *
 * @param pending not decided yet
 * @param none did not bind after all
 */
public record Count(long kept, long broken, long pending, long none) {
  static final Count ZERO = new Count(0, 0, 0, 0);

  Count and(Count other) {
    return new Count(
        kept + other.kept, broken + other.broken, pending + other.pending, none + other.none);
  }

  /** In how many cases it shows whether it was kept: of these shares are taken. */
  public long decided() {
    return kept + broken;
  }

  /** Of a hundred, rounded; nothing where nothing is decided. */
  public OptionalLong percentKept() {
    return decided() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(100.0 * kept / decided()));
  }

  public long percentBroken() {
    return decided() == 0 ? 0 : Math.round(100.0 * broken / decided());
  }

  /** Whether it was broken in more than so many of a hundred decided cases: exactly. */
  public boolean isBrokenInMoreThan(int percent) {
    return broken * 100 > percent * decided();
  }
}
