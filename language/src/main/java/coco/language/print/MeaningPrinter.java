package coco.language.print;

import coco.language.code.Condition;
import coco.language.code.Definition;
import coco.language.text.Lexicon;

/** Writes the Meaning cell of a definition, and conditions that stand alone. */
public final class MeaningPrinter {
  private MeaningPrinter() {}

  /** The cell, types in code marks. */
  public static String print(Definition definition, Lexicon lexicon) {
    return "";
  }

  /** A condition. */
  public static String print(Condition condition, Lexicon lexicon) {
    return "";
  }
}
