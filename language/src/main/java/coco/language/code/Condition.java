package coco.language.code;

import java.util.List;

/**
 * A condition on attributes, three-valued: a comparison with an attribute that is missing or of
 * another type is unknown, and so is its {@code not}; {@code and} and {@code or} are as in SQL;
 * what is unknown does not hold.
 */
public sealed interface Condition {
  /** The condition that always holds: nothing was asked. */
  Condition ALWAYS = new All(List.of());

  /** An attribute against a value or against another attribute. */
  record Comparison(Attribute attribute, Operator operator, Operand operand) implements Condition {}

  /** True where the attribute equals one of the values; at least one value. */
  record OneOf(Attribute attribute, List<Value> values) implements Condition {
    public OneOf {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("'in' needs at least one value");
      }
    }
  }

  /** Whether the attribute has a value; always known. */
  record Exists(Attribute attribute) implements Condition {}

  /** All hold; none at all always holds. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /** At least one holds; two or more are listed. */
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  /** The other way round; unknown stays unknown. */
  record Not(Condition condition) implements Condition {}

  /**
   * How two values are compared. {@code CONTAINS} is for texts only, the order operators for all
   * but truths.
   */
  enum Operator {
    IS,
    IS_NOT,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    CONTAINS
  }

  /** The right-hand side of a comparison. */
  sealed interface Operand {}

  /** A value written in the clause. */
  record Literal(Value value) implements Operand {}

  /** Another attribute. */
  record Other(Attribute attribute) implements Operand {}
}
