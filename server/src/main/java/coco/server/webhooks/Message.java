package coco.server.webhooks;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One message for one endpoint.
 *
 * @param id the same in every try
 * @param body JSON, as it is signed and sent
 * @param next when it is tried next
 * @param status of the last answer
 * @param said why there was none: {@code late}, {@code unsafe}, {@code unreachable}, {@code ended}
 */
public record Message(
    String id,
    UUID endpoint,
    String kind,
    String body,
    Instant made,
    State state,
    int tries,
    Optional<Instant> next,
    Optional<Integer> status,
    Optional<String> said) {
  /** How it stands. */
  public enum State {
    WAITING,
    SENT,
    FAILED;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofKey(String key) {
      return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst().orElseThrow();
    }
  }
}
