package coco.server.notify;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails, to whomever: stored with the act that causes them, sent soon after by any node. */
@Component
public class Mails {
  private final MailStore store;
  private final Clock clock;
  private final Settings settings;

  Mails(MailStore store, Clock clock, Settings settings) {
    this.store = store;
    this.clock = clock;
    this.settings = settings;
  }

  /** Whether a mail server is set; without one, mails wait for an administrator. */
  public boolean areSent() {
    return settings.mail().isPresent();
  }

  /**
   * One mail as it is to be handed over.
   *
   * @param messageId what every copy of it bears, however often it is handed over
   * @param isSecret whether its words open something to whoever has them
   * @param enclosed a file that goes with it
   */
  public record Waiting(
      UUID id,
      String messageId,
      Instant made,
      String recipient,
      Language language,
      String subject,
      String body,
      boolean isSecret,
      Optional<Enclosures.File> enclosed) {}

  /**
   * One mail as it is kept.
   *
   * @param sent when the mail server said that it has it
   * @param handed when it was taken to be handed over, where that was not refused
   * @param givenUp when it had been refused too often
   * @param failure what the mail server last said, where it refused or did not answer
   */
  public record Kept(
      Waiting mail,
      Optional<Instant> sent,
      Optional<Instant> handed,
      Optional<Instant> givenUp,
      Optional<String> failure) {
    public UUID id() {
      return mail.id();
    }
  }

  /**
   * Stores a mail in the running transaction; it goes out when that has committed, before those to
   * many.
   *
   * @throws IllegalArgumentException where the recipient or the subject is more than one line: it
   *     would write lines of the mail's head
   */
  @Transactional
  public void send(String recipient, Language language, String subject, String body) {
    add(recipient, language, subject, body, true, false, Optional.empty());
  }

  /**
   * Stores a mail whose words open something to whoever has them: it goes to nobody but its
   * recipient, not to the archive either.
   */
  @Transactional
  public void sendSecret(String recipient, Language language, String subject, String body) {
    add(recipient, language, subject, body, true, true, Optional.empty());
  }

  /**
   * Stores a secret mail to one of many: it waits for those to one person.
   *
   * @return its id
   */
  @Transactional
  public UUID postSecret(String recipient, Language language, String subject, String body) {
    return add(recipient, language, subject, body, false, true, Optional.empty());
  }

  /**
   * Stores a mail with a file.
   *
   * @return its id
   */
  @Transactional
  public UUID sendEnclosing(
      String recipient, Language language, String subject, String body, Enclosures.File enclosed) {
    return add(recipient, language, subject, body, true, false, Optional.of(enclosed));
  }

  /**
   * Takes back mails that nobody has begun to hand over.
   *
   * @return the ids of those that are not sent any more
   */
  @Transactional
  public List<UUID> takeBack(Collection<UUID> ids) {
    return store.takeBack(ids);
  }

  /** Forgets mails, sent or not: whoever they were for is not to be known here any more. */
  @Transactional
  public void forget(Collection<UUID> ids) {
    store.forget(ids);
  }

  /** Stores a mail that waits for those to one person. */
  void post(
      String recipient,
      Language language,
      String subject,
      String body,
      boolean isSecret,
      Optional<Enclosures.File> enclosed) {
    add(recipient, language, subject, body, false, isSecret, enclosed);
  }

  private UUID add(
      String recipient,
      Language language,
      String subject,
      String body,
      boolean isUrgent,
      boolean isSecret,
      Optional<Enclosures.File> enclosed) {
    if ((recipient + subject).chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("cannot mail: a recipient or a subject is of one line");
    }
    UUID id = UUID.randomUUID();
    store.add(
        new Waiting(
            id,
            "%s@%s".formatted(id, domain()),
            clock.instant(),
            recipient,
            language,
            subject,
            body,
            isSecret,
            enclosed),
        isUrgent);
    return id;
  }

  private String domain() {
    return settings.mailFrom().replaceFirst("^.*@", "");
  }

  /** The latest mails, newest first. */
  List<Kept> latest(Viewer viewer, int most) {
    viewer.mustBeAbleTo(Permission.READ_INSTALLATION);
    return store.latest(most);
  }

  /** Mails that were refused for days, the last first. */
  List<Kept> givenUp(Viewer viewer, int most) {
    viewer.mustBeAbleTo(Permission.READ_INSTALLATION);
    return store.givenUp(most);
  }

  /** Mails of which it is not known whether the mail server has them, the oldest first. */
  List<Kept> inDoubt(Viewer viewer, Instant before, int most) {
    viewer.mustBeAbleTo(Permission.READ_INSTALLATION);
    return store.inDoubt(before, true, most);
  }

  /**
   * Has a mail that was given up, or is in doubt, handed over anew.
   *
   * @param before since when nobody may be at it any more
   * @return false where it is neither, or not any more
   */
  @Transactional
  public boolean sendAgain(Viewer viewer, UUID id, Instant before) {
    viewer.mustBeAbleTo(Permission.READ_INSTALLATION);
    return needy(id, before)
        .filter(mail -> store.again(id, mail.handed(), clock.instant()))
        .isPresent();
  }

  /** Takes a mail that is in doubt for sent: somebody knows that it arrived. */
  @Transactional
  public boolean takeForSent(Viewer viewer, UUID id, Instant before) {
    viewer.mustBeAbleTo(Permission.READ_INSTALLATION);
    Optional<Kept> mail = needy(id, before).filter(it -> it.givenUp().isEmpty());
    mail.ifPresent(it -> store.sent(id, clock.instant()));
    return mail.isPresent();
  }

  private Optional<Kept> needy(UUID id, Instant before) {
    return store
        .byId(id)
        .filter(it -> it.sent().isEmpty())
        .filter(it -> it.givenUp().isPresent() || it.handed().filter(before::isAfter).isPresent());
  }
}
