package coco.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads a file whose text must be UTF-8. */
final class Utf8 {
  private Utf8() {}

  static String text(Path file) {
    ByteBuffer bytes = ByteBuffer.wrap(CodeFiles.bytes(file));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notText) {
      throw new Refusal(
          "cannot read %s: it is not UTF-8 text (first at byte %d); save it as UTF-8"
              .formatted(file, bytes.position() + 1),
          notText);
    }
  }
}
