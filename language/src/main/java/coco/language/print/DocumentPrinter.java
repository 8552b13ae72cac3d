package coco.language.print;

import coco.language.Document;
import coco.language.Document.CalendarRow;
import coco.language.Document.DefinitionRow;
import coco.language.Document.RuleText;
import coco.language.code.Annotations;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.Lexicon.Wording;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Writes the normative sentences of a document, its definitions and its calendars in a language.
 */
public final class DocumentPrinter {
  private final Document document;
  private final Language language;
  private final Optional<Document> translation;
  private final SequencedSet<String> untranslated = new LinkedHashSet<>();

  private DocumentPrinter(Document document, Language language, Optional<Document> translation) {
    this.document = document;
    this.language = language;
    this.translation = translation;
  }

  /**
   * What was written.
   *
   * @param text Markdown
   * @param untranslated terms, calendars, and rules that are free text, for which there is no
   *     wording in the language: they stand as in the document
   */
  public record Printed(String text, List<String> untranslated) {
    public Printed {
      untranslated = List.copyOf(untranslated);
    }
  }

  /** The sentences of a document in a language, with the words of its translation. */
  public static Printed print(
      Document document, Language language, Optional<Document> translation) {
    Optional<Document> usable =
        translation.filter(
            other -> other.language() == language && language != document.language());
    return new DocumentPrinter(document, language, usable).print();
  }

  /**
   * A rule as it is read out.
   *
   * @param text its sentence without what stands after the full stop
   */
  public record Sentence(String title, String text) {}

  /** The rules' sentences in a language, by id, with the words of the document's translation. */
  public static SequencedMap<RuleId, Sentence> sentences(
      Document document, Language language, Optional<Document> translation) {
    Optional<Document> usable =
        translation.filter(
            other -> other.language() == language && language != document.language());
    return new DocumentPrinter(document, language, usable).sentences();
  }

  private SequencedMap<RuleId, Sentence> sentences() {
    Lexicon lexicon = lexicon();
    SequencedMap<RuleId, Sentence> sentences = new LinkedHashMap<>();
    for (RuleText text : document.rules()) {
      Optional<RuleText> other = translation.flatMap(it -> it.rule(text.id()));
      text.rule()
          .ifPresent(
              rule ->
                  sentences.put(
                      text.id(),
                      new Sentence(
                          other.map(RuleText::title).orElse(text.title()),
                          ClausePrinter.print(
                                  bare(rule), other.flatMap(RuleText::text).or(text::text), lexicon)
                              .strip()
                              .replaceAll("[ \\n]+", " "))));
    }
    return sentences;
  }

  private static Rule bare(Rule rule) {
    return new Rule(
        rule.id(),
        rule.chapter(),
        rule.audience(),
        rule.force(),
        rule.clause(),
        rule.exception(),
        rule.per(),
        Annotations.NONE);
  }

  /**
   * The sentence of one rule in a language, with the words of its translation; empty where the
   * document has no such rule or its sentence cannot be read.
   */
  public static Optional<String> sentence(
      Document document, RuleId id, Language language, Optional<Document> translation) {
    Optional<Document> usable =
        translation.filter(
            other -> other.language() == language && language != document.language());
    DocumentPrinter printer = new DocumentPrinter(document, language, usable);
    return document
        .rule(id)
        .flatMap(
            text ->
                text.rule()
                    .map(
                        rule ->
                            printer.sentence(
                                text,
                                rule,
                                usable.flatMap(other -> other.rule(id)),
                                printer.lexicon())));
  }

  private Printed print() {
    Lexicon lexicon = lexicon();
    StringBuilder out = new StringBuilder();
    String title = translation.map(Document::title).orElse(document.title());
    out.append("# ").append(title).append('\n');
    int first =
        document.chapters().isEmpty()
            ? Integer.MAX_VALUE
            : document.chapters().getFirst().section().start();
    document.rules().stream()
        .filter(rule -> rule.heading().start() < first)
        .forEach(rule -> out.append(rule(rule, lexicon)));
    for (Document.Chapter chapter : document.chapters()) {
      List<RuleText> rules =
          document.rules().stream()
              .filter(
                  rule ->
                      chapter.section().start() <= rule.heading().start()
                          && rule.heading().start() < chapter.section().end())
              .toList();
      if (!rules.isEmpty()) {
        out.append("\n## ").append(chapterTitle(chapter)).append('\n');
        rules.forEach(rule -> out.append(rule(rule, lexicon)));
      }
    }
    out.append(definitions(lexicon)).append(calendars());
    return new Printed(out.toString(), List.copyOf(untranslated));
  }

  private String chapterTitle(Document.Chapter chapter) {
    List<Document.Chapter> same = ofKind(document, chapter);
    int place = same.indexOf(chapter);
    return translation
        .map(other -> ofKind(other, chapter))
        .filter(others -> others.size() == same.size() && place >= 0)
        .map(others -> others.get(place).title())
        .orElse(chapter.title());
  }

  private static List<Document.Chapter> ofKind(Document document, Document.Chapter chapter) {
    return document.chapters().stream()
        .filter(other -> other.kind().equals(chapter.kind()))
        .toList();
  }

