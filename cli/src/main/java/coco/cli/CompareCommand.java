package coco.cli;

import coco.language.Codes;
import coco.language.Document;
import coco.language.compare.Change;
import coco.language.compare.Comparison;
import coco.language.compare.ComparisonPrinter;
import coco.language.compare.ComparisonPrinter.Line;
import coco.language.compare.Part;
import coco.language.text.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Says what changed in meaning from one code to another. */
@Command(
    name = "compare",
    description =
        "What changed in meaning from one edition, or one code, to another, rule by rule; what is only worded otherwise stands apart.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  /** Text for people, JSON for programs, Markdown for a page. */
  enum Format {
    TEXT,
    JSON,
    MARKDOWN
  }

  private final Console console;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier code.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "The later code.")
  private Path after = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "text|json|markdown",
      defaultValue = "text",
      converter = FormatName.class,
      description = "Text for people (the default), JSON for programs, or Markdown for a page.")
  private Format format = Format.TEXT;

  @Mixin private AnswerLanguage language = new AnswerLanguage();

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<CodeFiles.Read> read = new CodeFiles(console).sound(List.of(before, after));
    Document earlier = read.getFirst().document();
    Document later = read.getLast().document();
    Language spoken = language.asked().orElse(later.language());
    Comparison comparison = Codes.compare(earlier, later, spoken);
    ComparisonPrinter printer = new ComparisonPrinter(comparison);
    switch (format) {
      case TEXT -> text(printer.lines());
      case JSON -> Json.print(console.out(), json(comparison, printer));
      case MARKDOWN -> console.out().print(printer.markdown());
    }
    return 0;
  }

  private void text(List<Line> lines) {
    Line.Style before = Line.Style.TITLE;
    for (Line line : lines) {
      boolean apart =
          switch (line.style()) {
            case TITLE -> false;
            case PART, NOTE -> true;
            case SUBJECT -> before != Line.Style.PART;
            case CHANGE -> false;
          };
      if (apart) {
        console.out().println();
      }
      switch (line.style()) {
        case TITLE, PART -> console.out().println(console.paint(Console.Paint.STRONG, line.text()));
        case SUBJECT -> console.out().println("  " + line.text());
        case NOTE -> console.out().println(line.text());
        case CHANGE -> change(line.text());
      }
      before = line.style();
    }
  }

  private void change(String sentence) {
    String plain = sentence.replaceAll("\\s*\\R\\s*", " ");
    String indent = "    ";
    for (String part : Wrap.lines(plain, Math.max(40, console.width() - 6))) {
      console.out().println(indent + part);
      indent = "      ";
    }
  }

  private static SequencedMap<String, @Nullable Object> json(
      Comparison comparison, ComparisonPrinter printer) {
    return Json.object(
        "before", json(comparison.before()),
        "after", json(comparison.after()),
        "language", comparison.language().tag(),
        "same", comparison.isSame(),
        "rulesAlike", comparison.rulesAlike(),
        "changes", json(comparison.meaning(), printer),
        "words", json(comparison.words(), printer));
  }

  private static SequencedMap<String, @Nullable Object> json(Document document) {
    return Json.object(
        "file", document.file(),
        "code", document.code().id(),
        "edition", document.code().edition(),
        "language", document.language().tag());
  }

  private static List<Object> json(List<Change> changes, ComparisonPrinter printer) {
    List<Object> all = new ArrayList<>();
    for (Change change : changes) {
      all.add(
          Json.object(
              "subject", change.subject().tag(),
              "id", change.id(),
              "formerId", change.formerId().orElse(null),
              "kind", change.kind().tag(),
              "part", change.part().map(Part::tag).orElse(null),
              "before", change.before(),
              "after", change.after(),
              "sentence", printer.sentence(change)));
    }
    return all;
  }

  /** Reads the name of a format. */
  static final class FormatName implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      for (Format format : Format.values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))) {
          return format;
        }
      }
      throw new TypeConversionException("expected text, json or markdown, was '" + value + "'");
    }
  }
}
