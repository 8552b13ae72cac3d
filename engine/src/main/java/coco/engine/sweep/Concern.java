package coco.engine.sweep;

import coco.engine.column.Dictionary;
import coco.engine.rules.Slot;
import coco.language.code.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lanes of one edition that events of one type may concern. Where they are many, those that
 * need an attribute to have a certain value are found through that value, so that an event costs
 * the lanes that it may match and not all of its type.
 */
final class Concern {
  /** Fewer lanes are asked one by one: that is quicker than to look for them. */
  private static final int FEW = 6;

  /** Lanes and what an event of the type may be to each. */
  static final class Row {
    static final Row NONE = new Row(List.of(), 0);

    final Lane[] lanes;
    final int[] parts;

    Row(List<Lane> of, int type) {
      lanes = of.toArray(Lane[]::new);
      parts = of.stream().mapToInt(lane -> lane.parts(type)).toArray();
    }
  }

  /** The lanes that need one attribute, by the value that they need. */
  private static final class Index {
    final Slot slot;
    final Map<Value, Row> byValue = new LinkedHashMap<>();

    /** The same by the value's number in the chunk at hand: a table with open places. */
    int[] numbers = new int[0];

    Row[] rows = new Row[0];

    Index(Slot slot, Map<Value, List<Lane>> lanes, int type) {
      this.slot = slot;
      lanes.forEach((value, of) -> byValue.put(value, new Row(of, type)));
    }

    void open(Dictionary dictionary) {
      int size = Integer.highestOneBit(Math.max(1, byValue.size())) * 4;
      numbers = new int[size];
      rows = new Row[size];
      Arrays.fill(rows, Row.NONE);
      byValue.forEach(
          (value, row) -> {
            int number = dictionary.number(value);
            int at = place(number);
            numbers[at] = number;
            rows[at] = row;
          });
    }

    Row row(int number) {
      return number == Dictionary.NONE ? Row.NONE : rows[place(number)];
    }

    private int place(int number) {
      int mask = numbers.length - 1;
      int at = ((number * 0x9E3779B9) >>> 7) & mask;
      while (numbers[at] != Dictionary.NONE && numbers[at] != number) {
        at = (at + 1) & mask;
      }
      return at;
    }
  }

  private final Row always;
  private final Index[] indexes;

  /**
   * Finds out how lanes are to be found.
   *
   * @param lanes of one edition, each with a part to play for the type
   */
  Concern(List<Lane> lanes, int type) {
    List<Lane> unindexed = new ArrayList<>();
    Map<Slot, Map<Value, List<Lane>>> bySlot = new LinkedHashMap<>();
    for (Lane lane : lanes) {
      Map<Slot, Set<Value>> needs = lane.needs(type);
      if (lanes.size() <= FEW || needs.isEmpty()) {
        unindexed.add(lane);
        continue;
      }
      Slot slot = narrowest(needs);
      for (Value value : needs.getOrDefault(slot, Set.of())) {
        bySlot
            .computeIfAbsent(slot, key -> new LinkedHashMap<>())
            .computeIfAbsent(value, key -> new ArrayList<>())
            .add(lane);
      }
    }
    always = new Row(unindexed, type);
    indexes =
        bySlot.entrySet().stream()
            .map(entry -> new Index(entry.getKey(), entry.getValue(), type))
            .toArray(Index[]::new);
  }

  /** Of several attributes the one of the fewest values. */
  private static Slot narrowest(Map<Slot, Set<Value>> needs) {
    return needs.entrySet().stream()
        .min(
            Comparator.comparingInt((Map.Entry<Slot, Set<Value>> entry) -> entry.getValue().size())
                .thenComparing(entry -> entry.getKey().owner())
                .thenComparingInt(entry -> entry.getKey().place()))
        .orElseThrow()
        .getKey();
  }

  /** Values have other numbers from now on. */
  void open(Dictionary dictionary) {
    for (Index index : indexes) {
      index.open(dictionary);
    }
  }

  /** The lanes that any event of the type may concern. */
  Row always() {
    return always;
  }

  /** How many further rows an event may concern. */
  int indexes() {
    return indexes.length;
  }

  /** The lanes that the event at hand may concern by one of its attributes. */
  Row row(int index, Cursor cursor) {
    return indexes[index].row(cursor.number(indexes[index].slot));
  }
}
