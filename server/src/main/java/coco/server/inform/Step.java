package coco.server.inform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What each person of a campaign does, one after the other. */
public enum Step {
  /** Reads the edition, part by part. */
  READ,
  /** Answers questions about it, until enough of one try are right. */
  UNDERSTAND,
  /** Acknowledges it in a sentence, or declines, or asks for an exception. */
  ACKNOWLEDGE;

  /** As it stands in forms, in the database and in keys of texts. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those of some keys, in their order. */
  public static List<Step> of(List<String> keys) {
    return Arrays.stream(values()).filter(step -> keys.contains(step.key())).toList();
  }
}
