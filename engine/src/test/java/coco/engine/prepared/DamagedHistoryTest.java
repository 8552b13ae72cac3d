package coco.engine.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coco.engine.Interaction;
import coco.engine.prepared.PreparedException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is damaged, missing, foreign or unfinished is said to be so, and never read as a history.
 */
class DamagedHistoryTest {
  private static final long MEMORY = 64L << 20;
  private static final Set<String> READS = Set.of("amount", "mixed", "actor");

  @TempDir private Path folder;
  private Path store = Path.of("");

  @BeforeEach
  void prepare() {
    store = folder.resolve("store");
    try (Preparation preparation = Preparation.of(store, MEMORY)) {
      new RandomHistory(3).interactions(200).forEach(preparation::add);
      preparation.finish((done, all) -> {});
    }
  }

  private Kind kind() {
    return catchThrowableOfType(
            PreparedException.class,
            () -> {
              PreparedHistory history = PreparedHistory.open(store);
              for (int i = 0; i < history.count(); i++) {
                history.read(i, READS);
              }
            })
        .kind();
  }

  private Path file() {
    PreparedHistory history = PreparedHistory.open(store);
    return history.folder().resolve(history.manifest().parts().getFirst().file());
  }

  @Test
  void noticesAnyOctetThatChanges() throws IOException {
    Path file = file();
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 37) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 0x10;
      Files.write(file, bytes);

      assertThat(kind()).as("octet " + at).isEqualTo(Kind.DAMAGED);
    }
    Files.write(file, whole);
    assertThatCode(() -> PreparedHistory.open(store).read(0, READS)).doesNotThrowAnyException();
  }

  @Test
  void noticesWhatIsCutOff() throws IOException {
    Path file = file();
    byte[] whole = Files.readAllBytes(file);
    for (int length : List.of(0, 3, whole.length / 2, whole.length - 1)) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));

      assertThat(kind()).isEqualTo(Kind.DAMAGED);
    }
  }

  @Test
  void noticesAFileThatIsNotThere() throws IOException {
    Files.delete(file());

    assertThat(kind()).isEqualTo(Kind.MISSING_FILE);
  }

  @Test
  void noticesAnyOctetOfTheManifestThatChanges() throws IOException {
    Path manifest = store.resolve("manifest.json");
    byte[] whole = Files.readAllBytes(manifest);
    for (int at = 0; at < whole.length - 1; at++) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 1;
      Files.write(manifest, bytes);

      assertThat(kind()).as("octet " + at).isIn(Kind.BROKEN_MANIFEST, Kind.NEWER);
    }
  }

  @Test
  void refusesALayoutThatItDoesNotKnow() throws IOException {
    Path manifest = store.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"version\":1,", "\"version\":2,"));

    assertThat(kind()).isEqualTo(Kind.NEWER);
  }

  @Test
  void refusesAFolderThatIsNone() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("letter.txt"), "mine");

    PreparedException open =
        catchThrowableOfType(PreparedException.class, () -> PreparedHistory.open(other));
    PreparedException write =
        catchThrowableOfType(PreparedException.class, () -> Preparation.of(other, MEMORY));

    assertThat(open.kind()).isEqualTo(Kind.NO_STORE);
    assertThat(write.kind()).isEqualTo(Kind.OTHER_FOLDER);
    assertThat(names(other)).containsExactly("letter.txt");
  }

  @Test
  void refusesToWriteTwiceAtOnceOrOverAnother() {
    try (Preparation first = Preparation.appending(store, MEMORY)) {
      PreparedException second =
          catchThrowableOfType(PreparedException.class, () -> Preparation.appending(store, MEMORY));

      assertThat(second.kind()).isEqualTo(Kind.IN_USE);
      first.beginReading();
    }

    PreparedException over =
        catchThrowableOfType(PreparedException.class, () -> Preparation.of(store, MEMORY));
    assertThat(over.kind()).isEqualTo(Kind.ALREADY_THERE);
  }

  @Test
  void leavesWhatWasThereWhereItIsNotFinished() throws IOException {
    long before = PreparedHistory.open(store).events();
    try (Preparation preparation = Preparation.appending(store, MEMORY)) {
      new RandomHistory(4).interactions(200).forEach(preparation::add);
    }

    assertThat(PreparedHistory.open(store).events()).isEqualTo(before);
    assertThat(names(store)).containsExactly("events-1", "lock", "manifest.json");
  }

  @Test
  void takesAwayWhatAKilledOneLeft() throws IOException {
    Path left = Files.createDirectories(store.resolve("unfinished").resolve("events"));
    Files.writeString(left.resolve("00000.parquet"), "half of it");
    Files.createDirectory(store.resolve("events-7"));
    try (Preparation preparation = Preparation.appending(store, MEMORY)) {
      preparation.finish((done, all) -> {});
    }

    assertThat(names(store)).containsExactly("events-2", "lock", "manifest.json");
  }

  @Test
  void refusesATextThatNoFileCanKeep() {
    Interaction broken =
        new Interaction(
            "s",
            "\uD800",
            0,
            Instant.EPOCH,
            null,
            "t",
            null,
            null,
            null,
            null,
            null,
            new LinkedHashMap<>());
    Path fresh = folder.resolve("fresh");
    try (Preparation preparation = Preparation.of(fresh, MEMORY)) {
      PreparedException refused =
          catchThrowableOfType(PreparedException.class, () -> preparation.add(broken));

      assertThat(refused.kind()).isEqualTo(Kind.BROKEN_TEXT);
    }
  }

  @Test
  void holdsNothingWhereNothingWasGiven() {
    Path empty = folder.resolve("empty");
    try (Preparation preparation = Preparation.of(empty, MEMORY)) {
      preparation.finish((done, all) -> {});
    }

    assertThat(PreparedHistory.open(empty).events()).isZero();
    assertThat(PreparedHistory.open(empty).count()).isZero();
    assertThat(PreparedHistory.open(empty).last()).isNull();
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      return names;
    }
  }
}
