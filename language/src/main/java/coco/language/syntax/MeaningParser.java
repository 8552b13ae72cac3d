package coco.language.syntax;

import coco.language.code.Definition;
import coco.language.text.Clip;
import coco.language.text.Lexicon;

/** Reads the Meaning cell of a definition. */
public final class MeaningParser {
  private MeaningParser() {}

  /** What the cell says of a term of that nature. Types stand in code marks. */
  public static Parsed<Definition> parse(String id, Nature nature, Clip meaning, Lexicon lexicon) {
    return new Parsed<>(java.util.Optional.empty(), java.util.List.of(), java.util.List.of());
  }
}