  private String rule(RuleText text, Lexicon lexicon) {
    Optional<RuleText> other = translation.flatMap(it -> it.rule(text.id()));
    String title = other.map(RuleText::title).orElse(text.title());
    StringBuilder out = new StringBuilder();
    out.append("\n### ").append(text.id()).append(" · ").append(title).append('\n');
    text.rule()
        .ifPresent(rule -> out.append('\n').append(quote(sentence(text, rule, other, lexicon))));
    return out.toString();
  }

  private String sentence(RuleText text, Rule rule, Optional<RuleText> other, Lexicon lexicon) {
    Optional<String> freeText = other.flatMap(RuleText::text).or(text::text);
    boolean isForeign = language != document.language() && translation.isEmpty();
    if (isForeign && text.text().isPresent()) {
      untranslated.add(text.id().text());
    }
    Rule worded =
        other.flatMap(RuleText::rule).map(translated -> worded(rule, translated)).orElse(rule);
    return ClausePrinter.print(worded, freeText, lexicon);
  }

  /** The rule with the free texts of its translation. */
  private static Rule worded(Rule rule, Rule translated) {
    Annotations own = rule.annotations();
    Annotations other = translated.annotations();
    return new Rule(
        rule.id(),
        rule.chapter(),
        rule.audience(),
        rule.force(),
        rule.clause(),
        rule.exception(),
        rule.per(),
        new Annotations(
            own.breach(),
            own.owner().isPresent() ? other.owner().or(own::owner) : own.owner(),
            own.reference().isPresent() ? other.reference().or(own::reference) : own.reference(),
            own.measure().isPresent() ? other.measure().or(own::measure) : own.measure(),
            own.serves(),
            own.replaces()));
  }

  private static String quote(String sentence) {
    String block = "> " + sentence.strip().replace("\n", "\n> ");
    return QuoteLayout.layOut(block).map(lines -> String.join("\n", lines)).orElse(block) + "\n";
  }

  private Lexicon lexicon() {
    Lexicon own = document.lexicon();
    if (language == document.language()) {
      return own;
    }
    SequencedMap<String, Wording> terms = new LinkedHashMap<>();
    own.terms()
        .forEach(
            (id, wording) -> {
              Optional<Wording> other =
                  translation.flatMap(it -> Optional.ofNullable(it.lexicon().terms().get(id)));
              if (other.isEmpty()) {
                untranslated.add(wording.fact());
              }
              terms.put(id, other.orElse(wording));
            });
    SequencedMap<String, String> calendars = new LinkedHashMap<>();
    own.calendars()
        .forEach(
            (id, name) -> {
              Optional<String> other =
                  translation.flatMap(it -> Optional.ofNullable(it.lexicon().calendars().get(id)));
              if (other.isEmpty()) {
                untranslated.add(name);
              }
              calendars.put(id, other.orElse(name));
            });
    return new Lexicon(language, terms, calendars, own.attributes(), own.named());
  }

  private String definitions(Lexicon lexicon) {
    StringBuilder rows = new StringBuilder();
    for (DefinitionRow row : document.definitions()) {
      Wording wording = lexicon.terms().get(row.id());
      if (wording != null && row.definition().isPresent()) {
        String act = wording.act().equals(wording.fact()) ? "" : wording.act();
        String nature = row.nature().map(it -> it.print(language)).orElse("");
        String meaning = MeaningPrinter.print(row.definition().get(), lexicon);
        append(rows, row.id(), wording.fact(), act, nature, meaning);
      }
    }
    String header =
        switch (language) {
          case ENGLISH -> "| Id | Term | Act | Kind | Meaning |";
          case FRENCH -> "| Id | Terme | Acte | Nature | Sens |";
        };
    return table(header, rows);
  }

  private String calendars() {
    StringBuilder rows = new StringBuilder();
    for (CalendarRow row : document.calendars()) {
      row.calendar()
          .ifPresent(
              calendar ->
                  append(
                      rows,
                      row.id(),
                      translation
                          .flatMap(
                              it -> Optional.ofNullable(it.lexicon().calendars().get(row.id())))
                          .orElse(row.name().text()),
                      CalendarPrinter.hours(calendar, language),
                      CalendarPrinter.zone(calendar, language),
                      CalendarPrinter.holidays(calendar, language)));
    }
    String header =
        switch (language) {
          case ENGLISH -> "| Id | Calendar | Opening hours | Time zone | Holidays |";
          case FRENCH -> "| Id | Calendrier | Heures d’ouverture | Fuseau horaire | Jours fériés |";
        };
    return table(header, rows);
  }

  private static void append(StringBuilder rows, String... cells) {
    rows.append('|');
    for (String cell : cells) {
      rows.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    rows.append('\n');
  }

  private static String table(String header, StringBuilder rows) {
    if (rows.isEmpty()) {
      return "";
    }
    String block = header + "\n|---|---|---|---|---|\n" + rows.toString().strip();
    return "\n" + TableLayout.layOut(block).map(it -> String.join("\n", it)).orElse(block) + "\n";
  }
}
