package coco.engine.prepared;

import coco.engine.Interaction;
import coco.engine.Interaction.Direction;
import coco.engine.parquet.Cells;
import coco.engine.parquet.TableReader;
import coco.language.code.Value;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the interactions of a file again, each as it was given. */
final class Replay {
  private final TableReader table;
  private final Manifest manifest;

  Replay(TableReader table, Manifest manifest) {
    this.table = table;
    this.manifest = manifest;
  }

  void run(Consumer<Interaction> sink) throws IOException {
    Cells times = table.read(Layout.TIME);
    Cells sources = table.read(Layout.SOURCE);
    Cells sequences = table.read(Layout.SEQUENCE);
    Cells ids = table.read(Layout.ID);
    Cells recorded = table.read(Layout.RECORDED);
    Cells types = table.read(Layout.TYPE);
    Cells cases = table.read(Layout.CASE);
    Cells parties = table.read(Layout.OWN_PARTY);
    Cells actors = table.read(Layout.ACTOR);
    Cells channels = table.read(Layout.CHANNEL);
    Cells directions = table.read(Layout.DIRECTION);
    List<Cells> attributes = new ArrayList<>();
    for (int place = 0; place < manifest.attributes().size(); place++) {
      attributes.add(table.read(Layout.FIRST_ATTRIBUTE + place));
    }
    for (int row = 0; row < table.rows(); row++) {
      SequencedMap<String, Value> values = new LinkedHashMap<>();
      for (int place = 0; place < attributes.size(); place++) {
        StoredColumn column = manifest.attributes().get(place);
        Value value = value(column, attributes.get(place), row);
        if (value != null) {
          values.put(column.attribute(), value);
        }
      }
      int sequence = sequences.place(row);
      Value learnt = value(manifest.recorded(), recorded, row);
      String direction = text(directions, row);
      sink.accept(
          new Interaction(
              required(sources, row),
              required(ids, row),
              sequence == Cells.NONE ? Interaction.NO_SEQUENCE : sequences.numbers()[sequence],
              Instant.EPOCH.plus(times.numbers()[times.place(row)], ChronoUnit.MICROS),
              learnt instanceof Value.Moment moment ? moment.instant() : null,
              required(types, row),
              text(cases, row),
              text(parties, row),
              text(actors, row),
              text(channels, row),
              direction == null ? null : Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
              values));
    }
  }

  private static @Nullable Value value(StoredColumn column, Cells cells, int row) {
    int place = cells.place(row);
    return place == Cells.NONE ? null : column.value(cells, place);
  }

  private static @Nullable String text(Cells cells, int row) {
    return cells.place(row) == Cells.NONE ? null : required(cells, row);
  }

  private static String required(Cells cells, int row) {
    return StoredColumn.text(cells, cells.place(row));
  }
}
