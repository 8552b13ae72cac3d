package coco.engine;

import java.time.Instant;

/**
 * When a clock runs out.
 *
 * @param instant the deadline; 24:00 of a day is the next local midnight
 * @param endOfDay whether the deadline is 24:00 of a day: an event at that very midnight is past
 *     it, and what counts on from it counts from the day that ends there
 */
public record Due(Instant instant, boolean endOfDay) {
  /** A deadline at an instant: an event at that very instant is in time. */
  public static Due at(Instant instant) {
    return new Due(instant, false);
  }

  /** Whether an instant is past this deadline. */
  public boolean isPastAt(Instant asked) {
    return endOfDay ? !asked.isBefore(instant) : asked.isAfter(instant);
  }
}
