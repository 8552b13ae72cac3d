package coco.bench;

import coco.bench.Results.Run;
import coco.bench.made.Variant;
import coco.language.code.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code docs/benchmarks.md} and its charts from what was measured, and from nothing else.
 */
final class BenchmarksPage {
  private final Path data;
  private final Path docs;
  private final String note;
  private final List<Run> runs;
  private final StringBuilder page = new StringBuilder();

  private BenchmarksPage(Path data, Path docs, String note) throws IOException {
    this.note = note;
    this.data = data;
    this.docs = docs;
    this.runs = Results.all(data);
  }

  /**
   * Writes the page of the results in one folder into another.
   *
   * @param note what else a reader has to know of how it was measured; may be empty
   */
  static void write(Path data, Path docs, String note) throws IOException {
    BenchmarksPage page = new BenchmarksPage(data, docs, note);
    Files.createDirectories(docs.resolve("benchmarks"));
    page.write();
    Files.writeString(docs.resolve("benchmarks.md"), page.page);
  }

  private void write() throws IOException {
    intro();
    // Shorter histories first; of one length those in order before the late ones.
    SortedMap<String, String> datasets = new TreeMap<>();
    for (Run run : runs) {
      long millions = Math.round(run.rows() / 1e6);
      boolean isLate = run.dataset().endsWith(Variant.LATE.word());
      datasets.put("%09d %s".formatted(millions, isLate), run.dataset());
    }
    for (String dataset : datasets.values()) {
      table(dataset);
    }
    pieces();
    rules();
    peers();
    how();
  }

  private void intro() {
    line("# Benchmarks");
    line("");
    line(
        "One code of twenty-five rules (`bench/src/main/codes/two-shores.en.coco.md`) over a made history, by CoCo and by its "
            + "peers. This page is written by `.ci/bench`; every figure in it was measured by that command.");
    line("");
    line(
        "An engine stands in a table only where all verdicts that it gives, line by line, are those of the oracle: the second, slow "
            + "implementation of the language that the engine's own tests use. Lines are sorted and their SHA-256 compared rule by rule. "
            + "Where a history is too long for the oracle, the engines are compared with each other, and the table says so.");
    line("");
    line(
        "A time goes from opening the Parquet file to closing the files of verdicts. Each engine runs in a Java of its own; *cold* is "
            + "the first run there, *warm* the last of several in the same one. Medians, with the range in brackets. *Processors* is the time that "
            + "all threads of the process took together in that last run: what else the machine does changes it least.");
    line("");
    line("Machine: " + machine() + "." + (note.isEmpty() ? "" : " " + note));
    line("");
  }

  private static String machine() {
    String processor = "an unnamed processor";
    long memory = 0;
    try {
      for (String each : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
        if (each.startsWith("model name")) {
          processor = each.substring(each.indexOf(':') + 1).strip();
          break;
        }
      }
      for (String each : Files.readAllLines(Path.of("/proc/meminfo"))) {
        if (each.startsWith("MemTotal")) {
          memory = Long.parseLong(each.replaceAll("[^0-9]", "")) / (1_024 * 1_024);
        }
      }
    } catch (IOException none) {
      processor = "a processor that does not say what it is";
    }
    return "%d × %s, %d GiB, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor,
            memory,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }

  private @Nullable Digest digest(String dataset, String engine) throws IOException {
    Path file = data.resolve("digests").resolve(dataset + "." + engine);
    return Files.exists(file) ? Digest.load(file) : null;
  }

  /** What measured times come to. */
  private record Times(double median, double least, double most) {
    static @Nullable Times of(List<Double> seconds) {
      if (seconds.isEmpty()) {
        return null;
      }
      List<Double> sorted = seconds.stream().sorted().toList();
      double low = sorted.get((sorted.size() - 1) / 2);
      double high = sorted.get(sorted.size() / 2);
      return new Times((low + high) / 2, sorted.getFirst(), sorted.getLast());
    }

