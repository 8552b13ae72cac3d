package coco.cli;

import coco.engine.Interaction;
import coco.engine.LevelVerdict;
import coco.engine.backtest.Backtest;
import coco.engine.backtest.BacktestReport;
import coco.engine.backtest.History;
import coco.engine.calendar.BeyondHorizonException;
import coco.engine.calendar.NoCalendarException;
import coco.engine.monitor.Judgement;
import coco.engine.prepared.PreparedException;
import coco.engine.prepared.PreparedHistory;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.language.Document;
import coco.language.code.Code;
import coco.language.code.RuleId;
import coco.language.text.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a code over recorded interactions. */
@Command(
    name = "backtest",
    description =
        "Verdicts of a code, of several editions, or of two codes side by side, over recorded interactions.",
    mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {
  private static final int WORST = 5;

  private final Console console;

  @Option(
      names = "--code",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "The code; several editions: several files.")
  private List<Path> codes = List.of();

  @Option(
      names = "--against",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Another code, or other editions, over the same interactions.")
  private List<Path> against = List.of();

  @Option(
      names = "--source",
      required = true,
      arity = "1..*",
      paramLabel = "MAPPING",
      description = "How files become interactions: *.source.yaml; or a prepared history's folder.")
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
      names = "--out",
      paramLabel = "FILE",
      description = "One row for each verdict, as .csv or .ndjson.")
  private @Nullable Path out;

  @Option(
      names = "--rejected",
      paramLabel = "FILE",
      description = "One line for each row that could not be read.")
  private @Nullable Path rejected;

  @Option(names = "--fail-on-breach", description = "End with 1 where anything was breached.")
  private boolean failOnBreach;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Parties judged side by side; one for each processor unless given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private Output output = new Output();

  BacktestCommand(Console console) {
    this.console = console;
  }

  /** One code, compiled, and how its rules are called. */
  private record Side(Rules rules, Function<RuleId, String> titles, Language language) {}

  private record Outcome(BacktestReport report, WorstCases worst) {}

  @Override
  public Integer call() {
    if (threads < 1) {
      throw new Refusal("--threads: at least 1, was %d".formatted(threads));
    }
    checkOutputs(List.of());
    Side first = side(codes);
    Side other = against.isEmpty() ? null : side(against);
    Language language = output.language().orElse(first.language);
    Histories histories = new Histories(console, language);
    histories.sparing("--out", out);
    histories.sparing("--rejected", rejected);
    Recorded history = recorded(histories, language);
    if (rejected != null) {
      histories.list(rejected);
    }
    Instant asked = asked(history, first.rules, histories);
    Outcome outcome = run(first, history, asked, out, language);
    Outcome against = other == null ? null : run(other, history, asked, null, language);
    if (output.isJson()) {
      SequencedMap<String, @Nullable Object> json =
          BacktestJson.of(first.rules, outcome.report, histories.rejected(), history.repeated());
      json.put("unknownTypes", unknownTypes(history, first.rules));
      if (other != null && against != null) {
        json.put(
            "against",
            BacktestJson.of(other.rules, against.report, histories.rejected(), history.repeated()));
      }
      Json.print(console.out(), json);
    } else {
      Texts texts = Texts.in(language);
      BacktestText text = new BacktestText(console, texts, first.rules, first.titles);
      text.unknownTypes(unknownTypes(history, first.rules));
      text.print(outcome.report, outcome.worst, histories.rejected(), history.repeated());
      if (other != null && against != null) {
        console.out().println();
        new BacktestText(console, texts, other.rules, other.titles)
            .print(against.report, against.worst, 0, 0);
        new SideBySide(console, texts)
            .print(first.titles, other.titles, outcome.report, against.report);
      }
    }
    boolean breached =
        outcome.report.rules().stream().anyMatch(tally -> tally.bindingBreaches() > 0)
            || outcome.report.levels().stream()
                .anyMatch(level -> level.state() == LevelVerdict.State.BREACHED);
    return failOnBreach && breached ? Coco.FOUND : 0;
  }

  /** Before any work: what is to be written can be, and is nothing that is read. */
  private void checkOutputs(List<Path> closures) {
    List<Path> read = new ArrayList<>(codes);
    read.addAll(closures);
    read.addAll(against);
    read.addAll(sources);
    if (out != null) {
      VerdictRows.refuseUnlessKnown(out);
      NewFile.check("--out", out, read);
      read.add(out);
    }
    if (rejected != null) {
      NewFile.check("--rejected", rejected, read);
    }
  }

  /** What is judged: interactions that were just read, or a prepared history. */
  private interface Recorded {
    long size();

    long repeated();

    /** When the last interaction happened; null where there is none. */
    @Nullable Instant last();

    /** How many interactions there are of each type. */
    Map<String, Long> types();

    BacktestReport run(
        Backtest backtest, Instant asOf, Consumer<Judgement> judgements, LongConsumer progress);
  }

  /** A history in memory. */
  private record Read(History history, long repeated) implements Recorded {
    @Override
    public long size() {
      return history.size();
    }

    @Override
    public @Nullable Instant last() {
      return history.last();
    }

    @Override
    public Map<String, Long> types() {
      Map<String, Long> counts = new TreeMap<>();
      for (Interaction interaction : history.interactions()) {
        counts.merge(interaction.type(), 1L, Long::sum);
      }
      return counts;
    }

    @Override
    public BacktestReport run(
        Backtest backtest, Instant asOf, Consumer<Judgement> judgements, LongConsumer progress) {
      return backtest.run(history, asOf, judgements, progress);
    }
  }

  /** A history in files, read part by part. */
  private record Prepared(PreparedHistory history) implements Recorded {
    @Override
    public long size() {
      return history.events();
    }

    @Override
    public long repeated() {
      return history.repeated();
    }

    @Override
    public @Nullable Instant last() {
      return history.last();
    }

    @Override
    public Map<String, Long> types() {
      return history.types();
    }

    @Override
    public BacktestReport run(
        Backtest backtest, Instant asOf, Consumer<Judgement> judgements, LongConsumer progress) {
      return backtest.run(history, asOf, Backtest.keeping(judgements), progress);
    }
  }

  private Recorded recorded(Histories histories, Language language) {
    Path first = sources.getFirst();
    Optional<Path> prepared = sources.stream().filter(PreparedHistory::isAt).findFirst();
    if (prepared.isEmpty()) {
      History history = histories.read(sources, file);
      return new Read(history, histories.repeated());
    }
    if (sources.size() > 1 || file != null || rejected != null) {
      throw new Refusal(
          "--source %s is a prepared history: it is judged alone, without other sources, --file or --rejected; add to it with coco prepare --append"
              .formatted(prepared.orElseThrow()));
    }
    try {
      return new Prepared(PreparedHistory.open(first));
    } catch (PreparedException wrong) {
      throw PreparedTexts.refusal(wrong, Texts.in(language));
    }
  }

  /** How many interactions are of a type that no rule knows, by type, the most frequent first. */
  private static SequencedMap<String, Long> unknownTypes(Recorded history, Rules rules) {
    SequencedMap<String, Long> ordered = new LinkedHashMap<>();
    history.types().entrySet().stream()
        .filter(entry -> !rules.knows(entry.getKey()))
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  /** The editions of the files: of two language versions of one edition the first. */
  private Side side(List<Path> files) {
    CodeFiles reader = new CodeFiles(console);
    List<CodeFiles.Read> read = reader.editions(files);
    checkOutputs(CodeFiles.closures(read));
    Map<String, Code> editions = new LinkedHashMap<>();
    Map<RuleId, String> titles = new LinkedHashMap<>();
    Language language = output.language().orElse(read.getFirst().document().language());
    for (CodeFiles.Read each : read) {
      Document document = each.document();
      editions.putIfAbsent(document.code().edition(), document.code());
      document
          .rules()
          .forEach(
              rule -> {
                if (document.language() == language || !titles.containsKey(rule.id())) {
                  titles.put(rule.id(), rule.title());
                }
              });
    }
    try {
      Rules rules = RulesCompiler.compile(List.copyOf(editions.values()), reader.holidays(read));
      return new Side(rules, id -> titles.getOrDefault(id, id.text()), language);
    } catch (NoCalendarException none) {
      throw new Refusal("cannot run %s: %s".formatted(files.getFirst(), none.getMessage()), none);
    } catch (IllegalArgumentException notTogether) {
      throw new Refusal("cannot run together: " + notTogether.getMessage(), notTogether);
    }
  }

  private Instant asked(Recorded history, Rules rules, Histories histories) {
    if (asOf != null) {
      return Instants.parse(asOf, rules.codes().getLast().zone(), "--as-of");
    }
    Instant last = history.last();
    if (last == null) {
      throw new Refusal(
          "no interaction could be read from %s%s"
              .formatted(sources.getFirst(), histories.firstRefused()));
    }
    return last;
  }

  private Outcome run(
      Side side, Recorded history, Instant asked, @Nullable Path rowsFile, Language language) {
    WorstCases worst = new WorstCases(asked, WORST);
    Backtest backtest = new Backtest(side.rules, threads);
    try (Progress progress = new Progress(console, Texts.in(language));
        VerdictRows rows = rowsFile == null ? null : new VerdictRows(rowsFile)) {
      BacktestReport report =
          history.run(
              backtest,
              asked,
              judgement -> {
                worst.add(judgement);
                if (rows != null && judgement.occasion() == null) {
                  rows.write(judgement.verdict());
                }
              },
              done -> progress.judging(done, history.size()));
      if (rows != null) {
        report.levels().forEach(rows::write);
        rows.finish();
      }
      return new Outcome(report, worst);
    } catch (PreparedException damaged) {
      throw PreparedTexts.refusal(damaged, Texts.in(language));
    } catch (BeyondHorizonException beyond) {
      throw new Refusal("cannot judge: " + beyond.getMessage(), beyond);
    }
  }
}
