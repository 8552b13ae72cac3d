package coco.cli;

import coco.server.backup.Backup;
import coco.server.backup.BackupFault;
import coco.server.settings.StartFault;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coco backup}: a copy of all that the web application has stored. */
@Command(
    name = "backup",
    description =
        "Copies all that the web application has stored, as it is at one instant, into one file; also while it is in use. The file holds the hashes of passwords: keep it safe.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The file to make; there must be none.")
  private @Nullable Path file;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The data folder of 'coco serve'; ./data unless said.")
  private @Nullable Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "The outside PostgreSQL of 'coco serve', if it uses one.")
  private @Nullable String database;

  BackupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path target = Objects.requireNonNull(file);
    try {
      Backup.Made made =
          Backup.make(
              new ServerSettings()
                  .with("COCO_DATA", data)
                  .with("COCO_DATABASE", database)
                  .checked(false),
              target);
      console
          .out()
          .println(
              "%s holds %d rows of %d tables, %d KB."
                  .formatted(target, made.rows(), made.tables(), (made.bytes() + 1023) / 1024));
      return 0;
    } catch (StartFault fault) {
      throw new Refusal(String.join("\n      ", fault.reasons()));
    } catch (BackupFault fault) {
      throw new Refusal(String.valueOf(fault.getMessage()));
    }
  }
}
