package coco.server.review;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.notify.NotificationKind;
import coco.server.notify.Notifications;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes to who reviews when a day comes near, and once more when it is over; once each. */
@Component
class ReviewReminders {
  private final Reviews reviews;
  private final ReviewStore store;
  private final People people;
  private final Notifications notifications;
  private final Addresses addresses;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReviewReminders(
      Reviews reviews,
      ReviewStore store,
      People people,
      Notifications notifications,
      Addresses addresses,
      TransactionTemplate transaction,
      Clock clock) {
    this.reviews = reviews;
    this.store = store;
    this.people = people;
    this.notifications = notifications;
    this.addresses = addresses;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
  void remind() {
    for (Reviews.Dated review : reviews.dated(Texts.in(Language.ENGLISH))) {
      switch (review.line().state()) {
        case LATE -> remind(review, "late");
        case SOON -> remind(review, "soon");
        case LATER, NEVER -> {}
      }
    }
  }

  private void remind(Reviews.Dated review, String kind) {
    transaction.executeWithoutResult(
        status -> {
          if (store.remind(
              review.edition().codeKey(),
              review.line().subject(),
              review.day(),
              kind,
              clock.instant())) {
            Map<UUID, UUID> told =
                recipients(review).stream()
                    .collect(Collectors.toMap(Person::id, any -> review.edition().id()));
            notifications.tell(
                NotificationKind.DUE,
                told,
                Notifications.drafts(language -> draft(review, kind, language)));
          }
        });
  }

  private Notifications.Draft draft(Reviews.Dated review, String kind, Language language) {
    Texts texts = Texts.in(language);
    String label = reviews.label(review.edition(), review.line().subject(), language);
    return new Notifications.Draft(
        texts.of("review.mail.%s.subject".formatted(kind), label),
        texts.of(
            "review.mail.%s.body".formatted(kind),
            label,
            texts.date(review.day()),
            addresses.of(review.address())),
        review.address());
  }

  private List<Person> recipients(Reviews.Dated review) {
    return review.doer().map(List::of).orElseGet(() -> people.whoMay(Permission.MANAGE_REVIEWS));
  }
}
