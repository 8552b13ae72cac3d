package coco.language.print;

/**
 * A place of a sentence that a form field fills. Terms, states, roles and calendars are named by
 * their ids; what is closed, by the name of its constant; all else is words of the sentence's
 * language.
 */
public enum Slot {
  /** Whom the rule is for: {@code customers and partners}. */
  AUDIENCE,
  /** {@link coco.language.code.Rule.Force}. */
  FORCE,
  /** On at least so many percent of occasions: {@code 99.5}. */
  PERCENT,
  /** The event that starts the rule, or after which there is silence. */
  TRIGGER,
  /** What must hold at it: {@code where channel is phone}. */
  TRIGGER_WHEN,
  /** {@link coco.language.code.Clause.Which}. */
  WHICH,
  /** The role that acts; we, where there is none. */
  DOER,
  /** What is done. */
  ACT,
  /** How: {@code during [office]}. */
  ACT_WHEN,
  /** A number of units of time. */
  COUNT,
  /** {@link coco.language.code.Length.Unit}. */
  UNIT,
  /** By which the units count. */
  CALENDAR,
  /** {@code true} where a length that ends on a day of rest runs on. */
  EXTENDED,
  /** A deadline that is no number of units: {@code no later than due_on}. */
  DEADLINE,
  /** The state during which the clock is stopped. */
  CLOCK,
  /** {@link coco.language.code.Clause.Bound}. */
  BOUND,
  /** {@link coco.language.code.Clause.Use}. */
  USE,
  /** The role that does what is needed before. */
  REQUIRED_DOER,
  /** What is needed before. */
  REQUIRED,
  /** How. */
  REQUIRED_WHEN,
  /** How many times at most. */
  MOST,
  /** {@link coco.language.code.Clause.Period}. */
  PERIOD,
  /** The event that ends a series. */
  UNTIL,
  /** What must hold at it. */
  UNTIL_WHEN,
  /** The event after which nothing is due any more. */
  RELEASE,
  /** What must hold at it. */
  RELEASE_WHEN,
  /** The only circumstance in which an act is allowed: {@code during [office]}. */
  ONLY,
  /** What must be true: {@code language is party.language}. */
  TRUE,
  /** {@code unless amount > 50}. */
  EXCEPTION,
  /** {@code per party}. */
  SCOPE,
  /** What a norm or a value says. */
  TEXT,
  /** {@link coco.language.code.Annotations.Severity}. */
  BREACH,
  /** Who answers for the rule. */
  OWNER,
  /** The text or the standard that it comes from. */
  REFERENCE,
  /** What is done about a breach. */
  MEASURE,
  /** Ids of goals. */
  SERVES,
  /** Ids of rules. */
  REPLACES
}
