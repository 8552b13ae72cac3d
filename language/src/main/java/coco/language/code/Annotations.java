package coco.language.code;

import java.util.List;
import java.util.Optional;

/**
 * What follows a clause's full stop.
 *
 * @param owner free text of the document's language, as are reference and measure
 * @param serves ids of goals
 * @param replaces rules that do not bind where this one applies
 */
public record Annotations(
    Optional<Severity> breach,
    Optional<String> owner,
    Optional<String> reference,
    Optional<String> measure,
    List<String> serves,
    List<RuleId> replaces) {
  /** No annotation at all. */
  public static final Annotations NONE =
      new Annotations(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

  /** How grave a breach is. */
  public enum Severity {
    MINOR,
    SERIOUS,
    CRITICAL
  }

  public Annotations {
    serves = List.copyOf(serves);
    replaces = List.copyOf(replaces);
  }
}
