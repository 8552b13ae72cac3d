package coco.architecture.broken.util;

import java.time.Instant;
import java.util.logging.Logger;

/** Breaks every rule of the house at once, so that each is seen to notice. */
final class ClockHelper {
  private ClockHelper() {}

  static Instant now() {
    Logger.getLogger("broken").fine("read the clock");
    return Instant.now();
  }
}
