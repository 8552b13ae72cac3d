package coco.engine.contradiction;

import coco.language.code.Attribute;
import coco.language.code.Condition;
import coco.language.code.Condition.Operator;
import coco.language.code.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds values of attributes for which conditions hold, or do not.
 *
 * <p>A condition compares attributes with values that stand in it, so it can only change its answer
 * at those values: one value of each region between them stands for all. What is found is a guess
 * that the engine runs.
 */
final class Assignment {
  /** Values tried at most; a search that needs more finds what it finds. */
  private static final int TRIED = 20_000;

  /** A text that no condition mentions. */
  private static final String OTHER = "other";

  private static final List<Value> DIRECTIONS =
      List.of(new Value.Text("inbound"), new Value.Text("outbound"), new Value.Text("internal"));

  private Assignment() {}

  /** A condition that is to hold, or not to hold. */
  record Goal(Condition condition, boolean holds) {}

  /** The attributes of conditions, each with a value of every region; absent values come first. */
  static SequencedMap<Attribute, List<@Nullable Value>> candidates(List<Condition> conditions) {
    SequencedMap<Attribute, SequencedSet<Value>> literals = new LinkedHashMap<>();
    conditions.forEach(each -> collect(each, literals));
    SequencedMap<Attribute, List<@Nullable Value>> candidates = new LinkedHashMap<>();
    literals.forEach(
        (attribute, values) -> {
          List<@Nullable Value> all = new ArrayList<>();
          all.add(null);
          all.addAll(
              attribute.owner() == Attribute.Owner.EVENT && attribute.name().equals("direction")
                  ? DIRECTIONS
                  : regions(values));
          candidates.put(attribute, all);
        });
    return candidates;
  }

  private static void collect(
      Condition condition, SequencedMap<Attribute, SequencedSet<Value>> literals) {
    switch (condition) {
      case Condition.Comparison comparison -> {
        SequencedSet<Value> own = of(comparison.attribute(), literals);
        switch (comparison.operand()) {
          case Condition.Literal literal -> own.add(literal.value());
          case Condition.Other other -> {
            // Equal, or different: two texts are enough to show either.
            own.add(new Value.Text("one"));
            SequencedSet<Value> others = of(other.attribute(), literals);
            others.add(new Value.Text("one"));
            others.add(new Value.Text("two"));
          }
        }
      }
      case Condition.OneOf oneOf -> of(oneOf.attribute(), literals).addAll(oneOf.values());
      case Condition.Exists exists -> of(exists.attribute(), literals);
      case Condition.All all -> all.conditions().forEach(each -> collect(each, literals));
      case Condition.Any any -> any.conditions().forEach(each -> collect(each, literals));
      case Condition.Not not -> collect(not.condition(), literals);
    }
  }

  private static SequencedSet<Value> of(
      Attribute attribute, SequencedMap<Attribute, SequencedSet<Value>> literals) {
    return literals.computeIfAbsent(attribute, key -> new LinkedHashSet<>());
  }

  private static List<Value> regions(SequencedSet<Value> literals) {
    SequencedSet<Value> regions = new LinkedHashSet<>(literals);
    List<BigDecimal> numbers = new ArrayList<>();
    for (Value literal : literals) {
      switch (literal) {
        case Value.Text text -> {}
        case Value.Quantity quantity -> numbers.add(quantity.number());
        case Value.Truth truth -> regions.add(new Value.Truth(!truth.truth()));
        case Value.Moment moment -> {
          regions.add(new Value.Moment(moment.instant().plusSeconds(1)));
          regions.add(new Value.Moment(moment.instant().minusSeconds(1)));
        }
        case Value.Day day -> {
          regions.add(new Value.Day(day.date().plusDays(1)));
          regions.add(new Value.Day(day.date().minusDays(1)));
        }
        case Value.Elapsed elapsed -> {
          regions.add(new Value.Elapsed(elapsed.duration().plus(Duration.ofSeconds(1))));
          if (elapsed.duration().compareTo(Duration.ofSeconds(1)) >= 0) {
            regions.add(new Value.Elapsed(elapsed.duration().minus(Duration.ofSeconds(1))));
          }
        }
      }
    }
    numbers.sort(BigDecimal::compareTo);
    for (int i = 0; i < numbers.size(); i++) {
      BigDecimal number = numbers.get(i);
      regions.add(new Value.Quantity(number.add(BigDecimal.ONE)));
      regions.add(new Value.Quantity(number.subtract(BigDecimal.ONE)));
      if (i > 0) {
        BigDecimal middle = number.add(numbers.get(i - 1)).divide(BigDecimal.valueOf(2));
        regions.add(new Value.Quantity(middle));
      }
    }
    // Also where the literals are of another kind: a text is in no order with a number.
    regions.add(new Value.Text(OTHER));
    return List.copyOf(regions);
  }

  /** Whether the values of every region can be told from the conditions about these attributes. */
  static boolean isDecidable(List<Condition> conditions, Predicate<Attribute> about) {
    return conditions.stream().allMatch(each -> isDecidable(each, about));
  }

