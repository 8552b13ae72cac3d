package coco.engine.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Distinct texts, numbered from 0 in the order in which they came; kept as UTF-8, without an object
 * for each. Not safe for use by several threads at once.
 */
public final class TextNumbers {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private byte[] bytes = new byte[256];
  private int[] ends = new int[16];

  /** Numbers plus one, by hash; 0 where there is none. */
  private int[] table = new int[32];

  /** By number, so that few other texts are compared. */
  private int[] hashes = new int[16];

  private int size;

  /** The number of a text, given one where it has none yet. */
  public int number(byte[] utf8, int from, int length) {
    int hash = hash(utf8, from, length);
    int slot = slot(utf8, from, length, hash);
    if (table[slot] != 0) {
      return table[slot] - 1;
    }
    append(utf8, from, length, hash);
    table[slot] = size;
    if (size * 2 > table.length) {
      grow();
    }
    return size - 1;
  }

  /** The number of a text, given one where it has none yet. */
  public int number(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return number(utf8, 0, utf8.length);
  }

  private int slot(byte[] utf8, int from, int length, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int number = table[slot] - 1;
      if (hashes[number] == hash && isAt(number, utf8, from, length)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isAt(int number, byte[] utf8, int from, int length) {
    int start = start(number);
    return Arrays.equals(bytes, start, ends[number], utf8, from, from + length);
  }

  private void append(byte[] utf8, int from, int length, int hash) {
    int start = start(size);
    if (length > bytes.length - start) {
      bytes = Arrays.copyOf(bytes, room(bytes.length, (long) start + length));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    System.arraycopy(utf8, from, bytes, start, length);
    ends[size] = start + length;
    hashes[size++] = hash;
  }

  /** Twice the room, or what is needed. */
  static int room(int now, long needed) {
    return Math.toIntExact(Math.max(needed, Math.min(2L * now, Integer.MAX_VALUE - 16)));
  }

  private void grow() {
    table = new int[Math.multiplyExact(table.length, 2)];
    int mask = table.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = hashes[number] & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = number + 1;
    }
  }

  /** A hash of a text's UTF-8. */
  public static int hash(byte[] utf8, int from, int length) {
    long hash = length * MIX;
    int at = from;
    int end = from + length;
    for (; at + 8 <= end; at += 8) {
      hash = (hash ^ (long) LONGS.get(utf8, at)) * MIX;
      hash ^= hash >>> 32;
    }
    if (at < end) {
      long rest = 0;
      for (int shift = 0; at < end; at++, shift += 8) {
        rest |= (utf8[at] & 0xFFL) << shift;
      }
      hash = (hash ^ rest) * MIX;
      hash ^= hash >>> 32;
    }
    hash *= MIX;
    return (int) (hash >>> 32);
  }

  /** How many texts there are. */
  public int size() {
    return size;
  }

  /** The text of a number. */
  public String text(int number) {
    return new String(bytes, start(number), length(number), StandardCharsets.UTF_8);
  }

  /** Where the UTF-8 of a number starts in {@link #utf8()}. */
  public int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  /** The length of the UTF-8 of a number. */
  public int length(int number) {
    return ends[number] - start(number);
  }

  /** The texts one after the other; the array itself, which changes when a text is added. */
  public byte[] utf8() {
    return bytes;
  }
}
