package coco.engine.source;

import coco.engine.calendar.LocalDays;
import coco.engine.source.Refused.Reason;
import coco.engine.source.SourceMapping.Column;
import coco.engine.source.TimePattern.Unreadable;
import coco.language.code.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of the row at hand, by the names that the mapping gives to columns. */
final class RowValues {
  private final SourceMapping mapping;
  private final @Nullable LocalDays days;
  private final Set<String> missing;
  private final Columns columns = Columns.wanted();
  private final Map<String, Known> all = new HashMap<>();
  private Row row = new Row();

  /** A column of the file, or one joined from several, and how its values are read. */
  private static final class Known {
    private final int[] slots;
    private final CellReader cells;

    Known(int[] slots, CellReader cells) {
      this.slots = slots;
      this.cells = cells;
    }
  }

  RowValues(SourceMapping mapping) {
    this.mapping = mapping;
    this.days = mapping.zone() == null ? null : new LocalDays(mapping.zone());
    this.missing = Set.copyOf(mapping.missing());
  }

  /** Wants a column, of the type that the mapping gives it. */
  void want(String name) {
    if (!all.containsKey(name)) {
      put(name, mapping.columns().get(name));
    }
  }

  /** Wants a column as a time: ISO, unless the mapping says otherwise. */
  void wantTime(String name) {
    Column declared = mapping.columns().get(name);
    put(
        name,
        declared == null ? new Column(ColumnType.INSTANT, List.of(), Optional.empty()) : declared);
  }

  private void put(String name, @Nullable Column column) {
    List<String> from = column == null || column.from().isEmpty() ? List.of(name) : column.from();
    int[] slots = from.stream().mapToInt(columns::add).toArray();
    boolean wallClock = mapping.times() == SourceMapping.Times.WALL_CLOCK;
    all.put(name, new Known(slots, new CellReader(column, days, wallClock)));
  }

  /** The columns of the file that are wanted. */
  Columns columns() {
    return columns;
  }

  void begin(Row next) {
    row = next;
  }

  @Nullable Instant instant(String column) throws RefusedRow {
    Value value = value(column);
    try {
      return value == null ? null : CellReader.instant(value, days);
    } catch (Unreadable e) {
      throw new RefusedRow(column, e.reason(), text(column));
    }
  }

  @Nullable Value value(String column) throws RefusedRow {
    String text = text(column);
    if (text == null) {
      return null;
    }
    Known known = known(column);
    boolean joined = known.slots.length > 1;
    ColumnType own = joined ? ColumnType.TEXT : row.type(known.slots[0]);
    try {
      return known.cells.read(text, own);
    } catch (Unreadable e) {
      throw new RefusedRow(column, e.reason(), text);
    }
  }

  private Known known(String column) {
    Known known = all.get(column);
    if (known == null) {
      throw new IllegalStateException("not a column of the mapping: " + column);
    }
    return known;
  }

  /** The text of a column, its parts joined by a blank; null where one of them is missing. */
  @Nullable String text(String column) throws RefusedRow {
    Known known = known(column);
    if (known.slots.length == 1) {
      return cell(column, known.slots[0]);
    }
    StringBuilder joined = new StringBuilder();
    for (int slot : known.slots) {
      String text = cell(column, slot);
      if (text == null) {
        return null;
      }
      joined.append(joined.isEmpty() ? "" : " ").append(text);
    }
    return joined.toString();
  }

  private @Nullable String cell(String column, int slot) throws RefusedRow {
    String text = row.text(slot);
    if (text == null || missing.contains(text) || missing.contains(text.strip())) {
      return null;
    }
    if (Row.isNoValue(text)) {
      throw new RefusedRow(column, Reason.NOT_A_VALUE, text);
    }
    return text;
  }

  /** The texts of columns, joined so that no other texts give the same; null where all miss. */
  @Nullable String joined(List<String> names) throws RefusedRow {
    if (names.isEmpty()) {
      return null;
    }
    if (names.size() == 1) {
      return text(names.getFirst());
    }
    List<String> texts = new ArrayList<>();
    boolean any = false;
    for (String name : names) {
      String text = text(name);
      any |= text != null;
      texts.add(text == null ? "" : text.replace("\\", "\\\\").replace("/", "\\/"));
    }
    return any ? String.join("/", texts) : null;
  }
}
