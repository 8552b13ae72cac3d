package coco.server.inform;

import coco.server.notify.Standing;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Nobody is written to about a reading that they did or declined, or whose campaign has ended. */
@Component
class OverReadings implements Standing {
  private final AssignmentStore store;

  OverReadings(AssignmentStore store) {
    this.store = store;
  }

  @Override
  public Set<UUID> over(Set<UUID> things) {
    return store.over(things);
  }
}
