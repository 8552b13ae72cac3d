package coco.cli;

import coco.language.Codes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        console.out().writeBytes(formatted.getBytes(StandardCharsets.UTF_8));
      } else if (check) {
        if (!same) {
          console.out().println(file);
        }
      } else if (!same) {
        NewFile.write(file, formatted);
        console.err().println("coco: formatted " + file);
      }
    }
    return check && differing > 0 ? Coco.FOUND : 0;
  }
}
