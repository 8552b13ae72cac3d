package coco.server.notify;

import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes mails of notifications whose time has come: one for each person, of all that is due for
 * them, so that nobody finds a storm in the morning. What is over by then is left out; whoever has
 * left by then gets none. What asks its reader to do something bears a link that lets them in, and
 * goes to no archive.
 */
@Component
class NotificationPost {
  private static final int PEOPLE = 500;

  /** When a file is looked for again that could not be made yet. */
  private static final Duration FILE_AGAIN = Duration.ofSeconds(2);

  private final NotificationStore store;
  private final Mails mails;
  private final Addresses addresses;
  private final List<Standing> standings;
  private final List<Enclosures> enclosures;
  private final Doors doors;
  private final TransactionTemplate transaction;
  private final Clock clock;

  NotificationPost(
      NotificationStore store,
      Mails mails,
      Addresses addresses,
      List<Standing> standings,
      List<Enclosures> enclosures,
      Doors doors,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.mails = mails;
    this.addresses = addresses;
    this.standings = List.copyOf(standings);
    this.enclosures = List.copyOf(enclosures);
    this.doors = doors;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 1_000)
  void post() {
    while (Boolean.TRUE.equals(transaction.execute(status -> postSome(clock.instant())))) {
      // Each round is a transaction of its own.
    }
  }

  /** Makes the mails of some people; false where nobody is left. */
  private boolean postSome(Instant now) {
    List<NotificationStore.Due> due = store.due(now, PEOPLE);
    Set<UUID> over = over(due);
    List<UUID> done = new ArrayList<>();
    List<UUID> later = new ArrayList<>();
    Map<UUID, List<NotificationStore.Due>> byPerson = new LinkedHashMap<>();
    for (NotificationStore.Due one : due) {
      boolean isLeft = !one.hasLeft() && (isAtOnce(one) || !over.contains(one.about()));
      if (isLeft && one.enclosed().isPresent()) {
        (mailEnclosing(one) ? done : later).add(one.notification().id());
        continue;
      }
      done.add(one.notification().id());
      if (isLeft) {
        byPerson.computeIfAbsent(one.personId(), person -> new ArrayList<>()).add(one);
      }
    }
    Map<UUID, String> links = links(byPerson.values());
    byPerson.values().forEach(all -> mail(all, links));
    store.mailed(done, now);
    store.postpone(later, now.plus(FILE_AGAIN));
    return !due.isEmpty();
  }

  private Set<UUID> over(List<NotificationStore.Due> due) {
    Set<UUID> things = due.stream().map(NotificationStore.Due::about).collect(Collectors.toSet());
    return standings.stream()
        .flatMap(standing -> standing.over(things).stream())
        .collect(Collectors.toSet());
  }

  private static boolean isAtOnce(NotificationStore.Due one) {
    return one.notification().kind().way() == NotificationKind.Way.AT_ONCE;
  }

  /** A mail of its own for what has a file; false as long as the file cannot be made. */
  private boolean mailEnclosing(NotificationStore.Due one) {
    Optional<Enclosures.File> file =
        enclosures.stream()
            .flatMap(it -> it.of(one.personId(), one.enclosed().orElseThrow()).stream())
            .findFirst();
    file.ifPresent(it -> mail(one, one.notification().body(), false, Optional.of(it)));
    return file.isPresent();
  }

  /** The links that let their readers in, by notification. */
  private Map<UUID, String> links(Collection<List<NotificationStore.Due>> mails) {
    List<NotificationStore.Due> opening =
        mails.stream()
            .flatMap(List::stream)
            .filter(it -> it.notification().kind().opens())
            .toList();
    List<String> paths =
        doors.open(
            opening.stream()
                .map(it -> new Doors.To(it.personId(), it.notification().path()))
                .toList());
    Map<UUID, String> links = new HashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      links.put(opening.get(i).notification().id(), addresses.of(paths.get(i)));
    }
    return links;
  }

  private void mail(List<NotificationStore.Due> all, Map<UUID, String> links) {
    NotificationStore.Due first = all.getFirst();
    Texts texts = Texts.in(first.notification().language());
    boolean isOpening = all.stream().anyMatch(it -> links.containsKey(it.notification().id()));
    String opening = isOpening ? "\n\n" + texts.of("notify.mail.link") : "";
    if (all.size() == 1) {
      String page = addresses.of(first.notification().path());
      String body = first.notification().body().strip();
      mail(
          first,
          body.replace(page, links.getOrDefault(first.notification().id(), page)) + opening,
          isOpening,
          Optional.empty());
      return;
    }
    String list =
        all.stream()
            .map(
                it ->
                    "%s\n%s"
                        .formatted(
                            it.notification().subject(),
                            links.getOrDefault(
                                it.notification().id(), addresses.of(it.notification().path()))))
            .collect(Collectors.joining("\n\n"));
    mails.post(
        first.recipient(),
        texts.language(),
        texts.of("notify.mail.several.subject", all.size()),
        texts.of("notify.mail.several.body", list) + opening + "\n\n" + choose(texts),
        isOpening,
        Optional.empty());
  }

  private void mail(
      NotificationStore.Due one,
      String body,
      boolean isSecret,
      Optional<Enclosures.File> enclosed) {
    Texts texts = Texts.in(one.notification().language());
    mails.post(
        one.recipient(),
        texts.language(),
        one.notification().subject(),
        "%s\n\n%s".formatted(body.strip(), choose(texts)),
        isSecret,
        enclosed);
  }

  private String choose(Texts texts) {
    return texts.of("notify.mail.choose", addresses.of("/me/notifications"));
  }
}
