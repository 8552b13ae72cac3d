package coco.engine.decision;

import coco.engine.Verdict;
import coco.engine.monitor.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * What a proposed interaction would do to one obligation.
 *
 * @param judgement the obligation, as it would stand
 * @param before its verdict without the interaction; null where it would be new
 */
public record Effect(Kind kind, Judgement judgement, @Nullable Verdict before) {
  /** What becomes of the obligation. */
  public enum Kind {
    /** It would be there. */
    OPENS,
    /** It would be kept, in time. */
    DISCHARGES,
    /** It was missed already, and would be done after all. */
    DISCHARGES_LATE,
    /** Its reparation would be made. */
    REPAIRS,
    /** It, or its reparation, would bind no more. */
    RELEASES,
    /** It would be missed. */
    BREAKS,
    /** Its deadline would be another, or its clock would stop or run again. */
    MOVES
  }
}
