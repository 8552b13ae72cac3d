package coco.server.code;

import coco.language.Document;
import coco.language.FindingKind;
import coco.language.code.RuleId;
import coco.language.print.DocumentPrinter;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the sentence of a rule, said in the other language, into the text of that language. */
final class Sentences {
  private static final int WIDTH = 100;

  private static final Set<FindingKind> NO_SENTENCE =
      Set.of(
          FindingKind.NOT_A_CLAUSE,
          FindingKind.CLAUSE_NOT_PLAIN,
          FindingKind.REFERENCE_IN_CLAUSE,
          FindingKind.RULE_WITHOUT_CLAUSE);

  private Sentences() {}

  /** The sentence that a rule of one text would have in the other. */
  static Optional<String> proposal(Document from, Document.RuleText rule, Document into) {
    return DocumentPrinter.sentence(from, rule.id(), into.language(), Optional.of(into));
  }

  /**
   * The text with a rule's sentence put in: in place of the one it has, or as a rule of its own
   * after the one that stands before it in the other text.
   *
   * @return empty where the text has neither the rule nor a place for it
   */
  static Optional<String> put(Document from, Document.RuleText rule, Document into) {
    Optional<String> sentence = proposal(from, rule, into);
    if (sentence.isEmpty()) {
      return Optional.empty();
    }
    Optional<Document.RuleText> there = into.rule(rule.id());
    if (there.isPresent()) {
      return there.get().quote().map(quote -> replaced(into, quote, quoted(sentence.get())));
    }
    return place(from, rule, into)
        .map(
            at ->
                replaced(
                    into,
                    new Span(at, at),
                    "### %s · %s%n%n%s%n%n"
                        .formatted(rule.id().text(), rule.title(), quoted(sentence.get()))
                        .replace(System.lineSeparator(), "\n")));
  }

  /** The text with another sentence as the one of a rule. */
  static Optional<String> put(Document document, Document.RuleText rule, String sentence) {
    return rule.quote().map(quote -> replaced(document, quote, quoted(sentence)));
  }

  /**
   * Whether what stands as the sentence of a rule is none at all; one that is begun well, and has a
   * fault that its writer can mend, is.
   */
  static boolean isNone(Document document, Document.RuleText rule) {
    return document.findings().stream()
        .anyMatch(
            finding ->
                NO_SENTENCE.contains(finding.kind())
                    && finding.span().start() >= rule.section().start()
                    && finding.span().start() < rule.section().end());
  }

  /** The text with a new rule as the last one of a chapter. */
  static String add(
      Document document, Document.Chapter chapter, RuleId id, String title, String sentence) {
    String text = document.source().text();
    String before = text.substring(0, chapter.section().end()).stripTrailing();
    String after = text.substring(chapter.section().end()).stripLeading();
    return "%s\n\n### %s · %s\n\n%s\n%s"
        .formatted(
            before, id.text(), title, quoted(sentence), after.isEmpty() ? after : "\n" + after);
  }

  private static String replaced(Document document, Span span, String words) {
    String text = document.source().text();
    // A quote's span ends with its last line, perhaps with that line's end.
    String end = text.substring(span.start(), span.end()).endsWith("\n") ? "\n" : "";
    return text.substring(0, span.start()) + words + end + text.substring(span.end());
  }

  /** Behind the nearest rule before it that both texts have, else at the head of its chapter. */
  private static Optional<Integer> place(Document from, Document.RuleText rule, Document into) {
    List<Document.RuleText> all = from.rules();
    for (int i = all.indexOf(rule) - 1; i >= 0; i--) {
      Optional<Document.RuleText> before = into.rule(all.get(i).id());
      if (before.isPresent() && before.get().chapter() == rule.chapter()) {
        return Optional.of(before.get().section().end());
      }
    }
    return into.rules().stream()
        .filter(other -> other.chapter() == rule.chapter())
        .findFirst()
        .map(first -> first.heading().start());
  }

  /**
   * A sentence stands on one line: what would end its frame and begin something else is a blank.
   */
  static String oneLine(String sentence) {
    return sentence.replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ").strip();
  }

  private static String quoted(String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("> ");
    for (String word : oneLine(sentence).split(" ", -1)) {
      if (line.length() > 2 && line.length() + word.length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder("> ");
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
    return String.join("\n", lines);
  }
}
