package coco.engine.prepared;

import coco.engine.column.Chunk;
import coco.engine.column.TextNumbers;
import coco.engine.parquet.ColumnBuffer;
import coco.engine.parquet.TableWriter;
import coco.language.code.Value;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Sorts the interactions of some whole parties, and writes them as one file. */
final class Bucket {
  private static final byte[][] DIRECTIONS = {utf8("inbound"), utf8("outbound"), utf8("internal")};

  private final Layout layout;
  private final Arena arena = new Arena();
  private final TextNumbers owners = new TextNumbers();
  private final TextNumbers types = new TextNumbers();
  private final Map<Integer, Long> typeCounts = new HashMap<>();
  private final Frame.View view = new Frame.View();

  /** Which attributes the row at hand has, by their place. */
  private final boolean[] filled;

  private long parties;
  private long cases;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  Bucket(Layout layout) {
    this.layout = layout;
    this.filled = new boolean[layout.attributes().size()];
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void add(byte[] bytes, int length) {
    arena.add(bytes, length);
  }

  /** Writes all that was added. */
  Manifest.Part write(Path file) throws IOException {
    Integer[] order = order();
    CRC32C checksum = new CRC32C();
    long length;
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out =
            new BufferedOutputStream(
                new CheckedOutputStream(Channels.newOutputStream(channel), checksum), 1 << 16)) {
      TableWriter table = new TableWriter(out, layout.table(), layout.notes(), Integer.MAX_VALUE);
      count(order);
      for (Integer frame : order) {
        row(table, frame);
      }
      length = table.finish();
      channel.force(true);
    }
    return new Manifest.Part(
        String.valueOf(file.getFileName()),
        length,
        checksum.getValue(),
        order.length,
        parties,
        cases,
        first,
        last);
  }

  /** How many interactions there are of a type, by type. */
  Map<String, Long> types() {
    Map<String, Long> counts = new HashMap<>();
    typeCounts.forEach((number, count) -> counts.put(types.text(number), count));
    return counts;
  }

  /** Frames by party, then in the order of events. */
  private Integer[] order() {
    int[] ownerOf = new int[arena.frames()];
    for (int frame = 0; frame < ownerOf.length; frame++) {
      byte[] bytes = arena.bytes(frame);
      int at = arena.start(frame);
      ownerOf[frame] =
          owners.number(bytes, at + Owner.KIND, Owner.FIXED - Owner.KIND + Owner.length(bytes, at));
    }
    int[] ranks = ranks();
    int[] starts = new int[owners.size() + 1];
    for (int owner : ownerOf) {
      starts[ranks[owner] + 1]++;
    }
    for (int rank = 0; rank < owners.size(); rank++) {
      starts[rank + 1] += starts[rank];
    }
    Integer[] order = new Integer[ownerOf.length];
    int[] next = Arrays.copyOf(starts, owners.size());
    for (int frame = 0; frame < ownerOf.length; frame++) {
      order[next[ranks[ownerOf[frame]]]++] = frame;
    }
    for (int rank = 0; rank < owners.size(); rank++) {
      Arrays.sort(order, starts[rank], starts[rank + 1], this::compare);
    }
    return order;
  }

  /** By owner: its place in the order of kinds, then of names by bytes. */
  private int[] ranks() {
    Integer[] sorted = new Integer[owners.size()];
    Arrays.setAll(sorted, Integer::valueOf);
    int skipped = Owner.FIXED - Owner.LENGTH + 1;
    Arrays.sort(
        sorted,
        (one, other) -> {
          int kinds = owners.utf8()[owners.start(one)] - owners.utf8()[owners.start(other)];
          return kinds != 0
              ? kinds
              : Arrays.compareUnsigned(
                  owners.utf8(),
                  owners.start(one) + skipped,
                  owners.start(one) + owners.length(one),
                  owners.utf8(),
                  owners.start(other) + skipped,
                  owners.start(other) + owners.length(other));
        });
    int[] ranks = new int[sorted.length];
    for (int rank = 0; rank < sorted.length; rank++) {
      ranks[sorted[rank]] = rank;
    }
    return ranks;
  }

  private int compare(Integer one, Integer other) {
    byte[] left = arena.bytes(one);
    byte[] right = arena.bytes(other);
    return Order.compare(
        left, Owner.frame(left, arena.start(one)), right, Owner.frame(right, arena.start(other)));
  }

