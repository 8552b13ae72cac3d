package coco.language.edit;

import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.Terms;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;

/** Tells whether two wordings are one to a reader: case, blanks, apostrophes, an article aside. */
final class Wordings {
  private Wordings() {}

  static boolean same(String wording, String other, Language language) {
    SequencedMap<String, Lexicon.Wording> one = new LinkedHashMap<>();
    one.put("it", new Lexicon.Wording(Lexicon.Kind.EVENT, other, other));
    Lexicon lexicon = new Lexicon(language, one, new LinkedHashMap<>(), new LinkedHashSet<>());
    return !Terms.of(lexicon).find(wording, Mentions.ANY_KIND).isEmpty();
  }
}
