package coco.server.outreach;

import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.inform.Until;
import coco.server.reading.WholeEditions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes parties into mailings: all at a launch, and those who come to belong to them later. */
@Component
class Joining {
  private static final Logger LOG = LoggerFactory.getLogger(Joining.class);

  /** How long a party has at least that joins a mailing shortly before its last day. */
  private static final Duration LEAST = Duration.ofDays(7);

  private final MailingStore store;
  private final LetterStore letters;
  private final LetterPost post;
  private final Publications publications;
  private final WholeEditions editions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Joining(
      MailingStore store,
      LetterStore letters,
      LetterPost post,
      Publications publications,
      WholeEditions editions,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.letters = letters;
    this.post = post;
    this.publications = publications;
    this.editions = editions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The last day for a party that is told now; empty where no calendar can say it. */
  Optional<LocalDate> lastDay(Mailing mailing, Instant now) {
    return switch (mailing.brief().until()) {
      case Until.Day day -> Optional.of(day.day());
      case Until.WorkingDays days ->
          publications
              .published(mailing.editionId())
              .flatMap(edition -> editions.afterWorkingDays(edition, now, days.count()))
              .map(end -> end.minusMillis(1).atZone(mailing.zone()).toLocalDate());
    };
  }

  /** Takes those whom a mailing reaches and who were not told, and writes to each. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int take(Mailing mailing, Published edition, Instant now, LocalDate lastDay) {
    List<Letter> taken = new ArrayList<>();
    for (MailingStore.Joiner joiner : store.joiners(mailing)) {
      taken.add(
          new Letter(
              UUID.randomUUID(),
              mailing,
              Optional.of(joiner.party()),
              now,
              Mailing.end(lastDay, joiner.zone()),
              lastDay,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    letters.add(taken);
    post.write(LetterPost.Kind.TOLD, edition, taken, now);
    return taken.size();
  }

  /** Who came to belong to a mailing that runs is told as well. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 40_000)
  void takeJoiners() {
    for (Mailing mailing : store.running()) {
      transaction.executeWithoutResult(status -> takeJoiners(mailing.id()));
    }
  }

  private void takeJoiners(UUID id) {
    store.lock(id);
    Optional<Mailing> mailing = store.byId(id).filter(Mailing::isRunning);
    Optional<Published> edition = mailing.flatMap(it -> publications.published(it.editionId()));
    if (mailing.isEmpty() || edition.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Optional<LocalDate> lastDay = lastDay(mailing.get(), now);
    if (lastDay.isEmpty()) {
      LOG.warn("mailing.unreadable mailingId={}", id);
      return;
    }
    LocalDate soonest = now.plus(LEAST).atZone(mailing.get().zone()).toLocalDate();
    boolean isShort =
        mailing.get().brief().until() instanceof Until.Day && lastDay.get().isBefore(soonest);
    int joined = take(mailing.get(), edition.get(), now, isShort ? soonest : lastDay.get());
    if (joined > 0) {
      LOG.info("mailing.joined mailingId={} parties={}", id, joined);
    }
  }
}
