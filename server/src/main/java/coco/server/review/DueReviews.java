package coco.server.review;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.notify.Dues;
import coco.server.web.Texts;
import coco.server.web.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reviews that are due, on the pages of those who do them, and of those who see that it is done.
 */
@Component
class DueReviews implements Waiting {
  private final Reviews reviews;

  DueReviews(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public List<Item> of(Viewer viewer, Texts texts) {
    if (!viewer.may(Permission.REVIEW_CODE)) {
      return List.of();
    }
    return reviews.dated(texts).stream()
        .filter(it -> isWaiting(viewer, it))
        .map(
            it ->
                new Item(
                    it.line().label(),
                    texts.of(
                        isLate(it) ? "review.waiting.late" : "review.waiting.until",
                        texts.date(it.day())),
                    it.address(),
                    isLate(it)))
        .toList();
  }

  private static boolean isLate(Reviews.Dated review) {
    return review.line().state() == Reviews.State.LATE;
  }

  /** What is near waits for who does it; what is late, for whoever sets it as well. */
  private static boolean isWaiting(Viewer viewer, Reviews.Dated review) {
    return switch (review.line().state()) {
      case LATE -> review.isOf(viewer) || viewer.may(Permission.MANAGE_REVIEWS);
      case SOON -> review.isOf(viewer);
      case LATER, NEVER -> false;
    };
  }

  /** For a calendar: the next day of each review, be it near or far. */
  @Component
  static class InCalendar implements Dues {
    private final Reviews reviews;

    InCalendar(Reviews reviews) {
      this.reviews = reviews;
    }

    @Override
    public List<Due> of(Viewer viewer, Texts texts) {
      if (!viewer.may(Permission.REVIEW_CODE)) {
        return List.of();
      }
      return reviews.dated(texts).stream()
          .filter(it -> it.isOf(viewer))
          .map(it -> new Due(id(it), title(it, texts), it.day(), it.address()))
          .toList();
    }

    /** The same until the review is recorded and its day moves on: calendars move it along. */
    private static UUID id(Reviews.Dated review) {
      String name =
          "review %s %s".formatted(review.edition().codeKey(), review.line().subject().text());
      return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String title(Reviews.Dated review, Texts texts) {
      return review.isWhole()
          ? texts.of("review.calendar.whole", review.title())
          : texts.of("review.calendar.part", review.line().label(), review.title());
    }
  }
}
