package coco.engine.trial;

import java.time.Instant;

/** A stretch of time, half-open; {@link Instant#MAX} as its end is none. */
record Stretch(Instant from, Instant until) {
  boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  /** Whether it lasts up to an instant, or over it. */
  boolean reaches(Instant instant) {
    return from.isBefore(instant) && !until.isBefore(instant);
  }
}
