package coco.server.backup;

import coco.server.database.DataFolder;
import coco.server.database.EmbeddedPostgres;
import coco.server.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Makes a copy of all that is stored, as it is at one instant, also while people work.
 *
 * <p>Left out are sessions and links that sign in, which are good for a short while only. Whoever
 * reads the file reads everything, the hashes of passwords and the key of the log of evidence
 * included.
 */
public final class Backup {
  private Backup() {}

  /** What a copy holds. */
  public record Made(int tables, long rows, long bytes) {}

  /**
   * Copies what is stored in the data folder, or the database, of the settings.
   *
   * @param file to be made; there must be none of this name
   * @throws BackupFault with what to do, if it cannot be
   */
  public static Made make(Settings settings, Path file) {
    checkTarget(file);
    try {
      if (settings.database().isPresent()) {
        return copy(settings, settings.database().get(), file);
      }
      Path database = settings.data().toAbsolutePath().normalize().resolve("database");
      if (!EmbeddedPostgres.isMade(database)) {
        throw new BackupFault(
            "cannot back up %s: nothing is stored there. Name the data folder with --data, or a database of yours with --database."
                .formatted(settings.data()));
      }
      if (DataFolder.isHeld(settings.data())) {
        String address =
            EmbeddedPostgres.running(database)
                .orElseThrow(
                    () ->
                        new BackupFault(
                            "cannot back up %s: CoCo is just starting or stopping there. Try again in a moment."
                                .formatted(settings.data())));
        return copy(settings, address, file);
      }
      try (DataFolder folder = DataFolder.hold(settings.data());
          EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.path().resolve("database"))) {
        return copy(settings, postgres.address(), file);
      }
    } catch (SQLException failure) {
      throw new BackupFault("cannot back up: %s".formatted(failure.getMessage()), failure);
    } catch (IOException failure) {
      throw new BackupFault(
          "cannot write %s: %s".formatted(file, DataFolder.reason(failure)), failure);
    }
  }

  private static void checkTarget(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (Files.exists(file)) {
      throw new BackupFault(
          "cannot write %s: it is there already. Name another file.".formatted(file));
    }
    if (parent == null || !Files.isDirectory(parent)) {
      throw new BackupFault(
          "cannot write %s: there is no folder %s. Make it, or name another."
              .formatted(file, parent));
    }
  }

  private static Made copy(Settings settings, String address, Path file)
      throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(address);
        BackupFile.Writer writer = new BackupFile.Writer(file)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        // One snapshot for all tables, however long it takes.
        statement.execute("set transaction isolation level repeatable read, read only");
      }
      Tables tables = new Tables(connection);
      SequencedMap<String, String> migrations = tables.migrations();
      if (migrations.isEmpty()) {
        throw new BackupFault("cannot back up: this database holds nothing of CoCo.");
      }
      SequencedMap<String, Manifest.Rows> held = new TreeMap<>();
      for (String table : tables.names()) {
        List<String> columns = tables.columns(table);
        try (OutputStream part = writer.part(BackupFile.table(table))) {
          held.put(table, new Manifest.Rows(tables.copyOut(table, columns, part), columns));
        }
      }
      // Read after the rows: a counter is never behind them.
      writer.part(BackupFile.SEQUENCES, String.join("\n", tables.sequences()) + "\n");
      connection.rollback();
      Optional<Path> key = settings.evidenceKeyFile().filter(Files::exists);
      if (key.isPresent()) {
        writer.part(BackupFile.EVIDENCE_KEY, Files.readString(key.get()));
      }
      if (Files.exists(settings.certificateKeyFile())) {
        writer.part(BackupFile.CERTIFICATE_KEY, Files.readString(settings.certificateKeyFile()));
      }
      Manifest manifest = new Manifest(Instant.now().toString(), migrations, held);
      writer.part(BackupFile.MANIFEST, manifest.text());
      writer.finish();
      return new Made(held.size(), manifest.rows(), Files.size(file));
    }
  }
}
