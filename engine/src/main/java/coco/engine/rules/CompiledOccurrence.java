package coco.engine.rules;

import coco.language.code.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event that a clause speaks of, compiled: its term, its doer, and what must hold at it. */
public final class CompiledOccurrence {
  private final Matcher term;
  private final @Nullable Test role;
  private final CompiledCircumstance when;
  private final boolean always;

  CompiledOccurrence(Matcher term, @Nullable Test role, CompiledCircumstance when) {
    this.term = term;
    this.role = role;
    this.when = when;
    this.always = when.isEmpty();
  }

  /** Whether the event is one: term, doer and circumstance. */
  public boolean matches(Facts facts) {
    return isDone(facts) && (always || when.holds(facts));
  }

  /** Whether the event is of the term and by its doer, in whatever circumstance. */
  public boolean isDone(Facts facts) {
    return term.matches(facts) && (role == null || role.of(facts).holds());
  }

  /** Until when the event is one, or is none. */
  public long lasts(Facts facts) {
    return Until.all(
        List.of(true, false),
        done -> done ? isDone(facts) : when.holds(facts),
        done -> done ? lastsDone(facts) : when.lasts(facts));
  }

  /** Until when the event is of the term and by its doer, or is not. */
  public long lastsDone(Facts facts) {
    long doer = role == null ? Until.NEVER : role.lasts(facts);
    return Math.min(term.lasts(facts), doer);
  }

  /** Whether an event of this type can be one at all. */
  public boolean mayBe(int type) {
    return term.types().contains(type) || term.types().contains(Matcher.ANY_TYPE);
  }

  /** What an event of a type must be, at least, to be one. */
  public Map<Slot, Set<Value>> needs(int type) {
    return Needs.both(needsDone(type), when.needs());
  }

  /** What an event of a type must be, at least, to be one in whatever circumstance. */
  public Map<Slot, Set<Value>> needsDone(int type) {
    return term.needs(type);
  }

  List<Integer> types() {
    return term.types();
  }
}
