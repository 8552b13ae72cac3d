package coco.server.notify;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people of the directory are told: each notification is in its reader's inbox with the act
 * that causes it, and goes out by mail as the reader chose, outside of their quiet time.
 */
@Component
public class Notifications {
  private static final int LIST_MOST = 200;

  private final NotificationStore store;
  private final Clock clock;
  private final QuietTime usual;

  Notifications(NotificationStore store, Clock clock, Settings settings) {
    this.store = store;
    this.clock = clock;
    this.usual = QuietTime.usual(settings.zone(), settings.holidays());
  }

  /** Stands in the body and the path of a {@link Draft} for what is each reader's own. */
  public static final String KEY = "{key}";

  /**
   * A notification in one language.
   *
   * @param body what the mail says below its subject
   * @param path of the page that it is about
   */
  public record Draft(String subject, String body, String path) {
    public Draft {
      if (subject.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("cannot tell: a subject is of one line");
      }
    }
  }

  /** One notification as its reader has it. */
  public record Notification(
      UUID id,
      NotificationKind kind,
      Instant made,
      Language language,
      String subject,
      String body,
      String path,
      Optional<Instant> read) {}

  /**
   * Tells many people, each in their language, in the running transaction: by one statement a
   * language, however many they are.
   *
   * @param keys what is each reader's own by person: the thing that the notification is about
   * @param drafts one for every language
   * @return how many people
   */
  @Transactional
  public int tell(NotificationKind kind, Map<UUID, UUID> keys, Map<Language, Draft> drafts) {
    Instant now = now();
    return store.add(kind, keys, drafts, moments(kind, keys.keySet(), now), now, null);
  }

  private Map<String, NotificationStore.Moments> moments(
      NotificationKind kind, Collection<UUID> people, Instant now) {
    Map<String, NotificationStore.Moments> moments = new HashMap<>();
    for (String written : store.quietTimes(people)) {
      moments.put(written, moments(kind, quiet(written), now));
    }
    return moments;
  }

  /**
   * Tells one person, with a file that goes with the mail: the inbox has the notification at once,
   * and the mail goes as soon as the file can be made.
   *
   * @param enclosed what the file is of, as {@link Enclosures} know it
   */
  @Transactional
  public void tellEnclosing(
      NotificationKind kind,
      UUID person,
      UUID about,
      Map<Language, Draft> drafts,
      String enclosed) {
    Instant now = now();
    store.add(
        kind, Map.of(person, about), drafts, moments(kind, List.of(person), now), now, enclosed);
  }

  /** Tells one person. */
  @Transactional
  public void tell(NotificationKind kind, UUID person, UUID about, Map<Language, Draft> drafts) {
    tell(kind, Map.of(person, about), drafts);
  }

  /** A draft in every language, made alike. */
  public static Map<Language, Draft> drafts(java.util.function.Function<Language, Draft> make) {
    Map<Language, Draft> drafts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      drafts.put(language, make.apply(language));
    }
    return drafts;
  }

  private static NotificationStore.Moments moments(
      NotificationKind kind, QuietTime quiet, Instant now) {
    return switch (kind.way()) {
      case AT_ONCE -> new NotificationStore.Moments(now, now);
      case MANDATORY, CHOSEN -> new NotificationStore.Moments(quiet.next(now), quiet.morning(now));
    };
  }

  private QuietTime quiet(String written) {
    return QuietTime.read(written).orElse(usual);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The viewer's notifications, the latest first. */
  public List<Notification> inbox(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return store.latest(viewer.id(), LIST_MOST);
  }

  /** How many of them are unread. */
  public int unread(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return store.unread(viewer.id());
  }

  /**
   * Marks one of the viewer's notifications as read.
   *
   * @return the page that it is about; empty where the viewer has no such notification
   */
  @Transactional
  public Optional<String> read(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return store.read(viewer.id(), id, now());
  }

  /** Marks all of the viewer's notifications as read. */
  @Transactional
  public void readAll(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    store.readAll(viewer.id(), now());
  }

  /** By which way the viewer is told of each kind. */
  Map<NotificationKind, Channel> channels(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    Map<NotificationKind, Channel> chosen = store.channels(viewer.id());
    Map<NotificationKind, Channel> all = new EnumMap<>(NotificationKind.class);
    for (NotificationKind kind : NotificationKind.values()) {
      all.put(kind, kind.isChosen() ? chosen.getOrDefault(kind, Channel.MAIL) : Channel.MAIL);
    }
    return all;
  }

  QuietTime quietTime(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return quiet(store.quietTime(viewer.id()));
  }

  /** By which clock the viewer is told of times. */
  public ZoneId zone(Viewer viewer) {
    return quietTime(viewer).zone();
  }

  /** Keeps by which ways the viewer wants to be told, of the kinds that may be chosen, and when. */
  @Transactional
  public void choose(Viewer viewer, Map<NotificationKind, Channel> channels, QuietTime quiet) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    channels.forEach(
        (kind, channel) -> {
          if (kind.isChosen()) {
            store.choose(viewer.id(), kind, channel);
          }
        });
    store.choose(viewer.id(), quiet.written());
  }
}
