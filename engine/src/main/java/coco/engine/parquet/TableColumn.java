package coco.engine.parquet;

/**
 * A column of a table.
 *
 * @param required whether every row has a value
 * @param scale digits after the point, of numbers; 0 for other kinds
 */
public record TableColumn(String name, Kind kind, boolean required, int scale) {
  /** What the values of a column are, and how they are handed over. */
  public enum Kind {
    /** UTF-8. */
    TEXT,
    /** A whole number of 64 bits. */
    WHOLE,
    /** A decimal of up to 18 digits: its unscaled number. */
    NUMBER,
    /** A decimal of up to 38 digits: its unscaled number as 16 bytes, the greatest first. */
    WIDE_NUMBER,
    /** 0 or 1. */
    TRUTH,
    /** Microseconds since 1970-01-01T00:00Z. */
    MOMENT,
    /** Days since 1970-01-01, within 32 bits. */
    DAY;

    boolean isBytes() {
      return this == TEXT || this == WIDE_NUMBER;
    }
  }

  /** Digits of a {@link Kind#NUMBER}. */
  public static final int DIGITS = 18;

  /** Digits of a {@link Kind#WIDE_NUMBER}. */
  public static final int WIDE_DIGITS = 38;

  /** Bytes of a {@link Kind#WIDE_NUMBER}. */
  public static final int WIDE_BYTES = 16;

  public TableColumn {
    if (scale < 0 || scale > WIDE_DIGITS) {
      throw new IllegalArgumentException(
          "%s: a scale is from 0 to %d, was %d".formatted(name, WIDE_DIGITS, scale));
    }
  }

  /** A column that may lack values, of no decimals. */
  public static TableColumn optional(String name, Kind kind) {
    return new TableColumn(name, kind, false, 0);
  }

  /** A column in which every row has a value, of no decimals. */
  public static TableColumn required(String name, Kind kind) {
    return new TableColumn(name, kind, true, 0);
  }
}
