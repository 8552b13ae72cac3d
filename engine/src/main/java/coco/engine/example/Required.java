package coco.engine.example;

import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.Condition;
import coco.language.code.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * What an event of a term has by its condition alone: what an {@code is}, or the first of an {@code
 * in}, requires; other conditions are for whoever tells of the event to fulfil.
 */
public final class Required {
  private Required() {}

  /** The values that a condition requires. */
  public static SequencedMap<Attribute, Value> of(Condition condition) {
    SequencedMap<Attribute, Value> required = new LinkedHashMap<>();
    switch (condition) {
      case Condition.Comparison is -> {
        if (is.operator() == Condition.Operator.IS
            && is.operand() instanceof Condition.Literal literal) {
          required.put(is.attribute(), literal.value());
        }
      }
      case Condition.OneOf in -> required.put(in.attribute(), in.values().getFirst());
      case Condition.All all -> all.conditions().forEach(each -> required.putAll(of(each)));
      case Condition.Any any -> required.putAll(of(any.conditions().getFirst()));
      case Condition.Not not -> {}
      case Condition.Exists exists -> {}
    }
    return required;
  }

  /** The same, by the names that {@link #name} gives. */
  public static SequencedMap<String, Value> byName(Condition condition) {
    SequencedMap<String, Value> required = new LinkedHashMap<>();
    of(condition).forEach((attribute, value) -> required.put(name(attribute), value));
    return required;
  }

  /** An attribute's name among those of an interaction: {@code party.tier}. */
  public static String name(Attribute attribute) {
    return attribute.owner() == Owner.EVENT
        ? attribute.name()
        : attribute.owner().name().toLowerCase(Locale.ROOT) + "." + attribute.name();
  }
}
