package coco.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves an editor over standard input and output. */
@Command(
    name = "lsp",
    description =
        "A language server for *.coco.md on standard input and output; an editor starts it (docs/editors.md).",
    mixinStandardHelpOptions = true)
final class LspCommand implements Callable<Integer> {
  private final Console console;

  LspCommand(Console console) {
    this.console = console;
  }

  /** What it does anyway; editors like to say so. */
  @Option(names = "--stdio", description = "Standard input and output: the only way there is.")
  void stdio(boolean given) {
    // There is nothing to choose.
  }

  @Override
  public Integer call() throws InterruptedException {
    // Standard output belongs to the protocol alone.
    return EditorConnection.serve(
        console, new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
  }
}
