package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.code.Attribute;
import coco.language.code.Condition;
import coco.language.code.Value;
import coco.language.text.Clip;
import coco.language.text.Lexicon;
import coco.language.text.Terms;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a condition, a value or an attribute that stands alone. Never throws, whatever the text.
 */
public final class ConditionParser {
  private final Cursor cursor;
  private final Attributes attributes;

  private ConditionParser(Clip clip, Terms terms) {
    cursor = new Cursor(clip, terms);
    attributes = new Attributes(cursor);
  }

  /** A condition: {@code channel is phone and amount > 50}. */
  public static Parsed<Condition> parse(Clip clip, Lexicon lexicon) {
    ConditionParser parser = new ConditionParser(clip, Terms.of(lexicon));
    return parser.whole(new Conditions(parser.cursor)::condition);
  }

  /** A value: {@code phone}, {@code "a text"}, {@code 50}, {@code 2027-01-31}, {@code 2 hours}. */
  public static Parsed<Value> literal(Clip clip, Lexicon lexicon) {
    return literal(clip, Terms.of(lexicon));
  }

  /** The same, for many values with the same words. */
  public static Parsed<Value> literal(Clip clip, Terms terms) {
    ConditionParser parser = new ConditionParser(clip, terms);
    return parser.whole(() -> new Literals(parser.cursor, parser.attributes).value(true));
  }

  /** An attribute: {@code channel}, {@code case.priority}. */
  public static Parsed<Attribute> attribute(Clip clip, Lexicon lexicon) {
    return attribute(clip, Terms.of(lexicon));
  }

  /** The same, for many attributes with the same words. */
  public static Parsed<Attribute> attribute(Clip clip, Terms terms) {
    ConditionParser parser = new ConditionParser(clip, terms);
    return parser.whole(parser.attributes::attribute);
  }

  private <T> Parsed<T> whole(Supplier<Optional<T>> reader) {
    Optional<T> value = reader.get();
    if (value.isPresent() && !cursor.done()) {
      cursor.report(
          FindingKind.NOT_UNDERSTOOD,
          cursor.at(),
          cursor.size(),
          cursor.quote(cursor.at(), cursor.size()),
          cursor.expectedHere());
    }
    return new Parsed<>(
        cursor.failed() ? Optional.empty() : value, cursor.pieces(), cursor.findings());
  }
}
