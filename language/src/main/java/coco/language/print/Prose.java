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

  /** Before which {@code si} loses its vowel. */
  private static final Set<String> HE = Set.of("il", "ils");

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
    if (isFrench() && ((endsElidable() && beginsWithVowel(words)) || isIfHe(words))) {
      text.setCharAt(text.length() - 1, '\'');
    } else if (!text.isEmpty() && !endsOpen()) {
      text.append(' ');
    }
    text.append(words);
    return this;
  }

  /** {@code s'il}. */
  private boolean isIfHe(String words) {
    String first = Tokenizer.norm(words.startsWith("[") ? words.substring(1) : words);
    int end = first.indexOf(' ');
    return lastWord().equals("si") && HE.contains(end < 0 ? first : first.substring(0, end));
  }

  private boolean endsOpen() {
    char last = text.charAt(text.length() - 1);
    return last == '(' || last == '\'';
  }

  private boolean endsElidable() {
    return ELIDED.contains(lastWord());
  }

  /** The word that ends the text, in lower case; empty where a sign ends it. */
  String lastWord() {
    int start = text.length();
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start).toLowerCase(Locale.ROOT);
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
    text.append(isFrench() ? FIXED + "%" : "%");
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

  /** A calendar; French has an article before a name that has one, or that stands for several. */
  Prose calendar(String id) {
    return withArticle(lexicon.calendars().getOrDefault(id, id));
  }

  /** A group; French has an article before it, as before every audience. */
  Prose group(String id) {
    Lexicon.Wording wording = lexicon.terms().get(id);
    return withArticle(wording == null ? id : wording.fact());
  }

  private Prose withArticle(String name) {
    if (!isFrench()) {
      return word("[" + name + "]");
    }
    Named named = Named.of(name, phrases);
    word(named.definiteArticle());
    return word("[" + named.name() + "]");
  }

  /** {@code outside [calendar]}; French contracts: {@code en dehors du [bureau]}. */
  Prose outside(String id) {
    say(Phrase.OUTSIDE);
    String name = lexicon.calendars().getOrDefault(id, id);
    Named named = Named.of(name, phrases);
    String article = named.definiteArticle();
    if (!isFrench() || article.isEmpty()) {
      return word("[" + name + "]");
    }
    switch (article) {
      case "le" -> replaceLast("de", "du");
      case "les" -> replaceLast("de", "des");
      default -> word(article);
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

  int length() {
    return text.length();
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
