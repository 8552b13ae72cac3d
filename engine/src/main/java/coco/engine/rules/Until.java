package coco.engine.rules;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Until when an answer about an event stays the same, were the event later and did nothing else
 * happen: the first microsecond after the event's time at which the answer may be another. An
 * answer may turn out to be the same there; it never changes before.
 */
public final class Until {
  /** The answer never changes. */
  public static final long NEVER = Long.MAX_VALUE;

  private Until() {}

  /**
   * Until when an {@code and} stays as it is: a true one until one part may turn; a false one as
   * long as any part stays false.
   */
  static <P> long all(List<P> parts, Predicate<P> holds, ToLongFunction<P> lasts) {
    long first = NEVER;
    long longest = Long.MIN_VALUE;
    for (P part : parts) {
      long until = lasts.applyAsLong(part);
      first = Math.min(first, until);
      if (!holds.test(part)) {
        longest = Math.max(longest, until);
      }
    }
    return longest == Long.MIN_VALUE ? first : longest;
  }

  /**
   * Until when an {@code or} stays as it is: a false one until one part may turn; a true one as
   * long as any part stays true.
   */
  static <P> long any(List<P> parts, Predicate<P> holds, ToLongFunction<P> lasts) {
    return all(parts, holds.negate(), lasts);
  }
}
