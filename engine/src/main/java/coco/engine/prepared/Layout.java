package coco.engine.prepared;

import coco.engine.parquet.TableColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The columns of a prepared history's files: those that every interaction has, then one for each
 * attribute and kind of value.
 */
final class Layout {
  /** What this code writes, and the newest that it reads. */
  static final int VERSION = 1;

  static final int PARTY = 0;
  static final int CASE = 1;
  static final int TIME = 2;
  static final int SOURCE = 3;
  static final int SEQUENCE = 4;
  static final int ID = 5;
  static final int RECORDED = 6;
  static final int TYPE = 7;
  static final int ACTOR = 8;
  static final int CHANNEL = 9;
  static final int DIRECTION = 10;
  static final int OWN_PARTY = 11;
  static final int CASE_NAMED_AT = 12;
  static final int FIRST_ATTRIBUTE = 13;

  private final StoredColumn recorded;
  private final List<StoredColumn> attributes;
  private final List<int[]> places = new ArrayList<>();

  Layout(StoredColumn recorded, List<StoredColumn> attributes) {
    this.recorded = recorded;
    this.attributes = List.copyOf(attributes);
  }

  /** The layout of what was noted. */
  static Layout of(AttributeShapes shapes) {
    Layout layout = new Layout(shapes.recorded(), shapes.columns());
    for (int place = 0; place < layout.attributes.size(); place++) {
      StoredColumn column = layout.attributes.get(place);
      int number = shapes.number(column.attribute());
      while (layout.places.size() <= number) {
        layout.places.add(new int[ValueKind.COUNT]);
      }
      layout.places.get(number)[column.kind().code()] = place;
    }
    return layout;
  }

  StoredColumn recorded() {
    return recorded;
  }

  List<StoredColumn> attributes() {
    return Collections.unmodifiableList(attributes);
  }

  /** The place of an attribute's column among those of attributes. */
  int place(int attribute, ValueKind kind) {
    return places.get(attribute)[kind.code()];
  }

  /** All columns in their order. */
  List<TableColumn> table() {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(TableColumn.optional("party", TableColumn.Kind.TEXT));
    columns.add(TableColumn.optional("case", TableColumn.Kind.TEXT));
    columns.add(TableColumn.required("time", TableColumn.Kind.MOMENT));
    columns.add(TableColumn.required("source", TableColumn.Kind.TEXT));
    columns.add(TableColumn.optional("sequence", TableColumn.Kind.WHOLE));
    columns.add(TableColumn.required("id", TableColumn.Kind.TEXT));
    columns.add(recorded.table("recorded"));
    columns.add(TableColumn.required("type", TableColumn.Kind.TEXT));
    columns.add(TableColumn.optional("actor", TableColumn.Kind.TEXT));
    columns.add(TableColumn.optional("channel", TableColumn.Kind.TEXT));
    columns.add(TableColumn.optional("direction", TableColumn.Kind.TEXT));
    columns.add(TableColumn.optional("own_party", TableColumn.Kind.TEXT));
    columns.add(TableColumn.optional("case_named_at", TableColumn.Kind.MOMENT));
    attributes.forEach(column -> columns.add(column.table(column.name())));
    return columns;
  }

  /** What each file says of itself. */
  Map<String, String> notes() {
    return Map.of("coco.prepared", String.valueOf(VERSION));
  }

  /** A field of every interaction goes before an attribute of the same name. */
  static boolean isField(String name) {
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
}
