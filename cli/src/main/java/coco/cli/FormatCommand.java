package coco.cli;

import coco.language.Codes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lays codes out canonically; never touches what they say. */
@Command(
    name = "format",
    description = "Lays codes out canonically, in place; prose stays as it is.",
    mixinStandardHelpOptions = true)
final class FormatCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Codes: *.coco.md.")
  private List<Path> files = List.of();

  @Option(
      names = "--check",
      description = "Change nothing; name the files that are not laid out so, and end with 1.")
  private boolean check;

  @Option(names = "--stdout", description = "Change nothing; print the result.")
  private boolean print;

  FormatCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int differing = 0;
    for (Path file : files) {
      String text = Utf8.text(file);
      String formatted = Codes.format(text, file.toString());
      boolean same = formatted.equals(text);
      differing += same ? 0 : 1;
      if (print) {
        console.out().print(formatted);
      } else if (check) {
        if (!same) {
          console.out().println(file);
        }
      } else if (!same) {
        replace(file, formatted);
        console.err().println("coco: formatted " + file);
      }
    }
    return check && differing > 0 ? Coco.FOUND : 0;
  }

  /** By a new file beside the old one, so that a full disk leaves the old one whole. */
  private static void replace(Path file, String text) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new Refusal("cannot write %s: %s".formatted(file, failed.getMessage()), failed);
    }
  }
}
