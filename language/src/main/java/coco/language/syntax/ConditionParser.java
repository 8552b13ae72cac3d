package coco.language.syntax;

import coco.language.code.Attribute;
import coco.language.code.Condition;
import coco.language.code.Value;
import coco.language.text.Clip;
import coco.language.text.Lexicon;

/** Reads a condition, a value or an attribute that stands alone. */
public final class ConditionParser {
  private ConditionParser() {}

  /** A condition: {@code channel is phone and amount > 50}. */
  public static Parsed<Condition> parse(Clip clip, Lexicon lexicon) {
    return new Parsed<>(java.util.Optional.empty(), java.util.List.of(), java.util.List.of());
  }

  /** A value: {@code phone}, {@code "a text"}, {@code 50}, {@code 2027-01-31}, {@code 2 hours}. */
  public static Parsed<Value> literal(Clip clip, Lexicon lexicon) {
    return new Parsed<>(java.util.Optional.empty(), java.util.List.of(), java.util.List.of());
  }

  /** An attribute: {@code channel}, {@code case.priority}. */
  public static Parsed<Attribute> attribute(Clip clip, Lexicon lexicon) {
    return new Parsed<>(java.util.Optional.empty(), java.util.List.of(), java.util.List.of());
  }
}
