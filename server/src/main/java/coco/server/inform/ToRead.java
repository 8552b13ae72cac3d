package coco.server.inform;

import coco.server.access.Viewer;
import coco.server.web.Texts;
import coco.server.web.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a person still has to read or acknowledge, on their own page. */
@Component
class ToRead implements Waiting {
  private final Assignments assignments;
  private final Clock clock;

  ToRead(Assignments assignments, Clock clock) {
    this.assignments = assignments;
    this.clock = clock;
  }

  @Override
  public List<Item> of(Viewer viewer, Texts texts) {
    Instant now = clock.instant();
    return assignments.mine(viewer).stream()
        .filter(it -> it.standing().isOpen())
        .sorted(Comparator.comparing(Assignment::due))
        .map(
            it ->
                new Item(
                    it.campaign().title(),
                    texts.of(
                        "inform.waiting.%s.%s"
                            .formatted(it.standing().key(), it.isLate(now) ? "late" : "until"),
                        texts.date(it.lastDay())),
                    "/me/readings/" + it.id(),
                    it.isLate(now)))
        .toList();
  }
}
