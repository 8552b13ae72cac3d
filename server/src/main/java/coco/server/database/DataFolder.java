package coco.server.database;

import coco.server.settings.StartFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
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
              .formatted(path, reason(failure)),
          failure);
    }
  }

  /** Why a folder or a file cannot be used, in an operator's words. */
  public static String reason(IOException failure) {
    String said = Objects.requireNonNullElse(failure.getMessage(), "");
    if (!(failure instanceof FileSystemException file)) {
      return said.isBlank() ? "it cannot be read or written" : said;
    }
    String place = Objects.requireNonNullElse(file.getFile(), "it");
    return switch (file) {
      case AccessDeniedException denied -> "this user may not read or write " + place;
      case NoSuchFileException missing -> "there is no " + place;
      case NotDirectoryException none -> place + " is a file";
      case FileAlreadyExistsException there -> place + " is a file";
      default ->
          switch (Objects.requireNonNullElse(file.getReason(), "")) {
            case "" -> place + " cannot be read or written";
            case "Read-only file system" -> place + " is on a disk that cannot be written to";
            case "No space left on device", "Disk quota exceeded" -> "the disk is full";
            case "Not a directory" -> "a part of its path is a file";
            case "Is a directory" -> place + " is a folder, and should be a file";
            case "File name too long" -> "its name is too long";
            case String other -> place + ": " + other.toLowerCase(Locale.ROOT);
          };
    };
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
              .formatted(folder, reason(failure)),
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
