package coco.engine.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chunk as of an instant: without what happened later, and each case with the party that was
 * known by then.
 */
public final class ChunkCut {
  private final Chunk chunk;
  private final long asOf;

  private ChunkCut(Chunk chunk, long asOf) {
    this.chunk = chunk;
    this.asOf = asOf;
  }

  /**
   * The chunk as of an instant; itself where nothing in it is later.
   *
   * @param asOf in microseconds since 1970
   */
  public static Chunk asOf(Chunk chunk, long asOf) {
    for (int row = 0; row < chunk.events(); row++) {
      if (chunk.times()[row] > asOf) {
        return new ChunkCut(chunk, asOf).cut();
      }
    }
    return chunk;
  }

  private record Party(@Nullable String name, List<Integer> rows) {}

  private Chunk cut() {
    List<Party> parties = new ArrayList<>();
    for (int party = 0; party < chunk.parties(); party++) {
      Party own = new Party(chunk.partyNames()[party], new ArrayList<>());
      Map<Integer, Party> unnamed = new LinkedHashMap<>();
      for (int row = chunk.partyStarts()[party]; row < chunk.partyStarts()[party + 1]; row++) {
        if (chunk.times()[row] <= asOf) {
          int number = chunk.cases()[row];
          Party of =
              chunk.namedAt()[number] > asOf
                  ? unnamed.computeIfAbsent(number, key -> new Party(null, new ArrayList<>()))
                  : own;
          of.rows.add(row);
        }
      }
      if (!own.rows.isEmpty()) {
        parties.add(own);
      }
      parties.addAll(unnamed.values());
    }
    return chunkOf(parties);
  }

  private Chunk chunkOf(List<Party> parties) {
    int events = parties.stream().mapToInt(party -> party.rows.size()).sum();
    int[] rows = new int[events];
    int[] cases = new int[events];
    int[] partyStarts = new int[parties.size() + 1];
    int[] caseStarts = new int[parties.size() + 1];
    @Nullable String[] partyNames = new String[parties.size()];
    List<@Nullable String> caseNames = new ArrayList<>();
    int at = 0;
    for (int party = 0; party < parties.size(); party++) {
      partyStarts[party] = at;
      caseStarts[party] = caseNames.size();
      partyNames[party] = parties.get(party).name();
      Map<Integer, Integer> numbers = new HashMap<>();
      for (int row : parties.get(party).rows()) {
        int before = chunk.cases()[row];
        Integer number = numbers.get(before);
        if (number == null) {
          number = caseNames.size();
          numbers.put(before, number);
          caseNames.add(chunk.caseNames()[before]);
        }
        rows[at] = row;
        cases[at++] = number;
      }
    }
    partyStarts[parties.size()] = events;
    caseStarts[parties.size()] = caseNames.size();
    return chunkOf(rows, cases, partyStarts, caseStarts, partyNames, caseNames);
  }

  private Chunk chunkOf(
      int[] rows,
      int[] cases,
      int[] partyStarts,
      int[] caseStarts,
      @Nullable String[] partyNames,
      List<@Nullable String> caseNames) {
    long[] times = new long[rows.length];
    TextColumn ids = new TextColumn();
    for (int i = 0; i < rows.length; i++) {
      times[i] = chunk.times()[rows[i]];
      ids.add(chunk.ids().text(rows[i]));
    }
    Map<String, int[]> columns = new HashMap<>();
    chunk.columns().forEach((name, column) -> columns.put(name, picked(column, rows)));
    long[] namedAt = new long[caseNames.size()];
    java.util.Arrays.fill(namedAt, Chunk.AT_ONCE);
    return new Chunk(
        rows.length,
        times,
        picked(chunk.types(), rows),
        chunk.typeNames(),
        cases,
        partyStarts,
        caseStarts,
        partyNames,
        caseNames.toArray(String[]::new),
        namedAt,
        ids,
        chunk.dictionary(),
        Map.copyOf(columns));
  }

  private static int[] picked(int[] column, int[] rows) {
    int[] picked = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = column[rows[i]];
    }
    return picked;
  }
}
