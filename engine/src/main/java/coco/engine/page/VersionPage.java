package coco.engine.page;

import coco.engine.calendar.Holidays;
import coco.language.Document;
import coco.language.Document.CalendarRow;
import coco.language.Document.Chapter;
import coco.language.Document.DefinitionRow;
import coco.language.Document.Goal;
import coco.language.Document.RuleText;
import coco.language.FrontMatter;
import coco.language.code.ChapterKind;
import coco.language.code.Example;
import coco.language.print.CalendarPrinter;
import coco.language.print.SafeHtml;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Located;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** One language version of a code as a part of its page. */
final class VersionPage {
  private final Document document;
  private final Language language;
  private final PageTexts texts;
  private final String prefix;
  private final String switches;
  private final List<Chapter> chapters;
  private final Anchors anchors;
  private final Inline inline;
  private final RuleArticle rules;
  private final StringBuilder html = new StringBuilder();

  /**
   * @param prefix of all anchors
   * @param switches links to the other languages, as HTML
   */
  VersionPage(
      Document document, Holidays holidays, Readers readers, String prefix, String switches) {
    this.document = document;
    this.prefix = prefix;
    this.switches = switches;
    language = document.language();
    texts = new PageTexts(language);
    chapters =
        document.chapters().stream()
            .filter(chapter -> readers == Readers.OWN || !chapter.internal())
            .toList();
    anchors = new Anchors(document, prefix, chapters);
    inline = new Inline(document, anchors);
    rules = new RuleArticle(document, holidays, anchors, inline, texts);
  }

  String html() {
    html.append("<a class=\"skip\" href=\"#%scontent\">%s</a>\n".formatted(prefix, say("skip")));
    header();
    html.append("<div class=\"columns\">\n");
    contents();
    html.append("<main id=\"%scontent\">\n".formatted(prefix));
    html.append(prose(preamble(), 2));
    for (int i = 0; i < chapters.size(); i++) {
      chapter(chapters.get(i), i);
    }
    html.append("</main>\n</div>\n");
    html.append("<footer><p>%s</p></footer>\n".formatted(say("footer", edition())));
    return BoundBlanks.in(document.language(), html.toString());
  }

  private String say(String key, Object... arguments) {
    return SafeHtml.escaped(texts.of(key, arguments));
  }

  private String edition() {
    return document.code().edition();
  }

  private void header() {
    FrontMatter front = document.frontMatter();
    html.append("<header>\n<div class=\"top\">\n");
    html.append("<h1>%s</h1>\n".formatted(SafeHtml.escaped(document.title())));
    if (!switches.isEmpty()) {
      html.append(
          "<nav class=\"languages\" aria-label=\"%s\">%s</nav>\n"
              .formatted(say("languages"), switches));
    }
    html.append("</div>\n<dl class=\"facts\">\n");
    fact("edition", front.edition().map(Located::value).orElse(""));
    fact("effective", front.effective().map(it -> texts.day(it.value())).orElse(""));
    fact("owner", front.owner().map(Located::value).orElse(""));
    fact("contact", front.contact().map(Located::value).orElse(""));
    fact("review", front.review().map(it -> texts.period(it.value())).orElse(""));
    html.append("</dl>\n");
    if (!front.without().isEmpty()) {
      html.append("<div class=\"without\"><p>%s</p><ul>\n".formatted(say("without")));
      without().forEach(it -> html.append("<li>%s</li>\n".formatted(SafeHtml.escaped(it))));
      html.append("</ul></div>\n");
    }
    html.append("</header>\n");
  }

