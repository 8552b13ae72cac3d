package coco.server.evidence;

import coco.server.settings.StartFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A private key in a file: PKCS#8 in PEM, as {@code openssl genpkey -algorithm ed25519} writes. */
public final class FileSigner implements Signer {
  private static final String HEAD = "-----BEGIN PRIVATE KEY-----";
  private static final String FOOT = "-----END PRIVATE KEY-----";

  private final KeyPair pair;

  private FileSigner(KeyPair pair) {
    this.pair = pair;
  }

  /**
   * Makes a key, readable by this user only, where there is no such file.
   *
   * @param signed what it signs, for what is said of faults: {@code the evidence log}
   * @throws StartFault if the file cannot be written
   */
  public static void make(Path file, String signed) {
    try {
      Files.createDirectories(
          file.toAbsolutePath().getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path unfinished =
          Files.createTempFile(
              file.toAbsolutePath().getParent(),
              ".key-",
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      PrivateKey key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
      Files.writeString(
          unfinished,
          "%s\n%s\n%s\n"
              .formatted(HEAD, Base64.getEncoder().encodeToString(key.getEncoded()), FOOT));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new StartFault("cannot write the key of %s to %s.".formatted(signed, file), failure);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Ed25519", failure);
    }
  }

  /**
   * Reads a key.
   *
   * @param signed what it signs, for what is said of faults
   * @throws StartFault if the file is none
   */
  public static FileSigner read(Path file, String signed) {
    if (!Files.exists(file)) {
      throw new StartFault(
          "cannot read the key of %s in %s: there is no such file.".formatted(signed, file));
    }
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (!text.startsWith(HEAD) || !text.endsWith(FOOT)) {
        throw noKey(file, signed, null);
      }
      byte[] encoded =
          Base64.getMimeDecoder()
              .decode(text.substring(HEAD.length(), text.length() - FOOT.length()));
      PrivateKey key =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new FileSigner(
          pairOf(
              ((EdECPrivateKey) key)
                  .getBytes()
                  .orElseThrow(
                      () -> new GeneralSecurityException("the key does not tell its bytes"))));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException bad) {
      throw noKey(file, signed, bad);
    }
  }

  private static StartFault noKey(
      Path file, String signed, @org.jspecify.annotations.Nullable Exception bad) {
    String said =
        "cannot read the key of %s in %s: it is no Ed25519 key in PKCS#8 and PEM, or this user may not read it. Put the right file back, or move it away."
            .formatted(signed, file);
    return bad == null ? new StartFault(said) : new StartFault(said, bad);
  }

  /** The pair of a private key's 32 bytes: what a generator makes that draws them. */
  static KeyPair pairOf(byte[] bytes) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(
          NamedParameterSpec.ED25519,
          new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] drawn) {
              System.arraycopy(bytes, 0, drawn, 0, drawn.length);
            }
          });
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Ed25519", failure);
    }
  }

  @Override
  public PublicKey publicKey() {
    return pair.getPublic();
  }

  @Override
  public byte[] sign(byte[] text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("signing", failure);
    }
  }
}
