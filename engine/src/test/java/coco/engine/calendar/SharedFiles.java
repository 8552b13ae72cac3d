package coco.engine.calendar;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files that are not part of this repository: a test that needs one is skipped without it. */
public final class SharedFiles {
  private SharedFiles() {}

  /** A file of {@code ../shared/data}, beside the repository. */
  public static Path path(String name) {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path file = up.resolve("shared/data").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    assumeTrue(false, "skipped: ../shared/data/" + name + " is not here");
    throw new IllegalStateException(name);
  }
}
