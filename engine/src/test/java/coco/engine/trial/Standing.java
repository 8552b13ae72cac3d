package coco.engine.trial;

import coco.engine.trial.Story.Happening;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import java.util.List;

/** How a rule stands at an event, among the rules of its edition. */
sealed interface Standing {
  /** It is not for this event. */
  record Outside() implements Standing {}

  /** It binds. */
  record Binding() implements Standing {}

  /** A rule that replaces it applies. */
  record Replaced() implements Standing {}

  /** Others apply that replace what it replaces. */
  record Rivalled(List<RuleId> with) implements Standing {}

  static Standing of(Rule rule, Happening event, Reading reading) {
    if (!reading.applies(rule, event)) {
      return new Outside();
    }
    if (isReplaced(rule, event, reading)) {
      return new Replaced();
    }
    List<RuleId> rivals =
        reading.code().rules().stream()
            .filter(other -> !other.id().equals(rule.id()))
            .filter(other -> replaceOneRule(rule, other, reading))
            .filter(other -> reading.applies(other, event))
            .filter(other -> !isReplaced(other, event, reading))
            .map(Rule::id)
            .toList();
    return rivals.isEmpty() ? new Binding() : new Rivalled(rivals);
  }

  private static boolean isReplaced(Rule rule, Happening event, Reading reading) {
    return reading.code().rules().stream()
        .filter(other -> reading.replacedBy(other).contains(rule.id()))
        .anyMatch(other -> reading.applies(other, event));
  }

  private static boolean replaceOneRule(Rule one, Rule other, Reading reading) {
    return reading.replacedBy(one).stream().anyMatch(reading.replacedBy(other)::contains);
  }
}
