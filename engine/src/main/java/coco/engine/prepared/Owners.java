package coco.engine.prepared;

import coco.engine.column.Chunk;
import coco.engine.column.TextNumbers;
import java.io.IOException;
import java.util.Arrays;

/**
 * Finds whose each interaction is. Parts are by case, so that all of one case are in one part; each
 * is read twice: once to find the first interaction of each case that names a party, then to hand
 * all on. Memory is that of the cases of one part.
 */
final class Owners {
  private final Spill.Sink owned;
  private final Frame.View view = new Frame.View();
  private final Frame out = new Frame();

  /** The cases of one part, by number. */
  private static final class Cases {
    private final TextNumbers names = new TextNumbers();

    /** The first interaction's time. */
    private long[] first = new long[1_024];

    /** The frame of the first interaction that names a party; none where it is empty. */
    private byte[][] naming = new byte[1_024][];
  }

  Owners(Spill.Sink owned) {
    this.owned = owned;
  }

  /** The place of an interaction's case, or of its party or identity where it has none. */
  static int part(Frame.View view, int parts) {
    int from = view.here();
    view.next();
    view.next();
    int identity = view.here() - from;
    if (view.has(Frame.CASE) || view.has(Frame.PARTY)) {
      from = view.here() + 4;
      identity = view.next();
    }
    return Work.part(TextNumbers.hash(view.bytes(), from, identity), parts, 1);
  }

  void run(Spill spill, int part) throws IOException {
    Cases cases = new Cases();
    spill.read(part, (bytes, length) -> name(cases, bytes, length));
    spill.read(part, (bytes, length) -> handOn(cases, bytes, length));
    spill.delete(part);
  }

  private void name(Cases cases, byte[] bytes, int length) {
    view.at(bytes, 0);
    if (!view.has(Frame.CASE)) {
      return;
    }
    view.next();
    view.next();
    int before = cases.names.size();
    int caseLength = view.next();
    int number = cases.names.number(bytes, view.place(caseLength), caseLength);
    if (number == cases.first.length) {
      cases.first = Arrays.copyOf(cases.first, 2 * number);
      cases.naming = Arrays.copyOf(cases.naming, 2 * number);
    }
    if (number == before) {
      cases.first[number] = view.time();
    }
    cases.first[number] = Math.min(cases.first[number], view.time());
    byte[] naming = cases.naming[number];
    if (view.has(Frame.PARTY) && (naming == null || Order.compare(bytes, 0, naming, 0) < 0)) {
      cases.naming[number] = Arrays.copyOf(bytes, length);
    }
  }

  private void handOn(Cases cases, byte[] bytes, int length) throws IOException {
    view.at(bytes, 0);
    int from = view.here();
    view.next();
    view.next();
    int identity = view.here() - from;
    out.clear();
    if (view.has(Frame.CASE)) {
      int caseLength = view.next();
      int place = view.place(caseLength);
      int number = cases.names.number(bytes, place, caseLength);
      byte[] naming = cases.naming[number];
      if (naming == null) {
        Owner.write(out, Chunk.AT_ONCE, Owner.OF_CASE, bytes, place, caseLength);
      } else {
        named(cases.first[number], naming);
      }
    } else if (view.has(Frame.PARTY)) {
      int partyLength = view.next();
      Owner.write(out, Chunk.AT_ONCE, Owner.NAMED, bytes, view.place(partyLength), partyLength);
    } else {
      Owner.write(out, Chunk.AT_ONCE, Owner.OF_INTERACTION, bytes, from, identity);
    }
    out.bytes(bytes, 0, length);
    owned.frame(out.bytes(), out.size());
  }

  private void named(long first, byte[] naming) {
    view.at(naming, 0);
    long namedAt = view.time() == first ? Chunk.AT_ONCE : view.time();
    view.next();
    view.next();
    view.next();
    int length = view.next();
    Owner.write(out, namedAt, Owner.NAMED, naming, view.place(length), length);
  }
}
