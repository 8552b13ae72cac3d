package coco.engine.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One row of a file: texts by slot, and what the file itself says that they are. Used again. */
final class Row {
  /** Stands for a list or an object; told apart by identity. */
  @SuppressWarnings("StringOperationCanBeSimplified")
  static final String NO_VALUE = new String("[…]");

  private @Nullable String[] texts;
  private ColumnType[] types;

  /** Its number in the file, from 1. */
  private long number;

  /** The line on which it begins, from 1. */
  private long line;

  Row() {
    this.texts = new @Nullable String[16];
    this.types = new ColumnType[16];
  }

  void begin(long rowNumber, long rowLine, int columns) {
    number = rowNumber;
    line = rowLine;
    if (columns > texts.length) {
      int length = Math.max(columns, texts.length * 2);
      texts = Arrays.copyOf(texts, length);
      types = Arrays.copyOf(types, length);
    }
    Arrays.fill(texts, null);
  }

  /** Puts a value; the type is what the file says it is, text where it says nothing. */
  void put(int slot, @Nullable String text, ColumnType type) {
    if (slot >= texts.length) {
      texts = Arrays.copyOf(texts, Math.max(slot + 1, texts.length * 2));
      types = Arrays.copyOf(types, texts.length);
    }
    texts[slot] = text;
    types[slot] = type;
  }

  /** Whether a text stands for a list or an object. */
  @SuppressWarnings({"ReferenceEquality", "StringEquality"})
  static boolean isNoValue(String text) {
    return text == NO_VALUE;
  }

  @Nullable String text(int slot) {
    return slot < texts.length ? texts[slot] : null;
  }

  ColumnType type(int slot) {
    return types[slot];
  }

  long number() {
    return number;
  }

  long line() {
    return line;
  }
}
