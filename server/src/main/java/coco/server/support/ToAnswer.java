package coco.server.support;

import coco.server.access.Viewer;
import coco.server.web.Texts;
import coco.server.web.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** Questions that wait for an answer of somebody, on their own page. */
@Component
class ToAnswer implements Waiting {
  private final Enquiries questions;
  private final Clock clock;

  ToAnswer(Enquiries questions, Clock clock) {
    this.questions = questions;
    this.clock = clock;
  }

  @Override
  public List<Item> of(Viewer viewer, Texts texts) {
    Instant now = clock.instant();
    return questions.toAnswer(viewer).stream()
        .map(
            it ->
                new Item(
                    texts.of("support.waiting", it.rule()),
                    it.due()
                        .map(
                            due ->
                                texts.of(
                                    it.isLate(now)
                                        ? "support.waiting.late"
                                        : "support.waiting.until",
                                    texts.date(due.atZone(ZoneOffset.UTC).toLocalDate())))
                        .orElse(""),
                    "/me/questions/" + it.id(),
                    it.isLate(now)))
        .toList();
  }
}
