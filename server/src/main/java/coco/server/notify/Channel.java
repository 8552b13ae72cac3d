package coco.server.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By which way somebody is told, beside the inbox, which has everything. */
public enum Channel {
  /** A mail of its own, outside of quiet time. */
  MAIL,
  /** One mail a day for all of them, in the morning. */
  DIGEST,
  /** No mail. */
  INBOX;

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Channel> ofKey(String key) {
    return Arrays.stream(values()).filter(channel -> channel.key().equals(key)).findFirst();
  }
}
