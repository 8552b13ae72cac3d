package coco.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.Set;

/**
 * A file that a command writes. It takes its name only when all is written, so that nobody finds
 * half of it; and never the name of something that the command reads, nor that of a folder.
 */
final class NewFile implements AutoCloseable {
  private final Path file;
  private final Path fresh;
  private final BufferedWriter writer;
  private boolean whole;
  private boolean closed;

  NewFile(Path file) {
    this.file = file;
    Path target = target(file);
    // A pipe or a device is written as it is: put aside, it would be lost.
    boolean isSpecial = Files.exists(target) && !Files.isRegularFile(target);
    this.fresh =
        isSpecial
            ? target
            : target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      this.writer =
          isSpecial
              ? Files.newBufferedWriter(fresh, StandardCharsets.UTF_8, StandardOpenOption.WRITE)
              : Files.newBufferedWriter(
                  fresh, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
      likeBefore(target);
    } catch (IOException failed) {
      throw refusal(file, failed);
    }
  }

  /** A file that is replaced keeps its rights; one that nobody may write stays as it is. */
  private void likeBefore(Path target) throws IOException {
    PosixFileAttributeView before =
        Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (before == null || fresh.equals(target) || !Files.exists(target)) {
      return;
    }
    Set<PosixFilePermission> rights = before.readAttributes().permissions();
    if (!rights.contains(PosixFilePermission.OWNER_WRITE)) {
      close();
      throw new Refusal("cannot write %s: it is read-only".formatted(file));
    }
    Files.setPosixFilePermissions(fresh, rights);
  }

  /** Where a link leads, so that the link stays. */
  private static Path target(Path file) {
    try {
      return Files.isSymbolicLink(file) ? file.toRealPath() : file;
    } catch (IOException dangling) {
      throw refusal(file, dangling);
    }
  }

  /**
   * Refuses, before any work, a file that cannot or must not be written.
   *
   * @param option that names it
   * @param read what the command reads or writes besides
   */
  static void check(String option, Path file, Collection<Path> read) {
    if (Files.isDirectory(file)) {
      throw new Refusal("%s %s: it is a folder; name a file in it".formatted(option, file));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Refusal(
          "%s %s: there is no folder %s; make it first".formatted(option, file, folder));
    }
    for (Path other : read) {
      if (isSame(file, other)) {
        throw new Refusal(
            "%s %s: this file is read or written by the same command, and would be lost; name another"
                .formatted(option, file));
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      boolean areThere = Files.exists(one) && Files.exists(other);
      return areThere
          ? Files.isSameFile(one, other)
          : one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    } catch (IOException unknown) {
      throw refusal(one, unknown);
    }
  }

  /** Writes a whole text. */
  static void write(Path file, String text) {
    try (NewFile output = new NewFile(file)) {
      output.append(text);
      output.finish();
    }
  }

  void append(String text) {
    try {
      writer.write(text);
    } catch (IOException failed) {
      throw refusal(file, failed);
    }
  }

  private static Refusal refusal(Path file, IOException cause) {
    String why =
        switch (cause) {
          case NoSuchFileException none -> "its folder is not there";
          case AccessDeniedException denied -> "you have no right to";
          default -> cause.getMessage();
        };
    return new Refusal("cannot write %s: %s".formatted(file, why), cause);
  }

  /** All has been written: the file takes its name. */
  void finish() {
    whole = true;
    close();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      writer.close();
      Path target = target(file);
      if (fresh.equals(target)) {
        return;
      }
      if (whole) {
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }
}
