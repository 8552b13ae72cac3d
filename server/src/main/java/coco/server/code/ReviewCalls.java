package coco.server.code;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.notify.NotificationKind;
import coco.server.notify.Notifications;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells those who may approve that a draft waits for them. */
@Component
class ReviewCalls {
  private final People people;
  private final Notifications notifications;
  private final CodeReader reader;
  private final Addresses addresses;

  ReviewCalls(People people, Notifications notifications, CodeReader reader, Addresses addresses) {
    this.people = people;
    this.notifications = notifications;
    this.reader = reader;
    this.addresses = addresses;
  }

  /** Tells the members of the rule's groups, or, without groups, everybody who may approve. */
  void tell(Viewer sender, Edition edition, ApprovalRule rule) {
    Map<UUID, UUID> asked = new LinkedHashMap<>();
    for (Person person : people.whoMay(sender, Permission.APPROVE_CODE)) {
      boolean isAsked =
          rule.groups().isEmpty()
              || rule.groups().stream().anyMatch(it -> it.members().contains(person.id()));
      if (isAsked && !person.id().equals(sender.id())) {
        asked.put(person.id(), edition.id());
      }
    }
    String path = "/office/editions/" + edition.id();
    notifications.tell(
        NotificationKind.REVIEW,
        asked,
        Notifications.drafts(
            language -> {
              Texts texts = Texts.in(language);
              String title = reader.title(edition, language);
              return new Notifications.Draft(
                  texts.of("code.review.mail.subject", title),
                  texts.of("code.review.mail.body", sender.name(), title, addresses.of(path)),
                  path);
            }));
  }
}
