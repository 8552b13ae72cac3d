package coco.cli;

import coco.engine.Interaction;
import coco.engine.backtest.Backtest;
import coco.engine.backtest.History;
import coco.engine.monitor.Judgement;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.language.Document;
import coco.language.code.RuleId;
import coco.language.text.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Says why: the verdicts of one case with their proofs, or what one stage makes of a code. */
@Command(
    name = "explain",
    description = {
      "Why a verdict is what it is: --code FILE --source MAPPING --case ID [--rule ID].",
      "What a stage makes of a code: --code FILE --stage document|code|rules."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--code",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "The code; several editions: several files.")
  private List<Path> codes = List.of();

  @Option(
      names = "--stage",
      paramLabel = "document|code|rules",
      converter = StageName.class,
      description = "Show this form of the code.")
  private @Nullable Stage stage;

  @Option(
      names = "--source",
      arity = "1..*",
      paramLabel = "MAPPING",
      description = "Where the interactions come from: *.source.yaml.")
  private List<Path> sources = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Read this file instead of the mapping's own.")
  private @Nullable Path file;

  @Option(names = "--case", paramLabel = "ID", description = "The case to explain.")
  private @Nullable String caseId;

  @Option(names = "--rule", paramLabel = "ID", description = "Only this rule.")
  private @Nullable String rule;

  @Option(
      names = "--as-of",
      paramLabel = "T",
      description = "The instant asked about; the last interaction's unless given.")
  private @Nullable String asOf;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Draw the first verdict, with its timeline on the calendar, as an SVG.")
  private @Nullable Path picture;

  @Mixin private Output output = new Output();

  ExplainCommand(Console console) {
    this.console = console;
  }

  /** A form of the data. */
  enum Stage {
    DOCUMENT,
    CODE,
    RULES
  }

  @Override
  public Integer call() {
    if (picture != null) {
      NewFile.check("--picture", picture, Stream.concat(codes.stream(), sources.stream()).toList());
    }
    CodeFiles reader = new CodeFiles(console);
    List<CodeFiles.Read> read = reader.editions(codes);
    if (stage != null) {
      checkRule(read);
      Stages stages = new Stages(console, output.isJson());
      switch (stage) {
        case DOCUMENT -> read.forEach(each -> stages.document(each.document()));
        case CODE -> read.forEach(each -> stages.code(each.document().code(), ruleId()));
        case RULES -> stages.rules(compile(reader, read), ruleId());
      }
      return 0;
    }
    if (sources.isEmpty() || caseId == null) {
      throw new Refusal("explain needs --source and --case, or --stage; see 'coco explain --help'");
    }
    return explain(reader, read, caseId);
  }

  private void checkRule(List<CodeFiles.Read> read) {
    Set<String> known = new LinkedHashSet<>();
    read.forEach(each -> each.document().rules().forEach(one -> known.add(one.id().text())));
    if (rule != null && !known.contains(rule)) {
      throw new Refusal(
          "--rule: no rule is called '%s'; there are %s".formatted(rule, String.join(", ", known)));
    }
  }

  private static String unknownCase(History history, String wanted) {
    Set<String> cases = new TreeSet<>();
    history.interactions().stream()
        .map(Interaction::caseId)
        .filter(Objects::nonNull)
        .forEach(cases::add);
    return "there is no case '%s' among the %d of the history%s"
        .formatted(
            wanted,
            cases.size(),
            cases.isEmpty() ? "" : ", such as '" + cases.iterator().next() + "'");
  }

  private Optional<RuleId> ruleId() {
    try {
      return Optional.ofNullable(rule).map(RuleId::new);
    } catch (IllegalArgumentException notOne) {
      throw new Refusal("--rule: " + notOne.getMessage(), notOne);
    }
  }

  private static Rules compile(CodeFiles reader, List<CodeFiles.Read> read) {
    return RulesCompiler.compile(
        read.stream().map(each -> each.document().code()).distinct().toList(),
        reader.holidays(read));
  }

  private int explain(CodeFiles reader, List<CodeFiles.Read> read, String wanted) {
    Document document = read.getFirst().document();
    Language language = output.language().orElse(document.language());
    Histories histories = new Histories(console, language);
    histories.sparing("--picture", picture);
    History history = histories.read(sources, file);
    Rules rules = compile(reader, read);
    checkRule(read);
    Instant last = history.last();
    if (last == null) {
      throw new Refusal("no interaction could be read from " + sources.getFirst());
    }
    Instant asked =
        asOf == null ? last : Instants.parse(asOf, rules.codes().getLast().zone(), "--as-of");
    List<Judgement> judgements = new ArrayList<>();
    new Backtest(rules, 1)
        .run(
            history,
            asked,
            judgement -> {
              if (concerns(judgement, wanted)) {
                judgements.add(judgement);
              }
            },
            done -> {});
    List<Interaction> happened =
        history.interactions().stream()
            .filter(each -> wanted.equals(each.caseId()))
            .sorted(Interaction.ORDER)
            .toList();
    if (happened.isEmpty() && judgements.isEmpty()) {
      throw new Refusal("--case: " + unknownCase(history, wanted));
    }
    if (picture != null) {
      draw(picture, language, document, judgements, happened);
    }
    Explanation explanation = new Explanation(console, language, document);
    if (output.isJson()) {
      Json.print(console.out(), explanation.json(wanted, asked, judgements));
    } else {
      explanation.print(wanted, happened, judgements);
    }
    return 0;
  }

  private static void draw(
      Path file,
      Language language,
      Document document,
      List<Judgement> judgements,
      List<Interaction> happened) {
    if (judgements.isEmpty()) {
      throw new Refusal("--picture: no rule judged anything in this case");
    }
    Judgement first = judgements.getFirst();
    RuleId id = first.verdict().subject().rule();
    Optional<Document.RuleText> text = document.rule(id);
    String sentence =
        text.flatMap(Document.RuleText::clause).map(clause -> clause.text()).orElse("");
    String svg =
        new TimelinePicture(Texts.in(language), document.code().zone())
            .draw(
                id.text() + text.map(rule -> " · " + rule.title()).orElse(""),
                sentence.strip().replaceAll("\\s+", " "),
                first,
                happened);
    NewFile.write(file, svg);
  }

  private boolean concerns(Judgement judgement, String wanted) {
    String in = judgement.verdict().subject().caseId();
    return wanted.equals(in == null ? judgement.verdict().subject().trigger().id() : in)
        && (rule == null || rule.equals(judgement.rule().rule().id().text()));
  }

  /** Reads the name of a stage. */
  static final class StageName implements ITypeConverter<Stage> {
    @Override
    public Stage convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "document" -> Stage.DOCUMENT;
        case "code" -> Stage.CODE;
        case "rules" -> Stage.RULES;
        default ->
            throw new TypeConversionException(
                "expected document, code or rules, was '" + value + "'");
      };
    }
  }
}
