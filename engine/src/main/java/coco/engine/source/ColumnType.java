package coco.engine.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the values of a column are. */
public enum ColumnType {
  TEXT,
  NUMBER,
  BOOLEAN,
  INSTANT,
  DATE,
  DURATION;

  /** As a mapping writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ColumnType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }
}
