package coco.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.server.settings.StartFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key on a token: Debian's SoftHSM, with a key that OpenSC's tool makes. */
class TokenSignerTest {
  private static final Path MODULE = Path.of("/usr/lib/softhsm/libsofthsm2.so");

  @TempDir static Path folder;

  @BeforeAll
  static void makeToken() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.exists(MODULE) && Files.exists(Path.of("/usr/bin/pkcs11-tool")),
        "SoftHSM (softhsm2) and pkcs11-tool (opensc) are not installed");
    // Where SoftHSM keeps tokens is in its settings, which this process cannot set for itself.
    Assumptions.assumeTrue(
        System.getenv("SOFTHSM2_CONF") != null, "SOFTHSM2_CONF is not set: ./coco test sets it");
    Path settings = Path.of(System.getenv("SOFTHSM2_CONF"));
    Path tokens = folder.resolve("tokens");
    Files.createDirectories(tokens);
    Files.createDirectories(settings.toAbsolutePath().getParent());
    Files.writeString(settings, "directories.tokendir = %s\n".formatted(tokens));
    run(
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "coco test",
        "--so-pin",
        "5678",
        "--pin",
        "1234");
    run(
        "pkcs11-tool",
        "--module",
        MODULE.toString(),
        "--token-label",
        "coco test",
        "--login",
        "--pin",
        "1234",
        "--keypairgen",
        "--key-type",
        "EC:edwards25519",
        "--label",
        "evidence",
        "--usage-sign");
    Files.writeString(folder.resolve("pin"), "1234\n");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", List.of(command), said).isZero();
  }

  private static String address(String token, String object, String pin) {
    return "pkcs11:token=%s;object=%s?module-path=%s&%s".formatted(token, object, MODULE, pin);
  }

  @Test
  void itSignsWithoutTheKeyLeavingIt() {
    byte[] text = "a checkpoint".getBytes(StandardCharsets.UTF_8);
    try (TokenSigner signer =
        TokenSigner.of(
            address("coco%20test", "evidence", "pin-source=file:" + folder.resolve("pin")))) {
      NoteKey key = NoteKey.of("log", signer.publicKey());

      assertThat(key.hasSigned(text, signer.sign(text))).isTrue();
      assertThat(key.hasSigned(text, signer.sign("other".getBytes(StandardCharsets.UTF_8))))
          .isFalse();
    }
  }

  @Test
  void whatIsNotThereIsSaidInPlainWords() {
    isRefused(address("other", "evidence", "pin-value=1234"), "there are [");
    isRefused(address("coco%20test", "other", "pin-value=1234"), "there is no private key");
    isRefused(address("coco%20test", "evidence", "pin-source=/nowhere"), "the file of its PIN");
    isRefused("pkcs11:token=a;object=b?pin-value=1", "lacks module-path");
    isRefused("pkcs11:token=a;object=b?module-path=/nowhere.so&pin-value=1", "cannot be loaded");
  }

  private static void isRefused(String address, String why) {
    assertThatThrownBy(() -> TokenSigner.of(address).close())
        .isInstanceOf(StartFault.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("pin-value=1");
  }
}
