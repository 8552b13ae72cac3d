package coco.server.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an endpoint may be told of: kinds of acts by the word they begin with. */
public enum Topic {
  EDITIONS("edition", "code"),
  CAMPAIGNS(
      "campaign",
      "reading",
      "understanding",
      "acknowledgement",
      "exception",
      "session",
      "deadline",
      "mailing",
      "letter"),
  COURSES("course", "lesson", "certificate"),
  QUESTIONS("enquiry", "guidance"),
  REVIEWS("review", "measures"),
  PEOPLE("account", "person", "delegation", "party");

  private final String words;

  Topic(String... words) {
    this.words = String.join(" ", words);
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Topic> ofKey(String key) {
    return Arrays.stream(values()).filter(topic -> topic.key().equals(key)).findFirst();
  }

  boolean holds(String kind) {
    return List.of(words.split(" ")).contains(kind.replaceFirst("\\..*$", ""));
  }
}
