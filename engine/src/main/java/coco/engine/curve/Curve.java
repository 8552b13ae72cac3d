package coco.engine.curve;

import coco.language.code.Length;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How many occasions each deadline would have kept, in whole units of the rule's own length and on
 * its own clock.
 */
public final class Curve {
  /** What becomes of an occasion from some deadline on; it is breached with every shorter one. */
  enum Kind {
    KEPT,
    PENDING,
    VOID
  }

  /**
   * One occasion.
   *
   * @param from the shortest deadline, in units, with which it is so; at least 1
   */
  record Occasion(Kind kind, long from) {}

  /** What a deadline would have come to; void occasions are left out of the share. */
  public record Count(long deadline, long kept, long breached, long pending, long voided) {
    /** The occasions that count: kept or breached. */
    public long counted() {
      return kept + breached;
    }
  }

  private final Length length;
  private final long[] kept;
  private final long[] pending;
  private final long[] voided;

  Curve(Length length, List<Occasion> occasions) {
    this.length = length;
    this.kept = sorted(occasions, Kind.KEPT);
    this.pending = sorted(occasions, Kind.PENDING);
    this.voided = sorted(occasions, Kind.VOID);
  }

  private static long[] sorted(List<Occasion> occasions, Kind kind) {
    return occasions.stream()
        .filter(each -> each.kind() == kind)
        .mapToLong(Occasion::from)
        .sorted()
        .toArray();
  }

  /** The rule's own length. */
  public Length length() {
    return length;
  }

  /** All occasions, void ones included. */
  public long occasions() {
    return (long) kept.length + pending.length + voided.length;
  }

  /**
   * What a deadline would have come to.
   *
   * @param deadline in units of the length; at least 1
   */
  public Count at(long deadline) {
    long done = upTo(kept, deadline);
    long open = upTo(pending, deadline);
    long left = upTo(voided, deadline);
    return new Count(deadline, done, occasions() - done - open - left, open, left);
  }

  /** What the rule's own deadline came to. */
  public Count own() {
    return at(length.count());
  }

  /** How many of the sorted values are at most so large. */
  private static long upTo(long[] sorted, long most) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= most) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The shortest deadline that would have kept so many percent of the occasions that are not void,
   * those still open counted as not kept; empty where none would have.
   *
   * @param percent above 0, at most 100
   */
  public OptionalLong deadlineFor(int percent) {
    for (long deadline : steps()) {
      Count count = at(deadline);
      long all = count.kept() + count.breached() + count.pending();
      if (all > 0 && count.kept() * 100 >= percent * all) {
        return OptionalLong.of(deadline);
      }
    }
    return OptionalLong.empty();
  }

  /** The deadlines at which the curve steps, ascending. */
  public List<Long> steps() {
    List<Long> steps = new ArrayList<>();
    Stream.of(kept, voided, pending)
        .flatMapToLong(LongStream::of)
        .sorted()
        .distinct()
        .forEach(steps::add);
    return steps;
  }

  /** The longest deadline at which one more occasion is kept; 1 where none is. */
  public long last() {
    return kept.length == 0 ? 1 : kept[kept.length - 1];
  }
}
