package coco.engine.sweep;

import coco.engine.Due;
import coco.engine.calendar.Clock;
import coco.engine.calendar.Micros;
import coco.engine.calendar.Stop;
import coco.engine.rules.CompiledDemand;
import coco.engine.rules.CompiledState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one party's obligations and of their reparations, each with a number: from its
 * start to its deadline, stopped while a state is on, and told when its length changes.
 *
 * <p>Keeps the stops since the start, so that a changed length gives the deadline that it would
 * have had from the start. Moments are microseconds since 1970.
 */
final class Countdowns {
  /** No deadline: the clock is stopped, or only a closing is the deadline. */
  static final long NONE = Long.MIN_VALUE;

  /** No countdown: the data give no deadline. */
  static final int NO_DEADLINE = -1;

  private static final byte RUNNING = 1;
  private static final byte DUE_ENDS_DAY = 2;
  private static final byte START_ENDS_DAY = 4;

  private final Switches switches;
  private final Alarms alarms;
  private final Clock.Reading reading = new Clock.Reading();
  private long[] starts = new long[64];
  private long[] dues = new long[64];
  private long[] left = new long[64];
  private long[] setAt = new long[64];
  private byte[] flags = new byte[64];
  private int[] versions = new int[64];
  private int[] zones = new int[64];
  private int[] owners = new int[64];
  private int[] nextFollower = new int[64];
  private int[] lastStop = new int[64];
  private @Nullable Clock[] clocks = new Clock[64];
  private @Nullable ClockLane[] lanes = new ClockLane[64];
  private int count;

  private long[] stopFrom = new long[16];
  private long[] stopUntil = new long[16];
  private int[] stopBefore = new int[16];
  private int stops;
  private long[] scratch = new long[16];

  Countdowns(Switches switches, Alarms alarms) {
    this.switches = switches;
    this.alarms = alarms;
  }

  void clear() {
    count = 0;
    stops = 0;
  }

  /**
   * Starts a clock.
   *
   * @param owner what the lane calls the one whose clock it is
   * @param cursor at the trigger, by which a length or a date is found, and in its zone
   * @return its number, or {@link #NO_DEADLINE}
   */
  int start(
      ClockLane lane,
      int owner,
      CompiledDemand demand,
      long start,
      boolean startEndsDay,
      Cursor cursor) {
    Clock clock = null;
    Due fixed = null;
    if (demand.isFixed()) {
      fixed = demand.fixed(cursor, new Due(Micros.instant(start), startEndsDay));
      if (fixed == null) {
        return NO_DEADLINE;
      }
    } else if (!demand.isAtClosing()) {
      clock = demand.clock(cursor);
      if (clock == null) {
        return NO_DEADLINE;
      }
      clock = clock.in(cursor.partyZone());
    }
    int made = add(lane, owner, clock, start, startEndsDay, cursor.zone());
    if (fixed != null) {
      set(made, Micros.of(fixed.instant()), fixed.endOfDay());
    } else if (clock != null) {
      CompiledState stopping = demand.stoppedWhile();
      if (stopping != null) {
        int number = switches.of(stopping, cursor.theCase());
        nextFollower[made] = switches.follower(number);
        switches.follow(number, made);
        if (switches.isOn(number)) {
          beginStop(made, start);
        }
      }
      recompute(made, clock);
    }
    return made;
  }

  private int add(
      ClockLane lane, int owner, @Nullable Clock clock, long start, boolean endOfDay, int zone) {
    if (count == starts.length) {
      int more = 2 * count;
      starts = Arrays.copyOf(starts, more);
      dues = Arrays.copyOf(dues, more);
      left = Arrays.copyOf(left, more);
      setAt = Arrays.copyOf(setAt, more);
      flags = Arrays.copyOf(flags, more);
      versions = Arrays.copyOf(versions, more);
      zones = Arrays.copyOf(zones, more);
      owners = Arrays.copyOf(owners, more);
      nextFollower = Arrays.copyOf(nextFollower, more);
      lastStop = Arrays.copyOf(lastStop, more);
      clocks = Arrays.copyOf(clocks, more);
      lanes = Arrays.copyOf(lanes, more);
    }
    int made = count++;
    starts[made] = start;
    dues[made] = NONE;
    left[made] = NONE;
    setAt[made] = start;
    flags[made] = (byte) (RUNNING | (endOfDay ? START_ENDS_DAY : 0));
    versions[made] = 0;
    zones[made] = zone;
    owners[made] = owner;
    nextFollower[made] = -1;
    lastStop[made] = -1;
    clocks[made] = clock;
    lanes[made] = lane;
    return made;
  }

  private ClockLane lane(int number) {
    ClockLane lane = lanes[number];
    if (lane == null) {
      throw new IllegalStateException("no such countdown: " + number);
    }
    return lane;
  }

  boolean isRunning(int number) {
    return (flags[number] & RUNNING) != 0;
  }

  /** No more deadlines from here. */
  void end(int number) {
    flags[number] &= ~RUNNING;
  }

  /** The deadline; {@link #NONE} while stopped, and where only a closing is the deadline. */
  long due(int number) {
    return dues[number];
  }

  boolean dueEndsDay(int number) {
    return (flags[number] & DUE_ENDS_DAY) != 0;
  }

  /** The deadline; null while stopped, and where only a closing is the deadline. */
  @Nullable Due dueOf(int number) {
    return dues[number] == NONE ? null : new Due(Micros.instant(dues[number]), dueEndsDay(number));
  }

