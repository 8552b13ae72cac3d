package coco.server.evidence;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * That a log's key hands over to another: checkpoints of more than so many entries are signed by
 * that one. A note that the earlier key signs.
 *
 * @param origin which log
 * @param next the key that signs from then on, in the form of signed notes
 * @param size how many entries the earlier key signed at most
 * @param at when, by the signer's own clock
 */
record Handover(String origin, String next, long size, Instant at) {
  private static final String NEXT = "next ";
  private static final String AFTER = "after ";
  private static final String AT = "at ";

  /** What is signed. */
  String text() {
    return "%s\n%s%s\n%s%d\n%s%s\n".formatted(origin, NEXT, next, AFTER, size, AT, at);
  }

  /**
   * Reads a note that the earlier key signed.
   *
   * @throws NotProven if it is no such note
   */
  static Handover verified(String note, NoteKey key) {
    List<String> lines = SignedNote.verified(note, List.of(key)).lines();
    if (lines.size() != 4
        || !lines.get(1).startsWith(NEXT)
        || !lines.get(2).matches(AFTER + "(0|[1-9][0-9]{0,17})")
        || !lines.get(3).startsWith(AT)) {
      throw new NotProven(NotProven.Why.FORMAT, "a handover of %d lines".formatted(lines.size()));
    }
    try {
      Handover read =
          new Handover(
              lines.get(0),
              lines.get(1).substring(NEXT.length()),
              Long.parseLong(lines.get(2).substring(AFTER.length())),
              Instant.parse(lines.get(3).substring(AT.length())));
      NoteKey.parse(read.next());
      if (read.text().equals(String.join("\n", lines) + "\n")) {
        return read;
      }
    } catch (DateTimeParseException none) {
      throw new NotProven(NotProven.Why.FORMAT, "the time of a handover", none);
    }
    throw new NotProven(NotProven.Why.FORMAT, "a handover");
  }
}
