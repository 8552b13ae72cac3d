package coco.language.compare;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that differs between two codes.
 *
 * @param id of the rule, goal, definition or calendar in the later code (in the earlier one, where
 *     it is gone); of an example, its rule's; empty for the front matter and the document itself
 * @param label how a reader calls it: a rule's id, a term in brackets; empty for the front matter
 * @param formerId in the earlier code, where that is another one
 * @param part which part, where one is named
 * @param before the part's words in the earlier code; empty where it had none
 * @param after in the later code
 * @param sentence what happened, for people; begins in lower case and has no full stop
 */
public record Change(
    Subject subject,
    String id,
    String label,
    Optional<String> formerId,
    Kind kind,
    Optional<Part> part,
    String before,
    String after,
    String sentence) {
  /** What it is about, in the order in which changes are told. */
  public enum Subject {
    FRONT_MATTER,
    GOAL,
    RULE,
    EXAMPLE,
    DEFINITION,
    CALENDAR,
    CHAPTER;

    /** The name in data: {@code front-matter}. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What happened to it. */
  public enum Kind {
    ADDED,
    REMOVED,
    RENAMED,
    MOVED,
    CHANGED;

    /** The name in data. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
