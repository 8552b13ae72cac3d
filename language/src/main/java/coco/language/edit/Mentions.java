package coco.language.edit;

import coco.language.Document;
import coco.language.Document.DefinitionRow;
import coco.language.Document.RuleText;
import coco.language.edit.Mention.Form;
import coco.language.edit.Mention.Kind;
import coco.language.syntax.Piece;
import coco.language.text.Clip;
import coco.language.text.Lexicon;
import coco.language.text.Located;
import coco.language.text.Span;
import coco.language.text.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All places of a document that name something, in its order. Brackets are found by their shape and
 * not by the grammar, so that a sentence that is half typed has its terms all the same.
 */
public final class Mentions {
  static final Set<Lexicon.Kind> ANY_KIND = EnumSet.allOf(Lexicon.Kind.class);
  private static final Pattern BRACKET = Pattern.compile("\\[([^\\[\\]]+)\\]");

  private final Document document;
  private final Terms terms;
  private final List<Mention> all = new ArrayList<>();

  private Mentions(Document document) {
    this.document = document;
    this.terms = Terms.of(document.lexicon());
  }

  /** The mentions of a document, each once, in its order. */
  public static List<Mention> of(Document document) {
    Mentions mentions = new Mentions(document);
    mentions.front();
    mentions.goals();
    document.rules().forEach(mentions::rule);
    document.definitions().forEach(mentions::definition);
    mentions.calendars();
    mentions.examples();
    return mentions.all.stream()
        .distinct()
        .sorted(Comparator.comparingInt((Mention mention) -> mention.span().start()))
        .toList();
  }

  /** The mention at an offset: the cursor stands in it, or just behind it. */
  public static Optional<Mention> at(Document document, int offset) {
    return of(document).stream()
        .filter(mention -> mention.span().start() <= offset && offset <= mention.span().end())
        .findFirst();
  }

  /** The place that defines what a mention names. */
  public static Optional<Mention> definition(Document document, Mention mention) {
    return of(document).stream()
        .filter(other -> other.defines() && other.names(mention))
        .findFirst();
  }

  /** All places that name what a mention names, itself and its definition included. */
  public static List<Mention> references(Document document, Mention mention) {
    return of(document).stream().filter(mention::names).toList();
  }

  private void front() {
    for (Located<String> closing : document.frontMatter().closes()) {
      wording(closing, name -> name).ifPresent(span -> bracket(closing.value(), span));
    }
    document
        .frontMatter()
        .calendar()
        .ifPresent(
            name ->
                wording(name, text -> text)
                    .ifPresent(
                        span ->
                            terms
                                .calendar(document.source().text(span))
                                .ifPresent(id -> add(Kind.CALENDAR, id, Form.NAME, false, span))));
  }

  /** Where a value of the front matter stands without quotation marks and brackets. */
  private Optional<Span> wording(Located<String> located, UnaryOperator<String> value) {
    String written = document.source().text(located.span());
    String bare = value.apply(located.value()).replaceAll("^\\[|\\]$", "");
    int at = written.indexOf(bare);
    return at < 0
        ? Optional.empty()
        : Optional.of(
            new Span(located.span().start() + at, located.span().start() + at + bare.length()));
  }

  private void goals() {
    document.goals().forEach(goal -> add(Kind.GOAL, goal.id(), Form.NAME, true, goal.place()));
  }

  private void rule(RuleText rule) {
    add(Kind.RULE, rule.id().text(), Form.NAME, true, rule.place());
    rule.clause().ifPresent(this::brackets);
    if (rule.rule().isEmpty()) {
      // A sentence that is half typed has no pieces; its ids are found by their shape.
      rule.clause().ifPresent(this::ids);
    }
    for (Piece piece : rule.pieces()) {
      switch (piece.kind()) {
        case GOAL -> add(Kind.GOAL, piece.id(), Form.NAME, false, piece.span());
        case RULE -> add(Kind.RULE, piece.id(), Form.NAME, false, piece.span());
        case TERM, CALENDAR, WORKING_TIME -> {}
      }
    }
  }

  private void ids(Clip clause) {
    document.goals().forEach(goal -> ids(clause, Kind.GOAL, goal.id()));
    document.rules().forEach(rule -> ids(clause, Kind.RULE, rule.id().text()));
  }

  private void ids(Clip clause, Kind kind, String id) {
    Matcher matcher = id(id).matcher(clause.text());
    while (matcher.find()) {
      add(kind, id, Form.NAME, false, clause.span(matcher.start(), matcher.end()));
    }
  }

  private void definition(DefinitionRow row) {
    add(Kind.TERM, row.id(), Form.FACT, true, whole(row.fact()));
    row.act().ifPresent(act -> add(Kind.TERM, row.id(), Form.ACT, true, whole(act)));
    brackets(row.meaning());
  }

  private void calendars() {
    document
        .calendars()
        .forEach(row -> add(Kind.CALENDAR, row.id(), Form.NAME, true, whole(row.name())));
  }

  private void examples() {
    for (Document.ExampleTable example : document.examples()) {
      for (Span line : example.lines()) {
        String text = document.source().text(line);
        brackets(Clip.contiguous(text, line.start()));
        outcomes(text, line.start());
      }
    }
  }

  /** Ids of other rules in the last cell: {@code pending, CS-1 void}. */
  private void outcomes(String row, int start) {
    int end = row.lastIndexOf('|');
    int begin = end < 0 ? -1 : row.lastIndexOf('|', end - 1);
    if (begin < 0) {
      return;
    }
    for (RuleText rule : document.rules()) {
      Matcher matcher = id(rule.id().text()).matcher(row).region(begin, end);
      while (matcher.find()) {
        Span span = new Span(start + matcher.start(), start + matcher.end());
        add(Kind.RULE, rule.id().text(), Form.NAME, false, span);
      }
    }
  }

  private static Pattern id(String id) {
    return Pattern.compile("(?<![\\p{L}\\p{N}-])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}-])");
  }

  private void brackets(Clip clip) {
    Matcher matcher = BRACKET.matcher(clip.text());
    while (matcher.find()) {
      bracket(matcher.group(1), clip.span(matcher.start(1), matcher.end(1)));
    }
  }

  private void bracket(String wording, Span span) {
    String bare = wording.replaceAll("^\\[|\\]$", "");
    List<Terms.Entry> found = terms.find(bare, ANY_KIND);
    if (found.isEmpty()) {
      terms.calendar(bare).ifPresent(id -> add(Kind.CALENDAR, id, Form.NAME, false, span));
      return;
    }
    String id = found.getFirst().id();
    add(Kind.TERM, id, form(id, bare), false, span);
  }

  /** The act where the wording is nearer to it than to the fact. */
  private Form form(String id, String wording) {
    Lexicon.Wording known = document.lexicon().terms().get(id);
    if (known == null || known.act().equals(known.fact())) {
      return Form.FACT;
    }
    return Wordings.same(wording, known.act(), document.language()) ? Form.ACT : Form.FACT;
  }

  private static Span whole(Clip clip) {
    return clip.span(0, clip.text().length());
  }

  private void add(Kind kind, String id, Form form, boolean defines, Span span) {
    all.add(new Mention(kind, id, form, defines, span));
  }
}
