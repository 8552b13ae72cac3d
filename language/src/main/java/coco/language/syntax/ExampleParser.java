package coco.language.syntax;

import coco.language.Document.ExampleTable;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.code.Example;
import coco.language.code.Example.Expected;
import coco.language.code.Example.Line;
import coco.language.code.Example.Outcome;
import coco.language.code.Example.What;
import coco.language.code.RuleId;
import coco.language.syntax.Columns.Column;
import coco.language.syntax.Markdown.BoldLine;
import coco.language.syntax.Markdown.Row;
import coco.language.syntax.Markdown.Table;
import coco.language.text.Clip;
import coco.language.text.Lexicon;
import coco.language.text.NearNames;
import coco.language.text.Span;
import coco.language.text.Terms;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the table under {@code **Example: …**}. */
final class ExampleParser {
  private static final Pattern LEAD =
      Pattern.compile("\\s*ex[ae]mple\\h*(?:\\p{N}+\\h*)?[:—–]\\s*(?<title>.*)", flags());
  private static final Pattern SEPARATOR = Pattern.compile("[,;]|\\h(?:and|et)\\h");
  private static final List<Column> COLUMNS = List.of(Column.WHEN, Column.WHAT, Column.THEN);

  private final Lexicon lexicon;
  private final Collection<String> rules;
  private final List<Finding> findings;
  private final DateWords dates;
  private final Terms terms;
  private WhatParser whats;

  ExampleParser(Terms terms, Collection<String> rules, List<Finding> findings) {
    this.lexicon = terms.lexicon();
    this.rules = rules;
    this.findings = findings;
    this.dates = new DateWords(lexicon.language());
    this.terms = terms;
    this.whats = new WhatParser(terms, findings);
  }

  private static int flags() {
    return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
  }

  /** The title of an example that a bold line opens; empty where it opens none. */
  static Optional<String> title(BoldLine line) {
    Matcher matcher = LEAD.matcher(line.text().text());
    return matcher.matches() ? Optional.of(matcher.group("title").strip()) : Optional.empty();
  }

  /** The example of a rule. */
  ExampleTable parse(RuleId rule, String title, Span heading, Table table) {
    List<Span> places = table.rows().stream().map(Row::span).toList();
    int before = findings.size();
    whats = new WhatParser(terms, findings);
    List<Line> lines = new ArrayList<>();
    Columns columns = Columns.read(table, lexicon.language(), COLUMNS, findings);
    boolean readable = columns.require(table, lexicon.language(), COLUMNS, findings);
    if (readable && isRightLength(table)) {
      for (Row row : table.rows()) {
        if (Columns.isWhole(table, row, findings)) {
          line(columns, row).ifPresent(lines::add);
        }
      }
      checkOrder(lines, places);
    }
    boolean sound =
        !lines.isEmpty()
            && findings.subList(before, findings.size()).stream().noneMatch(ExampleParser::isError);
    if (sound && lines.stream().allMatch(line -> line.expected().isEmpty())) {
      findings.add(Finding.of(FindingKind.EXAMPLE_EXPECTS_NOTHING, heading, title));
    }
    return new ExampleTable(
        rule,
        title,
        heading,
        places,
        sound ? Optional.of(new Example(rule, lines)) : Optional.empty());
  }

  private static boolean isError(Finding finding) {
    return switch (finding.kind().severity()) {
      case ERROR_OF_FORM, ERROR -> true;
      case WARNING, NOTE -> false;
    };
  }

  private boolean isRightLength(Table table) {
    int rows = table.rows().size();
    if (rows == 0) {
      findings.add(Finding.of(FindingKind.EXAMPLE_EMPTY, table.span()));
    }
    if (rows > Limits.EXAMPLE_LINES) {
      findings.add(
          Finding.of(
              FindingKind.EXAMPLE_TOO_LONG,
              table.span(),
              String.valueOf(Limits.EXAMPLE_LINES),
              String.valueOf(rows)));
    }
    return rows > 0 && rows <= Limits.EXAMPLE_LINES;
  }

