package coco.engine.rules;

import coco.language.code.Attribute;
import coco.language.code.Condition;
import coco.language.code.Condition.Operator;
import coco.language.code.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the attributes of an event must be, at least, for a condition to hold: by attribute the
 * values of which it must have one. What cannot be said so simply is left out: needs are necessary,
 * not sufficient. An index over them finds the rules that an event may concern.
 */
public final class Needs {
  private Needs() {}

  /** Nothing is needed. */
  public static final Map<Slot, Set<Value>> NONE = Map.of();

  /** What a condition needs. */
  static Map<Slot, Set<Value>> of(Condition condition, Slots slots) {
    return switch (condition) {
      case Condition.Comparison(
              Attribute attribute,
              Operator operator,
              Condition.Literal(Value value))
          when operator == Operator.IS && isOfEvent(attribute) ->
          Map.of(Slot.of(attribute, slots), Set.of(value));
      case Condition.OneOf oneOf when isOfEvent(oneOf.attribute()) ->
          Map.of(Slot.of(oneOf.attribute(), slots), Set.copyOf(oneOf.values()));
      case Condition.All all ->
          all.conditions().stream().map(each -> of(each, slots)).reduce(NONE, Needs::both);
      case Condition.Any any when !any.conditions().isEmpty() ->
          any.conditions().stream().map(each -> of(each, slots)).reduce(Needs::either).orElse(NONE);
      default -> NONE;
    };
  }

  /** Only what the event itself carries, and not when it happens. */
  private static boolean isOfEvent(Attribute attribute) {
    return switch (attribute.owner()) {
      case EVENT -> !attribute.name().equals("time");
      case ACTOR -> true;
      case CASE, PARTY -> false;
    };
  }

  /** What is needed where both must hold. */
  public static Map<Slot, Set<Value>> both(Map<Slot, Set<Value>> one, Map<Slot, Set<Value>> other) {
    Map<Slot, Set<Value>> both = new HashMap<>(one);
    other.forEach(
        (slot, values) ->
            both.merge(slot, values, (mine, yours) -> mine.size() <= yours.size() ? mine : yours));
    return both;
  }

  /** What is needed where one of both must hold. */
  public static Map<Slot, Set<Value>> either(
      Map<Slot, Set<Value>> one, Map<Slot, Set<Value>> other) {
    Map<Slot, Set<Value>> either = new HashMap<>();
    one.forEach(
        (slot, values) -> {
          Set<Value> yours = other.get(slot);
          if (yours != null) {
            Set<Value> all = new HashSet<>(values);
            all.addAll(yours);
            either.put(slot, all);
          }
        });
    return either;
  }

  /** What is needed where one of several must hold; of none nothing is. */
  static Map<Slot, Set<Value>> any(List<Map<Slot, Set<Value>>> several) {
    return several.stream().reduce(Needs::either).orElse(NONE);
  }
}
