package coco.server.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a log was at one moment: C2SP's checkpoint.
 *
 * @param origin which log
 * @param size how many entries
 * @param root the hash over all of them
 */
record Checkpoint(String origin, long size, Hash root) {
  /** What begins a line of a signature. */
  private static final String DASH = "— ";

  /** What is signed. */
  String text() {
    return "%s\n%d\n%s\n".formatted(origin, size, root);
  }

  /** The signed note of it. */
  String signed(NoteKey key, byte[] signature) {
    byte[] named = Arrays.copyOf(key.id(), 4 + signature.length);
    System.arraycopy(signature, 0, named, 4, signature.length);
    return "%s\n%s%s %s\n".formatted(text(), DASH, key.name(), Base64Text.of(named));
  }

  /**
   * Reads a note that bears the signature of this key, and no other.
   *
   * @throws NotProven if it is no such note
   */
  static Checkpoint verified(String note, NoteKey key) {
    String[] lines = note.split("\n", -1);
    if (lines.length != 6 || !lines[3].isEmpty() || !lines[5].isEmpty()) {
      throw new NotProven(NotProven.Why.FORMAT, "a checkpoint of %d lines".formatted(lines.length));
    }
    if (!lines[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new NotProven(NotProven.Why.FORMAT, "the size of a checkpoint: " + lines[1]);
    }
    Checkpoint checkpoint =
        new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.parse(lines[2]));
    String head = DASH + key.name() + " ";
    if (!lines[4].startsWith(head)) {
      throw new NotProven(NotProven.Why.SIGNATURE, "no signature of " + key.name());
    }
    byte[] named = Base64Text.parse(lines[4].substring(head.length()));
    byte[] signed = checkpoint.text().getBytes(StandardCharsets.UTF_8);
    if (named.length < 5
        || !Arrays.equals(Arrays.copyOf(named, 4), key.id())
        || !key.hasSigned(signed, Arrays.copyOfRange(named, 4, named.length))) {
      throw new NotProven(NotProven.Why.SIGNATURE, "the signature of " + key.name());
    }
    return checkpoint;
  }
}
