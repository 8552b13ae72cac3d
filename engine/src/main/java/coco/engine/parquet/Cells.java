package coco.engine.parquet;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table that was read. Arrays are shared, not copied: nobody changes them.
 *
 * @param places by row: which of the values it has, {@link #NONE} where it has none; null where
 *     each row has its own, in the order of rows
 * @param distinct whether the values are different from each other, so that equal places mean equal
 *     values and others do not
 * @param size how many values there are: the distinct ones, or one for each row that has one
 * @param numbers by value, as {@link TableColumn.Kind} says; empty for texts
 * @param bytes holds the texts
 * @param starts by value: where its text begins
 * @param lengths by value, in bytes
 */
// Columns are arrays, and two are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Cells(
    int rows,
    int @Nullable [] places,
    boolean distinct,
    int size,
    long[] numbers,
    byte[] bytes,
    int[] starts,
    int[] lengths) {
  /** The place of a row that has no value. */
  public static final int NONE = -1;

  /** Which of the values a row has. */
  public int place(int row) {
    return places == null ? row : places[row];
  }
}
