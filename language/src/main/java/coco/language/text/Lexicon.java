package coco.language.text;

import coco.language.code.Attribute;
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
 * @param named the attribute that each term of kind attribute stands for, by definition id
 */
public record Lexicon(
    Language language,
    SequencedMap<String, Wording> terms,
    SequencedMap<String, String> calendars,
    SequencedSet<String> attributes,
    SequencedMap<String, Attribute> named) {
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
    named = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(named));
  }

  /** A lexicon in which no term stands for an attribute. */
  public Lexicon(
      Language language,
      SequencedMap<String, Wording> terms,
      SequencedMap<String, String> calendars,
      SequencedSet<String> attributes) {
    this(language, terms, calendars, attributes, new LinkedHashMap<>());
  }

  /**
   * These definitions in a language: in these words where they are of that language, else in the
   * words that another document of that language has for the same ids, else in these all the same.
   */
  public Lexicon in(Language wanted, Lexicon other) {
    if (wanted == language || wanted != other.language) {
      return new Lexicon(wanted, terms, calendars, attributes, named);
    }
    SequencedMap<String, Wording> words = new LinkedHashMap<>();
    terms.forEach((id, own) -> words.put(id, other.terms.getOrDefault(id, own)));
    SequencedMap<String, String> names = new LinkedHashMap<>();
    calendars.forEach((id, own) -> names.put(id, other.calendars.getOrDefault(id, own)));
    return new Lexicon(wanted, words, names, attributes, named);
  }

  /** A lexicon without any words: for conditions outside a document. */
  public static Lexicon empty(Language language) {
    return new Lexicon(
        language, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>());
  }
}
