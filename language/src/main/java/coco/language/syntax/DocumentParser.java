package coco.language.syntax;

import coco.language.Document;
import coco.language.Document.CalendarRow;
import coco.language.Document.DefinitionRow;
import coco.language.Document.ExampleTable;
import coco.language.Document.Goal;
import coco.language.Document.RuleText;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.FrontMatter;
import coco.language.HolidayRegions;
import coco.language.Limits;
import coco.language.code.CalendarDefinition;
import coco.language.code.ChapterKind;
import coco.language.code.Code;
import coco.language.code.Definition;
import coco.language.code.Rule;
import coco.language.syntax.Markdown.Table;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.Located;
import coco.language.text.SourceText;
import coco.language.text.Span;
import coco.language.text.Terms;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a whole document. What cannot be read is left out with a finding, and reading goes on at
 * the next row or rule.
 */
public final class DocumentParser {
  private static final Pattern STRANGE =
      Pattern.compile(
          // What no eye sees; the last two ranges turn the order of what it does see.
          "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\uFFFD\\uFFFE\\u202A-\\u202E\\u2066-\\u2069]");

  private final String file;
  private final SourceText source;
  private final HolidayRegions regions;
  private final List<Finding> findings = new ArrayList<>();

  private DocumentParser(String text, String file, HolidayRegions regions) {
    this.file = file;
    this.source = new SourceText(text);
    this.regions = regions;
  }

  /** The document of a text; its findings are of form only, and not yet limited. */
  public static Document parse(String text, String file, HolidayRegions regions) {
    if (isTooLarge(text)) {
      String size = String.valueOf(text.getBytes(StandardCharsets.UTF_8).length);
      return refused(
          file,
          Finding.of(
              FindingKind.DOCUMENT_TOO_LARGE,
              new Span(0, 0),
              String.valueOf(Limits.DOCUMENT_SIZE),
              size));
    }
    return new DocumentParser(text, file, regions).parse();
  }

  /** Whether a text has more bytes in UTF-8 than a document may have. */
  private static boolean isTooLarge(String text) {
    // A character has one to three bytes, so most texts need not be counted.
    return text.length() > Limits.DOCUMENT_SIZE
        || (3L * text.length() > Limits.DOCUMENT_SIZE
            && text.getBytes(StandardCharsets.UTF_8).length > Limits.DOCUMENT_SIZE);
  }

  /** A document of which nothing is read, for one reason. */
  public static Document refused(String file, Finding reason) {
    Document empty = new DocumentParser("", file, HolidayRegions.UNCHECKED).parse();
    return new Document(
        file,
        empty.source(),
        empty.language(),
        empty.frontMatter(),
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        empty.lexicon(),
        empty.code(),
        List.of(reason));
  }

  private Document parse() {
    reportStrangeCharacter();
    FrontMatterParser.Result head = FrontMatterParser.parse(source.text(), findings);
    FrontMatter front = head.frontMatter();
    Language language = front.language().map(Located::value).orElseGet(this::languageOfName);
    ZoneId zone = front.zone().map(Located::value).orElse(ZoneOffset.UTC);
    Outline outline =
        Outline.of(
            Markdown.read(source.text(), head.body()), source.text().length(), front, findings);
    DefinitionTables definitionTables = new DefinitionTables(source, language, findings);
    CalendarTables calendarTables = new CalendarTables(source, language, zone, regions, findings);
    readTables(outline, front, definitionTables, calendarTables);
    RuleSections sections = new RuleSections(source, front, findings);
    outline.sections().forEach(sections::read);
    Words words = new Words(language, definitionTables.rows(), calendarTables.rows());
    Terms terms = words.terms(sections);
    Lexicon lexicon = terms.lexicon();
    List<DefinitionRow> definitions =
        DefinitionTables.meanings(definitionTables.rows(), terms, findings);
    List<RuleText> rules = sections.texts(terms);
    List<ExampleTable> examples = sections.examples(terms);
    Code code =
        code(
            front,
            zone,
            terms,
            sections.goals(),
            definitions,
            calendarTables.rows(),
            rules,
            examples);
    String title = title(outline, front);
    return new Document(
        file,
        source,
        language,
        front,
        title,
        outline.chapters(),
        sections.goals(),
        rules,
        definitions,
        calendarTables.rows(),
        examples,
        lexicon,
        code,
        findings);
  }

