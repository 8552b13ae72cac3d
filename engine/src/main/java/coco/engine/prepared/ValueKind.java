package coco.engine.prepared;

import coco.language.code.Value;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of values; an attribute has one column for each kind that it was met with. */
enum ValueKind {
  TEXT(0),
  NUMBER(1),
  BOOLEAN(2),
  INSTANT(3),
  DATE(4),
  DURATION(5);

  /** How many kinds there are. */
  static final int COUNT = 6;

  private final int code;

  ValueKind(int code) {
    this.code = code;
  }

  /** A number for it, below {@link #COUNT}. */
  int code() {
    return code;
  }

  static ValueKind of(int code) {
    return switch (code) {
      case 0 -> TEXT;
      case 1 -> NUMBER;
      case 2 -> BOOLEAN;
      case 3 -> INSTANT;
      case 4 -> DATE;
      case 5 -> DURATION;
      default -> throw new IllegalArgumentException("no kind of value: " + code);
    };
  }

  static ValueKind of(Value value) {
    return switch (value) {
      case Value.Text text -> TEXT;
      case Value.Quantity quantity -> NUMBER;
      case Value.Truth truth -> BOOLEAN;
      case Value.Moment moment -> INSTANT;
      case Value.Day day -> DATE;
      case Value.Elapsed elapsed -> DURATION;
    };
  }

  /** As the manifest and the names of columns write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ValueKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
