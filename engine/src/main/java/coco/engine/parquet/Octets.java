package coco.engine.parquet;

import java.io.OutputStream;
import java.util.Arrays;

/** Bytes that are written one after the other; numbers of several bytes have the least first. */
final class Octets extends OutputStream {
  private byte[] bytes;
  private int size;

  Octets(int room) {
    this.bytes = new byte[room];
  }

  private void ensure(int more) {
    if (more > bytes.length - size) {
      long needed = (long) size + more;
      bytes =
          Arrays.copyOf(
              bytes,
              Math.toIntExact(
                  Math.max(needed, Math.min(2L * bytes.length, Integer.MAX_VALUE - 16))));
    }
  }

  @Override
  public void write(int octet) {
    ensure(1);
    bytes[size++] = (byte) octet;
  }

  @Override
  public void write(byte[] from, int at, int length) {
    ensure(length);
    System.arraycopy(from, at, bytes, size, length);
    size += length;
  }

  void whole32(int number) {
    ensure(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[size++] = (byte) (number >>> shift);
    }
  }

  void whole64(long number) {
    ensure(8);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[size++] = (byte) (number >>> shift);
    }
  }

  /** A number of as few bytes as it needs, seven bits in each. */
  void varying(int number) {
    int rest = number;
    while ((rest & ~0x7F) != 0) {
      write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    write(rest);
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  void clear() {
    size = 0;
  }
}