  private void reportStrangeCharacter() {
    Matcher matcher = STRANGE.matcher(source.text());
    if (matcher.find()) {
      String code = String.format(Locale.ROOT, "U+%04X", (int) matcher.group().charAt(0));
      findings.add(
          Finding.of(
              FindingKind.STRANGE_CHARACTER, new Span(matcher.start(), matcher.end()), code));
    }
  }

  /** The language that a name such as {@code code.fr.coco.md} tells, else English. */
  private Language languageOfName() {
    return file.toLowerCase(Locale.ROOT).contains(".fr.") ? Language.FRENCH : Language.ENGLISH;
  }

  private String title(Outline outline, FrontMatter front) {
    if (outline.title().isEmpty() && front.title().isEmpty()) {
      Span head = new Span(front.span().start(), front.span().start());
      findings.add(Finding.of(FindingKind.MISSING_TITLE, head));
    }
    return outline
        .title()
        .map(title -> title.text().strip())
        .or(() -> front.title().map(Located::value))
        .orElse("");
  }

  private void readTables(
      Outline outline, FrontMatter front, DefinitionTables definitions, CalendarTables calendars) {
    if (front.chapters().isEmpty()) {
      // Where no chapter is named, the tables tell by their headers what they are.
      outline.sections().stream()
          .flatMap(section -> section.blocks(Table.class).stream())
          .filter(table -> CalendarTables.isOne(table) || DefinitionTables.isOne(table))
          .forEach(table -> read(table, CalendarTables.isOne(table), definitions, calendars));
      return;
    }
    for (Document.Chapter chapter : outline.chapters()) {
      boolean wanted =
          chapter.kind().equals(Optional.of(ChapterKind.DEFINITIONS))
              || chapter.kind().equals(Optional.of(ChapterKind.CALENDARS));
      if (!wanted) {
        continue;
      }
      List<Table> tables =
          outline.sections().stream()
              .filter(section -> section.chapter().equals(Optional.of(chapter)))
              .flatMap(section -> section.blocks(Table.class).stream())
              .toList();
      boolean expectCalendars = chapter.kind().equals(Optional.of(ChapterKind.CALENDARS));
      for (Table table : tables) {
        boolean isCalendar =
            CalendarTables.isOne(table) || (expectCalendars && !DefinitionTables.isOne(table));
        read(table, isCalendar, definitions, calendars);
      }
      if (tables.isEmpty()) {
        findings.add(
            Finding.of(FindingKind.CHAPTER_WITHOUT_TABLE, chapter.heading(), chapter.title()));
      }
    }
  }

  private static void read(
      Table table, boolean isCalendar, DefinitionTables definitions, CalendarTables calendars) {
    if (isCalendar) {
      calendars.read(table);
    } else {
      definitions.read(table);
    }
  }

  private Code code(
      FrontMatter front,
      ZoneId zone,
      Terms terms,
      List<Goal> goals,
      List<DefinitionRow> definitionRows,
      List<CalendarRow> calendarRows,
      List<RuleText> ruleTexts,
      List<ExampleTable> examples) {
    SequencedMap<String, Definition> definitions = new LinkedHashMap<>();
    definitionRows.forEach(row -> row.definition().ifPresent(it -> definitions.put(row.id(), it)));
    SequencedMap<String, CalendarDefinition> calendars = new LinkedHashMap<>();
    calendarRows.forEach(row -> row.calendar().ifPresent(it -> calendars.put(row.id(), it)));
    List<Rule> rules = ruleTexts.stream().flatMap(rule -> rule.rule().stream()).toList();
    CodeNames names = new CodeNames(front, terms, definitions, findings);
    return new Code(
        front.code().map(Located::value).orElseGet(this::nameOfFile),
        front.edition().map(Located::value).orElse(""),
        front.effective().map(Located::value),
        zone,
        names.calendar(),
        names.closes(),
        goals.stream().map(Goal::id).toList(),
        definitions,
        calendars,
        rules,
        examples.stream().flatMap(example -> example.example().stream()).toList());
  }

  private String nameOfFile() {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
