package coco.cli;

import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Rules;
import coco.language.Document;
import coco.language.code.Code;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.text.Span;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Shows each form of a code alone. */
final class Stages {
  private final PrintStream out;
  private final boolean json;

  Stages(Console console, boolean json) {
    this.out = console.out();
    this.json = json;
  }

  /** The document as read: its parts and where they stand. */
  void document(Document document) {
    List<Object> parts = new ArrayList<>();
    for (Document.Chapter chapter : document.chapters()) {
      parts.add(part(document, chapter.heading(), "chapter", chapter.title()));
    }
    for (Document.Goal goal : document.goals()) {
      parts.add(part(document, goal.heading(), "goal", goal.id() + " · " + goal.title()));
    }
    for (Document.RuleText rule : document.rules()) {
      parts.add(part(document, rule.heading(), "rule", rule.id() + " · " + rule.title()));
    }
    for (Document.DefinitionRow row : document.definitions()) {
      parts.add(part(document, row.row(), "definition", row.id() + " · " + row.fact().text()));
    }
    for (Document.CalendarRow row : document.calendars()) {
      parts.add(part(document, row.row(), "calendar", row.name().text()));
    }
    for (Document.ExampleTable table : document.examples()) {
      parts.add(part(document, table.heading(), "example", table.rule() + " · " + table.title()));
    }
    show(Json.object("file", document.file(), "parts", parts));
  }

  private static String part(Document document, Span span, String kind, String name) {
    int line = document.source().position(span.start()).line();
    return "%5d  %-10s  %s".formatted(line, kind, name);
  }

  /** The meaning, in no language. */
  void code(Code code, Optional<RuleId> only) {
    if (only.isPresent()) {
      List<Rule> rules =
          code.rules().stream().filter(rule -> rule.id().equals(only.orElseThrow())).toList();
      if (rules.isEmpty()) {
        throw new Refusal("the code has no rule '%s'".formatted(only.orElseThrow()));
      }
      rules.forEach(rule -> show(Json.object("rule", Plain.of(rule))));
    } else {
      show(Json.object("code", Plain.of(code)));
    }
  }

  /** What runs: by edition, each rule with what bears on it. */
  void rules(Rules rules, Optional<RuleId> only) {
    List<Object> editions = new ArrayList<>();
    for (CompiledEdition edition : rules.editions()) {
      List<Object> compiled = new ArrayList<>();
      for (CompiledRule rule : edition.rules()) {
        if (only.isEmpty() || only.orElseThrow().equals(rule.rule().id())) {
          compiled.add(rule(rule));
        }
      }
      editions.add(
          Json.object(
              "edition",
              edition.name(),
              "from",
              edition.code().effective().map(Object::toString).orElse("always"),
              "rules",
              compiled));
    }
    show(Json.object("editions", editions));
  }

  private static SequencedMap<String, @Nullable Object> rule(CompiledRule rule) {
    return Json.object(
        "id", rule.rule().id().text(),
        "form", BacktestJson.form(rule.rule().clause()),
        "types", rule.types(),
        "scope", Plain.of(rule.rule().scope()),
        "replacedBy", rule.replacing().stream().map(each -> each.rule().id().text()).toList(),
        "readsDataAgain", rule.readsDataAgain());
  }

  private void show(SequencedMap<String, @Nullable Object> plain) {
    if (json) {
      Json.print(out, plain);
    } else {
      Plain.outline(plain).forEach(out::println);
    }
  }
}
