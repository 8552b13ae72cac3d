package coco.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code coco} command and its subcommands. */
@Command(
    name = "coco",
    description = "Writes, checks and runs codes of connection.",
    mixinStandardHelpOptions = true)
public final class Coco {
  private Coco() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Coco()).execute(arguments));
  }
}
