package coco.language.syntax;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.code.Annotations;
import coco.language.code.Rule;
import coco.language.text.Clip;
import coco.language.text.Lexicon;
import java.util.List;
import java.util.Optional;

/** Reads the sentence of one rule. */
public final class ClauseParser {
  private ClauseParser() {}

  /**
   * What a sentence says. Never throws; several problems are reported together.
   *
   * @param clip the text of the rule's block quote, without its {@code >}
   */
  public static ParsedClause parse(Clip clip, Lexicon lexicon) {
    return new ParsedClause(
        List.of(),
        Rule.Force.MUST,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Annotations.NONE,
        Optional.empty(),
        List.of(),
        List.of(
            Finding.of(FindingKind.NOT_A_CLAUSE, clip.span(0, clip.text().length()), clip.text())));
  }
}
