package coco.language.syntax;

import coco.language.Document;
import coco.language.Document.ExampleTable;
import coco.language.Document.Goal;
import coco.language.Document.RuleText;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.FrontMatter;
import coco.language.Limits;
import coco.language.code.Annotations;
import coco.language.code.ChapterKind;
import coco.language.code.Example;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.syntax.Markdown.Block;
import coco.language.syntax.Markdown.BoldLine;
import coco.language.syntax.Markdown.Quote;
import coco.language.syntax.Markdown.Table;
import coco.language.syntax.Outline.Section;
import coco.language.text.Clip;
import coco.language.text.SourceText;
import coco.language.text.Span;
import coco.language.text.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the sections of goals and rules: headings, sentences, examples. */
final class RuleSections {
  private final SourceText source;
  private final boolean areChaptersMapped;
  private final List<Finding> findings;
  private final Map<String, Goal> goals = new LinkedHashMap<>();
  private final Map<String, Heading> rules = new LinkedHashMap<>();
  private @Nullable List<ExampleTable> tables;
  private final Map<RuleId, ParsedClause> firstReadings = new HashMap<>();
  private final List<ExampleAt> examples = new ArrayList<>();
  private boolean isFull;

  /** Sections of a document whose front matter has mapped its chapters, or not. */
  RuleSections(SourceText source, FrontMatter front, List<Finding> findings) {
    this.source = source;
    this.areChaptersMapped = !front.chapters().isEmpty();
    this.findings = findings;
  }

  /** A rule whose sentence is not yet read. */
  record Heading(
      RuleId id,
      String title,
      ChapterKind chapter,
      boolean internal,
      Span span,
      Span place,
      Optional<Clip> clause,
      Optional<Span> quote,
      Span section) {
    ParsedClause parse(Terms terms) {
      return clause
          .map(clip -> ClauseParser.parse(clip, terms))
          .orElseGet(
              () ->
                  new ParsedClause(
                      List.of(),
                      Rule.Force.MUST,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Annotations.NONE,
                      Optional.empty(),
                      List.of(),
                      List.of(),
                      Set.of()));
    }

    private RuleText text(ParsedClause parsed) {
      return new RuleText(
          id,
          title,
          chapter,
          internal,
          span,
          place,
          clause,
          quote,
          section,
          parsed.rule(id, chapter),
          parsed.text(),
          parsed.pieces());
    }
  }

  private record ExampleAt(RuleId rule, String title, Span heading, Table table) {}

  List<Goal> goals() {
    return List.copyOf(goals.values());
  }

  /**
   * The sentence of a rule before it is known which words are attributes; kept, for most sentences
   * have no word of which that would have to be known.
   */
  ParsedClause firstReading(Heading rule, Terms terms) {
    ParsedClause read = rule.parse(terms);
    firstReadings.put(rule.id(), read);
    return read;
  }

  /** The rules, once all words are known. */
  List<RuleText> texts(Terms terms) {
    List<RuleText> texts = new ArrayList<>();
    for (Heading rule : rules.values()) {
      ParsedClause read = firstReadings.get(rule.id());
      if (read == null || !read.holdsWith(terms.lexicon().attributes())) {
        read = rule.parse(terms);
      }
      findings.addAll(read.findings());
      texts.add(rule.text(read));
    }
    return texts;
  }

  List<Heading> rules() {
    return List.copyOf(rules.values());
  }

  /**
   * The examples, once the terms are known. Attributes show in them by their own shape, so that
   * they are read once, also before it is known which words are attributes.
   */
  List<ExampleTable> examples(Terms terms) {
    List<ExampleTable> read = tables;
    if (read == null) {
      ExampleParser parser = new ExampleParser(terms, rules.keySet(), findings);
      read =
          examples.stream()
              .map(at -> parser.parse(at.rule(), at.title(), at.heading(), at.table()))
              .toList();
      tables = read;
    }
    return read;
  }

  /** The names of the event's attributes that examples add with {@code with}. */
  SequencedSet<String> namesInExamples(Terms terms) {
    SequencedSet<String> names = new LinkedHashSet<>();
    for (ExampleTable table : examples(terms)) {
      for (Example.Line line : table.example().map(Example::lines).orElse(List.of())) {
        if (line.what() instanceof Example.Happens happens) {
          happens.with().keySet().stream().filter(name -> !name.contains(".")).forEach(names::add);
        }
      }
    }
    return names;
  }

  /** Reads one section; what is no goal and no rule is prose. */
  void read(Section section) {
    Optional<HeadingText> heading =
        section.heading().flatMap(block -> HeadingText.read(block.text()));
    boolean hasQuote = !section.blocks(Quote.class).isEmpty();
    if (section.kind().isEmpty() && areChaptersMapped) {
      if (heading.isPresent() && hasQuote) {
        findings.add(
            Finding.of(
                FindingKind.RULE_OUTSIDE_CHAPTER, heading.get().place(), heading.get().id()));
      }
      return;
    }
    ChapterKind kind = section.kind().orElse(ChapterKind.OTHER);
    if (!areChaptersMapped && heading.isEmpty() && hasQuote) {
      findings.add(
          Finding.of(
              FindingKind.CLAUSE_OUTSIDE_RULE, section.blocks(Quote.class).getFirst().span()));
    }
    switch (kind) {
      case GOALS -> goal(section, heading);
      case COMMUNICATION, SERVICE, DISPUTES, ETHICS -> rule(section, heading, kind, true);
      case RESOURCES, OTHER -> rule(section, heading, kind, hasQuote);
      case DEFINITIONS, CALENDARS -> exampleOutsideRule(section);
    }
  }