    String text() {
      return String.format(Locale.ROOT, "%.1f s (%.1f–%.1f)", median, least, most);
    }
  }

  private record Measured(
      Engine engine, long rows, Times cold, @Nullable Times warm, Times processor, long peak) {
    Times best() {
      return warm == null ? cold : warm;
    }
  }

  private @Nullable Measured measured(Engine engine, String dataset) {
    List<Run> own =
        runs.stream()
            .filter(run -> run.engine().equals(engine.name()) && run.dataset().equals(dataset))
            .toList();
    Times cold = Times.of(own.stream().filter(run -> run.place() == 0).map(Run::seconds).toList());
    if (cold == null) {
      return null;
    }
    int last = own.stream().mapToInt(Run::place).max().orElse(0);
    Times warm =
        last == 0
            ? null
            : Times.of(own.stream().filter(run -> run.place() == last).map(Run::seconds).toList());
    Times processor =
        Objects.requireNonNull(
            Times.of(own.stream().filter(run -> run.place() == last).map(Run::processor).toList()));
    long peak = own.stream().mapToLong(Run::peakBytes).max().orElse(0);
    return new Measured(engine, own.getFirst().rows(), cold, warm, processor, peak);
  }

  private void table(String dataset) throws IOException {
    Digest oracle = digest(dataset, "oracle");
    Digest reference = oracle != null ? oracle : digest(dataset, "DuckDB");
    List<Measured> rows = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Engine engine : Engines.all()) {
      Measured measured = measured(engine, dataset);
      Digest said = digest(dataset, engine.name());
      if (measured == null || said == null || reference == null || engine.name().equals("oracle")) {
        continue;
      }
      if (said.equalOf(reference, engine.rules()).equals(engine.rules())) {
        rows.add(measured);
      } else {
        refused.add(engine.name());
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    long events = rows.getFirst().rows();
    line(String.format(Locale.ROOT, "## %,d interactions, %s", events, variant(dataset)));
    line("");
    line(
        oracle != null
            ? "Equal to the oracle in every rule that the engine judges."
            : "Too long for the oracle: equal to DuckDB in every rule.");
    line("");
    line(
        "| engine | rules | cold | warm | interactions/s | processors | time beside CoCo's | peak memory |");
    line("|---|---|---|---|---|---|---|---|");
    @Nullable Measured coco =
        rows.stream().filter(row -> row.engine().name().equals("CoCo")).findFirst().orElse(null);
    List<BarChart.Bar> bars = new ArrayList<>();
    for (Measured row : rows) {
      Times warm = row.warm();
      double speed = row.rows() / row.best().median();
      line(
          String.format(
              Locale.ROOT,
              "| %s %s | %d | %s | %s | %,.0f | %s | %s | %s |",
              row.engine().name(),
              row.engine().version(),
              row.engine().rules().size(),
              row.cold().text(),
              warm == null ? "" : warm.text(),
              speed,
              row.processor().text(),
              coco == null
                  ? ""
                  : String.format(
                      Locale.ROOT, "%.2f ×", row.best().median() / coco.best().median()),
              row.peak() == 0
                  ? ""
                  : String.format(Locale.ROOT, "%.1f GiB", row.peak() / (double) (1L << 30))));
      bars.add(
          new BarChart.Bar(
              row.engine().name(),
              row.best().median(),
              row.best().least(),
              row.best().most(),
              String.format(
                  Locale.ROOT,
                  "%.1f s, %d rules",
                  row.best().median(),
                  row.engine().rules().size())));
    }
    line("");
    if (!refused.isEmpty()) {
      line("Not in the table, for their verdicts differ: " + String.join(", ", refused) + ".");
      line("");
    }
    String chart = dataset + ".svg";
    String title =
        String.format(Locale.ROOT, "Seconds for %,d interactions, %s", events, variant(dataset));
    Files.writeString(docs.resolve("benchmarks").resolve(chart), BarChart.draw(title, bars));
    line("![%s: the table above as bars](benchmarks/%s)".formatted(title, chart));
    line("");
  }

  private static String variant(String dataset) {
    return dataset.endsWith(Variant.LATE.word()) ? "5 % late and 0.1 % twice" : "in order";
  }

  /** What JMH has measured, where it has. */
  private void pieces() throws IOException {
    Path file = data.resolve("pieces.csv");
    if (!Files.exists(file)) {
      return;
    }
    line("## Small pieces");
    line("");
    line(
        "One answer to \"may we call this customer now?\" (rules B-09 and B-11): CoCo works consent and the local hour out from twenty "
            + "interactions; cel-java 0.14.0 and cedar-java 4.10.0 are told them. One deadline of eight working hours: by CoCo's running "
            + "sums, and by a walk over the days with `java.time`. JMH, average time, error at 99.9 %.");
    line("");
    line("| piece | time | error | unit |");
    line("|---|---|---|---|");
    for (String row : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = row.replace("\"", "").split(",", -1);
      String[] name = cells[0].split("\\.", -1);
      line(
          String.format(
              Locale.ROOT,
              "| %s, %s | %.3f | ± %.3f | %s |",
              name[name.length - 2].replace("Benchmark", "").toLowerCase(Locale.ROOT),
              name[name.length - 1],
              Double.parseDouble(cells[4]),
              Double.parseDouble(cells[5]),
              cells[6].replace("us", "µs")));
    }
    line("");
  }

  private void rules() {
    line("## The rules");
    line("");
    line("Those in bold are the ten that every peer judges.");
    line("");
    line("| rule | form | title |");
    line("|---|---|---|");
    var document = TwoShores.document();
    for (String id : TwoShores.rules()) {
      Rule rule =
          TwoShores.code().rules().stream()
              .filter(each -> each.id().text().equals(id))
              .findFirst()
              .orElseThrow();
      String shown = TwoShores.COMMON.contains(id) ? "**" + id + "**" : id;
      line(
          "| %s | %s | %s |"
              .formatted(
                  shown,
                  rule.clause()
                      .getClass()
                      .getSimpleName()
                      .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                      .toLowerCase(Locale.ROOT),
                  document.rule(id).orElseThrow().title()));
    }
    line("");
  }

  private void peers() {
    line("## The peers");
    line("");
    line("| engine | how it is used | late and repeated |");
    line("|---|---|---|");
    for (Engine engine : Engines.all()) {
      if (!engine.name().equals("oracle")) {
        line(
            "| %s %s | %s | %s |"
                .formatted(
                    engine.name(),
                    engine.version(),
                    engine.idiom(),
                    engine.takesLate() ? "yes" : "no: it judges as events come"));
      }
    }
    line("");
    line("What they do not judge here:");
    line("");
    line("| rule | engines | reason |");
    line("|---|---|---|");
    SortedMap<String, List<String>> reasons = new TreeMap<>();
    for (Engine engine : Engines.all()) {
      engine
          .cannot()
          .forEach(
              (rule, reason) ->
                  reasons
                      .computeIfAbsent(rule + " | %s | " + reason, key -> new ArrayList<>())
                      .add(engine.name()));
    }
    reasons.forEach(
        (row, names) ->
            line("| " + row.formatted(names.stream().collect(Collectors.joining(", "))) + " |"));
    line("");
    line(
        "A peer that judges ten rules does less than one that judges twenty-five: its time flatters it. Esper, Drools and Flink are made "
            + "for events as they come, not for a history that is all there; a backtest is not what they are best at.");
    line("");
  }

  private void how() {
    line("## Again");
    line("");
    line(
        "`.ci/bench` with a JDK 25 in `JAVA_HOME` does all of this; `.ci/bench small` only what fits in minutes.");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
