package coco.engine.column;

import coco.engine.Interaction;
import coco.language.code.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of some whole parties, in columns. A party's events stand together, in the order of
 * events; its cases too are numbered one after the other. Arrays are shared, not copied: nobody
 * changes them.
 *
 * @param events how many rows there are; each event is in it once
 * @param times by row, in microseconds since 1970-01-01T00:00Z
 * @param types by row, places in {@code typeNames}
 * @param cases by row, numbers from 0; the events of a party that name no case share one number
 * @param partyStarts the first row of each party, and {@code events} after the last
 * @param caseStarts the first case number of each party, and the number of cases after the last
 * @param partyNames by party; null where the data name none
 * @param caseNames by case number; null for the case of those that name none
 * @param namedAt by case number: when its party was first named, in microseconds; {@link #AT_ONCE}
 *     where that was with its first event, or never, so that its party is the same as of any
 *     instant
 * @param ids by row
 * @param dictionary the values that {@code columns} number
 * @param columns by name, each by row: the attributes that were asked for, and {@code source},
 *     {@code actor}, {@code channel}, {@code direction}, {@code party} and {@code recorded} as the
 *     interaction itself gives them; what is not there no event has
 */
// Columns are arrays, and two chunks are never compared: a copy of each would cost what columns
// save.
@SuppressWarnings("ArrayRecordComponent")
public record Chunk(
    int events,
    long[] times,
    int[] types,
    String[] typeNames,
    int[] cases,
    int[] partyStarts,
    int[] caseStarts,
    @Nullable String[] partyNames,
    @Nullable String[] caseNames,
    long[] namedAt,
    TextColumn ids,
    Dictionary dictionary,
    Map<String, int[]> columns) {
  /** A case whose party is the same as of any instant. */
  public static final long AT_ONCE = Long.MIN_VALUE;

  /** How many parties there are. */
  public int parties() {
    return partyStarts.length - 1;
  }

  /** How many cases there are. */
  public int caseCount() {
    return caseStarts[parties()];
  }

  /** What identifies an event. */
  public Interaction.Key key(int row) {
    return new Interaction.Key(source(row), ids.text(row));
  }

  private String source(int row) {
    int[] sources = columns.get("source");
    Value source = sources == null ? null : dictionary.value(sources[row]);
    return source instanceof Value.Text text ? text.text() : "";
  }

  /** When an event happened. */
  public Instant time(int row) {
    return Instant.EPOCH.plus(times[row], ChronoUnit.MICROS);
  }

  /** The numbers of an attribute by row; null where no event has it. */
  public int @Nullable [] column(String name) {
    return switch (name) {
      case "type" -> texts(row -> typeNames[types[row]]);
      case "id" -> texts(ids::text);
      case "case" -> texts(row -> caseNames[cases[row]]);
      case "time" -> numbers(row -> new Value.Moment(time(row)));
      default -> columns.get(name);
    };
  }

  private interface Texts {
    @Nullable String of(int row);
  }

  private interface Values {
    @Nullable Value of(int row);
  }

  private int[] texts(Texts texts) {
    return numbers(
        row -> {
          String text = texts.of(row);
          return text == null ? null : new Value.Text(text);
        });
  }

  private int[] numbers(Values values) {
    int[] numbers = new int[events];
    for (int row = 0; row < events; row++) {
      numbers[row] = dictionary.number(values.of(row));
    }
    return numbers;
  }
}
