package coco.server.database;

import coco.server.settings.StartFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that holds all that CoCo stores, held by one process at a time. */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "coco.lock";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder where there is none, and holds it until it is closed or the process ends.
   *
   * @throws StartFault if it cannot be used, or another process holds it
   */
  public static DataFolder hold(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw new StartFault(
            "cannot use the data folder %s: it is a file. Name a folder with --data."
                .formatted(path));
      }
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        String holder = Files.readString(path.resolve(LOCK)).strip();
        channel.close();
        throw new StartFault(
            "cannot use the data folder %s: another CoCo (process %s) is running on it. Stop that one, or name another folder with --data."
                .formatted(path, holder.isEmpty() ? "unknown" : holder));
      }
      channel.truncate(0);
      channel.write(
          StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid()) + "\n"));
      channel.force(true);
      return new DataFolder(path, channel);
    } catch (IOException failure) {
      throw new StartFault(
          "cannot use the data folder %s: %s. Name a folder that this user may write to with --data."
              .formatted(path, failure),
          failure);
    }
  }

  /** Whether another process, or this one, holds the folder. */
  public static boolean isHeld(Path folder) {
    Path lock = folder.toAbsolutePath().normalize().resolve(LOCK);
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return lock(channel) == null;
    } catch (IOException failure) {
      throw new StartFault(
          "cannot use the data folder %s: %s. Run this as the user who runs CoCo."
              .formatted(folder, failure),
          failure);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException held) {
      return null;
    }
  }

  /** The folder, absolute. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new IllegalStateException("cannot let go of " + path, failure);
    }
  }
}
