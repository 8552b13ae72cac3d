package coco.bench;

import coco.bench.made.Dataset;
import coco.bench.made.StoryWriter;
import coco.bench.made.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One step of a benchmark, in a Java of its own: {@code make}, {@code run} or {@code write}; {@code
 * .ci/bench} calls them one after another.
 */
public final class Bench {
  private Bench() {}

  /**
   * Does one step.
   *
   * @param arguments {@code make FOLDER EVENTS VARIANT}, or {@code run FOLDER EVENTS VARIANT ENGINE
   *     WARM}: the engine by its name, so many more times in the same Java; or {@code write FOLDER
   *     DOCS NOTE}: the page of what was measured, with a note on how
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("write")) {
      BenchmarksPage.write(
          Path.of(arguments[1]), Path.of(arguments[2]), arguments.length > 3 ? arguments[3] : "");
      return;
    }
    Dataset dataset =
        Dataset.of(
            Path.of(arguments[1]),
            Long.parseLong(arguments[2]),
            Variant.valueOf(arguments[3].toUpperCase(Locale.ROOT)));
    switch (arguments[0]) {
      case "make" -> {
        long begun = System.nanoTime();
        long rows = StoryWriter.write(dataset);
        System.out.printf(
            Locale.ROOT,
            "%s: %d rows, %d parties, %d bytes, %.1f s%n",
            dataset.name(),
            rows,
            dataset.parties(),
            Files.size(dataset.file()),
            (System.nanoTime() - begun) / 1e9);
      }
      case "run" -> run(dataset, arguments[4], Integer.parseInt(arguments[5]));
      default -> throw new IllegalArgumentException("no step " + arguments[0]);
    }
  }

  private static void run(Dataset dataset, String name, int warm) throws Exception {
    Engine engine = Engines.named(name);
    Path folder =
        dataset.folder().resolve("verdicts").resolve(dataset.name()).resolve(engine.name());
    long rows = StoryWriter.write(dataset);
    for (int i = 0; i <= warm; i++) {
      empty(folder);
      double processor = Results.processor();
      long begun = System.nanoTime();
      try (VerdictFiles verdicts = new VerdictFiles(folder)) {
        engine.judge(dataset, verdicts);
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      double taken = Results.processor() - processor;
      Results.add(
          dataset.folder(),
          new Results.Run(
              engine.name(), dataset.name(), rows, i, seconds, taken, Results.peakBytes()));
      System.out.printf(
          Locale.ROOT,
          "run %s %s %s %.3f s, processors %.3f s%n",
          engine.name(),
          dataset.name(),
          i,
          seconds,
          taken);
    }
    Digest digest = Digest.of(folder, engine.rules());
    Path digests = Files.createDirectories(dataset.folder().resolve("digests"));
    digest.save(digests.resolve(dataset.name() + "." + engine.name()));
    Path reference = digests.resolve(dataset.name() + ".oracle");
    if (Files.exists(reference)) {
      Digest oracle = Digest.load(reference);
      List<String> equal = digest.equalOf(oracle, engine.rules());
      System.out.printf(
          "equal %s %s %d of %d; not: %s%n",
          engine.name(),
          dataset.name(),
          equal.size(),
          engine.rules().size(),
          engine.rules().stream().filter(rule -> !equal.contains(rule)).toList());
    }
  }

  private static void empty(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
