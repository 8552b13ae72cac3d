package coco.language.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * The words of one document: how its terms and calendars are called in its language.
 *
 * @param terms by definition id, in the document's order
 * @param calendars names by calendar id
 * @param attributes names that the code uses as attributes, so that a bare word on the right of a
 *     condition that is one of them means the attribute
 */
public record Lexicon(
    Language language,
    SequencedMap<String, Wording> terms,
    SequencedMap<String, String> calendars,
    SequencedSet<String> attributes) {
  /** What a definition's row says it is. */
  public enum Kind {
    EVENT,
    STATE,
    GROUP,
    ROLE,
    ATTRIBUTE
  }

  /**
   * How a term is called.
   *
   * @param fact the term: {@code a complaint is received}
   * @param act the bare infinitive: {@code acknowledge receipt}; the fact itself where the document
   *     gives none
   */
  public record Wording(Kind kind, String fact, String act) {}

  public Lexicon {
    terms = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(terms));
    calendars = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(calendars));
    attributes = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(attributes));
  }
}
