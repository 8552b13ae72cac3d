package coco.server.inform;

import coco.server.access.Viewer;
import coco.server.notify.Dues;
import coco.server.web.Texts;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Readings with their last day, for a person's calendar. */
@Component
class OpenReadings implements Dues {
  private final Assignments assignments;

  OpenReadings(Assignments assignments) {
    this.assignments = assignments;
  }

  @Override
  public List<Due> of(Viewer viewer, Texts texts) {
    return assignments.mine(viewer).stream()
        .filter(it -> it.standing().isOpen())
        .sorted(Comparator.comparing(Assignment::due))
        .map(
            it ->
                new Due(
                    it.id(),
                    texts.of("inform.mail.told.subject", it.campaign().title()),
                    it.lastDay(),
                    "/me/readings/" + it.id()))
        .toList();
  }
}
