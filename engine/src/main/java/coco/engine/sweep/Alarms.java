package coco.engine.sweep;

import java.util.Arrays;

/**
 * What happens by itself as a party's time passes, in its order: each alarm has a last moment at
 * which nothing has happened yet, and goes off once time is past it. Of one moment switches go
 * before deadlines, then the one set first.
 */
final class Alarms {
  /**
   * A state's stretch begins: {@code a} its state, {@code b} its switch, {@code c} a generation.
   */
  static final byte BEGIN = 0;

  /** A state's stretch ends: {@code b} its switch. */
  static final byte END = 1;

  /** A deadline is missed: {@code a} its countdown, {@code c} the version that set it. */
  static final byte DEADLINE = 2;

  private long[] last = new long[64];
  private byte[] kinds = new byte[64];
  private int[] a = new int[64];
  private int[] b = new int[64];
  private int[] c = new int[64];
  private long[] moments = new long[64];
  private int[] zones = new int[64];
  private int count;
  private int[] heap = new int[64];
  private int size;

  /** Forgets all. */
  void clear() {
    count = 0;
    size = 0;
  }

  /** The last moment at which nothing goes off; {@link Long#MAX_VALUE} where nothing ever will. */
  long next() {
    return size == 0 ? Long.MAX_VALUE : last[heap[0]];
  }

  /**
   * Sets an alarm.
   *
   * @param moment kept for the one that it wakes, and so is the zone
   */
  void set(long lastMoment, byte kind, int a, int b, int c, long moment, int zone) {
    if (count == last.length) {
      int more = 2 * count;
      last = Arrays.copyOf(last, more);
      kinds = Arrays.copyOf(kinds, more);
      this.a = Arrays.copyOf(this.a, more);
      this.b = Arrays.copyOf(this.b, more);
      this.c = Arrays.copyOf(this.c, more);
      moments = Arrays.copyOf(moments, more);
      zones = Arrays.copyOf(zones, more);
    }
    int alarm = count++;
    last[alarm] = lastMoment;
    kinds[alarm] = kind;
    this.a[alarm] = a;
    this.b[alarm] = b;
    this.c[alarm] = c;
    moments[alarm] = moment;
    zones[alarm] = zone;
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    int place = size++;
    while (place > 0 && isBefore(alarm, heap[(place - 1) / 2])) {
      heap[place] = heap[(place - 1) / 2];
      place = (place - 1) / 2;
    }
    heap[place] = alarm;
  }

  private boolean isBefore(int one, int other) {
    if (last[one] != last[other]) {
      return last[one] < last[other];
    }
    boolean oneSwitches = kinds[one] != DEADLINE;
    boolean otherSwitches = kinds[other] != DEADLINE;
    return oneSwitches == otherSwitches ? one < other : oneSwitches;
  }

  /** Takes the next alarm out: it stays to be read until one is set. */
  int poll() {
    int first = heap[0];
    int moved = heap[--size];
    int place = 0;
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], moved)) {
        break;
      }
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = moved;
    return first;
  }

  byte kind(int alarm) {
    return kinds[alarm];
  }

  int a(int alarm) {
    return a[alarm];
  }

  int b(int alarm) {
    return b[alarm];
  }

  int c(int alarm) {
    return c[alarm];
  }

  long moment(int alarm) {
    return moments[alarm];
  }

  int zone(int alarm) {
    return zones[alarm];
  }
}
