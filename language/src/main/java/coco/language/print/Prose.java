package coco.language.print;

import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import coco.language.text.Phrases;
import coco.language.text.Token;
import coco.language.text.Tokenizer;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A sentence in the making: words, brackets and signs, with the blanks, elisions and contractions
 * of its language.
 */
final class Prose {
  private static final char NARROW = '\u202F';
  private static final char FIXED = '\u00A0';

  /** Words that lose their vowel before a vowel or a mute h. */
  private static final Set<String> ELIDED = Set.of("de", "que", "lorsque", "le", "la", "ne");

  private final StringBuilder text = new StringBuilder();
  private final Lexicon lexicon;
  private final Phrases phrases;

  Prose(Lexicon lexicon) {
    this.lexicon = lexicon;
    phrases = Phrases.of(lexicon.language());
  }

  Lexicon lexicon() {
    return lexicon;
  }

  Phrases phrases() {
    return phrases;
  }

  boolean isFrench() {
    return lexicon.language() == Language.FRENCH;
  }

  /** The words of a phrase; nothing where the language has none for it. */
  Prose say(Phrase phrase) {
    return word(phrases.print(phrase));
  }

  /** The words of a phrase in one of its forms. */
  Prose say(Phrase phrase, int form) {
    return word(phrases.print(phrase, form));
  }

  /** The words of a phrase, the first letter a capital. */
  Prose capital(Phrase phrase) {
    String words = phrases.print(phrase);
    return word(Character.toTitleCase(words.charAt(0)) + words.substring(1));
  }

  /** Words that come next, after a blank unless an elision swallows it. */
  Prose word(String words) {
    if (words.isEmpty()) {
      return this;
    }
    if (isFrench() && endsElidable() && beginsWithVowel(words)) {
      text.setCharAt(text.length() - 1, '\'');
    } else if (!text.isEmpty() && !endsOpen()) {
      text.append(' ');
    }
    text.append(words);
    return this;
  }

  private boolean endsOpen() {
    char last = text.charAt(text.length() - 1);
    return last == '(' || last == '\'';
  }

  private boolean endsElidable() {
    int start = text.length();
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return ELIDED.contains(text.substring(start).toLowerCase(Locale.ROOT));
  }

  private boolean beginsWithVowel(String words) {
    String first = Tokenizer.norm(words.startsWith("[") ? words.substring(1) : words);
    String bare = Normalizer.normalize(first, Normalizer.Form.NFD);
    if (bare.isEmpty()) {
      return false;
    }
    List<Token> tokens = Tokenizer.tokens(first);
    boolean aspirated = !tokens.isEmpty() && phrases.isAspirated(tokens.getFirst().norm());
    return "aeiouh\u0153\u00e6".indexOf(bare.charAt(0)) >= 0 && !aspirated;
  }

  Prose comma() {
    text.append(',');
    return this;
  }

  Prose semicolon() {
    return sign(NARROW, ';');
  }

  Prose colon() {
    return sign(FIXED, ':');
  }

  Prose percent() {
    text.append(isFrench() ? NARROW : ' ').append('%');
    return this;
  }

  private Prose sign(char blank, char sign) {
    if (isFrench()) {
      text.append(blank);
    }
    text.append(sign);
    return this;
  }

  Prose stop() {
    text.append('.');
    return this;
  }

  /** An opening parenthesis; what comes next touches it. */
  Prose open() {
    return word("(");
  }

  Prose close() {
    text.append(')');
    return this;
  }

  /** A term in the form that states a fact. */
  Prose fact(String id) {
    Lexicon.Wording wording = lexicon.terms().get(id);
    return word("[" + (wording == null ? id : wording.fact()) + "]");
  }

  /** A term in the form of an act. */
  Prose act(String id) {
    Lexicon.Wording wording = lexicon.terms().get(id);
    return word("[" + (wording == null ? id : wording.act()) + "]");
  }

  Prose calendar(String id) {
    return word("[" + lexicon.calendars().getOrDefault(id, id) + "]");
  }

  /** {@code outside [calendar]}; French contracts: {@code en dehors du [bureau]}. */
  Prose outside(String id) {
    say(Phrase.OUTSIDE);
    String name = lexicon.calendars().getOrDefault(id, id);
    Named named = Named.of(name, phrases);
    if (!isFrench() || named.article().isEmpty()) {
      return calendar(id);
    }
    switch (named.article()) {
      case "le", "un" -> replaceLast("de", "du");
      case "les", "des" -> replaceLast("de", "des");
      default -> word(named.article());
    }
    return word("[" + named.name() + "]");
  }

  /** Writes other words in place of those that end the text. */
  void replaceLast(String words, String other) {
    text.setLength(text.length() - words.length());
    text.append(other);
  }

  Prose number(BigDecimal number) {
    String plain = number.toPlainString();
    return word(isFrench() ? plain.replace('.', ',') : plain);
  }

  /** The text, with a capital first letter. */
  String sentence() {
    if (text.isEmpty()) {
      return "";
    }
    int first = text.codePointAt(0);
    return new StringBuilder()
        .appendCodePoint(Character.toTitleCase(first))
        .append(text, Character.charCount(first), text.length())
        .toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
