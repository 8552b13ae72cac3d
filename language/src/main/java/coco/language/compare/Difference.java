package coco.language.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One part that means something else, or that only one of two has. */
record Difference(Part part, int place, Optional<Facet> before, Optional<Facet> after) {
  /**
   * What differs, in the order of the earlier list, then what only the later one has. Where the
   * form or the kind is another one, or a reparation is there once only, its own parts are not told
   * one by one.
   */
  static List<Difference> of(List<Facet> before, List<Facet> after) {
    List<Difference> all = new ArrayList<>();
    for (Facet facet : before) {
      Optional<Facet> other = facet.in(after);
      if (other.isEmpty() || !other.get().value().equals(facet.value())) {
        all.add(new Difference(facet.part(), facet.place(), Optional.of(facet), other));
      }
    }
    for (Facet facet : after) {
      if (facet.in(before).isEmpty()) {
        all.add(new Difference(facet.part(), facet.place(), Optional.empty(), Optional.of(facet)));
      }
    }
    for (Difference each : all) {
      if (each.part == Part.FORM || each.part == Part.KIND) {
        return List.of(each);
      }
    }
    return all.stream().filter(each -> each.part == Part.REPARATION || !each.isOfAny(all)).toList();
  }

  private boolean isOfAny(List<Difference> all) {
    return place > 0
        && all.stream().anyMatch(it -> it.part == Part.REPARATION && it.place == place);
  }

  /** The same difference as two codes wrote it, where they wrote that part. */
  Difference in(List<Facet> was, List<Facet> is) {
    return new Difference(
        part,
        place,
        before.map(it -> it.in(was).orElse(it)),
        after.map(it -> it.in(is).orElse(it)));
  }

  boolean isSamePart(Difference other) {
    return part == other.part && place == other.place;
  }
}
