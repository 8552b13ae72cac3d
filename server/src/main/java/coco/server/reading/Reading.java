package coco.server.reading;

import coco.engine.calendar.Holidays;
import coco.engine.page.CodeParts;
import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.code.Example;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.server.code.Published;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One text of a published edition as some readers see it. It never changes, so that its parts are
 * made once; where they link to is filled in for each page.
 */
final class Reading {
  /** Stands in the parts for the address under which they lie. */
  private static final String ROOT = "\u0001root\u0001";

  private static final Pattern TERM =
      Pattern.compile("<a class=\"term\" href=\"[^\"]*#term-([^\"]*)\">");

  private static final Pattern DESCRIBED = Pattern.compile("aria-describedby=\"word-([^\"]*)\"");

  private final Published edition;
  private final Document document;
  private final CodeParts parts;
  private final List<Document.RuleText> rules;
  private final List<Document.Chapter> told;
  private final Map<String, String> made = new ConcurrentHashMap<>();

  /**
   * @param document what these readers may read, and nothing else
   */
  Reading(Published edition, Document document, Holidays holidays) {
    this.edition = edition;
    this.document = document;
    this.parts =
        new CodeParts(
            document,
            holidays,
            Readers.OWN,
            anchor -> ROOT + (isGoal(anchor) ? "#" + anchor : place(anchor)));
    this.rules =
        parts.chapters().stream().flatMap(chapter -> parts.rules(chapter).stream()).toList();
    this.told = parts.told();
  }

  /** Goals stand on the code's own page. */
  private boolean isGoal(String anchor) {
    return document.goals().stream().anyMatch(goal -> goal.id().equals(anchor));
  }

  /** Where an anchor of the whole page lies on the site, under an edition's address. */
  static String place(String anchor) {
    if (anchor.startsWith("term-")) {
      return "/terms#" + anchor;
    }
    if (anchor.startsWith("calendar-")) {
      return "/hours#" + anchor;
    }
    if (anchor.startsWith("chapter-")) {
      return "#" + anchor;
    }
    return "/rules/" + URLEncoder.encode(anchor, StandardCharsets.UTF_8);
  }

  Published edition() {
    return edition;
  }

  Document document() {
    return document;
  }

  Language language() {
    return document.language();
  }

  String title() {
    return document.title();
  }

  List<Document.Chapter> chapters() {
    return parts.chapters();
  }

  List<Document.RuleText> rules(Document.Chapter chapter) {
    return parts.rules(chapter);
  }

  List<Document.Goal> goals(Document.Chapter chapter) {
    return parts.goals(chapter);
  }

  /** All rules that these readers see, in order. */
  List<Document.RuleText> rules() {
    return rules;
  }

  Optional<Document.RuleText> rule(String id) {
    return document.rule(id);
  }

  /** A rule's sentence, annotations, guidance and examples. */
  String rule(Document.RuleText rule, String root) {
    return part(
        "rule " + rule.id().text(),
        root,
        () -> TERM.matcher(parts.rule(rule)).replaceAll(Reading::described));
  }

  private static String described(java.util.regex.MatchResult link) {
    String whole = link.group();
    return Matcher.quoteReplacement(
        "%s aria-describedby=\"word-%s\">"
            .formatted(whole.substring(0, whole.length() - 1), link.group(1)));
  }

  /** A history of a rule, drawn on its calendar. */
  String timeline(Example history) {
    return parts.timeline(history);
  }

  /** The terms that a rule's part links to, each once. */
  List<Word> words(Document.RuleText rule) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = DESCRIBED.matcher(rule(rule, ROOT));
    while (matcher.find()) {
      String anchor = matcher.group(1);
      if (words.stream().noneMatch(word -> word.anchor().equals(anchor))) {
        word(anchor).ifPresent(words::add);
      }
    }
    return words;
  }

  /**
   * A term that is explained.
   *
   * @param anchor its place in the table of terms, without {@code term-}
   * @param nature what kind of thing it is; empty where the table does not say
   * @param meaning as its author wrote it, without brackets
   */
  record Word(String anchor, String term, String nature, String meaning) {}

  private Optional<Word> word(String anchor) {
    return document.definitions().stream()
        .filter(row -> anchor(row).equals(anchor))
        .findFirst()
        .map(this::word);
  }

  private static String anchor(Document.DefinitionRow row) {
    return row.id().strip().replaceAll("\\s", "_");
  }

  private Word word(Document.DefinitionRow row) {
    return new Word(
        anchor(row),
        row.fact().text().strip(),
        row.nature().map(it -> it.print(document.language())).orElse(""),
        plain(row.meaning()));
  }

  /** The terms that these readers see explained, in the order of their table. */
  List<Word> words() {
    return parts.definitions().isEmpty()
        ? List.of()
        : document.definitions().stream().map(this::word).toList();
  }

  private static String plain(Clip clip) {
    return clip.text().strip().replaceAll("[\\[\\]`]", "").replaceAll("\\s+", " ");
  }

  /** A rule's clause as one line of plain words; empty where it has none. */
  static String sentence(Document.RuleText rule) {
    return rule.clause().map(Reading::plain).orElse("");
  }

  String goal(Document.Goal goal, String root) {
    return part("goal " + goal.id(), root, () -> parts.goal(goal));
  }

  /** What a chapter says beside its goals, rules and tables; empty where that is nothing. */
  String prose(Document.Chapter chapter, String root) {
    return part("chapter " + chapter.section().start(), root, () -> parts.prose(chapter));
  }

  String introduction(String root) {
    return part("introduction", root, parts::introduction);
  }

  /** What the organisation does not have, each with its reason, in sentences. */
  List<String> without() {
    return parts.without();
  }

  /** What is said beside the opening hours; empty where that is nothing. */
  String besideHours(String root) {
    return part("hours", root, parts::besideHours);
  }

  /** The chapters that have something to say on the code's own page. */
  List<Document.Chapter> told() {
    return told;
  }

  /** What is said before the goals; empty where that is nothing. */
  String besideGoals(String root) {
    return part("goals", root, parts::besideGoals);
  }

  String definitions(String root) {
    return part("definitions", root, parts::definitions);
  }

  private String part(String name, String root, Supplier<String> make) {
    return made.computeIfAbsent(name, any -> make.get()).replace(ROOT, root);
  }
}
