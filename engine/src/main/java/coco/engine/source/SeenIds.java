package coco.engine.source;

/**
 * The identities of rows met so far, and what they said, in 24 bytes each: two hashes of the
 * identity and one of the content. Two identities that share 128 bits of hash are taken for one;
 * among a thousand million rows the odds of that are less than one in 10^20.
 */
final class SeenIds {
  /** What a row is to those before it. */
  enum Seen {
    NEW,
    /** The same identity and content. */
    REPEATED,
    /** The same identity with another content. */
    DIFFERING
  }

  private static final int WIDTH = 3;

  private long[] table = new long[WIDTH << 10];
  private int size;

  Seen add(String id, long content) {
    long first = hash(id, 0x9E3779B97F4A7C15L) | 1;
    long second = hash(id, 0xC2B2AE3D27D4EB4FL);
    int at = find(table, first, second);
    if (table[at] == 0) {
      put(at, first, second, content);
      return Seen.NEW;
    }
    return table[at + 2] == content ? Seen.REPEATED : Seen.DIFFERING;
  }

  private void put(int at, long first, long second, long content) {
    table[at] = first;
    table[at + 1] = second;
    table[at + 2] = content;
    size++;
    if (size * 2L > table.length / WIDTH) {
      grow();
    }
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(table.length, 2)];
    for (int i = 0; i < table.length; i += WIDTH) {
      if (table[i] != 0) {
        System.arraycopy(table, i, larger, find(larger, table[i], table[i + 1]), WIDTH);
      }
    }
    table = larger;
  }

  private static int find(long[] table, long first, long second) {
    int slots = table.length / WIDTH;
    int slot = (int) (first >>> 1) & (slots - 1);
    while (table[slot * WIDTH] != 0
        && (table[slot * WIDTH] != first || table[slot * WIDTH + 1] != second)) {
      slot = (slot + 1) & (slots - 1);
    }
    return slot * WIDTH;
  }

  /** A hash of 64 bits of a text. */
  static long hash(String text, long seed) {
    long hash = seed ^ text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0xFF51AFD7ED558CCDL;
      hash ^= hash >>> 32;
    }
    hash = (hash ^ (hash >>> 29)) * 0xC4CEB9FE1A85EC53L;
    return hash ^ (hash >>> 33);
  }
}
