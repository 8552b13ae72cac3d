package coco.engine.page;

import coco.engine.calendar.Holidays;
import coco.engine.calendar.NoCalendarException;
import coco.engine.calendar.Timekeeper;
import coco.engine.example.Examples;
import coco.engine.rules.RulesCompiler;
import coco.language.Document;
import coco.language.Document.ExampleTable;
import coco.language.Document.RuleText;
import coco.language.code.Annotations;
import coco.language.code.Code;
import coco.language.code.Example;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.print.SafeHtml;
import coco.language.text.Phrase;
import coco.language.text.Phrases;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One rule of the page: its sentence, its annotations, its guidance, its examples. */
final class RuleArticle {
  /** Classes of an example's columns after its number; a phone shows each row as a block. */
  private static final List<String> COLUMNS = List.of("when", "what", "then");

  private final Document document;
  private final Anchors anchors;
  private final Inline inline;
  private final PageTexts texts;
  private final Pattern annotations;
  private final Optional<ExampleTimeline> timelines;

  RuleArticle(
      Document document, Holidays holidays, Anchors anchors, Inline inline, PageTexts texts) {
    this.document = document;
    this.anchors = anchors;
    this.inline = inline;
    this.texts = texts;
    annotations = annotations(Phrases.of(document.language()));
    timelines = timelines(document, holidays, texts);
  }

  /** What a rule lacks to be run keeps its picture away, not its words. */
  private static Optional<ExampleTimeline> timelines(
      Document document, Holidays holidays, PageTexts texts) {
    Code code = document.code();
    Code always =
        new Code(
            code.id(),
            code.edition(),
            Optional.empty(),
            code.zone(),
            code.calendar(),
            code.closes(),
            code.goals(),
            code.definitions(),
            code.calendars(),
            code.rules(),
            code.examples());
    try {
      Examples examples = new Examples(code, RulesCompiler.compile(List.of(always), holidays));
      return Optional.of(new ExampleTimeline(code, Timekeeper.of(code, holidays), examples, texts));
    } catch (NoCalendarException none) {
      return Optional.empty();
    }
  }

