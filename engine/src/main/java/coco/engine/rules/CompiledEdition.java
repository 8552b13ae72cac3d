package coco.engine.rules;

import coco.engine.calendar.Timekeeper;
import coco.language.code.Code;
import java.util.ArrayList;
import java.util.List;

/** One edition of a code, compiled. */
public final class CompiledEdition {
  private final int place;
  private final Code code;
  private final long from;
  private final long until;
  private final Timekeeper timekeeper;
  private final List<CompiledRule> rules;
  private final List<CompiledState> states;
  private final Matcher closes;
  private final List<List<CompiledRule>> rulesByType;
  private final List<CompiledRule> rulesOfAnyType;

  CompiledEdition(
      int place,
      Code code,
      long from,
      long until,
      Timekeeper timekeeper,
      List<CompiledRule> rules,
      List<CompiledState> states,
      Matcher closes,
      List<List<Integer>> typesOfRules,
      int types) {
    this.place = place;
    this.code = code;
    this.from = from;
    this.until = until;
    this.timekeeper = timekeeper;
    this.rules = List.copyOf(rules);
    this.states = List.copyOf(states);
    this.closes = closes;
    List<List<CompiledRule>> byType = new ArrayList<>();
    for (int type = 0; type < types; type++) {
      int wanted = type;
      byType.add(
          rules.stream()
              .filter(
                  rule ->
                      typesOfRules.get(rule.index()).contains(wanted)
                          || typesOfRules.get(rule.index()).contains(Matcher.ANY_TYPE))
              .toList());
    }
    rulesByType = List.copyOf(byType);
    rulesOfAnyType =
        rules.stream()
            .filter(rule -> typesOfRules.get(rule.index()).contains(Matcher.ANY_TYPE))
            .toList();
  }

  /** Its place among the editions. */
  public int place() {
    return place;
  }

  /** The edition as it was written. */
  public Code code() {
    return code;
  }

  /** The edition's name. */
  public String name() {
    return code.edition();
  }

  /** The first microsecond at which it is in force; {@link Long#MIN_VALUE} for always. */
  public long from() {
    return from;
  }

  /**
   * The first microsecond at which it is in force no more; {@link Long#MAX_VALUE} where none
   * follows.
   */
  public long until() {
    return until;
  }

  /** Whether it is in force at a time. */
  public boolean governs(long time) {
    return time >= from && time < until;
  }

  /** Its clock. */
  public Timekeeper timekeeper() {
    return timekeeper;
  }

  /** Its executable rules, in the document's order. */
  public List<CompiledRule> rules() {
    return rules;
  }

  /** Its states. */
  public List<CompiledState> states() {
    return states;
  }

  /** The rules that have a term which an event of this type may match, in the document's order. */
  public List<CompiledRule> concerned(int type) {
    return type >= 0 ? rulesByType.get(type) : rulesOfAnyType;
  }

  /** Whether an event of this type can close its case. */
  public boolean mayClose(int type) {
    return closes.types().contains(type) || closes.types().contains(Matcher.ANY_TYPE);
  }

  /** Whether an event closes its case. */
  public boolean closes(Facts facts) {
    return closes.matches(facts);
  }

  /** The rules that have a term which the event's type may match. */
  public List<CompiledRule> concerned(Event event) {
    return concerned(event.type);
  }
}
