package coco.language.check;

import coco.language.Document;
import coco.language.Document.RuleText;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.code.Audience;
import coco.language.code.Deadline;
import coco.language.code.Definition;
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

/** Names that must lead somewhere: goals served, rules replaced, groups, the end of a case. */
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
    checkGroups();
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
    List<String> others = rules.stream().filter(id -> !id.equals(rule.id().text())).toList();
    for (RuleId replaced : rule.annotations().replaces()) {
      Span place = place(text, Piece.Kind.RULE, replaced.text());
      if (!rules.contains(replaced.text())) {
        findings.add(
            Finding.of(
                FindingKind.REPLACED_RULE_UNKNOWN,
                place,
                replaced.text(),
                Nearest.of(replaced.text(), others).orElse("")));
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

  /** A group that rests on itself, directly or through others: once for each circle. */
  private void checkGroups() {
    Map<String, List<String>> rests = new LinkedHashMap<>();
    for (Document.DefinitionRow row : document.definitions()) {
      row.definition().ifPresent(definition -> rests.put(row.id(), bases(definition)));
    }
    Set<String> reported = new LinkedHashSet<>();
    for (Document.DefinitionRow row : document.definitions()) {
      List<String> circle = circle(row.id(), rests);
      if (!circle.isEmpty() && !reported.contains(row.id())) {
        reported.addAll(circle);
        List<String> names = new ArrayList<>(circle.stream().map(this::fact).toList());
        names.add(fact(row.id()));
        String next = circle.get(1 % circle.size());
        Span place =
            row.pieces().stream()
                .filter(piece -> piece.kind() == Piece.Kind.TERM && piece.id().equals(next))
                .map(Piece::span)
                .findFirst()
                .orElse(row.row());
        findings.add(Finding.of(FindingKind.DEFINED_BY_ITSELF, place, String.join(" → ", names)));
      }
    }
  }

  private static List<String> bases(Definition definition) {
    return definition instanceof Definition.Group group
            && group.base() instanceof Audience.Group base
        ? List.of(base.group())
        : List.of();
  }

  private String fact(String id) {
    return document.definitions().stream()
        .filter(row -> row.id().equals(id))
        .map(row -> row.fact().text())
        .findFirst()
        .orElse(id);
  }

  /** The shortest way from a name back to itself, the name first; empty where there is none. */
  private static <T> List<T> circle(T start, Map<T, List<T>> leads) {
    Map<T, List<T>> ways = new LinkedHashMap<>();
    Deque<T> queue = new ArrayDeque<>();
    ways.put(start, List.of(start));
    queue.add(start);
    while (!queue.isEmpty()) {
      T here = queue.remove();
      List<T> way = ways.getOrDefault(here, List.of());
      for (T next : leads.getOrDefault(here, List.of())) {
        if (next.equals(start)) {
          return way;
        }
        if (!ways.containsKey(next)) {
          List<T> longer = new ArrayList<>(way);
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
