package coco.language.compare;

import coco.language.Document;
import coco.language.print.PartPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What differs between the front matters of two language versions. */
public final class FrontMatterDifferences {
  private FrontMatterDifferences() {}

  /**
   * One part that differs, with what either version says, in the words of the one that is asked.
   *
   * @param here empty where only the other version says it
   * @param there empty where only this version says it
   */
  public record Told(Part part, Optional<String> here, Optional<String> there) {}

  /** The parts that differ, in the language of the first; free texts count by being there. */
  public static List<Told> between(Document here, Document there) {
    Words words = new Words(here.language());
    PartPrinter printer = new PartPrinter(here.lexicon());
    List<Told> all = new ArrayList<>();
    for (Difference difference : Difference.of(facets(here, words), facets(there, words))) {
      if (!FrontMatterFacets.isOnlyFreeText(difference)) {
        all.add(
            new Told(
                difference.part(),
                difference.before().map(it -> it.text().apply(printer)),
                difference.after().map(it -> it.text().apply(printer))));
      }
    }
    return all;
  }

  private static List<Facet> facets(Document document, Words words) {
    return FrontMatterFacets.of(document, new CanonicalMeaning(document.code().calendar()), words);
  }
}
