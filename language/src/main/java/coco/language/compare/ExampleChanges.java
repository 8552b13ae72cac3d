package coco.language.compare;

import coco.language.Document;
import coco.language.Document.ExampleTable;
import coco.language.Document.RuleText;
import coco.language.code.Example;
import coco.language.code.RuleId;
import coco.language.compare.Change.Kind;
import coco.language.compare.Change.Subject;
import java.util.List;
import java.util.Optional;

/** What differs between the examples of a rule. */
final class ExampleChanges {
  private final Document before;
  private final Document after;
  private final Likeness likeness;
  private final Words words;

  ExampleChanges(Document before, Document after, Likeness likeness, Words words) {
    this.before = before;
    this.after = after;
    this.likeness = likeness;
    this.words = words;
  }

  void compare(RuleText former, RuleText rule, List<Change> meaning, List<Change> worded) {
    boolean sameLanguage = before.language() == after.language();
    Pairs<ExampleTable> pairs =
        new Pairs<>(of(before, former.id()), of(after, rule.id()))
            .where((one, other) -> sameLanguage && Prose.isSame(one.title(), other.title()))
            .where((one, other) -> lines(one, false).equals(lines(other, true)))
            .inOrderWhere((one, other) -> true);
    for (ExampleTable table : pairs.gone()) {
      meaning.add(change(rule, Kind.REMOVED, table.title(), "", "example.REMOVED", table.title()));
    }
    for (ExampleTable table : of(after, rule.id())) {
      Optional<ExampleTable> was = pairs.formerOf(table);
      if (was.isEmpty()) {
        meaning.add(change(rule, Kind.ADDED, "", table.title(), "example.ADDED", table.title()));
      } else {
        lines(rule, was.get(), table, meaning);
        if (!Prose.isSame(was.get().title(), table.title())) {
          worded.add(
              change(
                  rule,
                  Kind.CHANGED,
                  was.get().title(),
                  table.title(),
                  "example.title",
                  was.get().title(),
                  table.title()));
        }
      }
    }
  }

  private static List<ExampleTable> of(Document document, RuleId rule) {
    return document.examples().stream().filter(table -> table.rule().equals(rule)).toList();
  }

  /** Every line of a table that is not in the other one. */
  private void lines(RuleText rule, ExampleTable was, ExampleTable is, List<Change> meaning) {
    List<Example.Line> one = lines(was, false);
    List<Example.Line> other = lines(is, true);
    if (one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        if (!one.get(i).equals(other.get(i))) {
          String before = text(this.before, was, i);
          String after = text(this.after, is, i);
          meaning.add(
              change(rule, Kind.CHANGED, before, after, "example.line", is.title(), before, after));
        }
      }
      return;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!other.contains(one.get(i))) {
        String text = text(before, was, i);
        meaning.add(change(rule, Kind.REMOVED, text, "", "example.line.REMOVED", is.title(), text));
      }
    }
    for (int i = 0; i < other.size(); i++) {
      if (!one.contains(other.get(i))) {
        String text = text(after, is, i);
        meaning.add(change(rule, Kind.ADDED, "", text, "example.line.ADDED", is.title(), text));
      }
    }
  }

  private static String text(Document document, ExampleTable table, int line) {
    String row = Prose.of(document, table.lines().get(line));
    List<String> cells =
        java.util.Arrays.stream(row.split("\\|", -1))
            .map(String::strip)
            .filter(cell -> !cell.isEmpty())
            .toList();
    return String.join(" · ", cells);
  }

  private Change change(
      RuleText rule, Kind kind, String was, String is, String key, Object... arguments) {
    return new Change(
        Subject.EXAMPLE,
        rule.id().text(),
        rule.id().text(),
        Optional.empty(),
        kind,
        Optional.of(Part.LINE),
        was,
        is,
        words.of(key, arguments));
  }

  private List<Example.Line> lines(ExampleTable table, boolean isLater) {
    List<Example.Line> lines = table.example().map(Example::lines).orElse(List.of());
    return isLater ? lines.stream().map(this::former).toList() : lines;
  }

  /** A line of the later code, by the earlier one's ids. */
  private Example.Line former(Example.Line line) {
    return new Example.Line(
        line.when(),
        switch (line.what()) {
          case Example.AsOf asOf -> asOf;
          case Example.Happens happens ->
              new Example.Happens(
                  happens.term().map(likeness.names().terms()),
                  happens.type(),
                  happens.with(),
                  happens.caseNumber(),
                  happens.partyNumber());
        },
        line.expected().stream()
            .map(
                it ->
                    new Example.Expected(
                        it.rule()
                            .map(
                                id ->
                                    after
                                        .rule(id)
                                        .flatMap(likeness.rules()::formerOf)
                                        .map(RuleText::id)
                                        .orElse(id)),
                        it.outcome()))
            .toList());
  }
}
