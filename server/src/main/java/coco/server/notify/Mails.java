package coco.server.notify;

import coco.language.text.Language;
import coco.server.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  /** Stands in the text of a {@link Draft} for what is each reader's own. */
  public static final String KEY = "{key}";

  /** A mail to many: the same for all but {@link #KEY}, which may stand in its body. */
  public record Draft(String subject, String body) {
    public Draft {
      if (subject.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("cannot mail: a subject is of one line");
      }
    }
  }

  /**
   * Stores a mail to each of many people of the directory, each in their language, in the running
   * transaction: by one statement, however many they are.
   *
   * @param keys what is each reader's own, by person
   * @param drafts one for every language
   * @return how many mails
   */
  @Transactional
  public int sendAll(Map<UUID, UUID> keys, Map<Language, Draft> drafts) {
    return store.addAll(keys, drafts, clock.instant());
  }

  /** The latest mails, newest first. */
  public List<Kept> latest(int most) {
    return store.latest(most);
  }
}
