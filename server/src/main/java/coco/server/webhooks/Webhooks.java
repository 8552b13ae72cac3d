package coco.server.webhooks;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.evidence.ActsRecorded;
import coco.server.web.Names;
import coco.server.web.NotFound;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Endpoints of programs elsewhere, and what each is to be told. */
@Component
public class Webhooks {
  static final int MOST = 50;
  static final int LATEST_MOST = 100;

  /** How long messages bear the signature of the former secret too. */
  static final Duration FORMER = Duration.ofHours(24);

  /** Of labels that a name may have, or an address in brackets. */
  private static final String HOST =
      "\\[[0-9a-fA-F:.]+\\]|(?=.{1,253}$)[^.]{1,63}(\\.[^.]{1,63})*\\.?";

  private static final int PORT_MOST = 65_535;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WebhookStore store;
  private final Clock clock;

  Webhooks(WebhookStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What became of a form. */
  public sealed interface Made {
    record Yes(Endpoint endpoint) implements Made {}

    /** The keys of all that is wrong. */
    record No(List<String> problems) implements Made {
      public No {
        problems = List.copyOf(problems);
      }
    }
  }

  public List<Endpoint> all(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.MANAGE_WEBHOOKS);
    return store.all(now(), MOST);
  }

  /**
   * One of them.
   *
   * @throws NotFound where there is none
   */
  public Endpoint visibleTo(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_WEBHOOKS);
    return store.byId(id, now()).orElseThrow(() -> new NotFound("the endpoint of webhooks " + id));
  }

  public List<Message> latest(Viewer viewer, Endpoint endpoint) {
    viewer.mustBeAbleTo(Permission.MANAGE_WEBHOOKS);
    return store.latest(endpoint.id(), LATEST_MOST);
  }

  /** How many messages were given up. */
  public int failed(Viewer viewer, Endpoint endpoint) {
    viewer.mustBeAbleTo(Permission.MANAGE_WEBHOOKS);
    return store.failed(endpoint.id());
  }

  /**
   * Tells a program elsewhere from now on.
   *
   * @param topics the keys of what it is told of; all where none is named
   */
  @Transactional
  public Made add(Viewer viewer, String name, String url, List<String> topics) {
    viewer.mustBeAbleTo(Permission.MANAGE_WEBHOOKS);
    List<String> problems = new ArrayList<>();
    if (!Names.isName(name.strip(), 100)) {
      problems.add("webhooks.problem.name");
    }
    if (!isAddress(url.strip())) {
      problems.add("webhooks.problem.url");
    }
    List<Topic> chosen = topics.stream().flatMap(it -> Topic.ofKey(it).stream()).toList();
    if (chosen.size() != topics.size()) {
      problems.add("webhooks.problem.topics");
    }
    if (store.told(now()).size() >= MOST) {
      problems.add("webhooks.problem.many");
    }
    if (!problems.isEmpty()) {
      return new Made.No(problems);
    }
    Endpoint endpoint =
        new Endpoint(
            UUID.randomUUID(),
            name.strip(),
            url.strip(),
            chosen,
            Signature.secret(),
            Optional.empty(),
            now(),
            Optional.empty());
    store.add(endpoint, viewer.id());
    return new Made.Yes(endpoint);
  }

  /** Over the net only with TLS: what is sent is not for everybody. This machine is no net. */
  private static boolean isAddress(String url) {
    if (url.length() > 500) {
      return false;
    }
    try {
      URI address = new URI(url);
      String host = address.getHost();
      if (host == null
          || !host.matches(HOST)
          || address.getUserInfo() != null
          || address.getFragment() != null
          || address.getPort() == 0
          || address.getPort() > PORT_MOST) {
        return false;
      }
      return "https".equals(address.getScheme())
          || ("http".equals(address.getScheme())
              && List.of("localhost", "127.0.0.1", "[::1]").contains(host));
    } catch (URISyntaxException none) {
      return false;
    }
  }

  /**
   * Makes a new secret; for a day messages bear both signatures.
   *
   * @return the secret, or empty where the endpoint is told nothing any more
   */
  @Transactional
  public Optional<String> rotate(Viewer viewer, UUID id) {
    if (visibleTo(viewer, id).isEnded()) {
      return Optional.empty();
    }
    String secret = Signature.secret();
    store.rotate(id, secret, now().plus(FORMER));
    return Optional.of(secret);
  }

  /** Tells an endpoint nothing any more. */
  @Transactional
  public void end(Viewer viewer, UUID id) {
    store.end(visibleTo(viewer, id).id(), now());
  }

  /** Sends an endpoint something that means nothing, to see whether it arrives. */
  @Transactional
  public void test(Viewer viewer, UUID id) {
    Endpoint endpoint = visibleTo(viewer, id);
    if (!endpoint.isEnded()) {
      store.add(List.of(message(endpoint, "webhook.test", now(), new TreeMap<>())));
    }
  }

  /**
   * Sends a message once more.
   *
   * @return whether it is one that is over
   */
  @Transactional
  public boolean again(Viewer viewer, UUID id, String message) {
    Endpoint endpoint = visibleTo(viewer, id);
    return !endpoint.isEnded() && store.again(id, message, now());
  }

  /** Messages are made in the transaction of the acts: they are there if those are. */
  @EventListener
  void on(ActsRecorded recorded) {
    List<Endpoint> endpoints = store.told(now());
    if (endpoints.isEmpty()) {
      return;
    }
    List<Message> messages = new ArrayList<>();
    for (ActsRecorded.One act : recorded.acts()) {
      SortedMap<String, String> said = new TreeMap<>(act.facts());
      said.put("entry", Long.toString(act.entry()));
      endpoints.stream()
          .filter(it -> it.wants(act.kind()))
          .forEach(it -> messages.add(message(it, act.kind(), act.at(), said)));
    }
    store.add(messages);
  }

  private Message message(
      Endpoint endpoint, String kind, Instant at, SortedMap<String, String> said) {
    Map<String, Object> body = new TreeMap<>();
    body.put("type", kind);
    body.put("timestamp", at.toString());
    body.put("data", said);
    return new Message(
        "msg_" + UUID.randomUUID(),
        endpoint.id(),
        kind,
        JSON.writeValueAsString(body),
        now(),
        Message.State.WAITING,
        0,
        Optional.of(now()),
        Optional.empty(),
        Optional.empty());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
