package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The receipts that people got by mail in the server's tests, verified as an auditor does: by
 * {@code coco verify} in a process of its own, in a folder with nothing else in it, without an
 * installation and, where the system lets it be taken away, without a network.
 */
class ReceiptsTest {
  private static final Path RECEIPTS = Path.of("..", "server", "target", "receipts");

  @TempDir Path folder;

  /** What a process said, and how it ended. */
  private record Ended(int status, String said) {}

  private Ended verify(String proof) {
    try {
      Files.writeString(folder.resolve("receipt.coco-proof.json"), proof);
      List<String> command = new ArrayList<>(withoutNetwork());
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-XX:TieredStopAtLevel=1");
      command.add("-Dstdout.encoding=UTF-8");
      command.add("-cp");
      command.add(classPath());
      command.add(Coco.class.getName());
      command.addAll(List.of("verify", "receipt.coco-proof.json"));
      return ended(command);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Ended ended(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Ended(process.waitFor(), said);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Entries that hold wherever the process is. */
  private static String classPath() {
    return String.join(
        ":",
        Stream.of(System.getProperty("java.class.path").split(":"))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  /** What takes the network away from a process; nothing where this system does not let us. */
  private List<String> withoutNetwork() throws IOException {
    List<String> alone = List.of("/usr/bin/unshare", "--map-root-user", "--net");
    if (!Files.isExecutable(Path.of(alone.getFirst()))) {
      return List.of();
    }
    List<String> trial = new ArrayList<>(alone);
    trial.add("true");
    return ended(trial).status() == 0 ? alone : List.of();
  }

  private static List<Path> receipts() throws IOException {
    if (!Files.isDirectory(RECEIPTS)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(RECEIPTS)) {
      return all.sorted().toList();
    }
  }

  @Test
  void receiptsHoldWithoutAnInstallationOrANetwork() throws IOException {
    List<Path> receipts = receipts();
    assertThat(receipts.isEmpty() && System.getenv("CI") != null)
        .as("no receipts in " + RECEIPTS)
        .isFalse();
    assumeTrue(!receipts.isEmpty(), "the server's tests left no receipts in " + RECEIPTS);

    for (Path receipt : receipts) {
      String proof = Files.readString(receipt);

      Ended holds = verify(proof);

      assertThat(holds.status()).as(holds.said()).isZero();
      assertThat(holds.said())
          .contains("The proof holds: one act is in the log", "Edition acknowledged")
          .contains("English text: sha256:", "Signed in by: a link in a mail");
      Ended forged = verify(proof.replace("acknowledgement.given", "acknowledgement.taken"));
      assertThat(forged.status()).as(forged.said()).isEqualTo(1);
      assertThat(folder).isDirectoryContaining("glob:**/receipt.coco-proof.json");
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).as("it leaves nothing behind").hasSize(1);
      }
    }
  }
}
