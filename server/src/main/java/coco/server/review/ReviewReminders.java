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
import java.time.LocalDate;
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
  private final Owners owners;
  private final Notifications notifications;
  private final Addresses addresses;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReviewReminders(
      Reviews reviews,
      ReviewStore store,
      People people,
      Owners owners,
      Notifications notifications,
      Addresses addresses,
      TransactionTemplate transaction,
      Clock clock) {
    this.reviews = reviews;
    this.store = store;
    this.people = people;
    this.owners = owners;
    this.notifications = notifications;
    this.addresses = addresses;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
  void remind() {
    for (Reviews.Sheet sheet : reviews.all(Texts.in(Language.ENGLISH))) {
      for (Reviews.Line line : sheet.lines()) {
        switch (line.state()) {
          case LATE -> remind(sheet, line, "late");
          case SOON -> remind(sheet, line, "soon");
          case LATER, NEVER -> {}
        }
      }
    }
  }

  private void remind(Reviews.Sheet sheet, Reviews.Line line, String kind) {
    transaction.executeWithoutResult(
        status -> {
          String code = sheet.edition().codeKey();
          LocalDate due = line.due().orElseThrow();
          if (store.remind(code, line.subject(), due, kind, clock.instant())) {
            Map<UUID, UUID> told =
                recipients(line).stream()
                    .collect(Collectors.toMap(Person::id, any -> sheet.edition().id()));
            notifications.tell(
                NotificationKind.DUE,
                told,
                Notifications.drafts(language -> draft(sheet, line, kind, due, language)));
          }
        });
  }

  private Notifications.Draft draft(
      Reviews.Sheet sheet, Reviews.Line line, String kind, LocalDate due, Language language) {
    Texts texts = Texts.in(language);
    String label = reviews.label(sheet.edition(), line.subject(), language);
    return new Notifications.Draft(
        texts.of("review.mail.%s.subject".formatted(kind), label),
        texts.of(
            "review.mail.%s.body".formatted(kind),
            label,
            texts.date(due),
            addresses.of(sheet.address())),
        sheet.address());
  }

  private List<Person> recipients(Reviews.Line line) {
    return line.reviewer()
        .filter(owners::isHere)
        .map(List::of)
        .orElseGet(() -> people.whoMay(Permission.MANAGE_REVIEWS));
  }
}
