package coco.engine.sweep;

import coco.engine.column.Dictionary;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Slot;
import coco.language.code.Scope;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The groups within which a rule looks at a party: its cases, the party itself, or the values of an
 * attribute, a missing one among them. Each has a place, from 0, so that state lies in arrays.
 */
final class Groups {
  private final boolean byCase;
  private final @Nullable Slot per;
  private int[] keys = new int[16];
  private int[] places = new int[16];
  private int count;

  Groups(CompiledRule rule) {
    this.byCase = rule.rule().scope() instanceof Scope.PerCase;
    this.per = rule.rule().scope() instanceof Scope.PerAttribute ? rule.per() : null;
    Arrays.fill(places, -1);
  }

  /** Whether each case is a group. */
  boolean isByCase() {
    return byCase;
  }

  /** Enters a party with so many cases. */
  void enter(int cases) {
    if (byCase) {
      count = cases;
    } else if (per == null) {
      count = 1;
    } else if (count > 0) {
      Arrays.fill(places, -1);
      count = 0;
    }
  }

  /** How many groups there are so far: all places are below it. */
  int count() {
    return count;
  }

  /** What identifies the group of the event at hand: a case, 0 for the party, or a value. */
  int key(Cursor cursor) {
    return byCase ? cursor.theCase() : per == null ? Dictionary.NONE : cursor.number(per);
  }

  /** The place of the event's group. */
  int place(Cursor cursor) {
    return byCase ? cursor.theCase() : per == null ? 0 : placeOf(cursor.number(per));
  }

  private int placeOf(int key) {
    int mask = places.length - 1;
    int at = spread(key) & mask;
    while (places[at] >= 0) {
      if (keys[at] == key) {
        return places[at];
      }
      at = (at + 1) & mask;
    }
    if (2 * count >= places.length) {
      grow();
      return placeOf(key);
    }
    keys[at] = key;
    places[at] = count;
    return count++;
  }

  private static int spread(int key) {
    return (key * 0x9E3779B9) >>> 7;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldPlaces = places;
    keys = new int[2 * oldKeys.length];
    places = new int[2 * oldPlaces.length];
    Arrays.fill(places, -1);
    for (int i = 0; i < oldPlaces.length; i++) {
      if (oldPlaces[i] >= 0) {
        int at = spread(oldKeys[i]) & (places.length - 1);
        while (places[at] >= 0) {
          at = (at + 1) & (places.length - 1);
        }
        keys[at] = oldKeys[i];
        places[at] = oldPlaces[i];
      }
    }
  }
}
