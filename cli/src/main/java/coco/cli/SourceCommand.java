package coco.cli;

import coco.engine.source.SourceException;
import coco.engine.source.SourceInspector;
import coco.engine.source.SourceTexts;
import coco.language.text.Language;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Deals with files of interactions. */
@Command(
    name = "source",
    description = "Deals with files of interactions.",
    mixinStandardHelpOptions = true,
    subcommands = SourceCommand.Inspect.class)
final class SourceCommand implements Callable<Integer> {
  private final Console console;

  SourceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.err().println("coco: say what to do: 'coco source inspect FILE'");
    return Coco.REFUSED;
  }

  /** Proposes a mapping. */
  @Command(
      name = "inspect",
      description =
          "Proposes a mapping for a file: save it as NAME.source.yaml and mend what it asks for.",
      mixinStandardHelpOptions = true)
  static final class Inspect implements Callable<Integer> {
    private final Console console;

    @Parameters(
        paramLabel = "FILE",
        description = "CSV, TSV, XLSX, XES or NDJSON; plain, .gz or .zip.")
    private Path file = Path.of("");

    Inspect(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try {
        console.out().print(SourceInspector.propose(file));
      } catch (SourceException failed) {
        throw new Refusal(SourceTexts.in(Language.ENGLISH).line(failed.fault()), failed);
      }
      return 0;
    }
  }
}
