package coco.server.learn;

import coco.server.access.Permission;
import coco.server.notify.NotificationKind;
import coco.server.notify.Notifications;
import coco.server.people.Person;
import coco.server.settings.Settings;
import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What assignments of courses tell people, each in the language of whom it is for. */
@Component
class CourseLetters {
  /** How many people a mail to their manager names; the page names all. */
  private static final int NAMED_MOST = 50;

  private static final String COURSES = "/me/courses";
  private static final String TEAM = "/me/courses/team";

  private final Notifications notifications;
  private final Addresses addresses;
  private final ZoneId zone;

  CourseLetters(Notifications notifications, Addresses addresses, Settings settings) {
    this.notifications = notifications;
    this.addresses = addresses;
    zone = settings.zone();
  }

  /** The zone in which days begin and end: the installation's, for a course belongs to no code. */
  ZoneId zone() {
    return zone;
  }

  /** The last day on which something is in time. */
  LocalDate lastDay(Instant due) {
    return due.minusSeconds(1).atZone(zone).toLocalDate();
  }

  /** Tells people what they are asked to do. */
  void tell(CourseAssignment assignment, Instant due, Map<UUID, UUID> enrolmentsByPerson) {
    notifications.tell(
        NotificationKind.COURSE,
        enrolmentsByPerson,
        Notifications.drafts(
            language -> {
              Texts texts = Texts.in(language);
              return new Notifications.Draft(
                  texts.of("learn.mail.told.subject", assignment.title()),
                  texts.of(
                      "learn.mail.told.body",
                      assignment.title(),
                      texts.date(lastDay(due)),
                      why(assignment, texts),
                      addresses.of(COURSES)),
                  COURSES);
            }));
  }

  /** Why they are asked: a risk, or a rule that is often broken, or both. */
  private static String why(CourseAssignment assignment, Texts texts) {
    String risk =
        assignment.risk().isEmpty() ? "" : texts.of("learn.mail.told.risk", assignment.risk());
    return risk
        + assignment.broken().map(it -> texts.of("learn.mail.told.broken", it.rule())).orElse("");
  }

  /** Reminds people: {@code soon} or {@code late}. */
  void remind(String kind, CourseAssignment assignment, Map<UUID, UUID> enrolmentsByPerson) {
    if (enrolmentsByPerson.isEmpty()) {
      return;
    }
    notifications.tell(
        NotificationKind.REMINDER,
        enrolmentsByPerson,
        Notifications.drafts(
            language -> {
              Texts texts = Texts.in(language);
              return new Notifications.Draft(
                  texts.of("learn.mail.%s.subject".formatted(kind), assignment.title()),
                  texts.of(
                      "learn.mail.%s.body".formatted(kind),
                      assignment.title(),
                      addresses.of(COURSES)),
                  COURSES);
            }));
  }

  /** Tells a manager who of their people is late. */
  void raise(Person manager, CourseAssignment assignment, List<String> names) {
    String path = manager.viewer().may(Permission.READ_TEAM_PROGRESS) ? TEAM : "/me";
    String list =
        names.stream().limit(NAMED_MOST).map(name -> "- " + name).collect(Collectors.joining("\n"));
    int others = names.size() - NAMED_MOST;
    notifications.tell(
        NotificationKind.ESCALATION,
        manager.id(),
        assignment.id(),
        Notifications.drafts(
            language -> {
              Texts texts = Texts.in(language);
              return new Notifications.Draft(
                  texts.of("learn.mail.raised.subject", assignment.title()),
                  texts.of(
                      "learn.mail.raised.body",
                      assignment.title(),
                      others > 0
                          ? list + "\n- " + texts.of("learn.mail.raised.more", others)
                          : list,
                      addresses.of(path)),
                  path);
            }));
  }
}
