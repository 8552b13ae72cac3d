package coco.engine.column;

import java.util.Arrays;

/**
 * Distinct whole numbers, numbered from 0 in the order in which they came. Not safe for use by
 * several threads at once.
 */
public final class LongNumbers {
  private long[] values = new long[64];
  private int[] table = new int[128];
  private int size;

  /** The number of a value, given one where it has none yet. */
  public int number(long value) {
    int mask = table.length - 1;
    int slot = hash(value) & mask;
    while (table[slot] != 0) {
      if (values[table[slot] - 1] == value) {
        return table[slot] - 1;
      }
      slot = (slot + 1) & mask;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
    table[slot] = size;
    if (size * 2 > table.length) {
      grow();
    }
    return size - 1;
  }

  private static int hash(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  private void grow() {
    table = new int[Math.multiplyExact(table.length, 2)];
    int mask = table.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = hash(values[number]) & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = number + 1;
    }
  }

  /** How many values there are. */
  public int size() {
    return size;
  }

  /** The value of a number. */
  public long value(int number) {
    return values[number];
  }
}
