package coco.engine.calendar;

import coco.engine.Due;
import java.util.List;

/** Finds what was counted for a deadline. */
final class ProofWriter {
  private final Clock clock;
  private final Due start;
  private final List<Stop> stops;

  ProofWriter(Clock clock, Due start, List<Stop> stops) {
    this.clock = clock;
    this.start = start;
    this.stops = stops;
  }

  Proof write() {
    Countdown end = clock.start(start, stops);
    return new Proof(
        clock.length(),
        clock.zone(),
        clock.calendar() == null ? null : clock.calendar().id(),
        start,
        List.of(),
        end.due().orElse(null),
        end.running() ? null : end.left());
  }
}
