package coco.server.evidence;

import java.util.ArrayList;
import java.util.List;

/** Merkle trees and their proofs, as RFC 9162 (section 2.1) has them. */
final class Tree {
  private Tree() {}

  /** The hashes of whole subtrees: of 2^level entries, from the (index × 2^level)th on. */
  interface Subtrees {
    Hash hash(int level, long index);
  }

  /** The root over the first {@code size} entries. */
  static Hash root(Subtrees of, long size) {
    return size == 0 ? Hash.EMPTY : hash(of, 0, size);
  }

  private static Hash hash(Subtrees of, long from, long to) {
    long size = to - from;
    if (Long.bitCount(size) == 1) {
      int level = Long.numberOfTrailingZeros(size);
      return of.hash(level, from >> level);
    }
    long split = from + split(size);
    return Hash.ofNode(hash(of, from, split), hash(of, split, to));
  }

  /** The largest power of two below a size. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }

  /** What shows that an entry is among the first {@code size}: hashes from its sibling up. */
  static List<Hash> inclusion(Subtrees of, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no entry %d among %d".formatted(index, size));
    }
    List<Hash> path = new ArrayList<>();
    inclusion(of, index, 0, size, path);
    return path;
  }

  private static void inclusion(Subtrees of, long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long split = from + split(to - from);
    if (index < split) {
      inclusion(of, index, from, split, path);
      path.add(hash(of, split, to));
    } else {
      inclusion(of, index, split, to, path);
      path.add(hash(of, from, split));
    }
  }

  /** What shows that the first {@code before} entries are the same as among {@code now}. */
  static List<Hash> consistency(Subtrees of, long before, long now) {
    if (before < 0 || before > now) {
      throw new IllegalArgumentException("no growth from %d to %d".formatted(before, now));
    }
    List<Hash> path = new ArrayList<>();
    if (before > 0) {
      consistency(of, before, 0, now, true, path);
    }
    return path;
  }

  private static void consistency(
      Subtrees of, long before, long from, long to, boolean isWhole, List<Hash> path) {
    if (before == to) {
      if (!isWhole) {
        path.add(hash(of, from, to));
      }
      return;
    }
    long split = from + split(to - from);
    if (before <= split) {
      consistency(of, before, from, split, isWhole, path);
      path.add(hash(of, split, to));
    } else {
      consistency(of, before, split, to, false, path);
      path.add(hash(of, from, split));
    }
  }

  /** Whether a path shows that an entry is in the tree of this root (RFC 9162, 2.1.3.2). */
  static boolean isIncluded(Hash entry, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    Hash reached = entry;
    for (Hash next : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        reached = Hash.ofNode(next, reached);
        int up = at == 0 ? 0 : Long.numberOfTrailingZeros(at);
        at >>= up;
        last >>= up;
      } else {
        reached = Hash.ofNode(reached, next);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && reached.equals(root);
  }

  /** Whether a path shows that one tree grew into another (RFC 9162, 2.1.4.2). */
  static boolean isGrown(long before, Hash was, long now, Hash is, List<Hash> path) {
    if (before < 0 || before > now) {
      return false;
    }
    if (before == 0 || before == now) {
      return path.isEmpty() && was.equals(before == 0 ? Hash.EMPTY : is);
    }
    List<Hash> steps = new ArrayList<>(path);
    if (Long.bitCount(before) == 1) {
      steps.addFirst(was);
    }
    if (steps.isEmpty()) {
      return false;
    }
    int whole = Long.numberOfTrailingZeros(before);
    long at = (before - 1) >> whole;
    long last = (now - 1) >> whole;
    Hash old = steps.getFirst();
    Hash young = steps.getFirst();
    for (Hash next : steps.subList(1, steps.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        old = Hash.ofNode(next, old);
        young = Hash.ofNode(next, young);
        int up = at == 0 ? 0 : Long.numberOfTrailingZeros(at);
        at >>= up;
        last >>= up;
      } else {
        young = Hash.ofNode(young, next);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(was) && young.equals(is);
  }
}
