package coco.server.notify;

import coco.server.access.Viewer;
import coco.server.web.Visits;
import org.springframework.stereotype.Component;

/** How many notifications wait for the viewer, for the head of every page. */
@Component
class UnreadCount implements Visits.Unread {
  private final NotificationStore store;

  UnreadCount(NotificationStore store) {
    this.store = store;
  }

  @Override
  public int of(Viewer viewer) {
    return store.unread(viewer.id());
  }
}
