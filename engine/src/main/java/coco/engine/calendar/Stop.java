package coco.engine.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch during which a clock is stopped, half-open.
 *
 * @param until absent while the stop lasts
 */
public record Stop(Instant from, @Nullable Instant until) {
  public Stop {
    if (until != null && until.isBefore(from)) {
      throw new IllegalArgumentException(
          "a stop ends after it begins, was %s to %s".formatted(from, until));
    }
  }
}
