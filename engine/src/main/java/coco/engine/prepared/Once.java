package coco.engine.prepared;

import coco.engine.Interaction;
import coco.engine.column.TextNumbers;
import java.io.IOException;
import java.util.Arrays;

/**
 * Keeps of interactions with equal source and id the one that counts. Parts are by identity, so
 * that all of one identity are in one part, in the order in which they came.
 */
final class Once {
  private static final int SPLIT = 16;
  private static final int DEPTH_MAX = 5;

  private final Work work;
  private final AttributeShapes shapes;
  private final Spill.Sink kept;
  private long repeated;
  private long differing;
  private int splits;

  /** What is known of one identity, by its number. */
  private static final class Known {
    private final TextNumbers keys = new TextNumbers();
    private final Arena arena = new Arena();
    private int[] frames = new int[1_024];
    private int[] readings = new int[1_024];
    private long[] contents = new long[1_024];
  }

  Once(Work work, AttributeShapes shapes, Spill.Sink kept) {
    this.work = work;
    this.shapes = shapes;
    this.kept = kept;
  }

  /** How many were only repetitions. */
  long repeated() {
    return repeated;
  }

  /** How many of them said something else. */
  long differing() {
    return differing;
  }

  /** The place of an interaction's identity among parts. */
  static int part(Frame.View view, int parts, int depth) {
    int source = view.next();
    int hash = TextNumbers.hash(view.bytes(), view.place(source), source);
    int id = view.next();
    hash = hash * 31 + TextNumbers.hash(view.bytes(), view.place(id), id);
    return Work.part(hash, parts, depth);
  }

  /** Goes through all parts; each is deleted when it is done. */
  void run(Spill spill, int depth) throws IOException {
    for (int part = 0; part < spill.parts(); part++) {
      if (spill.bytes(part) > work.partBytes() && depth < DEPTH_MAX) {
        split(spill, part, depth + 1);
      } else {
        keep(spill, part);
      }
      spill.delete(part);
    }
  }

  private void split(Spill spill, int part, int depth) throws IOException {
    try (Spill finer = work.spill("once-" + splits++, SPLIT)) {
      Frame.View view = new Frame.View();
      spill.read(
          part,
          (bytes, length) -> finer.write(part(view.at(bytes, 0), SPLIT, depth), bytes, 0, length));
      finer.finish();
      spill.delete(part);
      run(finer, depth);
    }
  }

  private void keep(Spill spill, int part) throws IOException {
    Known known = new Known();
    Frame.View view = new Frame.View();
    spill.read(part, (bytes, length) -> add(known, view.at(bytes, 0), bytes, length));
    byte[] frame = new byte[1 << 10];
    for (int key = 0; key < known.keys.size(); key++) {
      int at = known.frames[key];
      int length = known.arena.length(at);
      frame = length <= frame.length ? frame : new byte[2 * length];
      System.arraycopy(known.arena.bytes(at), known.arena.start(at), frame, 0, length);
      kept.frame(frame, length);
    }
  }

  private void add(Known known, Frame.View view, byte[] bytes, int length) {
    int from = view.here();
    view.next();
    view.next();
    int before = known.keys.size();
    // Source and id with their lengths before them: no other two give the same bytes.
    int key = known.keys.number(bytes, from, view.here() - from);
    if (key == before) {
      if (key == known.frames.length) {
        known.frames = Arrays.copyOf(known.frames, 2 * key);
        known.readings = Arrays.copyOf(known.readings, 2 * key);
        known.contents = Arrays.copyOf(known.contents, 2 * key);
      }
      known.frames[key] = known.arena.add(bytes, length);
      known.readings[key] = view.reading();
      known.contents[key] = view.content();
      return;
    }
    repeated++;
    if (isSaidBefore(known, key, view)) {
      return;
    }
    Interaction counting = interaction(known, key);
    Interaction other = view.at(bytes, 0).interaction(shapes);
    int precedence = Interaction.PRECEDENCE.compare(counting, other);
    differing += precedence == 0 ? 0 : 1;
    if (precedence < 0) {
      known.frames[key] = known.arena.add(bytes, length);
    }
  }

  /** Whether the first of the same reading and identity said the same, at another place. */
  private static boolean isSaidBefore(Known known, int key, Frame.View view) {
    if (view.content() == 0) {
      return false;
    }
    if (known.readings[key] == view.reading() && known.contents[key] != 0) {
      return known.contents[key] == view.content();
    }
    known.readings[key] = view.reading();
    known.contents[key] = view.content();
    return false;
  }

  private Interaction interaction(Known known, int key) {
    int frame = known.frames[key];
    return new Frame.View()
        .at(known.arena.bytes(frame), known.arena.start(frame))
        .interaction(shapes);
  }
}
