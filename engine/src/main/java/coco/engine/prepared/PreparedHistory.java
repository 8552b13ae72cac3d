package coco.engine.prepared;

import coco.engine.Interaction;
import coco.engine.column.Chunk;
import coco.engine.column.Chunks;
import coco.engine.parquet.TableReader;
import coco.engine.prepared.PreparedException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A prepared history: recorded interactions, each once, in chunks of whole parties.
 *
 * <p>Counts come from the manifest, without a row being read. Several threads may read chunks at
 * once. Each file is checked against its checksum whenever it is read.
 */
public final class PreparedHistory implements Chunks {
  static final String MANIFEST = "manifest.json";

  private final Path store;
  private final Manifest manifest;

  private PreparedHistory(Path store, Manifest manifest) {
    this.store = store;
    this.manifest = manifest;
  }

  /** Whether a folder holds a prepared history, readable or not. */
  public static boolean isAt(Path folder) {
    return Files.isRegularFile(folder.resolve(MANIFEST));
  }

  /**
   * Opens a prepared history.
   *
   * @throws PreparedException where there is none, where it is damaged, or of a newer version
   */
  public static PreparedHistory open(Path store) {
    Path file = store.resolve(MANIFEST);
    if (!isAt(store)) {
      throw new PreparedException(Kind.NO_STORE, store, "");
    }
    try {
      return new PreparedHistory(store, ManifestText.read(Files.readString(file)));
    } catch (ManifestText.Broken broken) {
      throw new PreparedException(
          broken.version() > Layout.VERSION ? Kind.NEWER : Kind.BROKEN_MANIFEST,
          file,
          broken.version() > Layout.VERSION
              ? String.valueOf(broken.version())
              : String.valueOf(broken.getMessage()),
          broken);
    } catch (java.nio.charset.CharacterCodingException notText) {
      throw new PreparedException(Kind.BROKEN_MANIFEST, file, "it is no UTF-8", notText);
    } catch (IOException failed) {
      throw new PreparedException(Kind.DISK, file, String.valueOf(failed.getMessage()), failed);
    }
  }

  /** How many interactions there are, repeated ones once. */
  public long events() {
    return manifest.events();
  }

  /** How many parties there are, those without a name included. */
  public long parties() {
    return manifest.parties();
  }

  /** How many cases there are, those without a name included. */
  public long cases() {
    return manifest.cases();
  }

  /** How many of what was read only repeated another. */
  public long repeated() {
    return manifest.repeated();
  }

  /** How many of the repeated ones said something else. */
  public long differing() {
    return manifest.differing();
  }

  /** When the first interaction happened; null where there is none. */
  public @Nullable Instant first() {
    return manifest.parts().isEmpty()
        ? null
        : instant(manifest.parts().stream().mapToLong(Manifest.Part::first).min().orElseThrow());
  }

  /** When the last interaction happened; null where there is none. */
  public @Nullable Instant last() {
    return manifest.parts().isEmpty()
        ? null
        : instant(manifest.parts().stream().mapToLong(Manifest.Part::last).max().orElseThrow());
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** How many interactions there are of each type, in the order of their names. */
  public SequencedMap<String, Long> types() {
    return manifest.types();
  }

  /** The names of attributes that any interaction has, in their order. */
  public Set<String> attributes() {
    Set<String> names = new TreeSet<>();
    manifest.attributes().forEach(column -> names.add(column.attribute()));
    return names;
  }

  /** How many chunks there are. */
  @Override
  public int count() {
    return manifest.parts().size();
  }

  /** How many interactions are in a chunk. */
  public int events(int chunk) {
    return manifest.parts().get(chunk).events();
  }

  /** The bytes of all files. */
  public long bytes() {
    return manifest.parts().stream().mapToLong(Manifest.Part::bytes).sum();
  }

  /** The folder of the files. */
  public Path folder() {
    return store.resolve(manifest.folder());
  }

  Manifest manifest() {
    return manifest;
  }

  /**
   * Reads a chunk.
   *
   * @param chunk from 0
   * @param reads the attributes that are wanted, by name; others are not decoded
   * @throws PreparedException where the file is damaged
   */
  @Override
  public Chunk read(int chunk, Set<String> reads) {
    Manifest.Part part = manifest.parts().get(chunk);
    Path file = folder().resolve(part.file());
    try {
      return new ChunkReader(table(part, file))
          .read(manifest.recorded(), manifest.attributes(), reads);
    } catch (IOException damaged) {
      throw damaged(file, damaged);
    }
  }

  /** Hands on the interactions of all chunks. */
  void replay(Consumer<Interaction> sink) {
    for (Manifest.Part part : manifest.parts()) {
      Path file = folder().resolve(part.file());
      try {
        new Replay(table(part, file), manifest).run(sink);
      } catch (IOException damaged) {
        throw damaged(file, damaged);
      }
    }
  }

  private static PreparedException damaged(Path file, IOException why) {
    return new PreparedException(Kind.DAMAGED, file, String.valueOf(why.getMessage()), why);
  }

  private static TableReader table(Manifest.Part part, Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new PreparedException(Kind.MISSING_FILE, file, "", missing);
    } catch (IOException failed) {
      throw new PreparedException(Kind.DISK, file, String.valueOf(failed.getMessage()), failed);
    }
    if (bytes.length != part.bytes()) {
      throw new PreparedException(
          Kind.DAMAGED,
          file,
          "it has %d bytes, and %d were written".formatted(bytes.length, part.bytes()));
    }
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    if (checksum.getValue() != part.checksum()) {
      throw new PreparedException(
          Kind.DAMAGED,
          file,
          "its checksum is %08x, and %08x was written"
              .formatted(checksum.getValue(), part.checksum()));
    }
    return new TableReader(bytes);
  }
}
