package coco.language.code;

import java.util.regex.Pattern;

/**
 * The identifier of a rule, the same in every language and edition.
 *
 * @param text letters, digits and hyphens, as written in the rule's heading
 */
public record RuleId(String text) implements Comparable<RuleId> {
  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}]++(?:-[\\p{L}\\p{N}]++)*+");

  public RuleId {
    if (!isForm(text)) {
      throw new IllegalArgumentException(
          "a rule id is letters, digits and hyphens, was '%s'".formatted(text));
    }
  }

  /** Whether a text may be a rule's id. */
  public static boolean isForm(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(RuleId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
