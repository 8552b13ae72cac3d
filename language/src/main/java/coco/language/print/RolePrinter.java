package coco.language.print;

import coco.language.text.Lexicon;
import coco.language.text.Phrase;

/** Writes a role in its bracket, its article before it. */
final class RolePrinter {
  private final Prose prose;

  RolePrinter(Prose prose) {
    this.prose = prose;
  }

  /** {@code the [role]}; returns which form a verb takes: 1 for one doer, 2 for several. */
  int withArticle(String id) {
    Named named = named(id);
    prose.word(article(named));
    return bracket(named);
  }

  /** The role after words that end with an article, which is made to agree. */
  int afterArticle(String id) {
    Named named = named(id);
    prose.replaceLast(prose.phrases().print(Phrase.THE), article(named));
    return bracket(named);
  }

  private int bracket(Named named) {
    prose.word("[" + named.name() + "]");
    return named.isPlural() ? 2 : 1;
  }

  private Named named(String id) {
    Lexicon.Wording wording = prose.lexicon().terms().get(id);
    return Named.of(wording == null ? id : wording.fact(), prose.phrases());
  }

  private String article(Named named) {
    String the = prose.phrases().print(Phrase.THE);
    if (!prose.isFrench()) {
      return the;
    }
    return named.isPlural() ? "les" : named.isFeminine() ? "la" : the;
  }
}
