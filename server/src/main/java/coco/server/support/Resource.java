package coco.server.support;

import coco.language.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What helps with a code, and whom one turns to.
 *
 * @param words what it says, in one language or both
 * @param phone empty for none; so {@code email} and {@code link}
 * @param rules whose pages it stands on, by their ids
 * @param internal whether it is for those who work here only
 */
public record Resource(
    UUID id,
    String codeKey,
    Map<Language, Words> words,
    String phone,
    String email,
    String link,
    List<String> rules,
    boolean internal) {
  /** The longest title of a theme, and name of a contact. */
  static final int NAME_MOST = 120;

  /** The longest text. */
  static final int TEXT_MOST = 1_000;

  public Resource {
    words = Map.copyOf(words);
    rules = List.copyOf(rules);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a resource says something in a language: " + id);
    }
  }

  /**
   * What it says in a language.
   *
   * @param theme under which it stands
   * @param text empty for none
   */
  public record Words(String theme, String name, String text) {}

  /** The language of the two that a reader of one gets. */
  public Language spoken(Language asked) {
    return words.containsKey(asked) ? asked : words.keySet().iterator().next();
  }

  /** What a reader of a language gets. */
  public Words in(Language asked) {
    return Optional.ofNullable(words.get(spoken(asked))).orElseThrow();
  }
}
