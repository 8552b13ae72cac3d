package coco.server.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public Ed25519 key with a name, as C2SP's signed notes know it.
 *
 * @param name whose it is; without blanks and plus signs
 * @param base64 the key, 32 bytes (RFC 8032)
 */
public record NoteKey(String name, String base64) {
  /** What stands before the 32 bytes in a key's X.509 form (RFC 8410). */
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final byte ED25519 = 1;

  public NoteKey {
    if (!isName(name)) {
      throw new NotProven(NotProven.Why.FORMAT, "a key's name: " + name);
    }
    int length = Base64Text.parse(base64).length;
    if (length != Hash.LENGTH) {
      throw new NotProven(NotProven.Why.FORMAT, "a key of %d bytes".formatted(length));
    }
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                sign ->
                    sign == '+'
                        || Character.isWhitespace(sign)
                        || Character.isSpaceChar(sign)
                        || Character.isISOControl(sign));
  }

  /** The key of this name. */
  static NoteKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded.length != X509_HEAD.length + Hash.LENGTH
        || !Arrays.equals(X509_HEAD, Arrays.copyOf(encoded, X509_HEAD.length))) {
      throw new IllegalArgumentException("no Ed25519 key: " + key.getAlgorithm());
    }
    return new NoteKey(
        name, Base64Text.of(Arrays.copyOfRange(encoded, X509_HEAD.length, encoded.length)));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws NotProven if it is no key, or its identifier is not its own
   */
  public static NoteKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length == 3) {
      byte[] typed = Base64Text.parse(parts[2]);
      if (typed.length == 1 + Hash.LENGTH && typed[0] == ED25519) {
        NoteKey key =
            new NoteKey(parts[0], Base64Text.of(Arrays.copyOfRange(typed, 1, typed.length)));
        if (key.toString().equals(text)) {
          return key;
        }
      }
    }
    throw new NotProven(NotProven.Why.FORMAT, "no key: " + text);
  }

  /** The four bytes by which a signature names its key. */
  byte[] id() {
    byte[] hash = new byte[Hash.LENGTH];
    Hash.of(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n'}, typed()).writeTo(hash, 0);
    return Arrays.copyOf(hash, 4);
  }

  private byte[] typed() {
    byte[] typed = new byte[1 + Hash.LENGTH];
    typed[0] = ED25519;
    System.arraycopy(Base64Text.parse(base64), 0, typed, 1, Hash.LENGTH);
    return typed;
  }

  /** Whether a signature of a text is this key's. */
  boolean hasSigned(byte[] text, byte[] signature) {
    byte[] encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + Hash.LENGTH);
    System.arraycopy(Base64Text.parse(base64), 0, encoded, X509_HEAD.length, Hash.LENGTH);
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      verifier.update(text);
      return verifier.verify(signature);
    } catch (GeneralSecurityException noneOfIts) {
      return false;
    }
  }

  /** In the form {@code name+id+key} that tools for signed notes read. */
  @Override
  public String toString() {
    return "%s+%s+%s".formatted(name, HexFormat.of().formatHex(id()), Base64Text.of(typed()));
  }
}
