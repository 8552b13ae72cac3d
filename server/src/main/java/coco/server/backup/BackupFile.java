package coco.server.backup;

import coco.server.database.DataFolder;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The file of a backup: a zip whose last part, {@code SHA256SUMS}, holds the checksum of every
 * other, in the form that {@code sha256sum --check} reads.
 */
final class BackupFile {
  static final String MANIFEST = "manifest.properties";
  static final String SEQUENCES = "sequences.txt";

  /** The key that signs the log of evidence, where this folder has one. */
  static final String EVIDENCE_KEY = "keys/evidence.pem";

  static final String CERTIFICATE_KEY = "keys/certificates.pem";

  private static final String SUMS = "SHA256SUMS";

  private BackupFile() {}

  static String table(String name) {
    return "tables/%s.copy".formatted(name);
  }

  /** Writes the parts of one, whole or not at all, readable by this user only. */
  static final class Writer implements AutoCloseable {
    private final Path file;
    private final Path unfinished;
    private final ZipOutputStream zip;
    private final Map<String, String> sums = new TreeMap<>();

    Writer(Path file) throws IOException {
      this.file = file;
      this.unfinished =
          Files.createTempFile(
              file.toAbsolutePath().getParent(),
              ".coco-backup-",
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)));
    }

    /** Where to write a part to; closed before the next begins. */
    OutputStream part(String name) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      DigestOutputStream digesting =
          new DigestOutputStream(
              new FilterOutputStream(zip) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                  out.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                  zip.closeEntry();
                }
              },
              sha256());
      return new FilterOutputStream(digesting) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
          sums.put(name, HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
          digesting.close();
        }
      };
    }

    void part(String name, String text) throws IOException {
      try (OutputStream part = part(name)) {
        part.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }

    /** Gives the file its name, once all of it is on the disk. */
    void finish() throws IOException {
      StringBuilder lines = new StringBuilder();
      sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
      zip.putNextEntry(new ZipEntry(SUMS));
      zip.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.close();
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
      zip.close();
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * Opens one, after every part was found to be what its checksum says.
   *
   * @throws BackupFault if it is no backup, or damaged
   */
  static ZipFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BackupFault("cannot restore %s: there is no such file.".formatted(file));
    }
    try {
      ZipFile zip = new ZipFile(file.toFile());
      try {
        verify(file, zip);
        return zip;
      } catch (IOException | BackupFault failure) {
        zip.close();
        throw failure;
      }
    } catch (ZipException broken) {
      throw damaged(file, "it is no zip file, or was cut short", broken);
    } catch (IOException failure) {
      throw new BackupFault(
          "cannot read %s: %s".formatted(file, DataFolder.reason(failure)), failure);
    }
  }

  private static void verify(Path file, ZipFile zip) throws IOException {
    Set<String> vouched = new HashSet<>();
    for (String line : text(zip, SUMS).lines().toList()) {
      String[] parts = line.split("  ", 2);
      if (parts.length != 2 || zip.getEntry(parts[1]) == null) {
        throw damaged(file, "its part '%s' is missing".formatted(parts[parts.length - 1]), null);
      }
      if (!sum(zip, parts[1]).equals(parts[0])) {
        throw damaged(file, "its part %s is not what its checksum says".formatted(parts[1]), null);
      }
      vouched.add(parts[1]);
    }
    vouched.add(SUMS);
    if (!vouched.contains(MANIFEST)
        || zip.stream().anyMatch(it -> !vouched.contains(it.getName()))) {
      throw damaged(file, "it does not vouch for all of its parts", null);
    }
  }

  private static BackupFault damaged(Path file, String how, @Nullable Throwable cause) {
    String said =
        "cannot restore %s: it is damaged, or no backup of CoCo: %s. Nothing was restored; use another copy."
            .formatted(file, how);
    return cause == null ? new BackupFault(said) : new BackupFault(said, cause);
  }

  private static String sum(ZipFile zip, String part) throws IOException {
    try (DigestInputStream stream = new DigestInputStream(stream(zip, part), sha256())) {
      stream.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(stream.getMessageDigest().digest());
    }
  }

  static String text(ZipFile zip, String part) throws IOException {
    try (InputStream stream = stream(zip, part)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static InputStream stream(ZipFile zip, String part) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw new ZipException("no part " + part);
    }
    return zip.getInputStream(entry);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256", missing);
    }
  }
}
