package coco.engine.contradiction;

import coco.language.code.Example;
import coco.language.code.RuleId;

/**
 * Two rules that do not go together.
 *
 * @param rule the rule at which it is told: the duty, the clause that another implies, or the later
 *     of two replacing rules
 * @param other the rule that it does not go together with
 * @param example a history that shows it, with the verdicts that the engine gives
 */
public record Contradiction(Kind kind, RuleId rule, RuleId other, Example example) {
  /** How they do not go together. */
  public enum Kind {
    /** In this situation the rule demands an act that the other forbids until it is too late. */
    DUE_AND_FORBIDDEN,
    /** Whenever the duty arises, it is due outside every time that the other rule permits. */
    ALWAYS_OUTSIDE,
    /** The other rule, a cap, does not let the duty be done as often as it must. */
    MORE_THAN_CAPPED,
    /** Whoever keeps the other rule keeps this one. */
    IMPLIED,
    /** Both replace a rule and apply together, and neither replaces the other. */
    REPLACE_TOGETHER
  }
}
