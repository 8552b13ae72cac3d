package coco.server.notify;

import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes mails of notifications whose time has come: one for each person, of all that is due for
 * them, so that nobody finds a storm in the morning. What is over by then is left out; whoever has
 * left by then gets none.
 */
@Component
class NotificationPost {
  private static final int PEOPLE = 500;

  private final NotificationStore store;
  private final Mails mails;
  private final Addresses addresses;
  private final List<Standing> standings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  NotificationPost(
      NotificationStore store,
      Mails mails,
      Addresses addresses,
      List<Standing> standings,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.mails = mails;
    this.addresses = addresses;
    this.standings = List.copyOf(standings);
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
    Map<UUID, List<NotificationStore.Due>> byPerson = new LinkedHashMap<>();
    List<NotificationStore.Due> due = store.due(now, PEOPLE);
    due.forEach(
        one -> byPerson.computeIfAbsent(one.personId(), person -> new ArrayList<>()).add(one));
    Set<UUID> things = due.stream().map(NotificationStore.Due::about).collect(Collectors.toSet());
    Set<UUID> over =
        standings.stream()
            .flatMap(standing -> standing.over(things).stream())
            .collect(Collectors.toSet());
    for (List<NotificationStore.Due> all : byPerson.values()) {
      List<NotificationStore.Due> left =
          all.stream()
              .filter(
                  it ->
                      it.notification().kind().way() == NotificationKind.Way.AT_ONCE
                          || !over.contains(it.about()))
              .toList();
      if (!left.isEmpty() && !left.getFirst().hasLeft()) {
        mail(left);
      }
    }
    store.mailed(due.stream().map(it -> it.notification().id()).toList(), now);
    return !due.isEmpty();
  }

  private void mail(List<NotificationStore.Due> all) {
    NotificationStore.Due first = all.getFirst();
    Texts texts = Texts.in(first.notification().language());
    String choose = texts.of("notify.mail.choose", addresses.of("/me/notifications"));
    if (all.size() == 1) {
      mails.post(
          first.recipient(),
          texts.language(),
          first.notification().subject(),
          "%s\n\n%s".formatted(first.notification().body().strip(), choose));
      return;
    }
    String list =
        all.stream()
            .map(
                it ->
                    "%s\n%s"
                        .formatted(
                            it.notification().subject(), addresses.of(it.notification().path())))
            .collect(Collectors.joining("\n\n"));
    mails.post(
        first.recipient(),
        texts.language(),
        texts.of("notify.mail.several.subject", all.size()),
        texts.of("notify.mail.several.body", list) + "\n\n" + choose);
  }
}
