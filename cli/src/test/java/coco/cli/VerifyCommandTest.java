package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code coco verify}, on the proof of the documentation. */
class VerifyCommandTest {
  private static final Path PROOF = Path.of("..", "docs", "evidence", "example.coco-proof.json");

  @TempDir Path folder;

  private static String key() throws IOException {
    return Files.readString(PROOF)
        .lines()
        .filter(it -> it.contains("\"key\""))
        .findFirst()
        .orElseThrow()
        .split("\"", -1)[3];
  }

  @Test
  void aProofThatHoldsSaysWhatWasDone() throws IOException {
    Run run = Run.coco("verify", PROOF.toString(), "--key", key());

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("The proof holds: one act is in the log code.example.org/evidence of 5 acts")
        .contains("since it had 2 acts")
        .contains("Edition published")
        .contains("By: Zoé Martin <zoe@example.org>")
        .contains("Signed by the key that was named.");
  }

  @Test
  void withoutAKeyItSaysWhatToCompare() throws IOException {
    Run run = Run.coco("verify", PROOF.toString(), "--language", "fr");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Édition publiée").contains(key()).contains("comparez-la");
  }

  @Test
  void aChangedProofIsRefused() throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(other, Files.readString(PROOF).replace("2027.4", "2027.9"));
    Run run = Run.coco("verify", other.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("is not in the log").contains("proves nothing");
    assertThat(Run.coco("verify", other.toString(), "--format", "json").out())
        .contains("\"holds\" : false")
        .contains("not-in-log");
  }

  @Test
  void anotherKeyIsRefused() throws IOException {
    String other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    assertThat(Run.coco("verify", PROOF.toString(), "--key", other).status()).isEqualTo(1);
    assertThat(Run.coco("verify", PROOF.toString(), "--key", "nonsense").err())
        .contains("this is no key")
        .contains("/evidence/key");
  }

  @Test
  void whatIsNotThereIsSaid() {
    Run run = Run.coco("verify", folder.resolve("none").toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("there is no such file");
  }
}
