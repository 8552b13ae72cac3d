package coco.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data recorded by others, beside the project and not part of it: tests of them skip without. */
final class RecordedData {
  private static final Path FOLDER = Path.of("../../shared/data");

  private RecordedData() {}

  /** The file of that name, or the end of this test as skipped. */
  static Path file(String name) {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: ../shared/data/" + name + " is not here");
    return file;
  }
}
