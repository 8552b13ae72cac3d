package coco.language.check;

import coco.language.Document;
import coco.language.Document.RuleText;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.code.Deadline;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.RuleParts;
import coco.language.syntax.Piece;
import coco.language.text.Nearest;
import coco.language.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that must lead somewhere: goals served, rules replaced, the end of a case. */
final class NameCheck {
  private final Document document;
  private final List<Finding> findings;

  NameCheck(Document document, List<Finding> findings) {
    this.document = document;
    this.findings = findings;
  }

  void run() {
    for (RuleText text : document.rules()) {
      text.rule().ifPresent(rule -> check(text, rule));
    }
    checkCycles();
  }

  private void check(RuleText text, Rule rule) {
    List<String> goals = document.goals().stream().map(Document.Goal::id).toList();
    for (String goal : rule.annotations().serves()) {
      if (!goals.contains(goal)) {
        findings.add(
            Finding.of(
                FindingKind.GOAL_NOT_DEFINED,
                place(text, Piece.Kind.GOAL, goal),
                goal,
                Nearest.of(goal, goals).orElse("")));
      }
    }
    List<String> rules = document.rules().stream().map(other -> other.id().text()).toList();
    for (RuleId replaced : rule.annotations().replaces()) {
      Span place = place(text, Piece.Kind.RULE, replaced.text());
      if (!rules.contains(replaced.text())) {
        findings.add(
            Finding.of(
                FindingKind.REPLACED_RULE_UNKNOWN,
                place,
                replaced.text(),
                Nearest.of(replaced.text(), rules).orElse("")));
      }
    }
    boolean endsAtClosing =
        RuleParts.of(rule).deadlines().stream().anyMatch(Deadline.AtClosing.class::isInstance);
    if (endsAtClosing && document.frontMatter().closes().isEmpty()) {
      findings.add(Finding.of(FindingKind.NEVER_BREACHED, sentence(text), rule.id().text()));
    }
  }

  /** A rule that replaces itself, directly or through others, is reported once for each circle. */
  private void checkCycles() {
    Map<RuleId, List<RuleId>> replaces = new LinkedHashMap<>();
    for (RuleText text : document.rules()) {
      text.rule().ifPresent(rule -> replaces.put(text.id(), rule.annotations().replaces()));
    }
    Set<RuleId> reported = new LinkedHashSet<>();
    for (RuleText text : document.rules()) {
      List<RuleId> circle = circle(text.id(), replaces);
      if (!circle.isEmpty() && !reported.contains(text.id())) {
        reported.addAll(circle);
        List<String> ids = new ArrayList<>(circle.stream().map(RuleId::text).toList());
        ids.add(text.id().text());
        Span place = place(text, Piece.Kind.RULE, circle.get(1 % circle.size()).text());
        findings.add(Finding.of(FindingKind.REPLACES_ITSELF, place, String.join(" → ", ids)));
      }
    }
  }

  /** The shortest way from a rule back to itself, the rule first; empty where there is none. */
  private static List<RuleId> circle(RuleId start, Map<RuleId, List<RuleId>> replaces) {
    Map<RuleId, List<RuleId>> ways = new LinkedHashMap<>();
    Deque<RuleId> queue = new ArrayDeque<>();
    ways.put(start, List.of(start));
    queue.add(start);
    while (!queue.isEmpty()) {
      RuleId here = queue.remove();
      List<RuleId> way = ways.getOrDefault(here, List.of());
      for (RuleId next : replaces.getOrDefault(here, List.of())) {
        if (next.equals(start)) {
          return way;
        }
        if (!ways.containsKey(next)) {
          List<RuleId> longer = new ArrayList<>(way);
          longer.add(next);
          ways.put(next, longer);
          queue.add(next);
        }
      }
    }
    return List.of();
  }

  static Span place(RuleText text, Piece.Kind kind, String id) {
    return text.pieces().stream()
        .filter(piece -> piece.kind() == kind && piece.id().equals(id))
        .map(Piece::span)
        .findFirst()
        .orElseGet(() -> sentence(text));
  }

  /** Where a rule's sentence stands. */
  static Span sentence(RuleText text) {
    return text.clause().map(clip -> clip.span(0, clip.text().length())).orElse(text.place());
  }
}
