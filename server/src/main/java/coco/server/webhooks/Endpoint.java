package coco.server.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A program elsewhere that is told what happens here.
 *
 * @param topics what it is told of; all where none is named
 * @param secret with which each message is signed
 * @param former the secret before it, as long as messages are signed with it too
 */
public record Endpoint(
    UUID id,
    String name,
    String url,
    List<Topic> topics,
    String secret,
    Optional<String> former,
    Instant made,
    Optional<Instant> ended) {
  public Endpoint {
    topics = List.copyOf(topics);
  }

  public boolean isEnded() {
    return ended.isPresent();
  }

  boolean wants(String kind) {
    return topics.isEmpty() || topics.stream().anyMatch(topic -> topic.holds(kind));
  }
}
