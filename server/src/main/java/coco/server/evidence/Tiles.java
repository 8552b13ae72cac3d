package coco.server.evidence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The hashes of a tree, 256 a tile, as C2SP's {@code tlog-tiles} has them. */
final class Tiles implements Tree.Subtrees {
  /** How many hashes a whole tile has. */
  static final int WIDTH = 256;

  private static final int LEVELS = 8;

  /** Which tile. */
  record Place(int level, long number) {}

  /** Where tiles are kept. */
  interface Kept {
    /** The hashes of a tile, 32 bytes each; none where there is no such tile. */
    byte[] tile(Place place);
  }

  private final Kept kept;
  private final Map<Place, byte[]> read = new HashMap<>();
  private final Map<Place, byte[]> changed = new HashMap<>();

  Tiles(Kept kept) {
    this.kept = kept;
  }

  private byte[] tile(Place place) {
    byte[] now = changed.get(place);
    return now != null ? now : read.computeIfAbsent(place, kept::tile);
  }

  @Override
  public Hash hash(int level, long index) {
    int within = level % LEVELS;
    long first = index << within;
    byte[] hashes = tile(new Place(level / LEVELS, first / WIDTH));
    return folded(hashes, (int) (first % WIDTH), 1 << within);
  }

  /** The hash over some neighbours in a tile; their number is a power of two. */
  private static Hash folded(byte[] hashes, int from, int count) {
    if (count == 1) {
      if ((from + 1) * Hash.LENGTH > hashes.length) {
        throw new IllegalStateException("a tile lacks its hash " + from);
      }
      return Hash.read(hashes, from * Hash.LENGTH);
    }
    int half = count / 2;
    return Hash.ofNode(folded(hashes, from, half), folded(hashes, from + half, half));
  }

  /** Puts an entry's hash at its place, and those of tiles that are whole by it above. */
  void add(long position, Hash entry) {
    Hash next = entry;
    long at = position;
    for (int level = 0; ; level++) {
      Place place = new Place(level, at / WIDTH);
      byte[] before = tile(place);
      int expected = (int) (at % WIDTH) * Hash.LENGTH;
      if (before.length != expected) {
        throw new IllegalStateException(
            "the tile %s has %d bytes, not %d".formatted(place, before.length, expected));
      }
      byte[] now = Arrays.copyOf(before, expected + Hash.LENGTH);
      next.writeTo(now, expected);
      changed.put(place, now);
      if (now.length < WIDTH * Hash.LENGTH) {
        return;
      }
      next = folded(now, 0, WIDTH);
      at /= WIDTH;
    }
  }

  /** The tiles that are other than they are kept. */
  Map<Place, byte[]> changed() {
    return Map.copyOf(changed);
  }
}
