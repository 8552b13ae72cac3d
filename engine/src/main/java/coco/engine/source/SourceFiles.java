package coco.engine.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds and opens the files of a mapping: plain, gzip, or in a ZIP. */
final class SourceFiles {
  private static final int BUFFER = 1 << 16;

  private SourceFiles() {}

  /** Reads an opened file. */
  interface Opened {
    void read(InputStream in, String name) throws IOException;
  }

  /**
   * The files of a glob, in the order of their names.
   *
   * @param folder the mapping's
   */
  static List<Path> find(Path folder, String glob) {
    Path whole;
    try {
      whole = folder.resolve(glob);
    } catch (InvalidPathException e) {
      throw noName(glob, e);
    }
    Path parent = whole.getParent();
    List<Path> found = new ArrayList<>();
    if (Files.isRegularFile(whole)) {
      return List.of(whole);
    }
    if (parent != null && Files.isDirectory(parent)) {
      String pattern = whole.getFileName().toString();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(parent, pattern)) {
        for (Path file : files) {
          if (Files.isRegularFile(file)) {
            found.add(file);
          }
        }
      } catch (PatternSyntaxException e) {
        throw noName(glob, e);
      } catch (IOException e) {
        throw Failures.of(glob, StandardCharsets.UTF_8, 0, e);
      }
    }
    if (found.isEmpty() && Files.isDirectory(whole)) {
      throw new SourceException(Fault.of(Fault.Kind.FOLDER, glob, 0, whole.toString()));
    }
    if (found.isEmpty()) {
      throw new SourceException(Fault.of(Fault.Kind.NO_FILE, glob, 0, whole.toString()));
    }
    if (found.size() > Limits.FILES) {
      throw Failures.limit(glob, 0, "files", Limits.FILES, Integer.toString(found.size()));
    }
    found.sort(null);
    return found;
  }

  private static SourceException noName(String glob, IllegalArgumentException cause) {
    String expected = "the name of a file, or of several with *: helpdesk-*.csv";
    return new SourceException(
        Fault.of(Fault.Kind.BAD_VALUE, glob, 0, "file", glob, expected), cause);
  }

  /** Opens a file; of a ZIP each file in it, in the order of their names. */
  static void open(Path path, Opened opened) {
    String name = path.getFileName().toString();
    if (Files.isDirectory(path)) {
      throw new SourceException(Fault.of(Fault.Kind.FOLDER, name, 0, path.toString()));
    }
    if (!Files.exists(path)) {
      throw new SourceException(Fault.of(Fault.Kind.NO_FILE, name, 0, path.toString()));
    }
    try {
      UnpackedStream.Count unpacked = new UnpackedStream.Count(Files.size(path));
      if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
        zip(path, name, unpacked, opened);
      } else {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
          plainOrGzip(in, name, unpacked, opened);
        }
      }
    } catch (IOException e) {
      throw Failures.of(name, StandardCharsets.UTF_8, 0, e);
    }
  }

  private static void zip(Path path, String name, UnpackedStream.Count unpacked, Opened opened)
      throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && !simpleName(entry).startsWith("."))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      if (entries.isEmpty()) {
        throw new SourceException(Fault.of(Fault.Kind.EMPTY, name, 0));
      }
      if (entries.size() > Limits.FILES) {
        throw Failures.limit(name, 0, "files", Limits.FILES, Integer.toString(entries.size()));
      }
      for (ZipEntry entry : entries) {
        String inside = name + "/" + simpleName(entry);
        try (InputStream in = zip.getInputStream(entry)) {
          plainOrGzip(new UnpackedStream(in, inside, unpacked), inside, unpacked, opened);
        }
      }
    }
  }

  private static String simpleName(ZipEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  /** Opens a stream that is plain or, by its name, gzip. */
  static void plain(InputStream in, String name, Opened opened) throws IOException {
    plainOrGzip(in, name, new UnpackedStream.Count(Limits.UNPACKED_BYTES), opened);
  }

  private static void plainOrGzip(
      InputStream in, String name, UnpackedStream.Count unpacked, Opened opened)
      throws IOException {
    if (name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      opened.read(new UnpackedStream(new GZIPInputStream(in, BUFFER), name, unpacked), name);
    } else {
      opened.read(in, name);
    }
  }

  /**
   * The characters of a file. Bytes that its encoding does not have are an error, never another
   * letter; a byte order mark is passed over.
   */
  static Reader characters(InputStream in, Charset encoding) throws IOException {
    BufferedInputStream marked = new BufferedInputStream(in, BUFFER);
    marked.mark(4);
    byte[] start = marked.readNBytes(3);
    boolean bom =
        start.length == 3
            && start[0] == (byte) 0xEF
            && start[1] == (byte) 0xBB
            && start[2] == (byte) 0xBF;
    if (!bom || !encoding.equals(StandardCharsets.UTF_8)) {
      marked.reset();
    }
    return new InputStreamReader(
        marked,
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** Copies a stream to a temporary file, for formats that need to jump about in it. */
  static Path toDisk(InputStream in) throws IOException {
    Path copy = Files.createTempFile("coco-", ".xlsx");
    boolean whole = false;
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      whole = true;
      return copy;
    } finally {
      if (!whole) {
        Files.delete(copy);
      }
    }
  }
}
