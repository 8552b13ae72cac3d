package coco.language.syntax;

import coco.language.text.Lexicon;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the term of a document that a text names, in brackets or not, by fact or by act. */
final class TermNames {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F\\u2009]+");
  private static final Pattern ARTICLE = Pattern.compile("(?:the|a|an|le|la|les|un|une|des) |l'");

  private TermNames() {}

  /** The id of the term; the exact name first, then without a leading article. */
  static Optional<String> find(String text, Lexicon lexicon) {
    String name = plain(text);
    String bare = bare(name);
    Optional<String> exact = find(lexicon, word -> plain(word).equals(name));
    return exact.isPresent() ? exact : find(lexicon, word -> bare(plain(word)).equals(bare));
  }

  /** The id of the calendar that a text names, or whose id it is. */
  static Optional<String> findCalendar(String text, Lexicon lexicon) {
    String name = plain(text);
    return lexicon.calendars().entrySet().stream()
        .filter(entry -> bare(plain(entry.getValue())).equals(bare(name)))
        .map(entry -> entry.getKey())
        .findFirst()
        .or(() -> Optional.of(text.strip()).filter(lexicon.calendars()::containsKey));
  }

  /** All names, facts and acts. */
  static List<String> all(Lexicon lexicon) {
    List<String> names = new ArrayList<>();
    for (Lexicon.Wording wording : lexicon.terms().values()) {
      names.add(wording.fact());
      if (!wording.act().equals(wording.fact())) {
        names.add(wording.act());
      }
    }
    return names;
  }

  /** One form of a name: composed, lower case, one kind of blank and of apostrophe. */
  static String plain(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String lower = composed.toLowerCase(Locale.ROOT).replace('’', '\'');
    return BLANKS.matcher(lower).replaceAll(" ").strip();
  }

  private static String bare(String name) {
    var matcher = ARTICLE.matcher(name);
    return matcher.lookingAt() ? name.substring(matcher.end()) : name;
  }

  private static Optional<String> find(
      Lexicon lexicon, java.util.function.Predicate<String> isNamed) {
    return lexicon.terms().entrySet().stream()
        .filter(
            entry -> isNamed.test(entry.getValue().fact()) || isNamed.test(entry.getValue().act()))
        .map(entry -> entry.getKey())
        .findFirst();
  }
}
