package coco.engine.trial;

import coco.engine.Verdict;
import coco.engine.trial.Story.Happening;
import coco.language.code.Rule;

/**
 * One occasion of a rule with a trigger.
 *
 * @param reading the edition that governs it
 * @param freed the place of the event from which on it is not waiting any more: it is void or has
 *     its act; {@link Integer#MAX_VALUE} where none does that
 * @param taken the time taken, where the rule is an average and the act was done; else negative
 */
record Obligation(
    Reading reading, Rule rule, Happening trigger, Verdict verdict, int freed, long taken) {
  /** An occasion that never waits: void, in conflict, or judged at once. */
  static Obligation never(Reading reading, Rule rule, Happening trigger, Verdict verdict) {
    return new Obligation(reading, rule, trigger, verdict, trigger.place(), -1);
  }

  boolean isWaitingAt(Happening event) {
    return freed > event.place();
  }
}