  /** Parties, cases, types and times. A case is of one party; those without are one for each. */
  private void count(Integer[] order) {
    parties = owners.size();
    TextNumbers named = new TextNumbers();
    TextNumbers unnamed = new TextNumbers();
    for (Integer frame : order) {
      byte[] bytes = arena.bytes(frame);
      int at = arena.start(frame);
      view.at(bytes, Owner.frame(bytes, at));
      first = Math.min(first, view.time());
      last = Math.max(last, view.time());
      view.next();
      view.next();
      if (view.has(Frame.CASE)) {
        int length = view.next();
        named.number(bytes, view.place(length), length);
      } else {
        unnamed.number(bytes, at + Owner.KIND, Owner.FIXED - Owner.KIND + Owner.length(bytes, at));
      }
      if (view.has(Frame.PARTY)) {
        view.next();
      }
      int length = view.next();
      typeCounts.merge(types.number(bytes, view.place(length), length), 1L, Long::sum);
    }
    cases = named.size() + (long) unnamed.size();
  }

  private void row(TableWriter table, int frame) throws IOException {
    byte[] bytes = arena.bytes(frame);
    int at = arena.start(frame);
    int length = Owner.length(bytes, at);
    if (Owner.kind(bytes, at) == Owner.NAMED) {
      table.column(Layout.PARTY).add(bytes, at + Owner.FIXED, length);
    } else {
      table.column(Layout.PARTY).addNone();
    }
    view.at(bytes, Owner.frame(bytes, at));
    table.column(Layout.TIME).add(view.time());
    if (view.sequence() < 0) {
      table.column(Layout.SEQUENCE).addNone();
    } else {
      table.column(Layout.SEQUENCE).add(view.sequence());
    }
    text(table.column(Layout.SOURCE), bytes, true);
    text(table.column(Layout.ID), bytes, true);
    text(table.column(Layout.CASE), bytes, view.has(Frame.CASE));
    text(table.column(Layout.OWN_PARTY), bytes, view.has(Frame.PARTY));
    text(table.column(Layout.TYPE), bytes, true);
    text(table.column(Layout.ACTOR), bytes, view.has(Frame.ACTOR));
    text(table.column(Layout.CHANNEL), bytes, view.has(Frame.CHANNEL));
    if (view.direction() == 0) {
      table.column(Layout.DIRECTION).addNone();
    } else {
      byte[] word = DIRECTIONS[view.direction() - 1];
      table.column(Layout.DIRECTION).add(word, 0, word.length);
    }
    Instant recorded = view.recorded();
    if (recorded == null) {
      table.column(Layout.RECORDED).addNone();
    } else {
      layout.recorded().add(new Value.Moment(recorded), table.column(Layout.RECORDED));
    }
    long namedAt = Owner.namedAt(bytes, at);
    if (namedAt == Chunk.AT_ONCE) {
      table.column(Layout.CASE_NAMED_AT).addNone();
    } else {
      table.column(Layout.CASE_NAMED_AT).add(namedAt);
    }
    attributes(table);
    table.endRow();
  }

  private void text(ColumnBuffer column, byte[] bytes, boolean there) {
    if (there) {
      int length = view.next();
      column.add(bytes, view.place(length), length);
    } else {
      column.addNone();
    }
  }

  private void attributes(TableWriter table) {
    Arrays.fill(filled, false);
    for (int left = view.whole32(); left > 0; left--) {
      int name = view.whole32();
      ValueKind kind = ValueKind.of(view.octet());
      int place = layout.place(name, kind);
      ColumnBuffer buffer = table.column(Layout.FIRST_ATTRIBUTE + place);
      StoredColumn column = layout.attributes().get(place);
      if (kind == ValueKind.TEXT) {
        text(buffer, view.bytes(), true);
      } else if (column.form() == StoredColumn.Form.MICROS) {
        buffer.add(Math.addExact(view.whole64() * 1_000_000, view.whole32() / 1_000));
      } else {
        column.add(view.value(kind), buffer);
      }
      filled[place] = true;
    }
    for (int place = 0; place < filled.length; place++) {
      if (!filled[place]) {
        table.column(Layout.FIRST_ATTRIBUTE + place).addNone();
      }
    }
  }
}
