package coco.cli;

import coco.server.backup.BackupFault;
import coco.server.backup.Restore;
import coco.server.settings.StartFault;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coco restore}: brings a backup back into an empty place. */
@Command(
    name = "restore",
    description =
        "Brings back what 'coco backup' copied, into an empty folder or an empty database, after every part of the file was found whole.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "What 'coco backup' made.")
  private @Nullable Path file;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "An empty folder, or one that is not there yet; ./data unless said.")
  private @Nullable Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "An empty outside PostgreSQL, instead of a folder.")
  private @Nullable String database;

  RestoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      Restore.Done done =
          Restore.into(
              new ServerSettings()
                  .with("COCO_DATA", data)
                  .with("COCO_DATABASE", database)
                  .checked(false),
              Objects.requireNonNull(file));
      console
          .out()
          .println(
              "%d rows of %d tables are back, as they were at %s. Start with 'coco serve'; everybody signs in again."
                  .formatted(done.rows(), done.tables(), done.made()));
      return 0;
    } catch (StartFault fault) {
      throw new Refusal(String.join("\n      ", fault.reasons()));
    } catch (BackupFault fault) {
      throw new Refusal(String.valueOf(fault.getMessage()));
    }
  }
}
