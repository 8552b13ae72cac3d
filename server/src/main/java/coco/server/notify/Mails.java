package coco.server.notify;

import coco.language.text.Language;
import coco.server.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails to people: stored with the act that causes them, sent soon after by any node. */
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
   * One mail as it is kept.
   *
   * @param sent when, or empty while it waits
   * @param failure what the mail server last said, where it refused
   */
  public record Kept(
      UUID id,
      Instant made,
      String recipient,
      String subject,
      String body,
      Optional<Instant> sent,
      Optional<String> failure) {}

  /**
   * Stores a mail in the running transaction; it goes out when that has committed.
   *
   * @throws IllegalArgumentException where the recipient or the subject is more than one line: it
   *     would write lines of the mail's head
   */
  @Transactional
  public void send(String recipient, Language language, String subject, String body) {
    if ((recipient + subject).chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("cannot mail: a recipient or a subject is of one line");
    }
    store.add(UUID.randomUUID(), clock.instant(), recipient, language, subject, body);
  }

  /** The latest mails, newest first. */
  public List<Kept> latest(int most) {
    return store.latest(most);
  }
}
