package coco.server.inform;

import coco.language.text.Language;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A question about a rule of an edition, as those who lead campaigns know it.
 *
 * @param right the place of the right choice, from 0
 * @param author who wrote it; empty where it was made from an example
 * @param retired when it ceased to be asked
 * @param words what it says, by language
 */
public record Asked(
    UUID id,
    String rule,
    int right,
    Optional<String> author,
    Optional<Instant> retired,
    Map<Language, Words> words) {
  public Asked {
    words = new EnumMap<>(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a question without words: " + id);
    }
  }

  /** What it says in a language; where it has no words in it, in the other. */
  public Words in(Language language) {
    Words known = words.get(language);
    return known == null ? words.values().iterator().next() : known;
  }

  /**
   * What it says.
   *
   * @param about whom it is about; may be empty, as all but what is asked, the choices and why
   * @param sentence of its rule
   * @param timeline a picture, as HTML, for those who have answered
   */
  public record Words(
      Language language,
      String about,
      List<Line> scene,
      String asked,
      List<String> choices,
      String sentence,
      List<String> why,
      String timeline) {
    public Words {
      scene = List.copyOf(scene);
      choices = List.copyOf(choices);
      why = List.copyOf(why);
    }
  }

  /** One thing that happened. */
  public record Line(String when, String what) {}
}
