package coco.engine.column;

import coco.engine.Interaction;
import coco.engine.monitor.PartyKey;
import coco.language.code.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts interactions into columns, party by party. */
public final class ChunkBuilder {
  private final Set<String> reads;
  private final Dictionary dictionary = new Dictionary();
  private final Map<String, int[]> columns = new HashMap<>();
  private final Map<String, Integer> typeNumbers = new HashMap<>();
  private final TextColumn ids = new TextColumn();
  private long[] times = new long[1_024];
  private int[] types = new int[1_024];
  private int[] cases = new int[1_024];
  private int[] partyStarts = new int[64];
  private int[] caseStarts = new int[64];
  private @Nullable String[] partyNames = new String[64];
  private @Nullable String[] caseNames = new String[64];
  private int events;
  private int parties;
  private int caseCount;

  /**
   * A builder.
   *
   * @param reads the attributes that are wanted, by name; others are left out
   */
  public ChunkBuilder(Set<String> reads) {
    this.reads = Set.copyOf(reads);
  }

  /** How many events there are so far. */
  public int events() {
    return events;
  }

  /**
   * Adds a party.
   *
   * @param interactions all of its events, in the order of events
   */
  public void add(PartyKey party, List<Interaction> interactions) {
    partyStarts = grown(partyStarts, parties);
    caseStarts = grown(caseStarts, parties);
    partyNames = parties < partyNames.length ? partyNames : Arrays.copyOf(partyNames, 2 * parties);
    partyStarts[parties] = events;
    caseStarts[parties] = caseCount;
    partyNames[parties] = party.name();
    parties++;
    Map<Object, Integer> numbers = new HashMap<>();
    for (Interaction interaction : interactions) {
      Object key = PartyKey.caseKey(interaction, party);
      Integer known = numbers.get(key);
      if (known == null) {
        known = caseCount;
        numbers.put(key, known);
        caseNames =
            caseCount < caseNames.length ? caseNames : Arrays.copyOf(caseNames, 2 * caseCount);
        caseNames[caseCount++] = interaction.caseId();
      }
      add(interaction, known);
    }
  }

  private void add(Interaction interaction, int number) {
    int row = events++;
    times = row < times.length ? times : Arrays.copyOf(times, 2 * row);
    types = grown(types, row);
    cases = grown(cases, row);
    times[row] = ChronoUnit.MICROS.between(Instant.EPOCH, interaction.time());
    types[row] = typeNumbers.computeIfAbsent(interaction.type(), name -> typeNumbers.size());
    cases[row] = number;
    ids.add(interaction.id());
    set("source", row, text(interaction.source()));
    setRead("actor", row, text(interaction.actor()));
    setRead("channel", row, text(interaction.channel()));
    setRead("party", row, text(interaction.party()));
    Interaction.Direction direction = interaction.direction();
    setRead(
        "direction",
        row,
        direction == null ? null : text(direction.name().toLowerCase(Locale.ROOT)));
    Instant recorded = interaction.recorded();
    setRead("recorded", row, recorded == null ? null : new Value.Moment(recorded));
    interaction
        .attributes()
        .forEach(
            (name, value) -> {
              if (!isField(name)) {
                setRead(name, row, value);
              }
            });
  }

  /** A field of every interaction goes before an attribute of the same name. */
  private static boolean isField(String name) {
    return switch (name) {
      case "channel",
          "type",
          "actor",
          "source",
          "id",
          "case",
          "party",
          "direction",
          "time",
          "recorded" ->
          true;
      default -> false;
    };
  }

  private static @Nullable Value text(@Nullable String text) {
    return text == null ? null : new Value.Text(text);
  }

  private void setRead(String name, int row, @Nullable Value value) {
    if (value != null && reads.contains(name)) {
      set(name, row, value);
    }
  }

  private void set(String name, int row, @Nullable Value value) {
    int[] column = columns.get(name);
    if (column == null || column.length <= row) {
      column =
          column == null
              ? new int[Math.max(64, row + 1)]
              : Arrays.copyOf(column, Math.max(2 * column.length, row + 1));
      columns.put(name, column);
    }
    column[row] = dictionary.number(value);
  }

  private static int[] grown(int[] array, int index) {
    return index < array.length ? array : Arrays.copyOf(array, 2 * index);
  }

  /** The chunk of what was added; the builder is of no more use. */
  public Chunk build() {
    partyStarts = Arrays.copyOf(partyStarts, parties + 1);
    partyStarts[parties] = events;
    caseStarts = Arrays.copyOf(caseStarts, parties + 1);
    caseStarts[parties] = caseCount;
    String[] typeNames = new String[typeNumbers.size()];
    typeNumbers.forEach((name, number) -> typeNames[number] = name);
    columns.replaceAll(
        (name, column) -> column.length < events ? Arrays.copyOf(column, events) : column);
    long[] namedAt = new long[caseCount];
    Arrays.fill(namedAt, Chunk.AT_ONCE);
    return new Chunk(
        events,
        times,
        types,
        typeNames,
        cases,
        partyStarts,
        caseStarts,
        partyNames,
        caseNames,
        namedAt,
        ids,
        dictionary,
        Map.copyOf(columns));
  }
}
