package coco.engine.prepared;

import coco.engine.column.Chunk;
import coco.engine.column.Dictionary;
import coco.engine.column.TextColumn;
import coco.engine.column.TextNumbers;
import coco.engine.parquet.Cells;
import coco.engine.parquet.TableReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a chunk of a file. What can be done for each distinct value is not done for each row: a
 * column's places in its dictionary become numbers of the chunk's.
 */
final class ChunkReader {
  private final TableReader table;
  private final int rows;
  private final Dictionary dictionary = new Dictionary();
  private final Map<String, int[]> columns = new HashMap<>();
  private int[] cases = new int[0];
  private int[] partyStarts = new int[0];
  private int[] caseStarts = new int[0];
  private @Nullable String[] partyNames = new String[0];
  private @Nullable String[] caseNames = new String[0];
  private long[] namedAt = new long[0];
  private int parties;
  private int caseCount;

  ChunkReader(TableReader table) {
    this.table = table;
    this.rows = table.rows();
  }

  Chunk read(StoredColumn recorded, List<StoredColumn> attributes, Set<String> reads)
      throws IOException {
    group();
    Cells types = table.read(Layout.TYPE);
    int[] typeOf = codes(types);
    String[] typeNames = names(types, typeOf);
    text("source", Layout.SOURCE);
    if (reads.contains("actor")) {
      text("actor", Layout.ACTOR);
    }
    if (reads.contains("channel")) {
      text("channel", Layout.CHANNEL);
    }
    if (reads.contains("direction")) {
      text("direction", Layout.DIRECTION);
    }
    if (reads.contains("party")) {
      text("party", Layout.OWN_PARTY);
    }
    if (reads.contains("recorded")) {
      values("recorded", Layout.RECORDED, recorded);
    }
    for (int place = 0; place < attributes.size(); place++) {
      StoredColumn column = attributes.get(place);
      if (reads.contains(column.attribute()) && !Layout.isField(column.attribute())) {
        values(column.attribute(), Layout.FIRST_ATTRIBUTE + place, column);
      }
    }
    return new Chunk(
        rows,
        times(),
        typeOf,
        typeNames,
        cases,
        Arrays.copyOf(partyStarts, parties + 1),
        Arrays.copyOf(caseStarts, parties + 1),
        Arrays.copyOf(partyNames, parties),
        Arrays.copyOf(caseNames, caseCount),
        Arrays.copyOf(namedAt, caseCount),
        ids(),
        dictionary,
        Map.copyOf(columns));
  }

  private long[] times() throws IOException {
    Cells cells = table.read(Layout.TIME);
    int[] places = cells.places();
    if (places == null) {
      return cells.numbers();
    }
    long[] times = new long[rows];
    for (int row = 0; row < rows; row++) {
      times[row] = cells.numbers()[places[row]];
    }
    return times;
  }

  private TextColumn ids() throws IOException {
    Cells cells = table.read(Layout.ID);
    TextColumn ids = new TextColumn();
    int[] places = cells.places();
    if (places == null) {
      ids.addAll(cells.bytes(), cells.starts(), cells.lengths(), rows);
      return ids;
    }
    for (int row = 0; row < rows; row++) {
      ids.add(cells.bytes(), cells.starts()[places[row]], cells.lengths()[places[row]]);
    }
    return ids;
  }

  /** By row a number below {@code size} that equal texts share; {@link Cells#NONE} for none. */
  private int[] codes(Cells cells) {
    int[] places = cells.places();
    if (cells.distinct() && places != null) {
      return places;
    }
    TextNumbers numbers = new TextNumbers();
    int[] codes = new int[rows];
    int[] firstOf = new int[cells.size()];
    int value = 0;
    for (int row = 0; row < rows; row++) {
      int place = cells.place(row);
      if (place == Cells.NONE) {
        codes[row] = Cells.NONE;
        continue;
      }
      int number = numbers.number(cells.bytes(), cells.starts()[place], cells.lengths()[place]);
      if (number == value) {
        firstOf[value++] = place;
      }
      // Invariant: the number of a text is the place of its first row's, so that names are found.
      codes[row] = firstOf[number];
    }
    return codes;
  }

  /** The texts that codes stand for, renumbered from 0 where they have gaps. */
  private static String[] names(Cells cells, int[] codes) {
    int[] renumbered = new int[cells.size()];
    Arrays.fill(renumbered, Cells.NONE);
    String[] names = new String[cells.size()];
    int size = 0;
    for (int row = 0; row < codes.length; row++) {
      int code = codes[row];
      if (renumbered[code] == Cells.NONE) {
        renumbered[code] = size;
        names[size++] = StoredColumn.text(cells, code);
      }
      codes[row] = renumbered[code];
    }
    return Arrays.copyOf(names, size);
  }

