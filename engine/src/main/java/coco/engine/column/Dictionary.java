package coco.engine.column;

import coco.language.code.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values of a chunk, numbered from 1 in the order in which they came; 0 stands for
 * none. Equal values have one number, so that equality is that of numbers.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Dictionary {
  /** The number of a missing value. */
  public static final int NONE = 0;

  private final Map<Value, Integer> numbers = new HashMap<>();
  private final List<@Nullable Value> values = new ArrayList<>();

  /** An empty dictionary. */
  public Dictionary() {
    values.add(null);
  }

  /** The number of a value, given one where it has none yet; {@link #NONE} for null. */
  public int number(@Nullable Value value) {
    if (value == null) {
      return NONE;
    }
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    numbers.put(value, values.size());
    values.add(value);
    return values.size() - 1;
  }

  /** The number of a value that may have none; {@link #NONE} then. */
  public int find(Value value) {
    return numbers.getOrDefault(value, NONE);
  }

  /** The value of a number; null for {@link #NONE}. */
  public @Nullable Value value(int number) {
    return values.get(number);
  }

  /** How many numbers there are, {@link #NONE} included: all are below it. */
  public int size() {
    return values.size();
  }
}
