package coco.language.syntax;

import coco.language.code.Definition;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.util.Optional;

/**
 * What the Kind column of a definition says.
 *
 * @param reach whose state it is; {@code CASE} for all other kinds
 */
public record Nature(Lexicon.Kind kind, Definition.Reach reach) {
  /** The nature that a cell names ({@code state per party}); empty where it names none. */
  public static Optional<Nature> read(String cell, Language language) {
    return Optional.empty();
  }

  /** The words of the cell. */
  public String print(Language language) {
    return "";
  }
}
