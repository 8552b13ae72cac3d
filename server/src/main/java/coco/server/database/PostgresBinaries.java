package coco.server.database;

import coco.server.settings.StartFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The database's programs, unpacked once for each version. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /**
   * The folder that holds {@code bin}, {@code lib} and {@code share}.
   *
   * @param parent where they are unpacked to, in a folder named by their hash
   */
  static Path unpacked(Path parent) throws IOException {
    String archive = "postgres-%s.txz".formatted(platform());
    URL url = PostgresBinaries.class.getResource("/" + archive);
    if (url == null) {
      throw new StartFault(
          "cannot start a database: this build holds no PostgreSQL for %s. Name a database of yours with --database."
              .formatted(platform()));
    }
    Path folder = parent.resolve("postgresql-" + hash(url).substring(0, 16));
    if (!Files.isDirectory(folder)) {
      Path fresh = Files.createTempDirectory(parent, ".unpacking-");
      unpack(url, fresh);
      makeReadable(fresh);
      settle(fresh, folder);
    }
    return folder;
  }

  private static String platform() {
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return "%s-%s"
        .formatted(
            system.contains("linux") ? "linux" : system,
            switch (machine) {
              case "amd64" -> "x86_64";
              case "aarch64" -> "arm_64";
              default -> machine;
            });
  }

  private static String hash(URL url) throws IOException {
    try (DigestInputStream stream =
        new DigestInputStream(url.openStream(), MessageDigest.getInstance("SHA-256"))) {
      stream.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(stream.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256", missing);
    }
  }

  private static void unpack(URL url, Path folder) throws IOException {
    try (InputStream stream = new BufferedInputStream(url.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(stream))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("an entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.createLink(target, folder.resolve(entry.getLinkName()).normalize());
        } else {
          Files.copy(tar, target);
          boolean runs = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  private static void makeReadable(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(path -> Files.isDirectory(path)).toList()) {
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  /** Whole or not at all; where another process was first, its copy is as good. */
  private static void settle(Path fresh, Path folder) throws IOException {
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(fresh, folder);
    } catch (DirectoryNotEmptyException | FileAlreadyExistsException first) {
      try (Stream<Path> all = Files.walk(fresh)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
