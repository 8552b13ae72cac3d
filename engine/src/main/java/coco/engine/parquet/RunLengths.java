package coco.engine.parquet;

import java.util.Arrays;

/**
 * Numbers as Parquet's hybrid of runs and packed bits writes them: a value that is repeated eight
 * times or more is a run; all else comes in groups of eight, in as many bits as the widest needs.
 */
final class RunLengths {
  private RunLengths() {}

  /** The bits that numbers from 0 to a greatest one need. */
  static int width(int greatest) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
  }

  /** Writes {@code values[from…to[}, each of {@code width} bits. */
  static void write(int[] values, int from, int to, int width, Octets out) {
    int packedFrom = from;
    int at = from;
    while (at < to) {
      int end = at + 1;
      while (end < to && values[end] == values[at]) {
        end++;
      }
      // Invariant: only the last group may be short of eight, so a run first fills the group.
      int filling = -(at - packedFrom) & 7;
      if (end - at >= 8 + filling) {
        pack(values, packedFrom, at + filling, width, out);
        run(values[at], end - at - filling, width, out);
        packedFrom = end;
      }
      at = end;
    }
    pack(values, packedFrom, to, width, out);
  }

  private static void run(int value, int length, int width, Octets out) {
    out.varying(length << 1);
    for (int bits = 0; bits < width; bits += 8) {
      out.write(value >>> bits);
    }
  }

  private static void pack(int[] values, int from, int to, int width, Octets out) {
    if (from == to) {
      return;
    }
    int groups = (to - from + 7) / 8;
    out.varying(groups << 1 | 1);
    long packed = 0;
    int bits = 0;
    for (int i = 0; i < groups * 8; i++) {
      long value = from + i < to ? values[from + i] : 0;
      packed |= value << bits;
      bits += width;
      while (bits >= 8) {
        out.write((int) packed);
        packed >>>= 8;
        bits -= 8;
      }
    }
  }

  /**
   * Reads {@code count} numbers into {@code values[to…]}.
   *
   * @throws IndexOutOfBoundsException where the bytes end before
   */
  static void read(byte[] bytes, int from, int width, int[] values, int to, int count) {
    int at = from;
    int done = 0;
    int octets = (width + 7) / 8;
    while (done < count) {
      int header = 0;
      for (int shift = 0; ; shift += 7) {
        byte octet = bytes[at++];
        header |= (octet & 0x7F) << shift;
        if (octet >= 0) {
          break;
        }
      }
      int length = header >>> 1;
      if ((header & 1) == 0) {
        int value = 0;
        for (int i = 0; i < octets; i++) {
          value |= (bytes[at++] & 0xFF) << (8 * i);
        }
        int end = Math.min(count, done + length);
        Arrays.fill(values, to + done, to + end, value);
        done = end;
      } else {
        int end = (int) Math.min(count, done + 8L * length);
        unpack(bytes, at, width, values, to + done, end - done);
        at += length * width;
        done = end;
      }
    }
  }

  private static void unpack(byte[] bytes, int from, int width, int[] values, int to, int count) {
    int at = from;
    long packed = 0;
    int bits = 0;
    int mask = (int) ((1L << width) - 1);
    for (int i = 0; i < count; i++) {
      while (bits < width) {
        packed |= (bytes[at++] & 0xFFL) << bits;
        bits += 8;
      }
      values[to + i] = (int) packed & mask;
      packed >>>= width;
      bits -= width;
    }
  }
}
