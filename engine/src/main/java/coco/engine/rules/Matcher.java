package coco.engine.rules;

import coco.language.code.Definition.Match;
import java.util.List;

/** Compiled matches of a definition: an event of one of the types for which the condition holds. */
final class Matcher {
  /** Stands for every type. */
  static final int ANY_TYPE = -1;

  private record One(int type, Test where) {}

  private final List<One> any;

  private Matcher(List<One> any) {
    this.any = any;
  }

  static Matcher compile(List<Match> matches, Symbols types, Slots slots) {
    return new Matcher(
        matches.stream()
            .map(
                match ->
                    new One(
                        match.type().map(types::of).orElse(ANY_TYPE),
                        Test.compile(match.where(), slots)))
            .toList());
  }

  boolean matches(Facts facts) {
    int type = facts.type();
    for (int i = 0; i < any.size(); i++) {
      One one = any.get(i);
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

  /** The types it can match, {@link #ANY_TYPE} among them where it can match all. */
  List<Integer> types() {
    return any.stream().map(One::type).toList();
  }
}
