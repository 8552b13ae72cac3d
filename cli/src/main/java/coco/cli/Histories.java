package coco.cli;

import coco.engine.backtest.History;
import coco.engine.prepared.Preparation;
import coco.engine.source.Fault;
import coco.engine.source.Refused;
import coco.engine.source.SourceException;
import coco.engine.source.SourceMapping;
import coco.engine.source.SourceReader;
import coco.engine.source.SourceSummary;
import coco.engine.source.SourceTexts;
import coco.language.text.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads sources into a history; counts, and lists where asked, what cannot be read. */
final class Histories {
  private final Console console;
  private final SourceTexts sourceTexts;
  private final Texts texts;
  private final List<Refused> refused = new ArrayList<>();
  private final Map<String, Path> outputs = new LinkedHashMap<>();
  private final List<SourceMapping> mappings = new ArrayList<>();
  private long rejected;
  private long repeated;

  Histories(Console console, Language language) {
    this.console = console;
    this.sourceTexts = SourceTexts.in(language);
    this.texts = Texts.in(language);
  }

  /** Names a file that the command will write, and that must therefore be none of those read. */
  void sparing(String option, @Nullable Path output) {
    if (output != null) {
      outputs.put(option, output);
    }
  }

  /** The mappings that were read, in order. */
  List<SourceMapping> mappings() {
    return List.copyOf(mappings);
  }

  /** How many rows could not be read. */
  long rejected() {
    return rejected;
  }

  /** The first row that could not be read, after a colon; empty where there is none. */
  String firstRefused() {
    return refused.isEmpty() ? "" : ": " + sourceTexts.line(refused.getFirst());
  }

  /** How many rows only repeated an earlier one. */
  long repeated() {
    return repeated;
  }

  /**
   * All interactions of some mappings.
   *
   * @param file read instead of the mapping's own; for one mapping only
   */
  History read(List<Path> mappings, @Nullable Path file) {
    History history = new History();
    read(
        mappings,
        file,
        (reader, files, progress) ->
            reader.read(
                files,
                interaction -> {
                  history.add(interaction);
                  progress.reading(history.size());
                }));
    repeated += history.repeated();
    return history;
  }

  /**
   * Hands all interactions of some mappings to a preparation; repetitions are counted there.
   *
   * @param file read instead of the mapping's own; for one mapping only
   */
  void read(List<Path> mappings, @Nullable Path file, Preparation preparation) {
    AtomicLong done = new AtomicLong();
    read(
        mappings,
        file,
        (reader, files, progress) -> {
          preparation.beginReading();
          return reader.readAll(
              files,
              (interaction, content) -> {
                preparation.add(interaction, content);
                progress.reading(done.incrementAndGet());
              });
        });
  }

  /** Reads the files of one mapping. */
  private interface Reading {
    SourceSummary read(SourceReader reader, List<Path> files, Progress progress);
  }

  private void read(List<Path> mappings, @Nullable Path file, Reading reading) {
    if (file != null && mappings.size() > 1) {
      throw new Refusal("--file goes with one --source; %d were given".formatted(mappings.size()));
    }
    try (Progress progress = new Progress(console, texts)) {
      for (Path path : mappings) {
        SourceMapping mapping = mapping(path);
        this.mappings.add(mapping);
        SourceReader reader = new SourceReader(mapping);
        Path folder = path.toAbsolutePath().resolveSibling(".").normalize();
        List<Path> files = file == null ? reader.files(folder) : List.of(file);
        outputs.forEach((option, output) -> NewFile.check(option, output, files));
        SourceSummary summary = reading.read(reader, files, progress);
        rejected += summary.rejected();
        repeated += summary.repeated();
        refused.addAll(summary.refused());
      }
    } catch (SourceException failed) {
      throw new Refusal(sourceTexts.line(failed.fault()), failed);
    }
  }

  private SourceMapping mapping(Path path) {
    SourceMapping.Read read = SourceMapping.read(path.toString(), Utf8.text(path));
    for (Fault fault : read.faults()) {
      console.err().println("coco: " + sourceTexts.line(fault));
    }
    return read.mapping()
        .orElseThrow(
            () -> new Refusal(texts.of("source.mapping", path.toString(), read.faults().size())));
  }

  /** Writes one line for each row that could not be read. */
  void list(Path file) {
    List<String> lines = new ArrayList<>();
    refused.forEach(each -> lines.add(sourceTexts.line(each)));
    if (refused.size() < rejected) {
      lines.add(texts.of("source.more", rejected - refused.size()));
    }
    lines.add("");
    NewFile.write(file, String.join(System.lineSeparator(), lines));
  }
}
