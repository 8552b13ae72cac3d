package coco.engine.trial;

import coco.engine.trial.Story.Happening;
import coco.language.code.Code;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
            .filter(other -> replaceOneRule(rule, other, reading.code()))
            .filter(other -> reading.applies(other, event))
            .filter(other -> !isReplaced(other, event, reading))
            .map(Rule::id)
            .toList();
    return rivals.isEmpty() ? new Binding() : new Rivalled(rivals);
  }

  private static boolean isReplaced(Rule rule, Happening event, Reading reading) {
    return reading.code().rules().stream()
        .filter(other -> replacedBy(other, reading.code()).contains(rule.id()))
        .anyMatch(other -> reading.applies(other, event));
  }

  private static boolean replaceOneRule(Rule one, Rule other, Code code) {
    return replacedBy(one, code).stream().anyMatch(replacedBy(other, code)::contains);
  }

  /** The rules that a rule replaces, directly or through others. */
  private static Set<RuleId> replacedBy(Rule rule, Code code) {
    if (rule.annotations().replaces().isEmpty()) {
      return Set.of();
    }
    Set<RuleId> replaced = new LinkedHashSet<>(rule.annotations().replaces());
    for (int before = -1; before < replaced.size(); ) {
      before = replaced.size();
      for (Rule other : code.rules()) {
        if (replaced.contains(other.id())) {
          replaced.addAll(other.annotations().replaces());
        }
      }
    }
    return replaced;
  }
}
