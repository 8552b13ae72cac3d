package coco.server.code;

import coco.server.notify.Standing;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Nobody is called to approve an edition that waits for no approval any more. */
@Component
class OverCalls implements Standing {
  private final CodeStore store;

  OverCalls(CodeStore store) {
    this.store = store;
  }

  @Override
  public Set<UUID> over(Set<UUID> things) {
    return store.editionsNotInReview(things);
  }
}
