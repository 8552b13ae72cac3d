package coco.engine.prepared;

import coco.engine.prepared.PreparedException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a prepared history, while it is written. Only one may write at a time: a lock says
 * so, which the system takes away with the process. What is not finished lies in a folder of its
 * own, which the next to write takes away.
 */
final class Store implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final String UNFINISHED = "unfinished";
  private static final String EVENTS = "events-";

  private final Path folder;
  private final FileChannel lock;

  private Store(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  static Store lock(Path folder) {
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      refuseOther(folder);
      channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new PreparedException(Kind.IN_USE, folder, "");
      }
      Store store = new Store(folder, channel);
      delete(store.unfinished());
      Files.createDirectory(store.unfinished());
      return store;
    } catch (IOException failed) {
      throw new PreparedException(Kind.DISK, folder, String.valueOf(failed.getMessage()), failed);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException here) {
      return false;
    }
  }

  /** A folder of something else is left alone. */
  private static void refuseOther(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> others =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !isOurs(name))
              .sorted()
              .limit(3)
              .toList();
      if (!others.isEmpty()) {
        throw new PreparedException(Kind.OTHER_FOLDER, folder, String.join(", ", others));
      }
    }
  }

  private static boolean isOurs(String name) {
    return name.equals(LOCK)
        || name.equals(UNFINISHED)
        || name.startsWith(EVENTS)
        || name.startsWith(PreparedHistory.MANIFEST);
  }

  Path folder() {
    return folder;
  }

  /** Where files are while the history is not finished. */
  Path unfinished() {
    return unfinished(folder);
  }

  static Path unfinished(Path folder) {
    return folder.resolve(UNFINISHED);
  }

  /** The name of the folder of the files after those of another. */
  String next(@Nullable String before) {
    return EVENTS + (before == null ? 1 : Integer.parseInt(before.substring(EVENTS.length())) + 1);
  }

  /** Puts a history in the place of the one before: at once, or not at all. */
  void publish(Path files, Manifest manifest) throws IOException {
    Path place = folder.resolve(manifest.folder());
    delete(place);
    Files.move(files, place, StandardCopyOption.ATOMIC_MOVE);
    Path fresh = folder.resolve(PreparedHistory.MANIFEST + ".part");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode(ManifestText.write(manifest)));
      channel.force(true);
    }
    Files.move(
        fresh,
        folder.resolve(PreparedHistory.MANIFEST),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.toList()) {
        if (String.valueOf(each.getFileName()).startsWith(EVENTS) && !each.equals(place)) {
          delete(each);
        }
      }
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Override
  public void close() {
    try {
      delete(unfinished());
      lock.close();
    } catch (IOException failed) {
      throw new PreparedException(Kind.DISK, folder, String.valueOf(failed.getMessage()), failed);
    }
  }
}
