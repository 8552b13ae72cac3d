package coco.server.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a log was at one moment: C2SP's checkpoint.
 *
 * @param origin which log
 * @param size how many entries
 * @param root the hash over all of them
 * @param at when it was signed, on a line of its own, an extension of the note; checkpoints of
 *     before it was told have none
 */
record Checkpoint(String origin, long size, Hash root, Optional<Instant> at) {
  /** What begins a line of a signature. */
  private static final String DASH = "— ";

  /** What begins the line that says when. */
  private static final String AT = "at ";

  /** What is signed. */
  String text() {
    return "%s\n%d\n%s\n%s".formatted(origin, size, root, at.map(it -> AT + it + "\n").orElse(""));
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
    int end = lines.length == 7 ? 4 : 3;
    if (lines.length != end + 3 || !lines[end].isEmpty() || !lines[end + 2].isEmpty()) {
      throw new NotProven(NotProven.Why.FORMAT, "a checkpoint of %d lines".formatted(lines.length));
    }
    if (!lines[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new NotProven(NotProven.Why.FORMAT, "the size of a checkpoint: " + lines[1]);
    }
    Checkpoint checkpoint =
        new Checkpoint(
            lines[0],
            Long.parseLong(lines[1]),
            Hash.parse(lines[2]),
            end == 4 ? Optional.of(moment(lines[3])) : Optional.empty());
    String head = DASH + key.name() + " ";
    if (!lines[end + 1].startsWith(head)) {
      throw new NotProven(NotProven.Why.SIGNATURE, "no signature of " + key.name());
    }
    byte[] named = Base64Text.parse(lines[end + 1].substring(head.length()));
    byte[] signed = checkpoint.text().getBytes(StandardCharsets.UTF_8);
    if (named.length < 5
        || !Arrays.equals(Arrays.copyOf(named, 4), key.id())
        || !key.hasSigned(signed, Arrays.copyOfRange(named, 4, named.length))) {
      throw new NotProven(NotProven.Why.SIGNATURE, "the signature of " + key.name());
    }
    return checkpoint;
  }

  private static Instant moment(String line) {
    try {
      Instant at = Instant.parse(line.startsWith(AT) ? line.substring(AT.length()) : "");
      if ((AT + at).equals(line)) {
        return at;
      }
    } catch (DateTimeParseException none) {
      throw new NotProven(NotProven.Why.FORMAT, "the time of a checkpoint: " + line, none);
    }
    throw new NotProven(NotProven.Why.FORMAT, "the time of a checkpoint: " + line);
  }
}
