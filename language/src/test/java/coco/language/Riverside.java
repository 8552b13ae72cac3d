package coco.language;

import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A complete code in both languages, for tests. */
final class Riverside {
  private Riverside() {}

  static String text(Language language) {
    String name = "riverside/code.%s.coco.md".formatted(language.tag());
    try (InputStream file = Riverside.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  static String name(Language language) {
    return "riverside.%s.coco.md".formatted(language.tag());
  }

  static Document read(Language language) {
    return Codes.read(text(language), name(language));
  }

  /** The English text with one passage replaced, which must be there. */
  static Document readWith(String passage, String replacement) {
    return readWith(Language.ENGLISH, passage, replacement);
  }

  static Document readWith(Language language, String passage, String replacement) {
    String text = text(language);
    if (!text.contains(passage)) {
      throw new IllegalArgumentException("the code does not say: " + passage);
    }
    return Codes.read(text.replace(passage, replacement), name(language));
  }
}
