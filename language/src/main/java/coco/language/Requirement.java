package coco.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a complete code has; {@code without:} in the front matter names what is left out, and why.
 */
public enum Requirement {
  GOALS,
  CUSTOMERS,
  PARTNERS,
  STAKEHOLDERS,
  COMMUNICATION,
  SERVICE,
  DISPUTES,
  ETHICS,
  VALUES,
  NORMS,
  MEASURES,
  CONTACT,
  OWNER,
  REVIEW;

  /** The key under {@code without:}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The requirement of a key. */
  public static Optional<Requirement> ofKey(String key) {
    return Arrays.stream(values()).filter(value -> value.key().equals(key)).findFirst();
  }

  /** All keys, in order. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Requirement::key).toList();
  }
}
