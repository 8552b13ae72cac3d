package coco.language.edit;

import coco.language.Document;
import coco.language.Document.CalendarRow;
import coco.language.Document.DefinitionRow;
import coco.language.Document.Goal;
import coco.language.Document.RuleText;
import coco.language.Finding;
import coco.language.FindingTexts;
import coco.language.code.RuleId;
import coco.language.print.CalendarPrinter;
import coco.language.print.DocumentPrinter;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What there is to know about a place: what a term means, what a rule says in the other language,
 * why something is a finding.
 */
public final class Explanations {
  private Explanations() {}

  /**
   * What is explained.
   *
   * @param markdown paragraphs with a blank line between them
   * @param span what it is about
   */
  public record Explanation(String markdown, Span span) {}

  /**
   * The explanation of an offset, in the document's language.
   *
   * @param translation the version in the other language, where there is one
   */
  public static Optional<Explanation> at(
      Document document, Optional<Document> translation, int offset) {
    List<String> paragraphs = new ArrayList<>();
    Optional<Span> span = Optional.empty();
    for (Finding finding : document.findings()) {
      if (holds(finding.span(), offset)) {
        FindingTexts texts = FindingTexts.in(document.language());
        paragraphs.add("**" + finding.kind().id() + "** " + texts.what(finding));
        paragraphs.add(texts.why(finding));
        paragraphs.add(texts.todo(finding));
        span = span.or(() -> Optional.of(finding.span()));
      }
    }
    Optional<Mention> mention = Mentions.at(document, offset);
    if (mention.isPresent()) {
      paragraphs.addAll(named(document, translation, mention.get()));
      span = Optional.of(mention.get().span());
    } else {
      Optional<RuleText> rule =
          document.rules().stream()
              .filter(each -> each.quote().filter(quote -> holds(quote, offset)).isPresent())
              .findFirst();
      if (rule.isPresent()) {
        Optional<String> other = sentence(document, rule.get().id(), translation);
        other.ifPresent(paragraphs::add);
        span = span.or(() -> other.flatMap(any -> rule.get().quote()));
      }
    }
    return span.filter(any -> !paragraphs.isEmpty())
        .map(place -> new Explanation(String.join("\n\n", paragraphs), place));
  }

  private static boolean holds(Span span, int offset) {
    return span.start() <= offset && offset < Math.max(span.end(), span.start() + 1);
  }

  private static List<String> named(
      Document document, Optional<Document> translation, Mention mention) {
    return switch (mention.kind()) {
      case TERM -> term(document, translation, mention.id());
      case CALENDAR -> calendar(document, translation, mention.id());
      case GOAL ->
          document.goals().stream()
              .filter(goal -> goal.id().equals(mention.id()))
              .findFirst()
              .map(goal -> goal(document, goal))
              .orElse(List.of());
      case RULE -> rule(document, translation, new RuleId(mention.id()));
    };
  }

  private static List<String> term(Document document, Optional<Document> translation, String id) {
    List<String> paragraphs = new ArrayList<>();
    wording(document, id).ifPresent(paragraphs::add);
    document.definitions().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .map(row -> meaning(document, row))
        .ifPresent(paragraphs::add);
    translation
        .flatMap(other -> wording(other, id).map(words -> tag(other.language()) + words))
        .ifPresent(paragraphs::add);
    return paragraphs;
  }

  private static Optional<String> wording(Document document, String id) {
    Lexicon.Wording wording = document.lexicon().terms().get(id);
    return Optional.ofNullable(wording)
        .map(
            words ->
                words.act().equals(words.fact())
                    ? "**" + words.fact() + "**"
                    : "**" + words.fact() + "** · " + words.act());
  }

  private static String meaning(Document document, DefinitionRow row) {
    String nature = row.nature().map(it -> it.print(document.language()) + " · ").orElse("");
    return nature + row.meaning().text().strip();
  }

  private static List<String> calendar(
      Document document, Optional<Document> translation, String id) {
    List<String> paragraphs = new ArrayList<>();
    Optional<CalendarRow> row =
        document.calendars().stream().filter(each -> each.id().equals(id)).findFirst();
    row.ifPresent(each -> paragraphs.add("**" + each.name().text().strip() + "**"));
    row.flatMap(CalendarRow::calendar)
        .ifPresent(
            calendar ->
                paragraphs.add(
                    String.join(
                        " · ",
                        CalendarPrinter.hours(calendar, document.language()),
                        CalendarPrinter.zone(calendar, document.language()),
                        CalendarPrinter.holidays(calendar, document.language()))));
    translation
        .map(other -> other.lexicon().calendars().get(id))
        .ifPresent(name -> paragraphs.add(tag(other(document.language())) + name));
    return paragraphs;
  }

  private static List<String> goal(Document document, Goal goal) {
    return List.of(
        "**" + goal.id() + " · " + goal.title() + "**",
        document.source().text(goal.body()).strip());
  }

  private static List<String> rule(Document document, Optional<Document> translation, RuleId id) {
    List<String> paragraphs = new ArrayList<>();
    document.rule(id).ifPresent(rule -> paragraphs.add("**" + id + " · " + rule.title() + "**"));
    DocumentPrinter.sentence(document, id, document.language(), Optional.empty())
        .ifPresent(paragraphs::add);
    sentence(document, id, translation).ifPresent(paragraphs::add);
    return paragraphs;
  }

  /** The sentence in the other language. */
  private static Optional<String> sentence(
      Document document, RuleId id, Optional<Document> translation) {
    Language other = other(document.language());
    return DocumentPrinter.sentence(document, id, other, translation)
        .map(sentence -> tag(other) + sentence);
  }

  private static Language other(Language language) {
    return switch (language) {
      case ENGLISH -> Language.FRENCH;
      case FRENCH -> Language.ENGLISH;
    };
  }

  private static String tag(Language language) {
    return "*" + language.tag() + "* ";
  }
}