  private void fact(String key, String value) {
    if (!value.isEmpty()) {
      html.append(
          "<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(say(key), SafeHtml.escaped(value)));
    }
  }

  private void contents() {
    html.append("<nav class=\"contents\" aria-label=\"%s\">\n".formatted(say("contents")));
    html.append("<details open=\"open\"><summary>%s</summary>\n<ol>\n".formatted(say("contents")));
    for (int i = 0; i < chapters.size(); i++) {
      Chapter chapter = chapters.get(i);
      html.append(
          "<li><a href=\"#%s\">%s</a>"
              .formatted(anchors.chapter(i), SafeHtml.escaped(chapter.title())));
      StringBuilder inside = new StringBuilder();
      goals(chapter).forEach(goal -> inside.append(entry(goal.id(), goal.title())));
      rules(chapter).forEach(rule -> inside.append(entry(rule.id().text(), rule.title())));
      if (!inside.isEmpty()) {
        html.append("\n<ul>\n").append(inside).append("</ul>\n");
      }
      html.append("</li>\n");
    }
    html.append("</ol></details>\n</nav>\n");
  }

  private String entry(String id, String title) {
    return "<li><a href=\"#%s\"><span class=\"id\">%s</span> %s</a></li>\n"
        .formatted(
            SafeHtml.escaped(anchors.rule(id)), SafeHtml.escaped(id), SafeHtml.escaped(title));
  }

  List<Chapter> chapters() {
    return chapters;
  }

  List<Goal> goals(Chapter chapter) {
    return document.goals().stream()
        .filter(goal -> Anchors.isIn(chapter, goal.heading().start()))
        .toList();
  }

  List<RuleText> rules(Chapter chapter) {
    return document.rules().stream()
        .filter(rule -> Anchors.isIn(chapter, rule.heading().start()))
        .toList();
  }

  private void chapter(Chapter chapter, int number) {
    String anchor = anchors.chapter(number);
    html.append(
        "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s%s</h2>\n"
            .formatted(
                anchor,
                anchor,
                SafeHtml.escaped(chapter.title()),
                chapter.internal()
                    ? " <span class=\"badge\">%s</span>".formatted(say("internal"))
                    : ""));
    ChapterKind kind = chapter.kind().orElse(ChapterKind.OTHER);
    int from = chapter.heading().end();
    for (Span span : told(chapter)) {
      between(from, span.start(), kind);
      goals(chapter).stream()
          .filter(goal -> goal.heading().start() == span.start())
          .forEach(this::goal);
      rules(chapter).stream()
          .filter(rule -> rule.section().equals(span))
          .forEach(rule -> html.append(rules.html(rule)));
      from = Math.max(from, span.end());
    }
    between(from, chapter.section().end(), kind);
    switch (kind) {
      case DEFINITIONS -> definitions();
      case CALENDARS -> calendars();
      case GOALS, COMMUNICATION, SERVICE, DISPUTES, ETHICS, RESOURCES, OTHER -> {}
    }
    html.append("</section>\n");
  }

  /** Where the goals and rules of a chapter stand, in order. */
  private List<Span> told(Chapter chapter) {
    List<Span> told = new ArrayList<>();
    goals(chapter).forEach(goal -> told.add(new Span(goal.heading().start(), goal.body().end())));
    rules(chapter).forEach(rule -> told.add(rule.section()));
    return told.stream().sorted(Comparator.comparingInt(Span::start)).toList();
  }

  /** What a chapter says beside its goals, rules and tables; empty where that is nothing. */
  String prose(Chapter chapter) {
    return alone(
        () -> {
          ChapterKind kind = chapter.kind().orElse(ChapterKind.OTHER);
          int from = chapter.heading().end();
          for (Span span : told(chapter)) {
            between(from, span.start(), kind);
            from = Math.max(from, span.end());
          }
          between(from, chapter.section().end(), kind);
        });
  }

  /** What stands between rules; the tables of definitions and calendars are drawn apart. */
  private void between(int from, int until, ChapterKind kind) {
    if (from >= until) {
      return;
    }
    String text = document.source().text().substring(from, until);
    boolean tables = kind == ChapterKind.DEFINITIONS || kind == ChapterKind.CALENDARS;
    html.append(prose(tables ? withoutTables(text) : text, 3));
  }

  private static String withoutTables(String text) {
    return String.join("\n", text.lines().filter(line -> !line.strip().startsWith("|")).toList());
  }

  private String prose(String markdown, int level) {
    return markdown.isBlank()
        ? ""
        : "<div class=\"prose\">\n"
            + SafeHtml.of(markdown, level, anchor -> anchors.has(prefix + anchor))
                .replace("href=\"#", "href=\"#" + prefix)
            + "</div>\n";
  }

  private String preamble() {
    int start = document.frontMatter().span().end();
    int end =
        document.chapters().isEmpty()
            ? document.source().text().length()
            : document.chapters().getFirst().section().start();
    String text = start < end ? document.source().text().substring(start, end) : "";
    return String.join("\n", text.lines().filter(line -> !line.startsWith("# ")).toList());
  }

  private void goal(Goal goal) {
    String anchor = SafeHtml.escaped(anchors.rule(goal.id()));
    html.append(
        "<article class=\"goal\" aria-labelledby=\"%s\">\n<h3 id=\"%s\"><span class=\"id\">%s</span> %s</h3>\n"
            .formatted(
                anchor, anchor, SafeHtml.escaped(goal.id()), SafeHtml.escaped(goal.title())));
    Span body = goal.body();
    html.append(prose(document.source().text().substring(body.start(), body.end()), 4));
    html.append("</article>\n");
  }

  String article(RuleText rule) {
    return rules.body(rule);
  }

  String shown(RuleText rule, OptionalInt example) {
    return rules.shown(rule, example);
  }

  String timeline(Example history) {
    return rules.timeline(history);
  }

  String words(Goal goal) {
    return prose(document.source().text().substring(goal.body().start(), goal.body().end()), 3);
  }

  String introduction() {
    return prose(preamble(), 3);
  }

  String definitionsTable() {
    return prose(ChapterKind.DEFINITIONS)
        + (shows(ChapterKind.DEFINITIONS) ? alone(this::definitions) : "");
  }

  String calendarsTable() {
    return prose(ChapterKind.CALENDARS)
        + (shows(ChapterKind.CALENDARS) ? alone(this::calendars) : "");
  }

  /** What the chapters of a kind say beside their tables. */
  String prose(ChapterKind kind) {
    return chapters.stream()
        .filter(chapter -> chapter.kind().equals(Optional.of(kind)))
        .map(this::prose)
        .collect(Collectors.joining());
  }

  /** What the organisation does not have, each with its reason, in sentences. */
  List<String> without() {
    return document.frontMatter().without().entrySet().stream()
        .map(
            entry ->
                texts.of(
                    "without.item",
                    texts.of("without." + entry.getKey().key()),
                    entry.getValue().value()))
        .toList();
  }

  private boolean shows(ChapterKind kind) {
    return chapters.stream().anyMatch(chapter -> chapter.kind().equals(Optional.of(kind)));
  }

  private String alone(Runnable part) {
    html.setLength(0);
    part.run();
    return html.toString();
  }

  private void definitions() {
    table("definitions", "definition.term", "definition.kind", "definition.meaning");
    for (DefinitionRow row : document.definitions()) {
      String act =
          row.act()
              .map(Clip::text)
              .map(it -> " <span class=\"act\">%s</span>".formatted(SafeHtml.escaped(it.strip())))
              .orElse("");
      html.append(
          ("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\" id=\"%s\"><span class=\"word\">%s</span>%s</th>"
                  + "<td role=\"cell\" class=\"kind\">%s</td><td role=\"cell\" class=\"meaning\">%s</td></tr>\n")
              .formatted(
                  SafeHtml.escaped(anchors.term(row.id())),
                  SafeHtml.escaped(row.fact().text().strip()),
                  act,
                  row.nature().map(it -> SafeHtml.escaped(it.print(language))).orElse(""),
                  inline.html(row.meaning().text().strip())));
    }
    html.append("</tbody></table></div>\n");
  }

  private void calendars() {
    table("calendars", "calendar.name", "calendar.hours", "calendar.zone", "calendar.holidays");
    for (CalendarRow row : document.calendars()) {
      if (row.calendar().isPresent()) {
        String hours = CalendarPrinter.hours(row.calendar().get(), language);
        html.append(
            ("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\" id=\"%s\"><span class=\"word\">%s</span></th>"
                    + "<td role=\"cell\">%s</td><td role=\"cell\">%s</td><td role=\"cell\">%s</td></tr>\n")
                .formatted(
                    SafeHtml.escaped(anchors.calendar(row.id())),
                    SafeHtml.escaped(row.name().text().strip()),
                    String.join("<br/>", SafeHtml.escaped(hours).split("\\s*;\\s+")),
                    SafeHtml.escaped(CalendarPrinter.zone(row.calendar().get(), language)),
                    SafeHtml.escaped(CalendarPrinter.holidays(row.calendar().get(), language))));
      }
    }
    html.append("</tbody></table></div>\n");
  }

  /** Its roles are said, for on a narrow screen a row is no longer laid out as a table's. */
  private void table(String name, String... columns) {
    html.append(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"><table class=\"%s\" role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">"
            .formatted(say(name), name));
    for (String column : columns) {
      html.append("<th role=\"columnheader\" scope=\"col\">").append(say(column)).append("</th>");
    }
    html.append("</tr></thead><tbody role=\"rowgroup\">\n");
  }
}
