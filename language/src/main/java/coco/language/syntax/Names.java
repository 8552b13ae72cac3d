package coco.language.syntax;

import coco.language.text.Lexicon;
import coco.language.text.Terms;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names outside sentences: titles, terms in examples and in the front matter. */
final class Names {
  static final Set<Lexicon.Kind> ANY_KIND = EnumSet.allOf(Lexicon.Kind.class);
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F\\u2009]+");

  private Names() {}

  /** The id of the term that a text names; an event where several are called so. */
  static Optional<String> find(String text, Terms terms) {
    return terms.find(text, EnumSet.of(Lexicon.Kind.EVENT)).stream()
        .findFirst()
        .or(() -> terms.find(text, ANY_KIND).stream().findFirst())
        .map(Terms.Entry::id);
  }

  /** One form of a name: composed, lower case, one kind of blank and of apostrophe. */
  static String plain(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String lower = composed.toLowerCase(Locale.ROOT).replace('’', '\'');
    return BLANKS.matcher(lower).replaceAll(" ").strip();
  }
}
