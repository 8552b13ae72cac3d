package coco.bench;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a made history in the order of arrival. */
public final class Rows {
  private final Map<String, String> words = new HashMap<>();
  private final RowReader reader;

  private Rows(RowReader reader) {
    this.reader = reader;
  }

  /** Gives every row of a file, in its order. */
  public static void read(Path file, Consumer<Row> taker) throws IOException {
    try (ParquetFileReader parquet = ParquetFileReader.open(InputFile.of(file));
        RowReader reader = parquet.rowReader()) {
      Rows rows = new Rows(reader);
      while (reader.hasNext()) {
        reader.next();
        taker.accept(rows.row());
      }
    }
  }

  private Row row() {
    return new Row(
        reader.getString(0),
        reader.getLong(2),
        reader.getLong(3),
        reader.getLong(4),
        word(reader.getString(5)),
        text(6),
        text(7),
        shared(8),
        shared(9),
        shared(10),
        shared(11),
        shared(12),
        shared(13),
        shared(14),
        shared(15),
        shared(16),
        shared(17),
        shared(18),
        shared(19),
        shared(20));
  }

  private @Nullable String text(int column) {
    return reader.isNull(column) ? null : reader.getString(column);
  }

  /** A text of a column that has few different ones: each is kept once. */
  private @Nullable String shared(int column) {
    return reader.isNull(column) ? null : word(reader.getString(column));
  }

  private String word(String text) {
    String known = words.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
