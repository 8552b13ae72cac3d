package coco.engine.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns that are wanted of a file, by name; an open list takes every column it meets. */
final class Columns {
  static final int UNWANTED = -1;

  private final Map<String, Integer> slots = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final boolean open;

  private Columns(boolean open) {
    this.open = open;
  }

  /** A list to which the wanted columns are added. */
  static Columns wanted() {
    return new Columns(false);
  }

  /** A list of all columns that the file has. */
  static Columns all() {
    return new Columns(true);
  }

  boolean isOpen() {
    return open;
  }

  /** The slot of a column, added where it is new. */
  int add(String name) {
    Integer known = slots.get(name);
    if (known != null) {
      return known;
    }
    int slot = names.size();
    slots.put(name, slot);
    names.add(name);
    return slot;
  }

  /** The slot of a column of the file; {@link #UNWANTED} where nobody asked for it. */
  int slot(String name) {
    Integer known = slots.get(name);
    if (known != null) {
      return known;
    }
    return open && names.size() < Limits.COLUMNS ? add(name) : UNWANTED;
  }

  int size() {
    return names.size();
  }

  List<String> names() {
    return Collections.unmodifiableList(names);
  }
}
