package coco.server.webhooks;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes messages to their endpoints. Each is taken for a while, which is committed, and sent; what
 * came back is committed then. A process that is killed in between leaves it to be sent again, with
 * the same id, by which its receiver knows it: so the specification wants it.
 */
@Component
class WebhookPost {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookPost.class);
  private static final int AT_ONCE = 20;
  private static final Duration WAIT_MOST = Duration.ofSeconds(15);

  /** How long a message that arrived, or was given up, is kept to be looked at. */
  static final Duration KEPT = Duration.ofDays(90);

  private static final Duration LEASE = Duration.ofMinutes(2);

  /** How long after each try the next one follows; after the last it is given up. */
  static final List<Duration> BACK_OFF =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private static final Duration RETRY_AFTER_MOST = Duration.ofHours(24);

  private final WebhookStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(WAIT_MOST)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WebhookPost(WebhookStore store, TransactionTemplate transaction, Clock clock) {
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What came of a try. */
  private record Tried(
      Message message, @Nullable Integer status, @Nullable String said, Optional<Duration> pause) {
    boolean isTaken() {
      return status != null && status >= 200 && status < 300;
    }
  }

  @Scheduled(fixedDelay = 1_000, initialDelay = 5_000)
  void send() {
    while (round()) {
      LOG.debug("webhooks.more");
    }
  }

  /** Forgets what was told long ago: the log of evidence has it all. */
  @Scheduled(fixedDelay = 3_600_000, initialDelay = 70_000)
  void forget() {
    store.forget(clock.instant().minus(KEPT));
  }

  /** Whether there may be more. */
  private boolean round() {
    List<Message> taken =
        transaction.execute(status -> store.take(clock.instant(), LEASE, AT_ONCE));
    if (taken == null || taken.isEmpty()) {
      return false;
    }
    List<CompletableFuture<Tried>> tries = new ArrayList<>();
    for (Message message : taken) {
      tries.add(sent(message));
    }
    Set<UUID> gone = new HashSet<>();
    for (CompletableFuture<Tried> tried : tries) {
      settle(tried.join(), gone);
    }
    return taken.size() == AT_ONCE;
  }

  private CompletableFuture<Tried> sent(Message message) {
    Instant now = clock.instant();
    Optional<Endpoint> endpoint = store.byId(message.endpoint(), now);
    if (endpoint.isEmpty() || endpoint.get().isEnded()) {
      return CompletableFuture.completedFuture(new Tried(message, null, "ended", Optional.empty()));
    }
    List<String> secrets = new ArrayList<>(List.of(endpoint.get().secret()));
    endpoint.get().former().ifPresent(secrets::add);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint.get().url()))
            .timeout(WAIT_MOST)
            .header("Content-Type", "application/json")
            .header("User-Agent", "CoCo-Webhooks")
            .header("webhook-id", message.id())
            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .header(
                "webhook-signature", Signature.header(secrets, message.id(), now, message.body()))
            .POST(HttpRequest.BodyPublishers.ofString(message.body()))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle((answer, failure) -> tried(message, answer, failure));
  }

  private static Tried tried(
      Message message, @Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
    if (answer == null) {
      return new Tried(message, null, said(failure), Optional.empty());
    }
    Optional<Duration> pause =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(it -> it.matches("\\d{1,9}"))
            .map(it -> Duration.ofSeconds(Long.parseLong(it)))
            .map(it -> it.compareTo(RETRY_AFTER_MOST) > 0 ? RETRY_AFTER_MOST : it);
    return new Tried(message, answer.statusCode(), null, pause);
  }

  /** The key of why nothing came back: for {@code webhooks.said.KEY}. */
  private static String said(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case HttpTimeoutException late -> "late";
      case SSLException unsafe -> "unsafe";
      case null, default -> "unreachable";
    };
  }

  private void settle(Tried tried, Set<UUID> gone) {
    Message message = tried.message();
    transaction.executeWithoutResult(
        status -> {
          if (tried.isTaken()) {
            store.settle(message.id(), Message.State.SENT, null, tried.status(), null);
          } else if (Integer.valueOf(410).equals(tried.status())) {
            // Who says "gone" wants no more.
            store.settle(message.id(), Message.State.FAILED, null, tried.status(), null);
            if (gone.add(message.endpoint()) && store.end(message.endpoint(), clock.instant())) {
              LOG.warn("webhooks.gone webhookId={}", message.endpoint());
            }
          } else if (message.tries() > BACK_OFF.size()) {
            LOG.warn("webhooks.given-up webhookId={}", message.endpoint());
            store.settle(message.id(), Message.State.FAILED, null, tried.status(), tried.said());
          } else {
            Duration wait = BACK_OFF.get(message.tries() - 1);
            Duration longer = tried.pause().filter(it -> it.compareTo(wait) > 0).orElse(wait);
            store.settle(
                message.id(),
                Message.State.WAITING,
                clock.instant().plus(longer),
                tried.status(),
                tried.said());
          }
        });
  }

  @PreDestroy
  void stop() {
    client.shutdownNow();
  }
}
