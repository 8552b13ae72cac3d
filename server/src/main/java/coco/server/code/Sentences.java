package coco.server.code;

import coco.language.Document;
import coco.language.FindingKind;
import coco.language.FindingKind.Severity;
import coco.language.code.RuleId;
import coco.language.print.DocumentPrinter;
import coco.language.print.SentenceParts;
import coco.language.print.Slot;
import coco.language.syntax.ClauseParser;
import coco.language.syntax.ParsedClause;
import coco.language.text.Clip;
import coco.language.text.Lexicon;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts the sentence of a rule, said in the other language, into the text of that language. */
final class Sentences {
  private static final int WIDTH = 100;

  private static final Set<FindingKind> NO_SENTENCE =
      Set.of(
          FindingKind.NOT_A_CLAUSE,
          FindingKind.CLAUSE_NOT_PLAIN,
          FindingKind.REFERENCE_IN_CLAUSE,
          FindingKind.RULE_WITHOUT_CLAUSE);

  /** What is bound where it stands without brackets; a role or a word of the data only at need. */
  private static final Set<Lexicon.Kind> BOUND = EnumSet.of(Lexicon.Kind.EVENT, Lexicon.Kind.STATE);

  private static final Set<Lexicon.Kind> ALL = EnumSet.allOf(Lexicon.Kind.class);

  private static final Set<Severity> ERRORS = EnumSet.of(Severity.ERROR, Severity.ERROR_OF_FORM);

  private static final Set<Slot> ANNOTATIONS =
      EnumSet.of(Slot.BREACH, Slot.OWNER, Slot.REFERENCE, Slot.MEASURE, Slot.SERVES, Slot.REPLACES);

  /** What a suggestion that does not say it leaves as it was. */
  private static final Set<Slot> UNSAID = EnumSet.copyOf(ANNOTATIONS);

  static {
    UNSAID.add(Slot.AUDIENCE);
  }

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
   * What somebody would rather have as the sentence of a rule, as that rule's own text. Readers see
   * no brackets: terms that stand in it without are bound. What it leaves unsaid, what follows a
   * breach, and the annotations, stays as it was: nobody who suggests two days for one means to end
   * the rest.
   */
  static String suggested(Document document, Document.RuleText rule, String suggestion) {
    Lexicon lexicon = document.lexicon();
    String bare = oneLine(suggestion.replaceAll("(?m)^\\s*>", " "));
    Optional<SentenceParts> was = rule.rule().map(it -> SentenceParts.of(it, rule.text(), lexicon));
    Optional<SentenceParts> read =
        parts(rule, bare, lexicon)
            .or(() -> parts(rule, bound(bare, lexicon, BOUND), lexicon))
            .or(() -> parts(rule, bound(bare, lexicon, ALL), lexicon));
    if (was.isEmpty()) {
      return read.map(it -> it.sentence(lexicon).text()).orElse(bare);
    }
    return read.map(it -> joined(it, was.get()).sentence(lexicon).text())
        .orElseGet(() -> bare + annotations(was.get(), lexicon));
  }

  private static Optional<SentenceParts> parts(
      Document.RuleText rule, String sentence, Lexicon lexicon) {
    ParsedClause parsed = ClauseParser.parse(Clip.contiguous(sentence, 0), lexicon);
    boolean isSound =
        parsed.findings().stream().noneMatch(it -> ERRORS.contains(it.kind().severity()));
    return isSound
        ? parsed
            .rule(rule.id(), rule.chapter())
            .map(it -> SentenceParts.of(it, parsed.text(), lexicon))
        : Optional.empty();
  }

  /** Terms that stand there without brackets, bound; the longest first. */
  private static String bound(String sentence, Lexicon lexicon, Set<Lexicon.Kind> kinds) {
    List<String> words =
        lexicon.terms().values().stream()
            .filter(it -> kinds.contains(it.kind()))
            .flatMap(it -> Stream.of(it.fact(), it.act()))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    String bound = sentence;
    for (String each : words) {
      Pattern bare =
          Pattern.compile(
              "\\[[^\\]]*\\]|(?<!\\p{L})(" + Pattern.quote(each) + ")(?!\\p{L})",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
      bound =
          bare.matcher(bound)
              .replaceAll(
                  it ->
                      Matcher.quoteReplacement(
                          it.group(1) == null ? it.group() : "[" + each + "]"));
    }
    return bound;
  }

  private static SentenceParts joined(SentenceParts said, SentenceParts was) {
    Map<Slot, String> slots = new EnumMap<>(Slot.class);
    slots.putAll(said.slots());
    UNSAID.forEach(
        slot -> {
          String before = was.slots().get(slot);
          if (before != null) {
            slots.putIfAbsent(slot, before);
          }
        });
    boolean keeps = said.reparations().isEmpty() && said.form().isRepaired();
    return new SentenceParts(said.form(), slots, keeps ? was.reparations() : said.reparations());
  }

  /** What stands behind the full stop of a sentence. */
  private static String annotations(SentenceParts was, Lexicon lexicon) {
    Map<Slot, String> without = new EnumMap<>(Slot.class);
    without.putAll(was.slots());
    ANNOTATIONS.forEach(without::remove);
    SentenceParts bare = new SentenceParts(was.form(), without, was.reparations());
    return was.sentence(lexicon).text().substring(bare.sentence(lexicon).text().length());
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