  /** What is left on the clock while it is stopped; {@link #NONE} while it runs. */
  long left(int number) {
    return left[number];
  }

  long start(int number) {
    return starts[number];
  }

  boolean startEndsDay(int number) {
    return (flags[number] & START_ENDS_DAY) != 0;
  }

  /** The clock that runs; null where the deadline is none of a length. */
  @Nullable Clock clock(int number) {
    return clocks[number];
  }

  int zone(int number) {
    return zones[number];
  }

  /** Whether an event at a time is past the deadline. */
  boolean isPast(int number, long time) {
    long due = dues[number];
    return due != NONE && (dueEndsDay(number) ? time >= due : time > due);
  }

  /**
   * When the deadline is missed: at the deadline, or at the event that set a deadline already past.
   */
  long missed(int number) {
    return Math.max(dues[number], setAt[number]);
  }

  /** Whether {@link #missed} is 24:00 of a day. */
  boolean missedEndsDay(int number) {
    return dues[number] >= setAt[number] && dueEndsDay(number);
  }

  /** The stretches during which it stood still, in order. */
  List<Stop> stops(int number) {
    List<Stop> all = new ArrayList<>();
    for (int stop = lastStop[number]; stop >= 0; stop = stopBefore[stop]) {
      all.addFirst(
          new Stop(
              Micros.instant(stopFrom[stop]),
              stopUntil[stop] == Long.MAX_VALUE ? null : Micros.instant(stopUntil[stop])));
    }
    return all;
  }

  /** A deadline is past, unless another was set since. */
  void wake(int alarm, Cursor cursor) {
    int number = alarms.a(alarm);
    if (isRunning(number) && versions[number] == alarms.c(alarm)) {
      lane(number).miss(owners[number], cursor);
    }
  }

  /** A switch turns: those that it stops stand still, or run again. */
  void toggleFollowers(int number, boolean on, long at) {
    int before = -1;
    for (int each = switches.follower(number); each >= 0; ) {
      int next = nextFollower[each];
      if (!isRunning(each)) {
        if (before < 0) {
          switches.follow(number, next);
        } else {
          nextFollower[before] = next;
        }
      } else {
        toggle(each, on, at);
        before = each;
      }
      each = next;
    }
  }

  private void toggle(int number, boolean on, long at) {
    Clock clock = clocks[number];
    if (clock == null) {
      return;
    }
    if (on) {
      beginStop(number, at);
    } else {
      endStop(number, at);
    }
    recompute(number, clock);
  }

  private void beginStop(int number, long at) {
    int last = lastStop[number];
    if (last >= 0 && stopUntil[last] == at) {
      stopUntil[last] = Long.MAX_VALUE;
      return;
    }
    if (stops == stopFrom.length) {
      stopFrom = Arrays.copyOf(stopFrom, 2 * stops);
      stopUntil = Arrays.copyOf(stopUntil, 2 * stops);
      stopBefore = Arrays.copyOf(stopBefore, 2 * stops);
    }
    stopFrom[stops] = at;
    stopUntil[stops] = Long.MAX_VALUE;
    stopBefore[stops] = last;
    lastStop[number] = stops++;
  }

  private void endStop(int number, long at) {
    int last = lastStop[number];
    if (stopFrom[last] == at) {
      lastStop[number] = stopBefore[last];
    } else {
      stopUntil[last] = at;
    }
  }

  /**
   * Reads the length again, after data have changed.
   *
   * @param cursor at the trigger
   * @param at when they have changed
   * @return whether there still is one
   */
  boolean reread(int number, CompiledDemand demand, Cursor cursor, long at) {
    Clock found = demand.clock(cursor);
    if (found == null) {
      return false;
    }
    Clock now = found.in(cursor.zoneId(zones[number]));
    if (!now.equals(clocks[number])) {
      clocks[number] = now;
      setAt[number] = at;
      recompute(number, now);
    }
    return true;
  }

  private void recompute(int number, Clock clock) {
    int last = lastStop[number];
    if (last < 0) {
      left[number] = NONE;
      set(number, clock.ends(starts[number], startEndsDay(number)), clock.endsDay());
      return;
    }
    int needed = 0;
    for (int stop = last; stop >= 0; stop = stopBefore[stop]) {
      needed += 2;
    }
    if (scratch.length < needed) {
      scratch = new long[2 * needed];
    }
    int place = needed;
    for (int stop = last; stop >= 0; stop = stopBefore[stop]) {
      scratch[--place] = stopUntil[stop];
      scratch[--place] = stopFrom[stop];
    }
    clock.read(starts[number], startEndsDay(number), scratch, needed, reading);
    if (reading.running()) {
      left[number] = NONE;
      set(number, reading.due(), clock.endsDay());
    } else {
      left[number] = reading.left();
      dues[number] = NONE;
      versions[number]++;
    }
  }

  private void set(int number, long due, boolean endsDay) {
    dues[number] = due;
    flags[number] = (byte) (endsDay ? flags[number] | DUE_ENDS_DAY : flags[number] & ~DUE_ENDS_DAY);
    versions[number]++;
    if (lane(number).isAlarmed()) {
      alarms.set(
          endsDay ? due - 1 : due,
          Alarms.DEADLINE,
          number,
          0,
          versions[number],
          due,
          zones[number]);
    }
  }
}
