package coco.server.review;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.web.Texts;
import coco.server.web.Waiting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  private record Due(LocalDate day, Item item) {}

  @Override
  public List<Item> of(Viewer viewer, Texts texts) {
    if (!viewer.may(Permission.REVIEW_CODE)) {
      return List.of();
    }
    List<Due> due = new ArrayList<>();
    for (Reviews.Sheet sheet : reviews.all(viewer, texts)) {
      for (Reviews.Line line : sheet.lines()) {
        boolean isLate = line.state() == Reviews.State.LATE;
        if ((isLate || line.state() == Reviews.State.SOON) && isOf(viewer, line)) {
          LocalDate day = line.due().orElseThrow();
          due.add(
              new Due(
                  day,
                  new Item(
                      line.label(),
                      texts.of(
                          isLate ? "review.waiting.late" : "review.waiting.until", texts.date(day)),
                      sheet.address(),
                      isLate)));
        }
      }
    }
    return due.stream().sorted(Comparator.comparing(Due::day)).map(Due::item).toList();
  }

  /** Whoever is named does it; where nobody is, and where it is late, whoever sets it sees it. */
  private static boolean isOf(Viewer viewer, Reviews.Line line) {
    return line.reviewer().filter(person -> person.id().equals(viewer.id())).isPresent()
        || (viewer.may(Permission.MANAGE_REVIEWS)
            && (line.reviewer().isEmpty() || line.state() == Reviews.State.LATE));
  }
}
