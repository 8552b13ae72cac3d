package coco.engine.monitor;

import coco.engine.calendar.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretches during which a clock was stopped, in order, the last perhaps without an end yet.
 */
final class Stops {
  private final List<Stop> all = new ArrayList<>(0);

  boolean isEmpty() {
    return all.isEmpty();
  }

  void begin(Instant at) {
    if (!all.isEmpty() && at.equals(all.getLast().until())) {
      all.set(all.size() - 1, new Stop(all.getLast().from(), null));
    } else {
      all.add(new Stop(at, null));
    }
  }

  void end(Instant at) {
    Stop last = all.removeLast();
    if (!last.from().equals(at)) {
      all.add(new Stop(last.from(), at));
    }
  }

  List<Stop> all() {
    return List.copyOf(all);
  }
}
