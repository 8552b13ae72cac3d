package coco.language.code;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A worked example of a rule: a small history and the verdicts expected after each line.
 *
 * @param rule the rule in whose section it stands
 * @param lines in the order written
 */
public record Example(RuleId rule, List<Line> lines) {
  public Example {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param when local time in the code's zone
   */
  public record Line(LocalDateTime when, What what, List<Expected> expected) {
    public Line {
      expected = List.copyOf(expected);
    }
  }

  /** What a line holds. */
  public sealed interface What {}

  /**
   * An event.
   *
   * @param term id of the event term, where a term is named
   * @param type the event type, where a type in code is written instead of a term
   * @param with attributes that {@code with …} adds, by their name in the data
   * @param caseNumber 1 unless the line says another
   * @param partyNumber 1 unless the line says another
   */
  public record Happens(
      Optional<String> term,
      Optional<String> type,
      SequencedMap<String, Value> with,
      int caseNumber,
      int partyNumber)
      implements What {
    public Happens {
      if (term.isPresent() == type.isPresent()) {
        throw new IllegalArgumentException("an example's event is a term or a type");
      }
      with = java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(with));
    }
  }

  /** A question at an instant. */
  public record AsOf() implements What {}

  /**
   * A verdict expected.
   *
   * @param rule absent for the rule in whose section the example stands
   */
  public record Expected(Optional<RuleId> rule, Outcome outcome) {}

  /** The words of the column. */
  public enum Outcome {
    MET,
    BREACHED,
    PENDING,
    VOID,
    ALLOWED,
    REFUSED,
    CONFLICT
  }
}