  private static boolean isDecidable(Condition condition, Predicate<Attribute> about) {
    return switch (condition) {
      case Condition.Comparison comparison -> {
        boolean isPlain =
            comparison.operator() != Operator.CONTAINS
                && comparison.operand() instanceof Condition.Literal
                && isFree(comparison.attribute());
        boolean isAbout =
            about.test(comparison.attribute())
                || (comparison.operand() instanceof Condition.Other other
                    && about.test(other.attribute()));
        // The order of texts has more regions than a text that is another.
        boolean isOrderOfTexts =
            comparison.operator() != Operator.IS
                && comparison.operator() != Operator.IS_NOT
                && comparison.operand() instanceof Condition.Literal literal
                && literal.value() instanceof Value.Text;
        yield !isAbout || (isPlain && !isOrderOfTexts);
      }
      case Condition.OneOf oneOf -> !about.test(oneOf.attribute()) || isFree(oneOf.attribute());
      case Condition.Exists exists -> !about.test(exists.attribute()) || isFree(exists.attribute());
      case Condition.All all ->
          all.conditions().stream().allMatch(each -> isDecidable(each, about));
      case Condition.Any any ->
          any.conditions().stream().allMatch(each -> isDecidable(each, about));
      case Condition.Not not -> isDecidable(not.condition(), about);
    };
  }

  /** Whether an example can say freely what the attribute is: not what every interaction has. */
  private static boolean isFree(Attribute attribute) {
    return attribute.owner() != Attribute.Owner.EVENT
        || !List.of("type", "id", "case", "party", "source", "time", "recorded")
            .contains(attribute.name());
  }

  /** Assignments that reach all goals, at most so many; absent values first. */
  static List<Map<Attribute, Value>> solve(
      SequencedMap<Attribute, List<@Nullable Value>> candidates, List<Goal> goals, int most) {
    List<Map<Attribute, Value>> found = new ArrayList<>();
    List<Attribute> attributes = List.copyOf(candidates.keySet());
    int[] places = new int[attributes.size()];
    for (int tried = 0; tried < TRIED && found.size() < most; tried++) {
      Map<Attribute, Value> one = new LinkedHashMap<>();
      for (int i = 0; i < places.length; i++) {
        Value value = candidates.getOrDefault(attributes.get(i), List.of()).get(places[i]);
        if (value != null) {
          one.put(attributes.get(i), value);
        }
      }
      if (goals.stream()
          .allMatch(goal -> Boolean.TRUE.equals(truth(goal.condition(), one)) == goal.holds())) {
        found.add(one);
      }
      int i = 0;
      while (i < places.length
          && ++places[i] == candidates.getOrDefault(attributes.get(i), List.of()).size()) {
        places[i++] = 0;
      }
      if (i == places.length) {
        break;
      }
    }
    return found;
  }

  /** How many assignments there are; capped. */
  static long count(SequencedMap<Attribute, List<@Nullable Value>> candidates) {
    long count = 1;
    for (List<@Nullable Value> each : candidates.values()) {
      count = Math.min(1_000_000, count * each.size());
    }
    return count;
  }

  /** The truth of a condition; null for unknown. */
  private static @Nullable Boolean truth(Condition condition, Map<Attribute, Value> values) {
    return switch (condition) {
      case Condition.Comparison comparison -> {
        Value right =
            switch (comparison.operand()) {
              case Condition.Literal literal -> literal.value();
              case Condition.Other other -> values.get(other.attribute());
            };
        yield compare(values.get(comparison.attribute()), comparison.operator(), right);
      }
      case Condition.OneOf oneOf -> {
        Value left = values.get(oneOf.attribute());
        yield left == null ? null : Boolean.valueOf(oneOf.values().contains(left));
      }
      case Condition.Exists exists -> values.containsKey(exists.attribute());
      case Condition.All all -> joined(all.conditions(), values, false);
      case Condition.Any any -> joined(any.conditions(), values, true);
      case Condition.Not not -> {
        Boolean inner = truth(not.condition(), values);
        yield inner == null ? null : Boolean.valueOf(!inner);
      }
    };
  }

  /** {@code and}, decided by one that is false; or {@code or}, decided by one that is true. */
  private static @Nullable Boolean joined(
      List<Condition> conditions, Map<Attribute, Value> values, boolean decisive) {
    Boolean joined = !decisive;
    for (Condition each : conditions) {
      Boolean one = truth(each, values);
      if (one != null && one == decisive) {
        return decisive;
      }
      joined = one == null ? null : joined;
    }
    return joined;
  }

  private static @Nullable Boolean compare(
      @Nullable Value left, Operator operator, @Nullable Value right) {
    if (left == null || right == null || left.getClass() != right.getClass()) {
      return null;
    }
    return switch (operator) {
      case IS -> left.equals(right);
      case IS_NOT -> !left.equals(right);
      case CONTAINS -> left.text().contains(right.text());
      case LESS -> order(left, right) < 0;
      case LESS_OR_EQUAL -> order(left, right) <= 0;
      case GREATER -> order(left, right) > 0;
      case GREATER_OR_EQUAL -> order(left, right) >= 0;
    };
  }

  private static int order(Value left, Value right) {
    return switch (left) {
      case Value.Quantity quantity ->
          quantity.number().compareTo(((Value.Quantity) right).number());
      case Value.Moment moment -> moment.instant().compareTo(((Value.Moment) right).instant());
      case Value.Day day -> day.date().compareTo(((Value.Day) right).date());
      case Value.Elapsed elapsed ->
          elapsed.duration().compareTo(((Value.Elapsed) right).duration());
      case Value.Text text -> text.text().compareTo(right.text());
      case Value.Truth truth -> 0;
    };
  }
}
