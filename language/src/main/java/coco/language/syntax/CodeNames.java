package coco.language.syntax;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.FrontMatter;
import coco.language.code.Condition;
import coco.language.code.Definition;
import coco.language.text.Located;
import coco.language.text.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the front matter names in the body: the code's calendar and the events that close a case.
 */
final class CodeNames {
  private final FrontMatter front;
  private final Terms terms;
  private final SequencedMap<String, Definition> definitions;
  private final List<Finding> findings;

  CodeNames(
      FrontMatter front,
      Terms terms,
      SequencedMap<String, Definition> definitions,
      List<Finding> findings) {
    this.front = front;
    this.terms = terms;
    this.definitions = definitions;
    this.findings = findings;
  }

  /** The id of the code's calendar. */
  Optional<String> calendar() {
    if (front.calendar().isEmpty()) {
      return Optional.empty();
    }
    Located<String> name = front.calendar().get();
    Optional<String> id = terms.calendar(unbracketed(name.value()));
    if (id.isEmpty()) {
      findings.add(
          Finding.of(
              FindingKind.UNKNOWN_CODE_CALENDAR,
              name.span(),
              name.value(),
              terms.nearestCalendar(name.value()).orElse("")));
    }
    return id;
  }

  /** The events that close a case. */
  List<Definition.Match> closes() {
    List<Definition.Match> closes = new ArrayList<>();
    for (Located<String> name : front.closes()) {
      String text = unbracketed(name.value());
      if (text.startsWith("`") && text.endsWith("`") && text.length() > 2) {
        String type = text.substring(1, text.length() - 1);
        closes.add(new Definition.Match(Optional.of(type), Condition.ALWAYS));
      } else {
        closes.addAll(matches(new Located<>(text, name.span())));
      }
    }
    return closes;
  }

  private List<Definition.Match> matches(Located<String> name) {
    Optional<String> id =
        Names.find(name.value(), terms)
            .or(() -> Optional.of(name.value()).filter(terms.lexicon().terms()::containsKey));
    if (id.isEmpty()) {
      findings.add(
          Finding.of(
              FindingKind.CLOSES_UNKNOWN,
              name.span(),
              name.value(),
              terms.nearest(name.value(), Names.ANY_KIND).orElse("")));
      return List.of();
    }
    Definition definition = definitions.get(id.get());
    if (definition instanceof Definition.Event event) {
      return event.any();
    }
    if (definition != null) {
      findings.add(Finding.of(FindingKind.CLOSES_NOT_AN_EVENT, name.span(), name.value()));
    }
    return List.of();
  }

  static String unbracketed(String text) {
    boolean bracketed = text.length() > 2 && text.startsWith("[") && text.endsWith("]");
    return bracketed ? text.substring(1, text.length() - 1).strip() : text;
  }
}
