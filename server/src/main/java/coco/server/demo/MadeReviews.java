package coco.server.demo;

import coco.server.access.Viewer;
import coco.server.review.Owners;
import coco.server.review.Reviews;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who answers for the demonstration's rules, and its reviews: all of it a year ago, which is due
 * again; ethics twice a year, by the ethics officer.
 */
@Component
class MadeReviews {
  private static final String CODE = "riverside-water";

  private final Reviews reviews;
  private final Owners owners;

  MadeReviews(Reviews reviews, Owners owners) {
    this.reviews = reviews;
    this.owners = owners;
  }

  void make(Map<String, Viewer> cast) {
    Viewer officer = viewer(cast, "helene.marchetti");
    Cast.owners().forEach(it -> refuse(owners.setOwner(officer, CODE, it.get(0), it.get(1))));
    Viewer ethics = viewer(cast, "marc.delorme");
    refuse(reviews.plan(officer, CODE, "chapter:ethics", "6", ethics.id().toString()));
    record("2025-11-10T14:00:00Z", officer, "code", "changed", "review-code.txt");
    record("2026-06-15T09:30:00Z", ethics, "chapter:ethics", "unchanged", "review-ethics.txt");
  }

  private void record(String at, Viewer by, String subject, String outcome, String reason) {
    refuse(
        MadeTime.at(
            Instant.parse(at),
            () -> reviews.record(by, CODE, subject, outcome, Cast.text(reason).strip())));
  }

  private static Viewer viewer(Map<String, Viewer> cast, String who) {
    return Objects.requireNonNull(cast.get(who + "@example.org"), who);
  }

  private static void refuse(Optional<String> problem) {
    problem.ifPresent(
        key -> {
          throw new IllegalStateException("the demonstration's reviews: " + key);
        });
  }
}
