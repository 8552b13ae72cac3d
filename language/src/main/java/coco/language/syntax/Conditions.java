package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.code.Attribute;
import coco.language.code.Condition;
import coco.language.code.Condition.Operator;
import coco.language.code.Value;
import coco.language.text.Phrase;
import coco.language.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads conditions: comparisons joined by {@code and}, {@code or}, {@code not}, with parentheses.
 *
 * <p>A condition ends where what follows {@code and} or {@code or} belongs to the sentence around
 * it: a further circumstance, {@code and nothing was waiting}, or in a definition a further type.
 */
final class Conditions {
  /** What follows a joining word in the sentence around a condition, rather than in it. */
  private static final Phrase[] OUTSIDE = {
    Phrase.DURING,
    Phrase.OUTSIDE,
    Phrase.BETWEEN,
    Phrase.WHILE,
    Phrase.WHILE_NOT,
    Phrase.WHEN_NOT,
    Phrase.WHERE,
    Phrase.PARTY_TIME,
    Phrase.ANY_EVENT
  };

  private static final Phrase[] OPERATORS = {
    Phrase.IS,
    Phrase.IS_NOT,
    Phrase.LESS,
    Phrase.LESS_OR_EQUAL,
    Phrase.GREATER,
    Phrase.GREATER_OR_EQUAL,
    Phrase.CONTAINS,
    Phrase.NOT_CONTAINS,
    Phrase.ONE_OF,
    Phrase.NOT_ONE_OF,
    Phrase.EXISTS,
    Phrase.NOT_EXISTS
  };

  private static final Map<Phrase, Operator> COMPARISONS =
      Map.of(
          Phrase.IS, Operator.IS,
          Phrase.IS_NOT, Operator.IS_NOT,
          Phrase.LESS, Operator.LESS,
          Phrase.LESS_OR_EQUAL, Operator.LESS_OR_EQUAL,
          Phrase.GREATER, Operator.GREATER,
          Phrase.GREATER_OR_EQUAL, Operator.GREATER_OR_EQUAL,
          Phrase.CONTAINS, Operator.CONTAINS,
          Phrase.NOT_CONTAINS, Operator.CONTAINS);

  private final Cursor cursor;
  private final Attributes attributes;
  private final Literals literals;
  private int depth;
  private int comparisons;

  Conditions(Cursor cursor) {
    this.cursor = cursor;
    attributes = new Attributes(cursor);
    literals = new Literals(cursor, attributes);
  }

  /** The condition that stands here; empty, with a finding, where none does. */
  Optional<Condition> condition() {
    List<Condition> any = new ArrayList<>();
    do {
      Optional<Condition> next = all();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      any.add(next.get());
    } while (takeJoint(Phrase.OR));
    return Optional.of(any.size() == 1 ? any.getFirst() : new Condition.Any(any));
  }

  private Optional<Condition> all() {
    List<Condition> all = new ArrayList<>();
    do {
      Optional<Condition> next = one();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      all.add(next.get());
    } while (takeJoint(Phrase.AND));
    return Optional.of(all.size() == 1 ? all.getFirst() : new Condition.All(all));
  }

  /** Takes a joining word if the condition goes on after it. */
  private boolean takeJoint(Phrase joint) {
    Cursor.Mark mark = cursor.mark();
    if (cursor.sees(Phrase.NOTHING_WAITING) || !cursor.take(joint)) {
      return false;
    }
    if (cursor.seesAny(OUTSIDE) || seesType()) {
      cursor.reset(mark);
      return false;
    }
    return true;
  }

  /** Code marks that no comparison follows are a type of event. */
  private boolean seesType() {
    if (!cursor.sees(Token.Kind.CODE)) {
      return false;
    }
    Cursor.Mark mark = cursor.mark();
    cursor.advance();
    boolean comparison = cursor.seesAny(OPERATORS);
    cursor.reset(mark);
    return !comparison;
  }

  private Optional<Condition> one() {
    if (depth >= Limits.CONDITION_DEPTH || comparisons >= Limits.VALUES) {
      boolean deep = depth >= Limits.CONDITION_DEPTH;
      int limit = deep ? Limits.CONDITION_DEPTH : Limits.VALUES;
      cursor.report(
          FindingKind.LIMIT_REACHED, cursor.at(), cursor.at() + 1, "" + limit, "" + (limit + 1));
      return Optional.empty();
    }
    depth++;
    try {
      if (cursor.takeSign("(")) {
        return parenthesised();
      }
      if (!cursor.seesAny(Phrase.NOT_ONE_OF) && cursor.take(Phrase.NOT)) {
        return one().map(Condition.Not::new);
      }
      return comparison();
    } finally {
      depth--;
    }
  }

  private Optional<Condition> parenthesised() {
    int open = cursor.at() - 1;
    Optional<Condition> inside = condition();
    if (inside.isPresent() && !cursor.takeSign(")")) {
      cursor.report(
          FindingKind.PARENTHESIS_NOT_CLOSED, open, cursor.at(), cursor.quote(open, cursor.at()));
    }
    return inside;
  }

  private Optional<Condition> comparison() {
    comparisons++;
    int from = cursor.at();
    Optional<Attribute> attribute = attributes.attribute();
    if (attribute.isEmpty()) {
      return Optional.empty();
    }
    Optional<Phrase> operator = operator();
    if (operator.isEmpty()) {
      int end = Math.min(cursor.at() + 1, cursor.size());
      cursor.report(
          FindingKind.COMPARISON_EXPECTED,
          from,
          Math.max(end, from + 1),
          cursor.quote(from, cursor.at()),
          cursor.quote(cursor.at(), end));
      return Optional.empty();
    }
    return compare(attribute.get(), operator.get());
  }

  private Optional<Phrase> operator() {
    Cursor.Mark mark = cursor.mark();
    Optional<Phrase> operator = cursor.takeAny(OPERATORS);
    boolean list = operator.filter(o -> o == Phrase.ONE_OF || o == Phrase.NOT_ONE_OF).isPresent();
    // The text of status is In Progress begins with a word of is in (…).
    boolean capital = cursor.peek(-1).filter(Token::isCapital).isPresent();
    if (!list || cursor.seesSign("(") || !capital) {
      return operator;
    }
    cursor.reset(mark);
    return cursor.takeAny(Phrase.IS, Phrase.IS_NOT).or(() -> cursor.takeAny(OPERATORS));
  }

  private Optional<Condition> compare(Attribute attribute, Phrase operator) {
    return switch (operator) {
      case EXISTS -> Optional.of(new Condition.Exists(attribute));
      case NOT_EXISTS -> Optional.of(new Condition.Not(new Condition.Exists(attribute)));
      case ONE_OF -> list().map(values -> new Condition.OneOf(attribute, values));
      case NOT_ONE_OF ->
          list().map(values -> new Condition.Not(new Condition.OneOf(attribute, values)));
      case NOT_CONTAINS ->
          literals
              .operand()
              .map(
                  o ->
                      new Condition.Not(new Condition.Comparison(attribute, Operator.CONTAINS, o)));
      default ->
          literals
              .operand()
              .map(
                  operand ->
                      new Condition.Comparison(
                          attribute, Objects.requireNonNull(COMPARISONS.get(operator)), operand));
    };
  }

  private Optional<List<Value>> list() {
    int open = cursor.at();
    if (!cursor.takeSign("(")) {
      cursor.report(
          FindingKind.LIST_EXPECTED,
          open - 1,
          Math.min(open + 1, Math.max(cursor.size(), open)),
          cursor.quote(open - 1, open + 1));
      return Optional.empty();
    }
    return literals.list(open);
  }
}
