package coco.engine.trial;

import coco.engine.Interaction;
import coco.engine.trial.Story.Happening;
import coco.language.code.Attribute;
import coco.language.code.Condition;
import coco.language.code.Value;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known in a party's story, and which conditions hold. */
record Facts(Story story) {
  /**
   * An attribute's value.
   *
   * @param of the event whose attribute, case and party are meant
   * @param seenAt the event at which case and party are read
   */
  @Nullable Value value(Attribute attribute, Happening of, Happening seenAt) {
    return switch (attribute.owner()) {
      case EVENT -> ofEvent(attribute.name(), of.event());
      case ACTOR -> of.event().attributes().get("actor." + attribute.name());
      case CASE ->
          lastSet("case." + attribute.name(), seenAt, event -> event.file().equals(of.file()));
      case PARTY -> lastSet("party." + attribute.name(), seenAt, event -> true);
    };
  }

  private @Nullable Value lastSet(String name, Happening seenAt, Predicate<Happening> by) {
    for (Happening event : story.before(seenAt.place() + 1).reversed()) {
      Value value = event.event().attributes().get(name);
      if (value != null && by.test(event)) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable Value ofEvent(String name, Interaction event) {
    return switch (name) {
      case "channel" -> text(event.channel());
      case "type" -> text(event.type());
      case "direction" ->
          event.direction() == null
              ? null
              : text(event.direction().name().toLowerCase(Locale.ROOT));
      case "actor" -> text(event.actor());
      case "source" -> text(event.source());
      case "id" -> text(event.id());
      case "case" -> text(event.caseId());
      case "party" -> text(event.party());
      case "time" -> new Value.Moment(event.time());
      case "recorded" -> event.recorded() == null ? null : new Value.Moment(event.recorded());
      default -> event.attributes().get(name);
    };
  }

  private static @Nullable Value text(@Nullable String text) {
    return text == null ? null : new Value.Text(text);
  }

  boolean holds(Condition condition, Happening at) {
    return holds(condition, at, at);
  }

  boolean holds(Condition condition, Happening of, Happening seenAt) {
    return truth(condition, of, seenAt) == Ternary.YES;
  }

  private Ternary truth(Condition condition, Happening of, Happening seenAt) {
    return switch (condition) {
      case Condition.Comparison comparison ->
          compare(
              value(comparison.attribute(), of, seenAt),
              comparison.operator(),
              switch (comparison.operand()) {
                case Condition.Literal literal -> literal.value();
                case Condition.Other other -> value(other.attribute(), of, seenAt);
              });
      case Condition.OneOf oneOf -> {
        Value left = value(oneOf.attribute(), of, seenAt);
        yield oneOf.values().stream()
            .map(right -> compare(left, Condition.Operator.IS, right))
            .reduce(Ternary.NO, Ternary::or);
      }
      case Condition.Exists exists -> Ternary.of(value(exists.attribute(), of, seenAt) != null);
      case Condition.All all ->
          all.conditions().stream()
              .map(part -> truth(part, of, seenAt))
              .reduce(Ternary.YES, Ternary::and);
      case Condition.Any any ->
          any.conditions().stream()
              .map(part -> truth(part, of, seenAt))
              .reduce(Ternary.NO, Ternary::or);
      case Condition.Not not -> truth(not.condition(), of, seenAt).not();
    };
  }

  private static Ternary compare(
      @Nullable Value left, Condition.Operator operator, @Nullable Value right) {
    if (left == null || right == null || !left.getClass().equals(right.getClass())) {
      return Ternary.UNKNOWN;
    }
    return switch (operator) {
      case IS -> Ternary.of(left.equals(right));
      case IS_NOT -> Ternary.of(!left.equals(right));
      case CONTAINS ->
          left instanceof Value.Text whole && right instanceof Value.Text part
              ? Ternary.of(whole.text().contains(part.text()))
              : Ternary.UNKNOWN;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        Integer order = order(left, right);
        yield order == null ? Ternary.UNKNOWN : Ternary.of(isAsked(operator, order));
      }
    };
  }

  private static boolean isAsked(Condition.Operator operator, int order) {
    return switch (operator) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
      case IS, IS_NOT, CONTAINS -> throw new IllegalArgumentException("no order: " + operator);
    };
  }

  /** The order of two values of one type; absent where the type has none. */
  private static @Nullable Integer order(Value left, Value right) {
    return switch (left) {
      case Value.Text text -> text.text().compareTo(((Value.Text) right).text());
      case Value.Quantity quantity ->
          quantity.number().compareTo(((Value.Quantity) right).number());
      case Value.Moment moment -> moment.instant().compareTo(((Value.Moment) right).instant());
      case Value.Day day -> day.date().compareTo(((Value.Day) right).date());
      case Value.Elapsed elapsed ->
          elapsed.duration().compareTo(((Value.Elapsed) right).duration());
      case Value.Truth truth -> null;
    };
  }
}
