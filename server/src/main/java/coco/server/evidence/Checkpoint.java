package coco.server.evidence;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
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
  /** What begins the line that says when. */
  private static final String AT = "at ";

  /** What is signed. */
  String text() {
    return "%s\n%d\n%s\n%s".formatted(origin, size, root, at.map(it -> AT + it + "\n").orElse(""));
  }

  /** The signed note of it. */
  String signed(NoteKey key, byte[] signature) {
    return SignedNote.of(text(), key, signature);
  }

  /**
   * Reads a note that bears the signature of this key, and no other.
   *
   * @throws NotProven if it is no such note
   */
  static Checkpoint verified(String note, NoteKey key) {
    return read(SignedNote.verified(note, List.of(key)).lines());
  }

  /**
   * Reads the lines that were signed.
   *
   * @throws NotProven if they are no checkpoint
   */
  static Checkpoint read(List<String> lines) {
    if (lines.size() != 3 && lines.size() != 4) {
      throw new NotProven(NotProven.Why.FORMAT, "a checkpoint of %d lines".formatted(lines.size()));
    }
    if (!lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
      throw new NotProven(NotProven.Why.FORMAT, "the size of a checkpoint: " + lines.get(1));
    }
    return new Checkpoint(
        lines.get(0),
        Long.parseLong(lines.get(1)),
        Hash.parse(lines.get(2)),
        lines.size() == 4 ? Optional.of(moment(lines.get(3))) : Optional.empty());
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
