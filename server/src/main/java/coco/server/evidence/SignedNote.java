package coco.server.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** C2SP's signed note with one signature: a text of lines, and who vouches for it. */
final class SignedNote {
  /** What begins a line of a signature. */
  private static final String DASH = "— ";

  private SignedNote() {}

  /** A note: the text, which ends with a new line, and the key's signature of it. */
  static String of(String text, NoteKey key, byte[] signature) {
    byte[] named = Arrays.copyOf(key.id(), 4 + signature.length);
    System.arraycopy(signature, 0, named, 4, signature.length);
    return "%s\n%s%s %s\n".formatted(text, DASH, key.name(), Base64Text.of(named));
  }

  /**
   * A text that a key vouches for.
   *
   * @param lines of the text, each without its end
   * @param key which of the known ones signed it
   */
  record Read(List<String> lines, NoteKey key) {
    Read {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Reads a note that bears one signature, of one of these keys.
   *
   * @throws NotProven if it is no such note
   */
  static Read verified(String note, List<NoteKey> keys) {
    String[] lines = note.split("\n", -1);
    int end = lines.length - 3;
    if (end < 1 || !lines[end].isEmpty() || !lines[end + 2].isEmpty()) {
      throw new NotProven(NotProven.Why.FORMAT, "a note of %d lines".formatted(lines.length));
    }
    List<String> text = Arrays.asList(lines).subList(0, end);
    byte[] signed = (String.join("\n", text) + "\n").getBytes(StandardCharsets.UTF_8);
    for (NoteKey key : keys) {
      String head = DASH + key.name() + " ";
      if (lines[end + 1].startsWith(head)) {
        byte[] named = Base64Text.parse(lines[end + 1].substring(head.length()));
        if (named.length > 4
            && Arrays.equals(Arrays.copyOf(named, 4), key.id())
            && key.hasSigned(signed, Arrays.copyOfRange(named, 4, named.length))) {
          return new Read(text, key);
        }
      }
    }
    throw new NotProven(
        NotProven.Why.SIGNATURE, "no signature of " + keys.stream().map(NoteKey::name).toList());
  }
}
