package coco.engine.source;

import coco.engine.source.Refused.Reason;
import org.jspecify.annotations.Nullable;

/** A value of the row at hand cannot be read; without the cost of a stack. */
final class RefusedRow extends Exception {
  private static final long serialVersionUID = 1;

  private final @Nullable String column;
  private final Reason reason;
  private final String text;

  RefusedRow(@Nullable String column, Reason reason, @Nullable String text) {
    super(reason.name(), null, false, false);
    this.column = column;
    this.reason = reason;
    this.text = text == null ? "" : text;
  }

  @Nullable String column() {
    return column;
  }

  Reason reason() {
    return reason;
  }

  String text() {
    return text;
  }
}
