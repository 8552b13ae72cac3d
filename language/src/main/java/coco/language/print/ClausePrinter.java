package coco.language.print;

import coco.language.code.Rule;
import coco.language.text.Lexicon;
import java.util.Optional;

/** Writes the sentence of a rule. */
public final class ClausePrinter {
  private ClausePrinter() {}

  /**
   * The rule's sentence in the lexicon's language, on one line, with its annotations.
   *
   * @param text of a norm or a value
   */
  public static String print(Rule rule, Optional<String> text, Lexicon lexicon) {
    return rule.id().text();
  }
}
