package coco.engine.sweep;

import coco.engine.Verdict.Amount;
import coco.engine.calendar.Bounds;
import coco.engine.calendar.LocalDays;
import coco.engine.calendar.Micros;
import coco.engine.column.Dictionary;
import coco.engine.monitor.Levels;
import coco.language.code.Clause;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts verdicts of one rule by the period of their trigger and by what splits them, while a sweep
 * gives them: one look-up each, where the one before was of the same period.
 */
public final class Sums {
  /**
   * What is counted under one period and one value.
   *
   * @param period the first day of the period
   * @param by what splits the counts; null where nothing does, or where it is missing
   */
  public record Group(LocalDate period, @Nullable String by) {}

  /** Counts of one group. Sums add. */
  public static final class Sum implements Levels.Counts {
    private long opened;
    private long met;
    private long breached;
    private long late;
    private long voided;
    private long pending;
    private long done;
    private long taken;
    private Amount.@Nullable Kind kind;

    private void count(Judged judged, boolean measures) {
      opened++;
      switch (judged.state()) {
        case MET -> met++;
        case BREACHED -> {
          breached++;
          late += judged.isLate() ? 1 : 0;
        }
        case PENDING, SUSPENDED -> pending++;
        case VOID, CONFLICT -> voided++;
      }
      Amount took = measures ? judged.taken() : null;
      if (took != null) {
        done++;
        taken = Math.addExact(taken, took.count());
        kind = took.kind();
      }
    }

    @Override
    public long opened() {
      return opened;
    }

    @Override
    public long met() {
      return met;
    }

    @Override
    public long breached() {
      return breached;
    }

    @Override
    public long late() {
      return late;
    }

    @Override
    public long voided() {
      return voided;
    }

    @Override
    public long pending() {
      return pending;
    }

    @Override
    public long done() {
      return done;
    }

    @Override
    public long taken() {
      return taken;
    }

    @Override
    public Amount.@Nullable Kind kind() {
      return kind;
    }
  }

  private final Clause.Period each;
  private final LocalDays days;
  private final boolean measures;
  private final Map<Group, Sum> sums = new HashMap<>();

  /** The periods met so far, in order. */
  private long[] starts = new long[16];

  private long[] ends = new long[16];
  private LocalDate[] firsts = new LocalDate[16];
  private int periods;

  /** By the period's first day and the number of what splits: a table with open places. */
  private long[] keys = new long[64];

  private @Nullable Sum[] known = new Sum[64];
  private int knownCount;

  /**
   * Nothing counted yet.
   *
   * @param days of the zone in which periods are
   * @param measures whether the time that occasions take is summed: for an average
   */
  public Sums(Clause.Period each, LocalDays days, boolean measures) {
    this.each = each;
    this.days = days;
    this.measures = measures;
  }

  /** Counts one verdict, whatever splits its level. */
  public void count(Judged judged) {
    sum(judged, Dictionary.NONE).count(judged, measures);
  }

  /** Counts one verdict under what splits its level. */
  public void countSplit(Judged judged) {
    Sum sum =
        judged.isSplitByName()
            ? sums.computeIfAbsent(
                new Group(firsts[period(judged.triggered())], judged.splitText()), key -> new Sum())
            : sum(judged, judged.split());
    sum.count(judged, measures);
  }

  private Sum sum(Judged judged, int number) {
    int period = period(judged.triggered());
    long key = firsts[period].toEpochDay() << 32 | number;
    int at = place(key);
    Sum found = known[at];
    if (found != null) {
      return found;
    }
    String by = number == Dictionary.NONE ? null : judged.splitText();
    Sum made = sums.computeIfAbsent(new Group(firsts[period], by), group -> new Sum());
    if (2 * ++knownCount > known.length) {
      grow();
      at = place(key);
    }
    keys[at] = key;
    known[at] = made;
    return made;
  }

  private int place(long key) {
    int mask = known.length - 1;
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (known[at] != null && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable Sum[] old = known;
    keys = new long[2 * oldKeys.length];
    known = new Sum[2 * old.length];
    for (int i = 0; i < old.length; i++) {
      if (old[i] != null) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        known[at] = old[i];
      }
    }
  }

  /** The place of the period that holds a time. */
  private int period(long time) {
    int low = 0;
    int high = periods - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (time < starts[middle]) {
        high = middle - 1;
      } else if (time >= ends[middle]) {
        low = middle + 1;
      } else {
        return middle;
      }
    }
    return insert(low, time);
  }

  private int insert(int place, long time) {
    if (periods == starts.length) {
      starts = Arrays.copyOf(starts, 2 * periods);
      ends = Arrays.copyOf(ends, 2 * periods);
      firsts = Arrays.copyOf(firsts, 2 * periods);
    }
    System.arraycopy(starts, place, starts, place + 1, periods - place);
    System.arraycopy(ends, place, ends, place + 1, periods - place);
    System.arraycopy(firsts, place, firsts, place + 1, periods - place);
    Bounds bounds = days.period(each, Micros.instant(time));
    starts[place] = Micros.of(bounds.from());
    ends[place] = Micros.of(bounds.until());
    firsts[place] = bounds.first();
    periods++;
    return place;
  }

  /** Numbers stand for other values from now on: another chunk is at hand. */
  public void leaveChunk() {
    Arrays.fill(known, null);
    knownCount = 0;
  }

  /** The sums so far, in no order. */
  public Map<Group, Sum> sums() {
    return sums;
  }
}