  /** Tells parties and cases apart: rows are sorted by party, and a case is of one party. */
  private void group() throws IOException {
    Cells partyCells = table.read(Layout.PARTY);
    Cells caseCells = table.read(Layout.CASE);
    Cells naming = table.read(Layout.CASE_NAMED_AT);
    int[] partyOf = codes(partyCells);
    int[] caseOf = codes(caseCells);
    int[] numberOf = new int[caseCells.size()];
    Arrays.fill(numberOf, Cells.NONE);
    cases = new int[rows];
    partyStarts = new int[64];
    caseStarts = new int[64];
    partyNames = new String[64];
    caseNames = new String[64];
    namedAt = new long[64];
    int unnamed = Cells.NONE;
    for (int row = 0; row < rows; row++) {
      int party = partyOf[row];
      int code = caseOf[row];
      if (row == 0 || begins(party, code, partyOf[row - 1], caseOf[row - 1])) {
        begin(row, party == Cells.NONE ? null : StoredColumn.text(partyCells, party));
        unnamed = Cells.NONE;
      }
      int number = code == Cells.NONE ? unnamed : numberOf[code];
      if (number == Cells.NONE) {
        int at = naming.place(row);
        number =
            newCase(
                code == Cells.NONE ? null : StoredColumn.text(caseCells, code),
                at == Cells.NONE ? Chunk.AT_ONCE : naming.numbers()[at]);
        if (code == Cells.NONE) {
          unnamed = number;
        } else {
          numberOf[code] = number;
        }
      }
      cases[row] = number;
    }
    partyStarts = grown(partyStarts, parties);
    caseStarts = grown(caseStarts, parties);
    partyStarts[parties] = rows;
    caseStarts[parties] = caseCount;
  }

  /** Parties without a name are one for each case, or for each event that has no case either. */
  private static boolean begins(int party, int code, int partyBefore, int codeBefore) {
    return party != partyBefore
        || (party == Cells.NONE && (code != codeBefore || code == Cells.NONE));
  }

  private void begin(int row, @Nullable String name) {
    partyStarts = grown(partyStarts, parties);
    caseStarts = grown(caseStarts, parties);
    partyNames = parties < partyNames.length ? partyNames : Arrays.copyOf(partyNames, 2 * parties);
    partyStarts[parties] = row;
    caseStarts[parties] = caseCount;
    partyNames[parties++] = name;
  }

  private int newCase(@Nullable String name, long named) {
    if (caseCount == caseNames.length) {
      caseNames = Arrays.copyOf(caseNames, 2 * caseCount);
      namedAt = Arrays.copyOf(namedAt, 2 * caseCount);
    }
    caseNames[caseCount] = name;
    namedAt[caseCount] = named;
    return caseCount++;
  }

  private static int[] grown(int[] array, int index) {
    return index < array.length ? array : Arrays.copyOf(array, 2 * index);
  }

  private void text(String name, int place) throws IOException {
    Cells cells = table.read(place);
    int[] numbers = new int[cells.size()];
    for (int value = 0; value < numbers.length; value++) {
      numbers[value] =
          dictionary.numberOfText(cells.bytes(), cells.starts()[value], cells.lengths()[value]);
    }
    put(name, cells, numbers);
  }

  private void values(String name, int place, StoredColumn column) throws IOException {
    if (column.kind() == ValueKind.TEXT) {
      text(name, place);
      return;
    }
    Cells cells = table.read(place);
    int[] numbers = new int[cells.size()];
    for (int value = 0; value < numbers.length; value++) {
      numbers[value] =
          column.form() == StoredColumn.Form.MICROS
              ? dictionary.numberOfMoment(cells.numbers()[value])
              : dictionary.number(column.value(cells, value));
    }
    put(name, cells, numbers);
  }

  /** Values of another kind under the same name are in other rows of the same column. */
  private void put(String name, Cells cells, int[] numbers) {
    if (numbers.length == 0) {
      return;
    }
    int[] places = cells.places();
    int[] known = columns.get(name);
    if (places == null && known == null) {
      columns.put(name, numbers);
      return;
    }
    int[] column = known == null ? new int[rows] : known;
    for (int row = 0; row < rows; row++) {
      int place = places == null ? row : places[row];
      if (place != Cells.NONE) {
        column[row] = numbers[place];
      }
    }
    columns.put(name, column);
  }
}
