package coco.engine.rules;

import coco.language.code.Definition.Match;
import coco.language.code.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiled matches of a definition: an event of one of the types for which the condition holds.
 * Rules that use the same term share one matcher, so that an event need be asked only once.
 */
public final class Matcher {
  /** Stands for every type. */
  static final int ANY_TYPE = -1;

  private record One(int type, Test where, Map<Slot, Set<Value>> needs) {}

  private final int number;
  private final One[] any;

  private Matcher(int number, List<One> any) {
    this.number = number;
    this.any = any.toArray(One[]::new);
  }

  static Matcher compile(List<Match> matches, Symbols types, Slots slots) {
    Matcher known = slots.matcher(matches);
    if (known != null) {
      return known;
    }
    Matcher made =
        new Matcher(
            slots.matchers(),
            matches.stream()
                .map(
                    match ->
                        new One(
                            match.type().map(types::of).orElse(ANY_TYPE),
                            Test.compile(match.where(), slots),
                            Needs.of(match.where(), slots)))
                .toList());
    slots.add(matches, made);
    return made;
  }

  /** Its place among the matchers of all editions, from 0: equal definitions are one matcher. */
  public int number() {
    return number;
  }

  /** Whether the event matches, as {@link Facts} know or find out. */
  boolean matches(Facts facts) {
    return facts.matches(this);
  }

  /** Whether the event matches, found out anew. */
  public boolean isMatch(Facts facts) {
    int type = facts.type();
    for (One one : any) {
      if ((one.type == type || one.type == ANY_TYPE) && one.where.of(facts).holds()) {
        return true;
      }
    }
    return false;
  }

  /** Until when it matches, or does not. */
  long lasts(Facts facts) {
    long first = Until.NEVER;
    for (One one : any) {
      if (one.type == facts.type() || one.type == ANY_TYPE) {
        first = Math.min(first, one.where.lasts(facts));
      }
    }
    return first;
  }

  /** What an event of a type must be, at least, to match. */
  Map<Slot, Set<Value>> needs(int type) {
    return Needs.any(
        Arrays.stream(any)
            .filter(one -> one.type == type || one.type == ANY_TYPE)
            .map(One::needs)
            .toList());
  }

  /** The types it can match, {@link #ANY_TYPE} among them where it can match all. */
  List<Integer> types() {
    return Arrays.stream(any).map(One::type).toList();
  }
}