  private void goal(Section section, Optional<HeadingText> heading) {
    exampleOutsideRule(section);
    if (section.heading().isEmpty()) {
      return;
    }
    Span span = section.heading().get().span();
    if (heading.isEmpty()) {
      reportWithoutId(section, FindingKind.HEADING_WITHOUT_ID);
      return;
    }
    HeadingText read = heading.get();
    Goal same = goals.get(read.id());
    if (same != null) {
      reportDuplicate(read, same.heading());
      return;
    }
    Span body = new Span(Math.min(span.end(), section.span().end()), section.span().end());
    goals.put(read.id(), new Goal(read.id(), read.title(), span, read.place(), body));
  }

  private void reportWithoutId(Section section, FindingKind kind) {
    Markdown.Heading heading = section.heading().orElseThrow();
    findings.add(Finding.of(kind, heading.span(), heading.text().text().strip()));
  }

  private void reportDuplicate(HeadingText heading, Span first) {
    String line = String.valueOf(source.lineOf(first.start()));
    findings.add(Finding.of(FindingKind.DUPLICATE_ID, heading.place(), heading.id(), line));
  }

  private void rule(
      Section section, Optional<HeadingText> heading, ChapterKind kind, boolean isRule) {
    List<Quote> quotes = section.blocks(Quote.class);
    if (section.heading().isEmpty()) {
      exampleOutsideRule(section);
      if (!quotes.isEmpty() && isRule && !isFreeProse(kind)) {
        findings.add(Finding.of(FindingKind.CLAUSE_OUTSIDE_RULE, quotes.getFirst().span()));
      }
      return;
    }
    if (heading.isEmpty()) {
      exampleOutsideRule(section);
      if (!isFreeProse(kind)) {
        reportWithoutId(
            section,
            quotes.isEmpty() ? FindingKind.HEADING_NOT_A_RULE : FindingKind.HEADING_WITHOUT_ID);
      }
      return;
    }
    if (isRule) {
      add(section, heading.get(), kind, quotes);
    }
  }

  private static boolean isFreeProse(ChapterKind kind) {
    return kind == ChapterKind.RESOURCES || kind == ChapterKind.OTHER;
  }

  private void add(Section section, HeadingText heading, ChapterKind kind, List<Quote> quotes) {
    Heading same = rules.get(heading.id());
    if (same != null) {
      reportDuplicate(heading, same.span());
      return;
    }
    if (rules.size() >= Limits.RULES) {
      if (rules.size() == Limits.RULES && !isFull) {
        findings.add(
            Finding.of(FindingKind.TOO_MANY_RULES, heading.place(), String.valueOf(Limits.RULES)));
        isFull = true;
      }
      return;
    }
    Optional<Quote> quote = onlyQuote(heading, quotes);
    rules.put(
        heading.id(),
        new Heading(
            new RuleId(heading.id()),
            heading.title(),
            kind,
            section.chapter().filter(Document.Chapter::internal).isPresent(),
            section.heading().orElseThrow().span(),
            heading.place(),
            quote.map(Quote::text),
            quotes.isEmpty() ? Optional.empty() : Optional.of(quotes.getFirst().span()),
            section.span()));
    examples(section, new RuleId(heading.id()));
  }

  private Optional<Quote> onlyQuote(HeadingText heading, List<Quote> quotes) {
    if (quotes.isEmpty()) {
      findings.add(Finding.of(FindingKind.RULE_WITHOUT_CLAUSE, heading.place(), heading.id()));
      return Optional.empty();
    }
    Quote quote = quotes.getFirst();
    if (quotes.size() > 1) {
      findings.add(
          Finding.of(FindingKind.RULE_WITH_TWO_CLAUSES, quotes.get(1).span(), heading.id()));
      return Optional.empty();
    }
    if (!quote.plain()) {
      findings.add(Finding.of(FindingKind.CLAUSE_NOT_PLAIN, quote.span(), heading.id()));
      return Optional.empty();
    }
    if (quote.reference()) {
      findings.add(Finding.of(FindingKind.REFERENCE_IN_CLAUSE, quote.span(), heading.id()));
      return Optional.empty();
    }
    return Optional.of(quote);
  }

  private void examples(Section section, RuleId rule) {
    List<Block> blocks = section.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (!(blocks.get(i) instanceof BoldLine line)) {
        continue;
      }
      Optional<String> title = ExampleParser.title(line);
      if (title.isEmpty()) {
        continue;
      }
      boolean hasTable = i + 1 < blocks.size() && blocks.get(i + 1) instanceof Table;
      if (!hasTable) {
        findings.add(Finding.of(FindingKind.EXAMPLE_WITHOUT_TABLE, line.span(), title.get()));
      } else if (examples.size() < Limits.EXAMPLES) {
        examples.add(new ExampleAt(rule, title.get(), line.span(), (Table) blocks.get(i + 1)));
      } else {
        findings.add(
            Finding.of(
                FindingKind.TOO_MANY_EXAMPLES, line.span(), String.valueOf(Limits.EXAMPLES)));
      }
    }
  }

  private void exampleOutsideRule(Section section) {
    for (BoldLine line : section.blocks(BoldLine.class)) {
      ExampleParser.title(line)
          .ifPresent(
              title ->
                  findings.add(Finding.of(FindingKind.EXAMPLE_OUTSIDE_RULE, line.span(), title)));
    }
  }
}
