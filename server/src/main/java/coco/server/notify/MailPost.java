package coco.server.notify;

import coco.server.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes mails to the mail server, where one is set.
 *
 * <p>A mail is taken for one connection, which is committed, then handed over, and what the server
 * answered is committed with the taking of the next: one transaction a mail. Whenever the process
 * is killed, those mails are in doubt that were taken and not confirmed, one for each connection at
 * most. Once nobody can be at one any more, the archive is asked whether the server took it; only
 * if not is it handed over anew, with the same Message-ID. Without an archive a person decides.
 */
@Component
class MailPost {
  private static final Logger LOG = LoggerFactory.getLogger(MailPost.class);
  private static final int CONNECTIONS = 4;

  /** From how many mails on another connection is worth its while. */
  private static final int WORTH_CONNECTION = 10;

  private static final int DOUBTS = 100;
  private static final Duration PAUSE_MOST = Duration.ofMinutes(1);

  private final MailStore store;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final Optional<MailServer> server;
  private final Optional<URI> archive;
  private final Duration settle;
  private final ReentrantLock round = new ReentrantLock();
  private volatile boolean isStopped;
  private volatile Optional<Unreachable> unreachable = Optional.empty();

  MailPost(
      MailStore store,
      MailForm form,
      Clock clock,
      TransactionTemplate transaction,
      Settings settings) {
    this.store = store;
    this.clock = clock;
    this.transaction = transaction;
    this.server = MailServer.of(settings, form);
    this.archive = settings.mailArchive();
    this.settle = settings.mailSettle();
  }

  /**
   * That the mail server cannot be reached: no mail is touched meanwhile.
   *
   * @param next when it is tried again
   */
  record Unreachable(Instant since, Duration pause, Instant next, String said) {}

  Optional<Unreachable> unreachable() {
    return unreachable;
  }

  /** Until when a mail that was taken may still be on its way. */
  Instant doubtfulBefore() {
    return now().minus(settle);
  }

  @Scheduled(fixedDelay = 1_000)
  void post() {
    server.ifPresent(
        to -> {
          round.lock();
          try {
            post(to);
          } finally {
            round.unlock();
          }
        });
  }

  /** Waits for what is being handed over, before the database goes away. */
  @PreDestroy
  void stop() {
    isStopped = true;
    round.lock();
    try {
      LOG.debug("mail.stopped");
    } finally {
      round.unlock();
    }
  }

  private void post(MailServer to) {
    decide();
    Instant now = now();
    if (unreachable.map(Unreachable::next).filter(now::isBefore).isPresent()) {
      return;
    }
    int due = store.due(now, CONNECTIONS * WORTH_CONNECTION);
    int connections = Math.min(CONNECTIONS, Math.ceilDiv(due, WORTH_CONNECTION));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all =
          IntStream.range(0, connections)
              .mapToObj(number -> CompletableFuture.runAsync(() -> postAll(to), threads))
              .toList();
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }
  }

  /** Hands mails over, one after the other, until none is due. */
  private void postAll(MailServer to) {
    try (MailServer.Connection connection = to.connect()) {
      unreachable = Optional.empty();
      Optional<Mails.Kept> mail = store.take(now());
      while (mail.isPresent()) {
        MailServer.Outcome outcome = connection.hand(mail.get().mail(), now());
        boolean goesOn =
            !isStopped && (outcome instanceof MailServer.Outcome.Taken || connection.isOpen());
        mail = next(mail.get(), outcome, goesOn);
      }
    } catch (MessagingException failure) {
      LOG.warn("mail.unreachable cause={}", failure.getClass().getSimpleName());
      pause(MailServer.said(failure));
    }
  }

  /** Notes what came of the one and takes the next, in one transaction. */
  private Optional<Mails.Kept> next(Mails.Kept mail, MailServer.Outcome outcome, boolean goesOn) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              note(mail, outcome);
              return goesOn ? store.take(now()) : Optional.empty();
            }));
  }

  private void note(Mails.Kept mail, MailServer.Outcome outcome) {
    switch (outcome) {
      case MailServer.Outcome.Taken taken -> store.sent(mail.id(), now());
      case MailServer.Outcome.Refused refused -> {
        LOG.warn("mail.refused mailId={}", mail.id());
        store.refused(mail.id(), now(), refused.said());
      }
      case MailServer.Outcome.Unknown unknown -> {
        LOG.warn("mail.unconfirmed mailId={}", mail.id());
        store.doubtful(mail.id(), unknown.said());
      }
    }
  }

  /** Tries a server that cannot be reached again later, each time after twice as long. */
  private synchronized void pause(String said) {
    Instant now = now();
    if (unreachable.map(Unreachable::next).filter(now::isBefore).isEmpty()) {
      Duration longer =
          unreachable.map(it -> it.pause().multipliedBy(2)).orElse(Duration.ofSeconds(2));
      Duration pause = longer.compareTo(PAUSE_MOST) < 0 ? longer : PAUSE_MOST;
      Instant since = unreachable.map(Unreachable::since).orElse(now);
      unreachable = Optional.of(new Unreachable(since, pause, now.plus(pause), said));
    }
  }

  /** As the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Asks the archive about mails in doubt: each was taken, or is handed over anew. */
  private void decide() {
    List<Mails.Kept> doubts =
        archive.isEmpty() ? List.of() : store.inDoubt(doubtfulBefore(), false, DOUBTS);
    if (doubts.isEmpty()) {
      return;
    }
    try (MailArchive copies = MailArchive.open(archive.orElseThrow())) {
      for (Mails.Kept mail : doubts) {
        boolean wasTaken = copies.has(mail.mail());
        LOG.info("mail.decided mailId={} wasTaken={}", mail.id(), wasTaken);
        if (wasTaken) {
          store.sent(mail.id(), now());
        } else {
          store.again(mail.id(), mail.handed(), now());
        }
      }
    } catch (MessagingException failure) {
      LOG.warn("mail.archive-unreachable cause={}", failure.getClass().getSimpleName());
      doubts.forEach(mail -> store.doubtful(mail.id(), MailServer.said(failure)));
    }
  }
}
