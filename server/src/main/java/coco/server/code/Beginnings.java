package coco.server.code;

import coco.language.starter.Starter;
import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts to start a code from: the starter, and the examples that come with CoCo. */
final class Beginnings {
  /** The examples: key of their texts, and the stem of their files. */
  private static final Map<String, String> EXAMPLES =
      Map.of(
          "water", "water/riverside", "town-hall", "town-hall/belrive", "bank", "bank/harbourside");

  /** The examples' keys, as they are offered. */
  static final List<String> EXAMPLE_KEYS = List.of("water", "town-hall", "bank");

  private Beginnings() {}

  /** The starter in the languages asked for, with the organisation's name where one is given. */
  static Map<Language, String> starter(List<Language> languages, Optional<String> name) {
    Map<String, String> files = Starter.files(languages, name);
    Map<Language, String> texts = new EnumMap<>(Language.class);
    languages.forEach(language -> texts.put(language, files.get(Starter.code(language))));
    return texts;
  }

  /** An example in both languages; empty where there is none of this key. */
  static Map<Language, String> example(String key) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    String stem = EXAMPLES.get(key);
    if (stem != null) {
      for (Language language : Language.values()) {
        texts.put(language, resource("%s.%s.coco.md".formatted(stem, language.tag())));
      }
    }
    return texts;
  }

  private static String resource(String name) {
    try (InputStream stream =
        Beginnings.class.getResourceAsStream("/coco/server/examples/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("no example " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the example " + name, failure);
    }
  }
}
