package coco.engine.prepared;

import coco.engine.parquet.Cells;
import coco.engine.parquet.ColumnBuffer;
import coco.engine.parquet.TableColumn;
import coco.language.code.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A column of values of one kind, and how they are stored.
 *
 * @param attribute the name of the attribute
 * @param scale digits after the point, of decimals
 */
record StoredColumn(String attribute, ValueKind kind, Form form, int scale) {
  /** How values are stored. What fits no form of its kind is stored in words. */
  enum Form {
    /** As text; of other kinds than text as {@link Value#text} writes it. */
    WORDS(TableColumn.Kind.TEXT),
    DECIMAL(TableColumn.Kind.NUMBER),
    WIDE_DECIMAL(TableColumn.Kind.WIDE_NUMBER),
    TRUTH(TableColumn.Kind.TRUTH),
    MICROS(TableColumn.Kind.MOMENT),
    DAYS(TableColumn.Kind.DAY),
    /** A length of time in nanoseconds. */
    NANOS(TableColumn.Kind.WHOLE);

    private final TableColumn.Kind kind;

    Form(TableColumn.Kind kind) {
      this.kind = kind;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Form> of(String word) {
      return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
    }
  }

  /** The name of an attribute's column in the files. */
  String name() {
    return attribute + ":" + kind.word();
  }

  TableColumn table(String name) {
    return new TableColumn(name, form.kind, false, scale);
  }

  void add(Value value, ColumnBuffer buffer) {
    switch (form) {
      case WORDS -> buffer.add(value.text());
      case DECIMAL -> buffer.add(unscaled(value).longValueExact());
      case WIDE_DECIMAL -> buffer.add(wide(unscaled(value)), 0, TableColumn.WIDE_BYTES);
      case TRUTH -> buffer.add(value instanceof Value.Truth truth && truth.truth() ? 1 : 0);
      case MICROS -> buffer.add(micros(((Value.Moment) value).instant()));
      case DAYS -> buffer.add(((Value.Day) value).date().toEpochDay());
      case NANOS -> buffer.add(((Value.Elapsed) value).duration().toNanos());
    }
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private BigInteger unscaled(Value value) {
    return ((Value.Quantity) value).number().setScale(scale).unscaledValue();
  }

  private static byte[] wide(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] wide = new byte[TableColumn.WIDE_BYTES];
    Arrays.fill(wide, (byte) (number.signum() < 0 ? -1 : 0));
    System.arraycopy(bytes, 0, wide, wide.length - bytes.length, bytes.length);
    return wide;
  }

  /** The value at a place of a column of the file. */
  Value value(Cells cells, int place) {
    return switch (form) {
      case WORDS -> inWords(text(cells, place));
      case DECIMAL -> new Value.Quantity(BigDecimal.valueOf(cells.numbers()[place], scale));
      case WIDE_DECIMAL ->
          new Value.Quantity(
              new BigDecimal(
                  new BigInteger(cells.bytes(), cells.starts()[place], TableColumn.WIDE_BYTES),
                  scale));
      case TRUTH -> new Value.Truth(cells.numbers()[place] == 1);
      case MICROS ->
          new Value.Moment(Instant.EPOCH.plus(cells.numbers()[place], ChronoUnit.MICROS));
      case DAYS -> new Value.Day(LocalDate.ofEpochDay(cells.numbers()[place]));
      case NANOS -> new Value.Elapsed(Duration.ofNanos(cells.numbers()[place]));
    };
  }

  static String text(Cells cells, int place) {
    return new String(
        cells.bytes(), cells.starts()[place], cells.lengths()[place], StandardCharsets.UTF_8);
  }

  private Value inWords(String text) {
    return switch (kind) {
      case TEXT -> new Value.Text(text);
      case NUMBER -> new Value.Quantity(new BigDecimal(text));
      case BOOLEAN -> new Value.Truth(text.equals("true"));
      case INSTANT -> new Value.Moment(Instant.parse(text));
      case DATE -> new Value.Day(LocalDate.parse(text));
      case DURATION -> new Value.Elapsed(Duration.parse(text));
    };
  }
}
