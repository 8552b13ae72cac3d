package coco.language.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiPredicate;

/**
 * Which things of an earlier document are which of a later one: found in rounds, the surest
 * likeness first. A round pairs two only where each is the other's one likeness.
 */
final class Pairs<T> {
  private final List<T> before;
  private final List<T> after;
  private final SequencedMap<T, T> formerOf = new LinkedHashMap<>();

  Pairs(List<T> before, List<T> after) {
    this.before = new ArrayList<>(before);
    this.after = new ArrayList<>(after);
  }

  /** Pairs what is alike and still alone. */
  Pairs<T> where(BiPredicate<T, T> alike) {
    List<T> alone = List.copyOf(after);
    for (T later : alone) {
      List<T> candidates = before.stream().filter(each -> alike.test(each, later)).toList();
      if (candidates.size() == 1
          && after.stream().filter(each -> alike.test(candidates.getFirst(), each)).count() == 1) {
        pair(candidates.getFirst(), later);
      }
    }
    return this;
  }

  /** Pairs what is alike and still alone, in order, however many are alike. */
  Pairs<T> inOrderWhere(BiPredicate<T, T> alike) {
    for (T later : List.copyOf(after)) {
      before.stream()
          .filter(each -> alike.test(each, later))
          .findFirst()
          .ifPresent(earlier -> pair(earlier, later));
    }
    return this;
  }

  private void pair(T earlier, T later) {
    formerOf.put(later, earlier);
    before.remove(earlier);
    after.remove(later);
  }

  /** What a thing of the later document was; empty where it is new. */
  Optional<T> formerOf(T later) {
    return Optional.ofNullable(formerOf.get(later));
  }

  /** What only the earlier document has, in its order. */
  List<T> gone() {
    return List.copyOf(before);
  }

  /** What only the later document has, in its order. */
  List<T> added() {
    return List.copyOf(after);
  }
}
