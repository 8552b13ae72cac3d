package coco.engine.source;

import coco.language.code.Attribute;
import coco.language.code.Condition;
import coco.language.code.Condition.All;
import coco.language.code.Condition.Any;
import coco.language.code.Condition.Comparison;
import coco.language.code.Condition.Exists;
import coco.language.code.Condition.Literal;
import coco.language.code.Condition.Not;
import coco.language.code.Condition.OneOf;
import coco.language.code.Condition.Operator;
import coco.language.code.Condition.Other;
import coco.language.code.Value;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The condition of {@code where} on a row's columns, three-valued as in a code: what compares with
 * a missing value, or with one of another type, is unknown, and what is unknown does not hold.
 */
final class RowCondition {
  /** Where the value of a column is read. */
  interface Values {
    @Nullable Value of(String column);
  }

  private RowCondition() {}

  static boolean holds(Condition condition, Values row) {
    return Boolean.TRUE.equals(truth(condition, row));
  }

  /** The name of the column that an attribute means. */
  static String column(Attribute attribute) {
    return attribute.owner() == Attribute.Owner.EVENT
        ? attribute.name()
        : attribute.owner().name().toLowerCase(Locale.ROOT) + "." + attribute.name();
  }

  /** The columns that a condition reads. */
  static List<String> columns(Condition condition) {
    return switch (condition) {
      case Comparison(Attribute left, Operator operator, Other(Attribute right)) ->
          List.of(column(left), column(right));
      case Comparison(Attribute left, Operator operator, Literal literal) -> List.of(column(left));
      case OneOf(Attribute attribute, List<Value> values) -> List.of(column(attribute));
      case Exists(Attribute attribute) -> List.of(column(attribute));
      case All(List<Condition> parts) -> columns(parts);
      case Any(List<Condition> parts) -> columns(parts);
      case Not(Condition part) -> columns(part);
    };
  }

  private static List<String> columns(List<Condition> parts) {
    return parts.stream().flatMap(part -> columns(part).stream()).distinct().toList();
  }

  /** True, false, or null where it is unknown. */
  private static @Nullable Boolean truth(Condition condition, Values row) {
    return switch (condition) {
      case Comparison comparison -> compare(comparison, row);
      case OneOf(Attribute attribute, List<Value> values) ->
          oneOf(row.of(column(attribute)), values);
      case Exists(Attribute attribute) -> row.of(column(attribute)) != null;
      case All(List<Condition> parts) -> joined(parts, row, false);
      case Any(List<Condition> parts) -> joined(parts, row, true);
      case Not(Condition part) -> not(truth(part, row));
    };
  }

  private static @Nullable Boolean not(@Nullable Boolean truth) {
    return truth == null ? null : !truth;
  }

  /** {@code and}, {@code or} as in SQL: one part that decides is enough. */
  private static @Nullable Boolean joined(List<Condition> parts, Values row, boolean decides) {
    Boolean all = !decides;
    for (Condition part : parts) {
      Boolean truth = truth(part, row);
      if (truth == null) {
        all = null;
      } else if (truth == decides) {
        return decides;
      }
    }
    return all;
  }

  private static @Nullable Boolean oneOf(@Nullable Value value, List<Value> values) {
    if (value == null) {
      return null;
    }
    Boolean found = null;
    for (Value candidate : values) {
      OptionalInt order = order(value, candidate);
      if (order.isPresent()) {
        if (order.getAsInt() == 0) {
          return true;
        }
        found = false;
      }
    }
    return found;
  }

  private static @Nullable Boolean compare(Comparison comparison, Values row) {
    Value left = row.of(column(comparison.attribute()));
    Value right =
        switch (comparison.operand()) {
          case Literal(Value value) -> value;
          case Other(Attribute attribute) -> row.of(column(attribute));
        };
    if (left == null || right == null) {
      return null;
    }
    if (comparison.operator() == Operator.CONTAINS) {
      if (left instanceof Value.Text(String text) && right instanceof Value.Text(String part)) {
        return text.contains(part);
      }
      return null;
    }
    OptionalInt order = order(left, right);
    if (order.isEmpty()) {
      return null;
    }
    int sign = order.getAsInt();
    boolean ordered = !(left instanceof Value.Truth);
    return switch (comparison.operator()) {
      case IS -> sign == 0;
      case IS_NOT -> sign != 0;
      case LESS -> ordered ? sign < 0 : null;
      case LESS_OR_EQUAL -> ordered ? sign <= 0 : null;
      case GREATER -> ordered ? sign > 0 : null;
      case GREATER_OR_EQUAL -> ordered ? sign >= 0 : null;
      case CONTAINS -> throw new IllegalStateException("compared before: " + comparison);
    };
  }

  /** How two values of one type stand to each other; empty where they are of different types. */
  private static OptionalInt order(Value left, Value right) {
    return switch (left) {
      case Value.Text(var text) when right instanceof Value.Text(var other) ->
          OptionalInt.of(text.compareTo(other));
      case Value.Quantity(var number) when right instanceof Value.Quantity(var other) ->
          OptionalInt.of(number.compareTo(other));
      case Value.Truth(var truth) when right instanceof Value.Truth(var other) ->
          OptionalInt.of(Boolean.compare(truth, other));
      case Value.Moment(var instant) when right instanceof Value.Moment(var other) ->
          OptionalInt.of(instant.compareTo(other));
      case Value.Day(var date) when right instanceof Value.Day(var other) ->
          OptionalInt.of(date.compareTo(other));
      case Value.Elapsed(var duration) when right instanceof Value.Elapsed(var other) ->
          OptionalInt.of(duration.compareTo(other));
      case Value.Text value -> OptionalInt.empty();
      case Value.Quantity value -> OptionalInt.empty();
      case Value.Truth value -> OptionalInt.empty();
      case Value.Moment value -> OptionalInt.empty();
      case Value.Day value -> OptionalInt.empty();
      case Value.Elapsed value -> OptionalInt.empty();
    };
  }
}
