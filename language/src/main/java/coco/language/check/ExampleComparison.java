package coco.language.check;

import coco.language.Document;
import coco.language.Document.ExampleTable;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.code.Example;
import coco.language.code.RuleId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether both versions of a rule show the same examples, in the same order. */
final class ExampleComparison {
  private ExampleComparison() {}

  static List<Finding> compare(Document here, Document there) {
    List<Finding> findings = new ArrayList<>();
    Set<RuleId> rules = new LinkedHashSet<>();
    here.examples().forEach(table -> rules.add(table.rule()));
    there.examples().forEach(table -> rules.add(table.rule()));
    for (RuleId rule : rules) {
      boolean inBoth = here.rule(rule).isPresent() && there.rule(rule).isPresent();
      if (inBoth) {
        compare(here, there, rule, findings);
      }
    }
    return findings;
  }

  private static void compare(Document here, Document there, RuleId rule, List<Finding> findings) {
    List<ExampleTable> mine = of(here, rule);
    List<ExampleTable> theirs = of(there, rule);
    if (mine.size() != theirs.size()) {
      findings.add(
          Finding.of(
              FindingKind.EXAMPLES_DIFFER,
              LanguageComparison.place(here, rule),
              rule.text(),
              String.valueOf(mine.size()),
              String.valueOf(theirs.size()),
              LanguageComparison.at(there, LanguageComparison.place(there, rule))));
      return;
    }
    for (int i = 0; i < mine.size(); i++) {
      compare(there, mine.get(i), theirs.get(i), findings);
    }
  }

  private static void compare(
      Document there, ExampleTable mine, ExampleTable theirs, List<Finding> findings) {
    if (mine.example().isEmpty() || theirs.example().isEmpty()) {
      return;
    }
    List<Example.Line> left = mine.example().get().lines();
    List<Example.Line> right = theirs.example().get().lines();
    int lines = Math.max(left.size(), right.size());
    for (int i = 0; i < lines; i++) {
      boolean same = i < left.size() && i < right.size() && left.get(i).equals(right.get(i));
      if (!same) {
        findings.add(
            Finding.of(
                FindingKind.EXAMPLE_LINE_DIFFERS,
                i < left.size() ? mine.lines().get(i) : mine.heading(),
                mine.rule().text(),
                LanguageComparison.at(
                    there, i < right.size() ? theirs.lines().get(i) : theirs.heading())));
        return;
      }
    }
  }

  private static List<ExampleTable> of(Document document, RuleId rule) {
    return document.examples().stream().filter(table -> table.rule().equals(rule)).toList();
  }
}
