package coco.engine.rules;

import java.util.HashMap;
import java.util.Map;

/** Names as numbers, from 0 in the order in which they were first seen. */
final class Symbols {
  /** Stands for a name that no rule mentions. */
  static final int UNKNOWN = -2;

  private final Map<String, Integer> numbers = new HashMap<>();

  int of(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    numbers.put(name, numbers.size());
    return numbers.size() - 1;
  }

  /** The number of a name, {@link #UNKNOWN} where it has none. */
  int find(String name) {
    return numbers.getOrDefault(name, UNKNOWN);
  }

  /** The name of a number; {@code *} for all. */
  String name(int number) {
    for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
      if (entry.getValue() == number) {
        return entry.getKey();
      }
    }
    return "*";
  }

  int count() {
    return numbers.size();
  }
}
