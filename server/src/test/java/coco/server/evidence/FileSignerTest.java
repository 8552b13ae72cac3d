package coco.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.server.settings.StartFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key in a file. */
class FileSignerTest {
  @TempDir Path folder;

  @Test
  void aMadeKeySignsAndIsReadableByNobodyElse() throws IOException {
    Path file = folder.resolve("keys").resolve("evidence.pem");
    FileSigner.make(file, "tests");
    FileSigner signer = FileSigner.read(file, "tests");
    byte[] text = "a checkpoint".getBytes(StandardCharsets.UTF_8);

    assertThat(NoteKey.of("log", signer.publicKey()).hasSigned(text, signer.sign(text))).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aKeyAsOpensslWritesItIsRead() throws IOException {
    // openssl genpkey -algorithm ed25519; its public key by openssl pkey -pubout.
    Path file = folder.resolve("openssl.pem");
    Files.writeString(
        file,
        """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
        -----END PRIVATE KEY-----
        """);

    assertThat(NoteKey.of("log", FileSigner.read(file, "tests").publicKey()).base64())
        .isEqualTo("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
  }

  @Test
  void anythingElseIsRefusedInPlainWords() throws IOException {
    Path file = folder.resolve("none.pem");
    Files.writeString(file, "no key");

    assertThatThrownBy(() -> FileSigner.read(file, "tests"))
        .isInstanceOf(StartFault.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("Put the right file back");
  }
}
