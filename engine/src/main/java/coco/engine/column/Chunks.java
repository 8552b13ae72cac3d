package coco.engine.column;

import java.util.Set;

/**
 * A history in columns, in parts that may be read and judged side by side: each party is in one of
 * them, whole.
 */
public interface Chunks {
  /** How many there are. */
  int count();

  /**
   * Reads one; may be asked by several threads at once.
   *
   * @param place from 0, below {@link #count}
   * @param reads the names of the columns that are wanted
   */
  Chunk read(int place, Set<String> reads);
}
