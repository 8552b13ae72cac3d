package coco.cli;

import coco.engine.Interaction;
import coco.engine.backtest.History;
import coco.engine.calendar.BeyondHorizonException;
import coco.engine.curve.Curves;
import coco.language.code.RuleId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The promise curve of a duty: which share each deadline would have kept. */
@Command(
    name = "curve",
    description =
        "The promise curve: for each deadline, the share of a duty's occasions that it would have kept, in the rule's own unit and on its own clock.",
    footer = {
      "",
      "A duty, or a service level or an average over one, whose deadline is one length. Void",
      "occasions are left out; open ones are told apart. The deadlines for 80, 90, 95 and 99 %% count",
      "open ones as not kept."
    },
    mixinStandardHelpOptions = true)
final class CurveCommand implements Callable<Integer> {
  /** Text for people, JSON for programs, or rows for a spreadsheet. */
  enum Format {
    TEXT,
    JSON,
    CSV
  }

  private final Console console;

  @Option(
      names = "--code",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "The code; several editions: several files.")
  private List<Path> codes = List.of();

  @Option(names = "--rule", required = true, paramLabel = "ID", description = "The rule.")
  private String rule = "";

  @Option(
      names = "--source",
      required = true,
      arity = "1..*",
      paramLabel = "MAPPING",
      description = "How files become interactions: *.source.yaml.")
  private List<Path> sources = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Read this file instead of the mapping's own.")
  private @Nullable Path file;

  @Option(
      names = "--as-of",
      paramLabel = "T",
      description = "The instant asked about; the last interaction's unless given.")
  private @Nullable String asOf;

  @Option(
      names = "--per",
      arity = "1..*",
      paramLabel = "WHAT",
      description =
          "By day, week, month, quarter or year of the trigger, or by an attribute at it: channel, case.priority, party.tier.")
  private List<String> per = List.of();

  @Option(names = "--picture", paramLabel = "FILE", description = "Draw the curve as an SVG.")
  private @Nullable Path picture;

  @Option(
      names = "--format",
      paramLabel = "text|json|csv",
      defaultValue = "text",
      converter = FormatName.class,
      description = "Text for people (the default), JSON for programs, CSV for spreadsheets.")
  private Format format = Format.TEXT;

  @Mixin private AnswerLanguage language = new AnswerLanguage();

  CurveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (picture != null) {
      NewFile.check("--picture", picture, Stream.concat(codes.stream(), sources.stream()).toList());
    }
    Editions editions = Editions.read(console, codes, language.asked());
    RuleId id = ruleId();
    Texts texts = Texts.in(editions.language());
    Curves curves = new Curves(editions.rules().codes(), id, editions.holidays());
    curves
        .obstacle()
        .ifPresent(
            obstacle -> {
              throw new Refusal(texts.of("curve." + obstacle, id.text(), editions.duties()));
            });
    Histories histories = new Histories(console, editions.language());
    histories.sparing("--picture", picture);
    History history = histories.read(sources, file);
    Instant last = history.last();
    if (last == null) {
      throw new Refusal(
          "no interaction could be read from %s%s"
              .formatted(sources.getFirst(), histories.firstRefused()));
    }
    if (histories.rejected() > 0) {
      console.err().println("coco: " + texts.of("backtest.rejected", histories.rejected()));
    }
    Instant asked = asOf == null ? last : Instants.parse(asOf, editions.code().zone(), "--as-of");
    Function<Interaction, String> group =
        new Groups(history, editions.code().zone(), per, texts.of("curve.missing"))::of;
    List<Curves.OfEdition> found;
    try {
      int threads = Runtime.getRuntime().availableProcessors();
      found = curves.over(history, asked, group, threads);
    } catch (BeyondHorizonException beyond) {
      throw new Refusal("cannot judge: " + beyond.getMessage(), beyond);
    }
    CurveReport report = new CurveReport(console, editions, id, !per.isEmpty());
    switch (format) {
      case TEXT -> report.print(found);
      case JSON -> Json.print(console.out(), report.json(found, asked));
      case CSV -> report.csv(found);
    }
    if (picture != null) {
      draw(picture, editions, id, found, texts);
    }
    return 0;
  }

  private static void draw(
      Path file, Editions editions, RuleId id, List<Curves.OfEdition> found, Texts texts) {
    if (found.isEmpty()) {
      throw new Refusal("--picture: " + texts.of("curve.none", id.text()));
    }
    Curves.OfEdition latest = found.getLast();
    String title = id.text() + " · " + editions.sentence(latest.edition(), id).title();
    NewFile.write(file, new CurvePicture(texts).draw(title, latest));
  }

  private RuleId ruleId() {
    try {
      return new RuleId(rule);
    } catch (IllegalArgumentException notOne) {
      throw new Refusal("--rule: " + notOne.getMessage(), notOne);
    }
  }

  /** Reads {@code text}, {@code json} or {@code csv}. */
  static final class FormatName implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "text" -> Format.TEXT;
        case "json" -> Format.JSON;
        case "csv" -> Format.CSV;
        default ->
            throw new TypeConversionException("expected text, json or csv, was '" + value + "'");
      };
    }
  }
}
