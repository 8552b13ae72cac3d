package coco.language.compare;

import coco.language.print.PartPrinter;
import java.util.Optional;
import java.util.function.Function;

/**
 * One part of a meaning, by name.
 *
 * @param place which of the parts of that name: 0 for a rule's own, from 1 for its reparations
 * @param value equal where the meaning is
 * @param text the part in words
 */
record Facet(Part part, int place, Object value, Function<PartPrinter, String> text) {
  static Facet of(Part part, Object value, Function<PartPrinter, String> text) {
    return new Facet(part, 0, value, text);
  }

  /** A part whose words are no sentence's: an id, a name. */
  static Facet plain(Part part, Object value, String text) {
    return new Facet(part, 0, value, printer -> text);
  }

  Facet at(int newPlace) {
    return new Facet(part, newPlace, value, text);
  }

  boolean isSamePart(Facet other) {
    return part == other.part && place == other.place;
  }

  Optional<Facet> in(Iterable<Facet> facets) {
    for (Facet facet : facets) {
      if (facet.isSamePart(this)) {
        return Optional.of(facet);
      }
    }
    return Optional.empty();
  }
}
