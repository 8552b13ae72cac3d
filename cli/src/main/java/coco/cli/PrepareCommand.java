package coco.cli;

import coco.engine.prepared.Preparation;
import coco.engine.prepared.PreparedException;
import coco.engine.prepared.PreparedHistory;
import coco.language.text.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts recorded interactions into the form in which they are judged fast. */
@Command(
    name = "prepare",
    description =
        "Prepares recorded interactions: each once, sorted by party, as Parquet files; however many there are.",
    mixinStandardHelpOptions = true)
final class PrepareCommand implements Callable<Integer> {
  private final Console console;

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
      names = "--store",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the prepared history goes: a folder of its own.")
  private Path store = Path.of("");

  @Option(
      names = "--append",
      description = "Add to the prepared history that is there; the whole of it is written anew.")
  private boolean append;

  @Option(
      names = "--rejected",
      paramLabel = "FILE",
      description = "One line for each row that could not be read.")
  private @Nullable Path rejected;

  @Mixin private Output output = new Output();

  PrepareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (rejected != null) {
      NewFile.check("--rejected", rejected, sources);
    }
    Language language = output.language().orElse(Language.ENGLISH);
    Texts texts = Texts.in(language);
    Histories histories = new Histories(console, language);
    histories.sparing("--rejected", rejected);
    try (Preparation preparation = begin()) {
      histories.read(sources, file, preparation);
      PreparedHistory prepared = finish(preparation, texts);
      if (rejected != null) {
        histories.list(rejected);
      }
      if (output.isJson()) {
        json(prepared, histories);
      } else {
        print(prepared, histories, texts);
      }
    } catch (PreparedException wrong) {
      throw PreparedTexts.refusal(wrong, texts);
    }
    return 0;
  }

  private Preparation begin() {
    long memory = Runtime.getRuntime().maxMemory();
    return append ? Preparation.appending(store, memory) : Preparation.of(store, memory);
  }

  private PreparedHistory finish(Preparation preparation, Texts texts) {
    try (Progress progress = new Progress(console, texts)) {
      return preparation.finish(progress::preparing);
    }
  }

  private void json(PreparedHistory prepared, Histories histories) {
    Json.print(
        console.out(),
        Json.object(
            "store",
            store.toString(),
            "interactions",
            prepared.events(),
            "cases",
            prepared.cases(),
            "parties",
            prepared.parties(),
            "rejected",
            histories.rejected(),
            "repeated",
            prepared.repeated(),
            "differing",
            prepared.differing(),
            "first",
            text(prepared.first()),
            "last",
            text(prepared.last()),
            "files",
            prepared.count(),
            "bytes",
            prepared.bytes()));
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private void print(PreparedHistory prepared, Histories histories, Texts texts) {
    console
        .out()
        .println(
            texts.of(
                "prepared.history",
                prepared.events(),
                prepared.cases(),
                prepared.parties(),
                store.toString(),
                prepared.count(),
                Math.max(1, prepared.bytes() >> 20)));
    if (prepared.repeated() > 0) {
      console
          .out()
          .println(texts.of("prepared.repeated", prepared.repeated(), prepared.differing()));
    }
    if (histories.rejected() > 0) {
      console
          .out()
          .println(
              console.paint(
                  Console.Paint.WARN, texts.of("backtest.rejected", histories.rejected())));
    }
  }
}
