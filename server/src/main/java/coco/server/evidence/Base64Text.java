package coco.server.evidence;

import java.util.Base64;

/**
 * Base64 in the one form that is ever written: two texts for the same bytes would be a loophole.
 */
final class Base64Text {
  private Base64Text() {}

  static String of(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The bytes.
   *
   * @throws NotProven if it is not what {@link #of} writes of them
   */
  static byte[] parse(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (of(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException bad) {
      throw new NotProven(NotProven.Why.FORMAT, "no Base64: " + text, bad);
    }
    throw new NotProven(NotProven.Why.FORMAT, "no Base64: " + text);
  }
}