  private void checkOrder(List<Line> lines, List<Span> places) {
    if (lines.size() != places.size()) {
      return;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).when().isBefore(lines.get(i - 1).when())) {
        findings.add(Finding.of(FindingKind.LINES_OUT_OF_ORDER, places.get(i)));
        return;
      }
    }
  }

  private Optional<Line> line(Columns columns, Row row) {
    Optional<LocalDateTime> when =
        columns.filled(row, Column.WHEN, lexicon.language(), findings).flatMap(this::when);
    Optional<What> what =
        columns.filled(row, Column.WHAT, lexicon.language(), findings).flatMap(whats::parse);
    Optional<List<Expected>> then = then(columns.cell(row, Column.THEN));
    return when.isPresent() && what.isPresent() && then.isPresent()
        ? Optional.of(new Line(when.get(), what.get(), then.get()))
        : Optional.empty();
  }

  private Optional<LocalDateTime> when(Clip cell) {
    Optional<DateWords.Moment> read = dates.moment(cell.text());
    Span all = cell.span(0, cell.text().length());
    if (read.isEmpty()) {
      findings.add(Finding.of(FindingKind.NOT_A_MOMENT, all, cell.text()));
      return Optional.empty();
    }
    DateWords.Moment moment = read.get();
    if (moment.weekday().isPresent() && moment.weekday().get() != moment.date().getDayOfWeek()) {
      findings.add(
          Finding.of(
              FindingKind.WRONG_WEEKDAY,
              all,
              moment.date().toString(),
              dates.name(moment.date().getDayOfWeek()),
              dates.name(moment.weekday().get())));
      return Optional.empty();
    }
    // 24:00 is the next local midnight.
    return Optional.of(
        moment.date().atStartOfDay().plusMinutes(moment.minutes()).plusSeconds(moment.seconds()));
  }

  private Optional<List<Expected>> then(Clip cell) {
    List<Expected> expected = new ArrayList<>();
    boolean sound = true;
    int from = 0;
    Matcher separator = SEPARATOR.matcher(cell.text());
    while (from <= cell.text().length()) {
      boolean more = separator.find(from);
      int until = more ? separator.start() : cell.text().length();
      Clip part = Columns.trimmed(cell.part(from, until));
      if (!part.text().isEmpty()) {
        Optional<Expected> read = expected(part);
        read.ifPresent(expected::add);
        sound &= read.isPresent();
      }
      from = more ? separator.end() : cell.text().length() + 1;
    }
    return sound ? Optional.of(expected) : Optional.empty();
  }

  private Optional<Expected> expected(Clip part) {
    Span all = part.span(0, part.text().length());
    Optional<Outcome> alone = OutcomeWords.read(part.text(), lexicon.language());
    if (alone.isPresent()) {
      return Optional.of(new Expected(Optional.empty(), alone.get()));
    }
    String[] words = part.text().split("[\\s\\u00A0:]+", 2);
    Optional<Outcome> outcome =
        words.length == 2 ? OutcomeWords.read(words[1], lexicon.language()) : Optional.empty();
    if (outcome.isEmpty()) {
      List<String> known = OutcomeWords.all(lexicon.language());
      boolean hasRule = words.length == 2 && rules.contains(words[0]);
      String written = hasRule ? words[1] : part.text();
      findings.add(
          Finding.of(
              FindingKind.UNKNOWN_OUTCOME, all, written, NearNames.nearestOrAll(written, known)));
      return Optional.empty();
    }
    if (!rules.contains(words[0])) {
      findings.add(
          Finding.of(
              FindingKind.OUTCOME_OF_UNKNOWN_RULE,
              all,
              words[0],
              NearNames.nearestOrAll(words[0], rules)));
      return Optional.empty();
    }
    return Optional.of(new Expected(Optional.of(new RuleId(words[0])), outcome.get()));
  }
}
