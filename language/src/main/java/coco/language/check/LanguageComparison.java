package coco.language.check;

import coco.language.Document;
import coco.language.Document.CalendarRow;
import coco.language.Document.DefinitionRow;
import coco.language.Document.RuleText;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.code.CalendarDefinition;
import coco.language.code.Definition;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.compare.CanonicalMeaning;
import coco.language.compare.RuleDifferences;
import coco.language.print.CalendarPrinter;
import coco.language.print.ClausePrinter;
import coco.language.print.MeaningPrinter;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs in meaning between two language versions of one edition. Each difference is named in
 * both files, with what the other one says; a different wording of the same is none.
 */
public final class LanguageComparison {
  private final Document here;
  private final Document there;
  private final List<Finding> findings = new ArrayList<>();

  private LanguageComparison(Document here, Document there) {
    this.here = here;
    this.there = there;
  }

  /** The findings of either file. */
  public record Result(List<Finding> first, List<Finding> second) {
    public Result {
      first = List.copyOf(first);
      second = List.copyOf(second);
    }

    /** Whether both say the same. */
    public boolean isSame() {
      return first.isEmpty() && second.isEmpty();
    }
  }

  /** Compares both ways, so that each file's findings name what it lacks or says otherwise. */
  public static Result compare(Document first, Document second) {
    return new Result(
        new LanguageComparison(first, second).findings(),
        new LanguageComparison(second, first).findings());
  }

  private List<Finding> findings() {
    findings.addAll(FrontMatterComparison.compare(here, there));
    goals();
    rules();
    definitions();
    calendars();
    findings.addAll(ExampleComparison.compare(here, there));
    return findings;
  }

  static String at(Document document, Span span) {
    return document.file() + ":" + document.source().lineOf(span.start());
  }

  static Span head(Document document) {
    Span first = document.source().line(1);
    return new Span(document.source().visibleStart(first), first.end());
  }

  private void goals() {
    List<String> mine = here.goals().stream().map(Document.Goal::id).toList();
    List<String> theirs = there.goals().stream().map(Document.Goal::id).toList();
    for (Document.Goal goal : here.goals()) {
      if (!theirs.contains(goal.id())) {
        findings.add(Finding.of(FindingKind.GOAL_MISSING, goal.place(), goal.id(), there.file()));
      }
    }
    for (Document.Goal goal : there.goals()) {
      if (!mine.contains(goal.id())) {
        findings.add(
            Finding.of(FindingKind.GOAL_MISSING, head(here), goal.id(), at(there, goal.place())));
      }
    }
  }

  private void rules() {
    for (RuleText mine : here.rules()) {
      Optional<RuleText> theirs = there.rule(mine.id());
      if (theirs.isEmpty()) {
        findings.add(
            Finding.of(FindingKind.RULE_MISSING, mine.place(), mine.id().text(), there.file()));
      } else {
        rule(mine, theirs.get());
      }
    }
    for (RuleText theirs : there.rules()) {
      if (here.rule(theirs.id()).isEmpty()) {
        findings.add(
            Finding.of(
                FindingKind.RULE_MISSING,
                head(here),
                theirs.id().text(),
                at(there, theirs.place())));
      }
    }
  }

  private void rule(RuleText mine, RuleText theirs) {
    String place = at(there, NameCheck.sentence(theirs));
    if (mine.chapter() != theirs.chapter()) {
      findings.add(
          Finding.of(FindingKind.RULE_IN_OTHER_CHAPTER, mine.place(), mine.id().text(), place));
    }
    if (mine.rule().isEmpty() || theirs.rule().isEmpty()) {
      return;
    }
    Rule left = mine.rule().get();
    Rule right = theirs.rule().get();
    boolean differs =
        !new CanonicalMeaning(here.code().calendar())
            .of(left)
            .equals(new CanonicalMeaning(there.code().calendar()).of(right));
    if (differs) {
      String sentence = ClausePrinter.print(right, theirs.text(), here.lexicon());
      findings.add(
          Finding.of(
              FindingKind.RULE_DIFFERS,
              NameCheck.sentence(mine),
              mine.id().text(),
              place,
              sentence));
    }
    List<String> annotations =
        RuleDifferences.ofAnnotations(left.annotations(), right.annotations(), here.language());
    if (!annotations.isEmpty()) {
      findings.add(
          Finding.of(
              FindingKind.ANNOTATION_DIFFERS,
              NameCheck.sentence(mine),
              mine.id().text(),
              String.join(", ", annotations),
              place));
    }
  }

  private void definitions() {
    for (DefinitionRow mine : here.definitions()) {
      Optional<DefinitionRow> theirs = definition(there, mine.id());
      if (theirs.isEmpty()) {
        findings.add(
            Finding.of(FindingKind.DEFINITION_MISSING, mine.row(), mine.id(), there.file()));
      } else if (mine.definition().isPresent() && theirs.get().definition().isPresent()) {
        Definition other = theirs.get().definition().get();
        if (!canonical(here, mine.definition().get()).equals(canonical(there, other))) {
          findings.add(
              Finding.of(
                  FindingKind.DEFINITION_DIFFERS,
                  mine.row(),
                  mine.id(),
                  at(there, theirs.get().row()),
                  MeaningPrinter.print(other, here.lexicon())));
        }
      }
    }
    for (DefinitionRow theirs : there.definitions()) {
      if (definition(here, theirs.id()).isEmpty()) {
        findings.add(
            Finding.of(
                FindingKind.DEFINITION_MISSING, head(here), theirs.id(), at(there, theirs.row())));
      }
    }
  }

  private static Definition canonical(Document document, Definition definition) {
    return new CanonicalMeaning(document.code().calendar()).of(definition);
  }

  private static Optional<DefinitionRow> definition(Document document, String id) {
    return document.definitions().stream().filter(row -> row.id().equals(id)).findFirst();
  }

  private void calendars() {
    for (CalendarRow mine : here.calendars()) {
      Optional<CalendarRow> theirs = calendar(there, mine.id());
      if (theirs.isEmpty()) {
        findings.add(Finding.of(FindingKind.CALENDAR_MISSING, mine.row(), mine.id(), there.file()));
      } else if (mine.calendar().isPresent()
          && theirs.get().calendar().isPresent()
          && !mine.calendar().equals(theirs.get().calendar())) {
        CalendarDefinition other = theirs.get().calendar().get();
        String cells =
            String.join(
                " | ",
                CalendarPrinter.hours(other, here.language()),
                CalendarPrinter.zone(other, here.language()),
                CalendarPrinter.holidays(other, here.language()));
        findings.add(
            Finding.of(
                FindingKind.CALENDAR_DIFFERS,
                mine.row(),
                mine.id(),
                at(there, theirs.get().row()),
                cells));
      }
    }
    for (CalendarRow theirs : there.calendars()) {
      if (calendar(here, theirs.id()).isEmpty()) {
        findings.add(
            Finding.of(
                FindingKind.CALENDAR_MISSING, head(here), theirs.id(), at(there, theirs.row())));
      }
    }
  }

  private static Optional<CalendarRow> calendar(Document document, String id) {
    return document.calendars().stream().filter(row -> row.id().equals(id)).findFirst();
  }

  /** Where a rule's heading stands, for what its section lacks. */
  static Span place(Document document, RuleId rule) {
    return document.rule(rule).map(RuleText::place).orElseGet(() -> head(document));
  }
}
