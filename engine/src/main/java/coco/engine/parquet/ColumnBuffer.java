package coco.engine.parquet;

import coco.engine.column.TextNumbers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The values of one column of the rows that are being gathered. */
public final class ColumnBuffer {
  private final TableColumn column;

  /** By row: 1 where there is a value. */
  private int[] present = new int[1_024];

  private int rows;

  /** The values there are: numbers, or places in {@code texts}. */
  private long[] numbers = new long[0];

  private int[] codes = new int[0];
  private TextNumbers texts = new TextNumbers();
  private int values;

  ColumnBuffer(TableColumn column) {
    this.column = column;
  }

  /** Adds a number, a truth, a moment or a day, as its kind says. */
  public void add(long number) {
    if (column.kind().isBytes()) {
      throw new IllegalStateException("not a column of numbers: " + column);
    }
    begin(1);
    if (values == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(1_024, values * 2));
    }
    numbers[values++] = number;
  }

  /** Adds a text as UTF-8, or a wide number. */
  public void add(byte[] bytes, int from, int length) {
    if (!column.kind().isBytes()) {
      throw new IllegalStateException("not a column of texts: " + column);
    }
    begin(1);
    if (values == codes.length) {
      codes = Arrays.copyOf(codes, Math.max(1_024, values * 2));
    }
    codes[values++] = texts.number(bytes, from, length);
  }

  /** Adds a text. */
  public void add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    add(utf8, 0, utf8.length);
  }

  /** Adds that there is no value. */
  public void addNone() {
    if (column.required()) {
      throw new IllegalStateException("every row has a value in " + column);
    }
    begin(0);
  }

  private void begin(int presence) {
    if (rows == present.length) {
      present = Arrays.copyOf(present, rows * 2);
    }
    present[rows++] = presence;
  }

  void clear() {
    rows = 0;
    values = 0;
    texts = new TextNumbers();
  }

  TableColumn column() {
    return column;
  }

  int rows() {
    return rows;
  }

  int values() {
    return values;
  }

  int[] present() {
    return present;
  }

  long[] numbers() {
    return numbers;
  }

  int[] codes() {
    return codes;
  }

  TextNumbers texts() {
    return texts;
  }
}
