package coco.server.notify;

import coco.server.access.Viewer;
import coco.server.web.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Says what somebody has to have done by a day, for their calendar. */
@FunctionalInterface
public interface Dues {
  /** One of them. */
  record Due(UUID id, String title, LocalDate lastDay, String path) {}

  /** What the viewer still has to do, with titles of these texts. */
  List<Due> of(Viewer viewer, Texts texts);
}