  /** Where, after a full stop, the first annotation begins. */
  private static Pattern annotations(Phrases phrases) {
    String names =
        Stream.of(Phrase.BREACH, Phrase.OWNER, Phrase.REFERENCE, Phrase.MEASURE, Phrase.SERVES)
            .flatMap(phrase -> phrases.ways(phrase).stream())
            .map(words -> Pattern.quote(String.join(" ", words)))
            .collect(Collectors.joining("|"));
    String replaces =
        phrases.ways(Phrase.REPLACES).stream()
            .map(words -> Pattern.quote(String.join(" ", words)))
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        "(?<=[.!?\u2026])[\\s\u00A0\u202F]+(?=(?:(?:%s)[\\s\u00A0\u202F]*:|(?:%s)\\s))"
            .formatted(names, replaces),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  String html(RuleText rule) {
    String anchor = SafeHtml.escaped(anchors.rule(rule.id().text()));
    StringBuilder html = new StringBuilder();
    html.append(
        "<article class=\"rule\" aria-labelledby=\"%s\">\n<h3 id=\"%s\"><a class=\"id\" href=\"#%s\">%s</a> %s</h3>\n"
            .formatted(
                anchor,
                anchor,
                anchor,
                SafeHtml.escaped(rule.id().text()),
                SafeHtml.escaped(rule.title())));
    return html.append(body(rule)).append("</article>\n").toString();
  }

  /** All but the heading. */
  String body(RuleText rule) {
    StringBuilder html = new StringBuilder();
    rule.clause().ifPresent(clause -> html.append(sentence(clause.text())));
    rule.rule().ifPresent(it -> html.append(facts(it)));
    html.append(guidance(rule));
    document.examples().stream()
        .filter(table -> table.rule().equals(rule.id()))
        .forEach(table -> html.append(example(rule, table)));
    return html.toString();
  }

  /** A rule's sentence with one of its examples, counted from 1, or with all. */
  String shown(RuleText rule, OptionalInt example) {
    StringBuilder html = new StringBuilder();
    rule.clause().ifPresent(clause -> html.append(sentence(clause.text())));
    int number = 0;
    for (ExampleTable table : document.examples()) {
      if (table.rule().equals(rule.id())) {
        number++;
        if (example.isEmpty() || example.getAsInt() == number) {
          html.append(example(rule, table));
        }
      }
    }
    return html.toString();
  }

  /** A history of a rule on its calendar. */
  String timeline(Example history) {
    return document
        .rule(history.rule())
        .flatMap(RuleText::rule)
        .flatMap(rule -> timelines.map(it -> timeline(it, history, rule, "history.timeline")))
        .orElse("");
  }

  private String timeline(ExampleTimeline drawn, Example history, Rule rule, String key) {
    String label = texts.of(key);
    return scroll(label) + drawn.draw(history, rule, label) + "</div>\n";
  }

  private String sentence(String clause) {
    String plain = clause.strip().replaceAll("\\s*\\R\\s*", " ");
    Matcher end = annotations.matcher(plain);
    String sentence = end.find() ? plain.substring(0, end.start()) : plain;
    return "<p class=\"clause\">" + inline.html(sentence) + "</p>\n";
  }

  private String facts(Rule rule) {
    Annotations given = rule.annotations();
    StringBuilder facts = new StringBuilder();
    given
        .breach()
        .ifPresent(
            it ->
                facts.append(
                    fact(
                        "breach",
                        "<span class=\"breach %s\">%s</span>"
                            .formatted(
                                it.name().toLowerCase(java.util.Locale.ROOT),
                                SafeHtml.escaped(texts.of("breach." + it.name()))))));
    given.measure().ifPresent(it -> facts.append(fact("measure", SafeHtml.escaped(it))));
    given.owner().ifPresent(it -> facts.append(fact("owner", SafeHtml.escaped(it))));
    given.reference().ifPresent(it -> facts.append(fact("reference", SafeHtml.escaped(it))));
    if (!given.serves().isEmpty()) {
      facts.append(fact("serves", links(given.serves())));
    }
    if (!given.replaces().isEmpty()) {
      List<String> ids = given.replaces().stream().map(RuleId::text).toList();
      facts.append(fact("replaces", links(ids)));
    }
    return facts.isEmpty() ? "" : "<dl class=\"facts\">\n" + facts + "</dl>\n";
  }

  private String fact(String key, String value) {
    return "<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(SafeHtml.escaped(texts.of(key)), value);
  }

  private String links(List<String> ids) {
    return ids.stream()
        .map(
            id ->
                anchors.has(anchors.rule(id))
                    ? "<a href=\"#%s\">%s</a>"
                        .formatted(SafeHtml.escaped(anchors.rule(id)), SafeHtml.escaped(id))
                    : SafeHtml.escaped(id))
        .collect(Collectors.joining(", "));
  }

  /** What the section says beside its sentence and its examples. */
  private String guidance(RuleText rule) {
    List<Span> cut = new ArrayList<>();
    cut.add(rule.heading());
    rule.quote().ifPresent(cut::add);
    for (ExampleTable table : document.examples()) {
      if (table.rule().equals(rule.id())) {
        int end = table.lines().isEmpty() ? table.heading().end() : table.lines().getLast().end();
        cut.add(new Span(table.heading().start(), Math.max(end, table.heading().end())));
      }
    }
    String text = document.source().text();
    StringBuilder rest = new StringBuilder();
    int from = rule.section().start();
    for (Span span : cut.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      if (span.start() >= from) {
        rest.append(text, from, span.start()).append("\n\n");
        from = span.end();
      }
    }
    rest.append(text, Math.min(from, rule.section().end()), rule.section().end());
    String prefix = anchors.rule("");
    return rest.toString().isBlank()
        ? ""
        : "<div class=\"prose\">\n"
            + SafeHtml.of(rest.toString(), 4, anchor -> anchors.has(prefix + anchor))
                .replace("href=\"#", "href=\"#" + prefix)
            + "</div>\n";
  }

  private String example(RuleText rule, ExampleTable table) {
    StringBuilder html = new StringBuilder();
    String name = SafeHtml.escaped(texts.of("example", table.title()));
    html.append("<figure class=\"example\">\n<figcaption>%s</figcaption>\n".formatted(name));
    if (rule.rule().isPresent() && table.example().isPresent()) {
      timelines.ifPresent(
          it ->
              html.append(
                  timeline(it, table.example().get(), rule.rule().get(), "example.timeline")));
    }
    html.append("<table role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">");
    for (String column :
        List.of("example.number", "example.when", "example.what", "example.then")) {
      html.append(
          "<th role=\"columnheader\" scope=\"col\">%s</th>"
              .formatted(SafeHtml.escaped(texts.of(column))));
    }
    html.append("</tr></thead><tbody role=\"rowgroup\">\n");
    for (int i = 0; i < table.lines().size(); i++) {
      html.append("<tr role=\"row\"><td role=\"cell\" class=\"number\">");
      html.append(i + 1).append("</td>");
      List<String> cells = cells(table.lines().get(i));
      for (int column = 0; column < COLUMNS.size(); column++) {
        String cell = column < cells.size() ? cells.get(column) : "";
        String shown = column == 0 ? when(table, i, cell) : inline.html(cell);
        html.append("<td role=\"cell\" class=\"%s\">%s</td>".formatted(COLUMNS.get(column), shown));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table>\n</figure>\n").toString();
  }

  /** The moment of a line as one reads it; as it was written where it could not be understood. */
  private String when(ExampleTable table, int line, String written) {
    return table
        .example()
        .filter(it -> it.lines().size() == table.lines().size())
        .map(it -> SafeHtml.escaped(texts.moment(it.lines().get(line).when())))
        .orElseGet(() -> inline.html(written));
  }

  /** What is wider than a phone scrolls by itself, by finger and by key. */
  private static String scroll(String label) {
    return "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"%s\">"
        .formatted(SafeHtml.escaped(label));
  }

  private List<String> cells(Span line) {
    String row = document.source().text().substring(line.start(), line.end()).strip();
    String inner = row.replaceAll("^\\||(?<!\\\\)\\|$", "");
    return Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
        .map(cell -> cell.replace("\\|", "|").strip())
        .toList();
  }
}
