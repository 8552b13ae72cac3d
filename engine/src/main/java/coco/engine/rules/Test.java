package coco.engine.rules;

import coco.language.code.Attribute;
import coco.language.code.Condition;
import coco.language.code.Condition.Operator;
import coco.language.code.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A compiled condition. */
@FunctionalInterface
interface Test {
  Truth of(Facts facts);

  /**
   * Until when it says what it says, were the event later: only what reads the event's time ever
   * changes.
   */
  default long lasts(Facts facts) {
    return Until.NEVER;
  }

  /** A test with the instants at which it may turn. */
  private static Test until(Test test, ToLongFunction<Facts> lasts) {
    return new Test() {
      @Override
      public Truth of(Facts facts) {
        return test.of(facts);
      }

      @Override
      public long lasts(Facts facts) {
        return lasts.applyAsLong(facts);
      }
    };
  }

  private static long first(List<Test> tests, Facts facts) {
    return tests.stream().mapToLong(test -> test.lasts(facts)).min().orElse(Until.NEVER);
  }

  /** When the event's time comes to a value, or passes it. */
  private static long comesTo(@Nullable Value value, Facts facts) {
    if (!(value instanceof Value.Moment moment)) {
      return Until.NEVER;
    }
    long now = facts.time();
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, moment.instant());
    return at > now ? at : at == now ? now + 1 : Until.NEVER;
  }

  private static boolean isTime(Attribute attribute) {
    return attribute.owner() == Attribute.Owner.EVENT && attribute.name().equals("time");
  }

  /** The condition with its attributes resolved to places. */
  static Test compile(Condition condition, Slots slots) {
    return switch (condition) {
      case Condition.Comparison comparison -> comparison(comparison, slots);
      case Condition.OneOf oneOf -> {
        List<Value> values = oneOf.values();
        yield slots.atom(
            condition,
            oneOf.attribute(),
            left -> anyEqual(left, values),
            isTime(oneOf.attribute())
                ? facts ->
                    values.stream()
                        .mapToLong(value -> comesTo(value, facts))
                        .min()
                        .orElse(Until.NEVER)
                : facts -> Until.NEVER);
      }
      case Condition.Exists exists ->
          slots.atom(
              condition, exists.attribute(), left -> Truth.of(left != null), facts -> Until.NEVER);
      case Condition.All all when all.conditions().isEmpty() -> facts -> Truth.TRUE;
      case Condition.All all when all.conditions().size() == 1 ->
          compile(all.conditions().getFirst(), slots);
      case Condition.All all -> {
        List<Test> tests = all.conditions().stream().map(each -> compile(each, slots)).toList();
        yield until(facts -> all(tests, facts), facts -> first(tests, facts));
      }
      case Condition.Any any -> {
        List<Test> tests = any.conditions().stream().map(each -> compile(each, slots)).toList();
        yield until(facts -> any(tests, facts), facts -> first(tests, facts));
      }
      case Condition.Not not -> {
        Test test = compile(not.condition(), slots);
        yield until(facts -> test.of(facts).not(), test::lasts);
      }
    };
  }

  private static Test comparison(Condition.Comparison comparison, Slots slots) {
    Operator operator = comparison.operator();
    return switch (comparison.operand()) {
      case Condition.Literal literal -> {
        Value right = literal.value();
        yield slots.atom(
            comparison,
            comparison.attribute(),
            left -> compare(left, operator, right),
            isTime(comparison.attribute()) ? facts -> comesTo(right, facts) : facts -> Until.NEVER);
      }
      case Condition.Other other -> {
        Slot left = Slot.of(comparison.attribute(), slots);
        Slot right = Slot.of(other.attribute(), slots);
        Test test = facts -> compare(left.from(facts), operator, right.from(facts));
        boolean byTime = isTime(comparison.attribute());
        if (byTime == isTime(other.attribute())) {
          yield test;
        }
        Slot value = byTime ? right : left;
        yield until(test, facts -> comesTo(value.from(facts), facts));
      }
    };
  }

  private static Truth all(List<Test> tests, Facts facts) {
    Truth all = Truth.TRUE;
    for (Test test : tests) {
      Truth one = test.of(facts);
      if (one == Truth.FALSE) {
        return Truth.FALSE;
      }
      if (one == Truth.UNKNOWN) {
        all = Truth.UNKNOWN;
      }
    }
    return all;
  }

  private static Truth any(List<Test> tests, Facts facts) {
    Truth any = Truth.FALSE;
    for (Test test : tests) {
      Truth one = test.of(facts);
      if (one == Truth.TRUE) {
        return Truth.TRUE;
      }
      if (one == Truth.UNKNOWN) {
        any = Truth.UNKNOWN;
      }
    }
    return any;
  }

  private static Truth anyEqual(@Nullable Value left, List<Value> values) {
    Truth any = Truth.FALSE;
    for (Value value : values) {
      Truth one = compare(left, Operator.IS, value);
      if (one == Truth.TRUE) {
        return Truth.TRUE;
      }
      if (one == Truth.UNKNOWN) {
        any = Truth.UNKNOWN;
      }
    }
    return any;
  }

  /**
   * Two values; unknown where one is missing, the types differ, or the operator does not fit the
   * type.
   */
  static Truth compare(@Nullable Value left, Operator operator, @Nullable Value right) {
    if (left == null || right == null || left.getClass() != right.getClass()) {
      return Truth.UNKNOWN;
    }
    return switch (operator) {
      case IS -> Truth.of(left.equals(right));
      case IS_NOT -> Truth.of(!left.equals(right));
      case CONTAINS ->
          left instanceof Value.Text whole && right instanceof Value.Text part
              ? Truth.of(whole.text().contains(part.text()))
              : Truth.UNKNOWN;
      case LESS -> ordered(left, right, Operator.LESS);
      case LESS_OR_EQUAL -> ordered(left, right, Operator.LESS_OR_EQUAL);
      case GREATER -> ordered(left, right, Operator.GREATER);
      case GREATER_OR_EQUAL -> ordered(left, right, Operator.GREATER_OR_EQUAL);
    };
  }

  private static Truth ordered(Value left, Value right, Operator operator) {
    if (left instanceof Value.Truth) {
      return Truth.UNKNOWN;
    }
    int order = order(left, right);
    return switch (operator) {
      case LESS -> Truth.of(order < 0);
      case LESS_OR_EQUAL -> Truth.of(order <= 0);
      case GREATER -> Truth.of(order > 0);
      case GREATER_OR_EQUAL -> Truth.of(order >= 0);
      case IS, IS_NOT, CONTAINS -> throw new IllegalStateException("not an order: " + operator);
    };
  }

  /** The order of two values of one type. */
  private static int order(Value left, Value right) {
    return switch (left) {
      case Value.Text text -> text.text().compareTo(((Value.Text) right).text());
      case Value.Quantity quantity ->
          quantity.number().compareTo(((Value.Quantity) right).number());
      case Value.Moment moment -> moment.instant().compareTo(((Value.Moment) right).instant());
      case Value.Day day -> day.date().compareTo(((Value.Day) right).date());
      case Value.Elapsed elapsed ->
          elapsed.duration().compareTo(((Value.Elapsed) right).duration());
      case Value.Truth truth -> throw new IllegalStateException("no order of truths");
    };
  }
}
