package coco.engine.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text for each row, as UTF-8, one after the other: no object for each. */
public final class TextColumn {
  private byte[] bytes = new byte[1_024];
  private int[] ends = new int[64];
  private int rows;

  /** Adds the text of the next row. */
  public void add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    add(utf8, 0, utf8.length);
  }

  /**
   * Adds the text of the next row.
   *
   * @param utf8 holds it from {@code from} on
   */
  public void add(byte[] utf8, int from, int length) {
    int start = rows == 0 ? 0 : ends[rows - 1];
    if (start + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(start + length, bytes.length * 2));
    }
    System.arraycopy(utf8, from, bytes, start, length);
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, rows * 2);
    }
    ends[rows++] = start + length;
  }

  /**
   * Adds the texts of the next rows.
   *
   * @param utf8 holds them, each from its place in {@code starts} on
   * @param lengths in bytes
   */
  public void addAll(byte[] utf8, int[] starts, int[] lengths, int count) {
    int end = rows == 0 ? 0 : ends[rows - 1];
    long needed = end;
    for (int i = 0; i < count; i++) {
      needed += lengths[i];
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.toIntExact(needed));
    }
    if (rows + count > ends.length) {
      ends = Arrays.copyOf(ends, rows + count);
    }
    for (int i = 0; i < count; i++) {
      System.arraycopy(utf8, starts[i], bytes, end, lengths[i]);
      end += lengths[i];
      ends[rows++] = end;
    }
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** The text of a row. */
  public String text(int row) {
    int start = start(row);
    return new String(bytes, start, ends[row] - start, StandardCharsets.UTF_8);
  }

  /** Copies the UTF-8 of a row to a place that has room for it, and tells its length. */
  public int copy(int row, byte[] into, int at) {
    int start = start(row);
    System.arraycopy(bytes, start, into, at, ends[row] - start);
    return ends[row] - start;
  }

  /** The length of a row's UTF-8. */
  public int length(int row) {
    return ends[row] - start(row);
  }

  private int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }
}
