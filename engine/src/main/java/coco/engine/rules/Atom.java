package coco.engine.rules;

import coco.language.code.Value;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A test of one attribute against what the clause says: its answer depends on nothing but the
 * attribute's value. So where values are numbered, the answer is found once for each value and
 * looked up from then on.
 */
public final class Atom implements Test {
  private final int number;
  private final Slot slot;
  private final Function<@Nullable Value, Truth> answer;
  private final ToLongFunction<Facts> lasts;

  Atom(
      int number, Slot slot, Function<@Nullable Value, Truth> answer, ToLongFunction<Facts> lasts) {
    this.number = number;
    this.slot = slot;
    this.answer = answer;
    this.lasts = lasts;
  }

  /** Its place among the atoms of all editions, from 0: equal tests are one atom. */
  public int number() {
    return number;
  }

  /** The attribute that it reads. */
  public Slot slot() {
    return slot;
  }

  /** What it says of a value; null is a missing one. */
  public Truth answer(@Nullable Value value) {
    return answer.apply(value);
  }

  @Override
  public Truth of(Facts facts) {
    return facts.answer(this);
  }

  @Override
  public long lasts(Facts facts) {
    return lasts.applyAsLong(facts);
  }
}
