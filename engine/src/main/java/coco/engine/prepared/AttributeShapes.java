package coco.engine.prepared;

import coco.engine.Interaction;
import coco.language.code.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The attributes met so far, and what it takes to store their values exactly. */
final class AttributeShapes {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Shape[]> shapes = new ArrayList<>();
  private boolean recordedIsExact = true;

  /** What was met of one kind of one attribute. */
  private static final class Shape {
    private boolean met;

    /** Whether every value so far has the form that its kind is stored in where it can be. */
    private boolean fits = true;

    private int scale;
    private int wholeDigits;
  }

  int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    numbers.put(name, names.size());
    names.add(name);
    Shape[] kinds = new Shape[ValueKind.COUNT];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = new Shape();
    }
    shapes.add(kinds);
    return names.size() - 1;
  }

  String name(int number) {
    return names.get(number);
  }

  /** Takes note of what an interaction has. */
  void note(Interaction interaction) {
    Instant recorded = interaction.recorded();
    recordedIsExact &= recorded == null || isExact(recorded);
    for (Map.Entry<String, Value> attribute : interaction.attributes().entrySet()) {
      Value value = attribute.getValue();
      Shape shape = shapes.get(number(attribute.getKey()))[ValueKind.of(value).code()];
      shape.met = true;
      switch (value) {
        case Value.Text text -> {}
        case Value.Truth truth -> {}
        case Value.Quantity quantity -> note(quantity.number(), shape);
        case Value.Moment moment -> shape.fits &= isExact(moment.instant());
        case Value.Day day -> {
          long epochDay = day.date().toEpochDay();
          shape.fits &= epochDay == (int) epochDay;
        }
        case Value.Elapsed elapsed ->
            shape.fits &= elapsed.duration().abs().compareTo(LONGEST) <= 0;
      }
    }
  }

  private static void note(BigDecimal number, Shape shape) {
    int scale = Math.max(0, number.scale());
    shape.scale = Math.max(shape.scale, scale);
    shape.wholeDigits = Math.max(shape.wholeDigits, number.precision() - number.scale());
  }

  /** Whether microseconds in 64 bits say all of a time. */
  private static boolean isExact(Instant instant) {
    return instant.getNano() % 1_000 == 0 && Math.abs(instant.getEpochSecond()) < 1L << 43;
  }

  /** The column of the times at which interactions were recorded. */
  StoredColumn recorded() {
    return new StoredColumn(
        "recorded",
        ValueKind.INSTANT,
        recordedIsExact ? StoredColumn.Form.MICROS : StoredColumn.Form.WORDS,
        0);
  }

  /** The columns of attributes, by name and kind. */
  List<StoredColumn> columns() {
    List<StoredColumn> columns = new ArrayList<>();
    new TreeMap<>(numbers)
        .forEach(
            (name, number) -> {
              for (ValueKind kind : ValueKind.values()) {
                Shape shape = shapes.get(number)[kind.code()];
                if (shape.met) {
                  columns.add(column(name, kind, shape));
                }
              }
            });
    return columns;
  }

  private static StoredColumn column(String name, ValueKind kind, Shape shape) {
    int digits = shape.scale + Math.max(1, shape.wholeDigits);
    return switch (kind) {
      case TEXT -> new StoredColumn(name, kind, StoredColumn.Form.WORDS, 0);
      case NUMBER ->
          new StoredColumn(
              name,
              kind,
              digits <= 18
                  ? StoredColumn.Form.DECIMAL
                  : digits <= 38 ? StoredColumn.Form.WIDE_DECIMAL : StoredColumn.Form.WORDS,
              digits <= 38 ? shape.scale : 0);
      case BOOLEAN -> new StoredColumn(name, kind, StoredColumn.Form.TRUTH, 0);
      case INSTANT ->
          new StoredColumn(
              name, kind, shape.fits ? StoredColumn.Form.MICROS : StoredColumn.Form.WORDS, 0);
      case DATE ->
          new StoredColumn(
              name, kind, shape.fits ? StoredColumn.Form.DAYS : StoredColumn.Form.WORDS, 0);
      case DURATION ->
          new StoredColumn(
              name, kind, shape.fits ? StoredColumn.Form.NANOS : StoredColumn.Form.WORDS, 0);
    };
  }
}
