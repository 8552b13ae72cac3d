package coco.server.reading;

import coco.language.Document;
import coco.language.Document.RuleText;
import coco.language.FrontMatter;
import coco.language.code.Annotations;
import coco.language.code.ChapterKind;
import coco.language.code.Clause;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.print.CalendarPrinter;
import coco.language.text.Located;
import coco.language.text.Span;
import coco.server.web.Texts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text of an edition as data: the form of the JSON export and of the programming interface, which
 * {@code docs/code.schema.json} describes. What is not there is left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CodeForm(
    String code,
    String edition,
    String language,
    String title,
    @Nullable String effective,
    String zone,
    @Nullable String owner,
    @Nullable String contact,
    List<ChapterForm> chapters,
    List<GoalForm> goals,
    List<RuleForm> rules,
    List<TermForm> definitions,
    List<CalendarForm> calendars) {
  public CodeForm {
    chapters = List.copyOf(chapters);
    goals = List.copyOf(goals);
    rules = List.copyOf(rules);
    definitions = List.copyOf(definitions);
    calendars = List.copyOf(calendars);
  }

  /** A chapter with the ids of its rules. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChapterForm(
      String title, @Nullable String kind, boolean internal, List<String> rules) {
    public ChapterForm {
      rules = List.copyOf(rules);
    }
  }

  /** A goal; {@code text} is Markdown. */
  public record GoalForm(String id, String title, String text) {}

  /**
   * A rule.
   *
   * @param sentence its clause in plain words
   * @param form which form of clause it is; absent where the sentence cannot be run
   * @param audience whom it is for, in words
   * @param text its whole section as Markdown
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RuleForm(
      String id,
      String title,
      String chapter,
      boolean internal,
      String sentence,
      @Nullable String form,
      @Nullable String force,
      List<String> audience,
      @Nullable String breach,
      @Nullable String owner,
      @Nullable String reference,
      @Nullable String measure,
      List<String> serves,
      List<String> replaces,
      List<ExampleForm> examples,
      String text) {
    public RuleForm {
      audience = List.copyOf(audience);
      serves = List.copyOf(serves);
      replaces = List.copyOf(replaces);
      examples = List.copyOf(examples);
    }
  }

  /** An example of a rule. */
  public record ExampleForm(String title, List<LineForm> lines) {
    public ExampleForm {
      lines = List.copyOf(lines);
    }
  }

  /** A line of an example, as it is written. */
  public record LineForm(String when, String what, String then) {}

  /** A definition. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TermForm(
      String id, String term, @Nullable String act, @Nullable String kind, String meaning) {}

  /** A calendar; hours, zone and holidays as its row writes them. */
  public record CalendarForm(String id, String name, String hours, String zone, String holidays) {}

  /** The data of a document. */
  static CodeForm of(Document document) {
    FrontMatter front = document.frontMatter();
    return new CodeForm(
        document.code().id(),
        document.code().edition(),
        document.language().tag(),
        document.title(),
        document.code().effective().map(Object::toString).orElse(null),
        document.code().zone().getId(),
        front.owner().map(Located::value).orElse(null),
        front.contact().map(Located::value).orElse(null),
        document.chapters().stream().map(chapter -> chapter(document, chapter)).toList(),
        document.goals().stream()
            .map(
                goal ->
                    new GoalForm(
                        goal.id(), goal.title(), document.source().text(goal.body()).strip()))
            .toList(),
        document.rules().stream().map(rule -> rule(document, rule)).toList(),
        document.definitions().stream().map(row -> term(document, row)).toList(),
        document.calendars().stream().flatMap(row -> calendar(document, row).stream()).toList());
  }

  private static ChapterForm chapter(Document document, Document.Chapter chapter) {
    return new ChapterForm(
        chapter.title(),
        chapter.kind().map(CodeForm::key).orElse(null),
        chapter.internal(),
        document.rules().stream()
            .filter(rule -> isIn(chapter, rule))
            .map(rule -> rule.id().text())
            .toList());
  }

  private static boolean isIn(Document.Chapter chapter, RuleText rule) {
    int place = rule.heading().start();
    return chapter.section().start() <= place && place < chapter.section().end();
  }

  private static String key(ChapterKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** A rule's data. */
  static RuleForm rule(Document document, RuleText text) {
    Optional<Rule> rule = text.rule();
    Annotations given = rule.map(Rule::annotations).orElse(Annotations.NONE);
    Texts texts = Texts.in(document.language());
    return new RuleForm(
        text.id().text(),
        text.title(),
        key(text.chapter()),
        text.internal(),
        Reading.sentence(text),
        rule.map(it -> form(it.clause())).orElse(null),
        rule.map(it -> it.force().name().toLowerCase(Locale.ROOT)).orElse(null),
        rule.map(it -> Changes.audiences(it, document.lexicon(), texts)).orElse(List.of()),
        given.breach().map(it -> it.name().toLowerCase(Locale.ROOT)).orElse(null),
        given.owner().orElse(null),
        given.reference().orElse(null),
        given.measure().orElse(null),
        given.serves(),
        given.replaces().stream().map(RuleId::text).toList(),
        document.examples().stream()
            .filter(example -> example.rule().equals(text.id()))
            .map(example -> example(document, example))
            .toList(),
        document.source().text(text.section()).strip());
  }

  private static String form(Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> "duty";
      case Clause.RepeatedDuty duty -> "repeated-duty";
      case Clause.Prohibition prohibition -> "prohibition";
      case Clause.Silence silence -> "silence";
      case Clause.Restriction restriction -> "restriction";
      case Clause.Cap cap -> "cap";
      case Clause.Precedence precedence -> "precedence";
      case Clause.Quality quality -> "quality";
      case Clause.ServiceLevel level -> "service-level";
      case Clause.Average average -> "average";
      case Clause.Norm norm -> "norm";
      case Clause.Value value -> "value";
    };
  }

  private static ExampleForm example(Document document, Document.ExampleTable table) {
    return new ExampleForm(
        table.title(), table.lines().stream().map(line -> line(document, line)).toList());
  }

  private static LineForm line(Document document, Span line) {
    String row = document.source().text(line).strip().replaceAll("^\\||(?<!\\\\)\\|$", "");
    List<String> cells =
        Arrays.stream(row.split("(?<!\\\\)\\|", -1))
            .map(cell -> cell.replace("\\|", "|").strip())
            .toList();
    return new LineForm(cell(cells, 0), cell(cells, 1), cell(cells, 2));
  }

  private static String cell(List<String> cells, int number) {
    return number < cells.size() ? cells.get(number) : "";
  }

  private static TermForm term(Document document, Document.DefinitionRow row) {
    return new TermForm(
        row.id(),
        row.fact().text().strip(),
        row.act().map(it -> it.text().strip()).orElse(null),
        row.nature().map(it -> it.print(document.language())).orElse(null),
        row.meaning().text().strip());
  }

  private static Optional<CalendarForm> calendar(Document document, Document.CalendarRow row) {
    return row.calendar()
        .map(
            calendar ->
                new CalendarForm(
                    row.id(),
                    row.name().text().strip(),
                    CalendarPrinter.hours(calendar, document.language()),
                    CalendarPrinter.zone(calendar, document.language()),
                    CalendarPrinter.holidays(calendar, document.language())));
  }
}
