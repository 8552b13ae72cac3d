package coco.engine.source;

import coco.engine.source.Refused.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a file, one after the other. */
interface RowSink {
  /** The file's heading, where its format has one. */
  void heading(List<String> names, long line);

  /** A row; the object is used again for the next. */
  void row(Row row);

  /** A row that could not be told apart. */
  void refuse(long line, @Nullable String column, Reason reason, String text);

  /** Whether enough rows have been taken. */
  default boolean isDone() {
    return false;
  }
}
