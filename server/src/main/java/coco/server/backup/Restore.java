package coco.server.backup;

import coco.server.database.DataFolder;
import coco.server.database.EmbeddedPostgres;
import coco.server.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a copy back, into an empty folder or an empty database: all of it, or nothing. */
public final class Restore {
  private Restore() {}

  /** What was brought back. */
  public record Done(String made, int tables, long rows) {}

  /**
   * Restores a file, once each of its parts was found whole.
   *
   * @throws BackupFault with what to do, if it cannot be; the place is then as empty as before
   */
  public static Done into(Settings settings, Path file) {
    try (ZipFile zip = BackupFile.open(file)) {
      Manifest manifest = Manifest.of(BackupFile.text(zip, BackupFile.MANIFEST));
      checkKnown(manifest);
      if (settings.database().isPresent()) {
        checkKey(settings, zip);
        load(settings.database().get(), zip, manifest);
        bringKeys(settings, zip);
      } else {
        intoFolder(settings, zip, manifest);
      }
      return new Done(manifest.made(), manifest.tables().size(), manifest.rows());
    } catch (SQLException failure) {
      throw new BackupFault("cannot restore: %s".formatted(failure.getMessage()), failure);
    } catch (IOException failure) {
      throw new BackupFault(
          "cannot restore %s: %s".formatted(file, DataFolder.reason(failure)), failure);
    }
  }

  private static void checkKnown(Manifest manifest) {
    for (String migration : manifest.migrations().values()) {
      String script = script(migration);
      if (!script.matches("[A-Za-z0-9_.]+")
          || Restore.class.getResource("/db/migration/" + script) == null) {
        throw new BackupFault(
            "cannot restore: the backup was made by a later CoCo (this one does not know %s). Use that one, or a later."
                .formatted(script));
      }
    }
  }

  private static String script(String migration) {
    return migration.replaceFirst(" .*$", "");
  }

  private static void intoFolder(Settings settings, ZipFile zip, Manifest manifest)
      throws SQLException, IOException {
    Path data = settings.data().toAbsolutePath().normalize();
    if (Files.exists(data) && !isEmptyFolder(data)) {
      throw new BackupFault(
          "cannot restore into %s: it is not empty. Name an empty folder with --data; nothing is ever restored over what is there."
              .formatted(data));
    }
    boolean done = false;
    try (DataFolder folder = DataFolder.hold(data);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.path().resolve("database"))) {
      load(postgres.address(), zip, manifest);
      bringKeys(settings, zip);
      done = true;
    } finally {
      if (!done) {
        empty(data);
      }
    }
  }

  /** Another log's key is never written over. */
  private static void checkKey(Settings settings, ZipFile zip) throws IOException {
    Path file = keyFile(settings);
    if (zip.getEntry(BackupFile.EVIDENCE_KEY) != null
        && Files.exists(file)
        && !Files.readString(file).equals(BackupFile.text(zip, BackupFile.EVIDENCE_KEY))) {
      throw new BackupFault(
          "cannot restore: %s is the key of another log of evidence than the backup's. Name an empty folder with --data."
              .formatted(file));
    }
  }

  /** In the data folder, where a token is set now and was not then. */
  private static Path keyFile(Settings settings) {
    return settings.evidenceKeyFile().orElseGet(() -> settings.data().resolve("keys/evidence.pem"));
  }

  private static void bringKeys(Settings settings, ZipFile zip) throws IOException {
    bringKey(keyFile(settings), BackupFile.EVIDENCE_KEY, zip);
    bringKey(settings.certificateKeyFile(), BackupFile.CERTIFICATE_KEY, zip);
  }

  private static void bringKey(Path file, String part, ZipFile zip) throws IOException {
    if (zip.getEntry(part) != null && !Files.exists(file)) {
      Files.createDirectories(
          file.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, BackupFile.text(zip, part));
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside.findAny().isEmpty();
    }
  }

  /** Takes back what a restore that failed has put into a folder that was empty. */
  private static void empty(Path data) throws IOException {
    if (Files.isDirectory(data)) {
      try (Stream<Path> all = Files.walk(data)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          if (!each.equals(data)) {
            Files.delete(each);
          }
        }
      }
    }
  }

  private static void load(String address, ZipFile zip, Manifest manifest)
      throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(address)) {
      Tables tables = new Tables(connection);
      if (!tables.all().isEmpty()) {
        throw new BackupFault(
            "cannot restore into this database: it is not empty. Name an empty one with --database; nothing is ever restored over what is there.");
      }
      migrate(address, manifest);
      checkSame(manifest, tables.migrations());
      connection.setAutoCommit(false);
      List<String> names = tables.names();
      List<String> back = tables.unbind(names);
      for (Map.Entry<String, Manifest.Rows> table : manifest.tables().entrySet()) {
        try (InputStream rows = BackupFile.stream(zip, BackupFile.table(table.getKey()))) {
          long count = tables.copyIn(table.getKey(), table.getValue().columns(), rows);
          if (count != table.getValue().count()) {
            throw new BackupFault(
                "cannot restore: %s has %d rows, and %d were counted."
                    .formatted(table.getKey(), count, table.getValue().count()));
          }
        }
      }
      for (String line : BackupFile.text(zip, BackupFile.SEQUENCES).lines().toList()) {
        String[] parts = line.split(" ", 2);
        if (parts.length == 2) {
          tables.setSequence(parts[0], Long.parseLong(parts[1]));
        }
      }
      tables.bind(names, back);
      connection.commit();
    }
  }

  /** Makes the tables as they were when the backup was made; the next start brings them up. */
  private static void migrate(String address, Manifest manifest) {
    try {
      Flyway.configure()
          .dataSource(address, null, null)
          .locations("classpath:db/migration")
          .target(manifest.migrations().lastEntry().getKey())
          .load()
          .migrate();
    } catch (FlywayException failure) {
      throw new BackupFault(
          "cannot restore: the tables cannot be made: %s".formatted(failure.getMessage()), failure);
    }
  }

  private static void checkSame(Manifest manifest, Map<String, String> made) {
    manifest
        .migrations()
        .forEach(
            (version, migration) -> {
              if (!migration.equals(made.get(version))) {
                throw new BackupFault(
                    "cannot restore: the backup's tables were made by another %s than this CoCo's. Use the CoCo that made it."
                        .formatted(script(migration)));
              }
            });
  }
}
