package coco.language.syntax;

import coco.language.Document.CalendarRow;
import coco.language.Document.DefinitionRow;
import coco.language.code.Attribute;
import coco.language.code.ChapterKind;
import coco.language.code.Definition;
import coco.language.code.RuleParts;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.Lexicon.Wording;
import coco.language.text.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Gathers a document's words. Which bare words are attributes shows only once every sentence has
 * been read, and a sentence is read by the words; so everything is read twice, and the first
 * reading serves the words alone.
 */
record Words(Language language, List<DefinitionRow> definitions, List<CalendarRow> calendars) {
  Terms terms(RuleSections sections) {
    SequencedMap<String, Attribute> named = new LinkedHashMap<>();
    SequencedSet<String> attributes = new LinkedHashSet<>();
    Terms plain = Terms.of(lexicon(attributes, named));
    for (DefinitionRow row : DefinitionTables.meanings(definitions, plain, new ArrayList<>())) {
      if (row.definition().orElse(null) instanceof Definition.Named term) {
        named.put(row.id(), term.attribute());
      }
    }
    Terms naming = Terms.of(lexicon(attributes, named));
    for (DefinitionRow row : DefinitionTables.meanings(definitions, naming, new ArrayList<>())) {
      row.definition().ifPresent(definition -> add(RuleParts.of(definition), attributes));
    }
    attributes.addAll(sections.namesInExamples(naming));
    for (RuleSections.Heading rule : sections.rules()) {
      sections
          .firstReading(rule, naming)
          .rule(rule.id(), ChapterKind.OTHER)
          .ifPresent(parsed -> add(RuleParts.of(parsed), attributes));
    }
    return Terms.of(lexicon(attributes, named));
  }

  private static void add(RuleParts parts, SequencedSet<String> attributes) {
    for (Attribute attribute : parts.comparedAttributes()) {
      if (attribute.owner() == Attribute.Owner.EVENT) {
        attributes.add(attribute.name());
      }
    }
  }

  private Lexicon lexicon(SequencedSet<String> attributes, SequencedMap<String, Attribute> named) {
    SequencedMap<String, Wording> terms = new LinkedHashMap<>();
    for (DefinitionRow row : definitions) {
      String fact = row.fact().text();
      Lexicon.Kind kind = row.nature().map(Nature::kind).orElse(Lexicon.Kind.EVENT);
      terms.put(row.id(), new Wording(kind, fact, row.act().map(act -> act.text()).orElse(fact)));
    }
    SequencedMap<String, String> names = new LinkedHashMap<>();
    calendars.forEach(row -> names.put(row.id(), row.name().text()));
    return new Lexicon(language, terms, names, attributes, named);
  }
}
