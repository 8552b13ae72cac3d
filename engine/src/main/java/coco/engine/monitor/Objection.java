package coco.engine.monitor;

import coco.language.code.Clause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a rule refuses an act. */
public sealed interface Objection {
  /** The act is forbidden in this circumstance. */
  record Forbidden() implements Objection {}

  /** The act is outside the circumstance in which alone it is allowed. */
  record Outside() implements Objection {}

  /** A silence is on, since an event and until an instant, when the act is allowed again. */
  record Silent(Instant since, Instant until) implements Objection {}

  /**
   * One too many.
   *
   * @param earlier acts of the window before this one
   * @param most how many are allowed with it
   */
  record TooMany(long earlier, int most) implements Objection {}

  /**
   * What must come before has not come, or has been used up, or too late or too early.
   *
   * @param latest when it last came and was not used up; null where it did not
   * @param bound whether notice is asked for at least or at most so far ahead; null for none
   */
  record Unpreceded(@Nullable Instant latest, Clause.@Nullable Bound bound) implements Objection {}

  /** What must be true is not, or is not known. */
  record Untrue() implements Objection {}
}
