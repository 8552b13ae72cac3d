package coco.server.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A SHA-256 hash: 32 bytes. */
public final class Hash {
  /** How many bytes one has. */
  static final int LENGTH = 32;

  /** The root of a log without entries. */
  static final Hash EMPTY = of();

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of some pieces, one after the other. */
  static Hash of(byte[]... pieces) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] piece : pieces) {
        digest.update(piece);
      }
      return new Hash(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256", missing);
    }
  }

  /** The hash of an entry as it stands in a tree (RFC 9162, 2.1.1). */
  static Hash ofEntry(byte[] entry) {
    return of(new byte[] {0}, entry);
  }

  /** The hash of two subtrees that stand side by side (RFC 9162, 2.1.1). */
  static Hash ofNode(Hash left, Hash right) {
    return of(new byte[] {1}, left.bytes, right.bytes);
  }

  /** What a value is committed to by: nobody finds the value from it without the salt. */
  static Hash ofSalted(byte[] salt, String value) {
    return of(salt, value.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash whose bytes begin at a place. */
  static Hash read(byte[] from, int at) {
    return new Hash(Arrays.copyOfRange(from, at, at + LENGTH));
  }

  /**
   * Reads what {@link #toString} writes, and nothing else.
   *
   * @throws NotProven if it is no hash
   */
  static Hash parse(String text) {
    byte[] bytes = Base64Text.parse(text);
    if (bytes.length != LENGTH) {
      throw new NotProven(NotProven.Why.FORMAT, "a hash of %d bytes".formatted(bytes.length));
    }
    return new Hash(bytes);
  }

  void writeTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, LENGTH);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In Base64. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
