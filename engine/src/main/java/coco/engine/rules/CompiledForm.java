package coco.engine.rules;

import coco.engine.calendar.Clock;
import coco.language.code.Clause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule's clause asks, compiled: its form with its events and deadlines. */
public sealed interface CompiledForm {
  /** The event at which the rule is judged: the trigger, or the act where there is none. */
  CompiledOccurrence judged();

  /** Whether an event is one that the rule judges, if its audience and exception let it. */
  default boolean judges(Facts facts) {
    return judged().matches(facts);
  }

  /** Until when {@link #judges} says what it says. */
  default long lastsJudging(Facts facts) {
    return judged().lasts(facts);
  }

  /**
   * A duty, also one that a service level or an average measures.
   *
   * @param release null where there is none
   */
  record Duty(
      CompiledOccurrence trigger,
      Clause.Which which,
      CompiledDemand demand,
      @Nullable CompiledOccurrence release,
      List<CompiledDemand> reparations)
      implements CompiledForm {
    @Override
    public CompiledOccurrence judged() {
      return trigger;
    }
  }

  /** A repeated duty. */
  record RepeatedDuty(
      CompiledOccurrence trigger,
      Clause.Which which,
      CompiledDemand demand,
      CompiledOccurrence until,
      List<CompiledDemand> reparations)
      implements CompiledForm {
    @Override
    public CompiledOccurrence judged() {
      return trigger;
    }
  }

  /** A prohibition: it judges every act, and its circumstance tells which offend. */
  record Prohibition(CompiledOccurrence act) implements CompiledForm {
    @Override
    public CompiledOccurrence judged() {
      return act;
    }

    @Override
    public boolean judges(Facts facts) {
      return act.isDone(facts);
    }

    @Override
    public long lastsJudging(Facts facts) {
      return act.lastsDone(facts);
    }
  }

  /** A silence. */
  record Silence(CompiledOccurrence act, Clock length, CompiledOccurrence after)
      implements CompiledForm {
    @Override
    public CompiledOccurrence judged() {
      return act;
    }
  }

  /** A restriction. */
  record Restriction(CompiledOccurrence act, CompiledCircumstance only) implements CompiledForm {
    @Override
    public CompiledOccurrence judged() {
      return act;
    }
  }

  /** A cap. */
  record Cap(CompiledOccurrence act, int most, CompiledWindow window) implements CompiledForm {
    @Override
    public CompiledOccurrence judged() {
      return act;
    }
  }

  /** A precedence. */
  record Precedence(
      CompiledOccurrence act,
      CompiledOccurrence required,
      Clause.Use use,
      Clause.@Nullable Bound bound,
      @Nullable Clock ahead)
      implements CompiledForm {
    @Override
    public CompiledOccurrence judged() {
      return act;
    }
  }

  /** A quality, also one that a service level measures. */
  record Quality(CompiledOccurrence trigger, Clause.Which which, Holds must)
      implements CompiledForm {
    @Override
    public CompiledOccurrence judged() {
      return trigger;
    }
  }

  /** The stretch over which a cap counts, compiled. */
  interface CompiledWindow {
    /** The first microsecond of the window that ends at an event. */
    long start(Facts facts);

    /**
     * The first microsecond, after the event's own, at which the window of that instant may no
     * longer hold an earlier one; {@link Until#NEVER} where it always will.
     */
    long leaves(Facts facts, long earlier);
  }

  /** A compiled condition, as the monitor asks it. */
  interface Holds {
    boolean holds(Facts facts);

    /** Until when it holds, or does not. */
    long lasts(Facts facts);
  }
}
