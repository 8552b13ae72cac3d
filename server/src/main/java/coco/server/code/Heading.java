package coco.server.code;

import coco.language.text.Language;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * An edition as lists need it, without its texts.
 *
 * @param marks its latest text of each language; at least one
 * @param begun when somebody began it
 * @param by the name of who did
 */
public record Heading(
    UUID id,
    String codeKey,
    Edition.State state,
    Map<Language, Mark> marks,
    Instant begun,
    String by) {
  public Heading {
    marks = Collections.unmodifiableMap(new EnumMap<>(marks));
  }

  /**
   * Which text it is, without its words.
   *
   * @param hash as in {@link Saved}
   */
  public record Mark(Language language, int number, String hash) {}

  /** Which text a reader of a language is shown: the one of that language, else the other. */
  public Mark shown(Language language) {
    Mark own = marks.get(language);
    return own == null ? marks.values().iterator().next() : own;
  }
}
