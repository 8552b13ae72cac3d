package coco.engine.sweep;

import coco.engine.Verdict;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Needs;
import coco.engine.rules.Slot;
import coco.language.code.Clause;
import coco.language.code.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A repeated duty at work on the party at hand: series of obligations, each opened where the one
 * before ends.
 */
final class SeriesLane extends ClockLane {
  private static final int TRIGGER = 1;
  private static final int COURSE = 2;

  private final CompiledForm.RepeatedDuty form;

  /** For each obligation its series, the next one in it, and from when it runs. */
  private int[] series = new int[64];

  private int[] next = new int[64];
  private long[] from = new long[64];

  private int seriesCount;
  private int[] firstOf = new int[16];
  private int[] lastOf = new int[16];
  private boolean[] ended = new boolean[16];

  /** For each series and each lane of the same rule the key of its group there. */
  private int[] keys = new int[16];

  /** The series that run, and perhaps some that have ended. */
  private int[] running = new int[16];

  private int runningCount;

  /** By group the series that runs in it. */
  private int[] current = new int[16];

  private boolean[] seen = new boolean[0];

  SeriesLane(
      CompiledEdition edition,
      CompiledRule rule,
      CompiledForm.RepeatedDuty form,
      Countdowns countdowns) {
    super(edition, rule, form.demand(), form.reparations(), true, countdowns);
    this.form = form;
    Arrays.fill(current, NONE);
  }

  @Override
  int parts(int type) {
    return (form.trigger().mayBe(type) ? TRIGGER : 0)
        | (form.demand().act().mayBe(type) || form.until().mayBe(type) || mayRepair(type)
            ? COURSE
            : 0);
  }

  @Override
  Map<Slot, Set<Value>> needs(int type) {
    List<Map<Slot, Set<Value>>> parts = new ArrayList<>();
    need(parts, form.trigger(), type);
    need(parts, form.demand().act(), type);
    need(parts, form.until(), type);
    needRepairs(parts, type);
    return parts.stream().reduce(Needs::either).orElse(Needs.NONE);
  }

  @Override
  void enter(int cases) {
    Arrays.fill(current, 0, Math.min(groups.count(), current.length), NONE);
    Arrays.fill(seen, 0, Math.min(groups.count(), seen.length), false);
    seriesCount = 0;
    runningCount = 0;
    super.enter(cases);
  }

  @Override
  void grow(int more) {
    super.grow(more);
    series = Arrays.copyOf(series, more);
    next = Arrays.copyOf(next, more);
    from = Arrays.copyOf(from, more);
  }

  @Override
  void observe(Cursor cursor, int parts) {
    int group = groups.place(cursor);
    if ((parts & COURSE) != 0 && group < current.length && current[group] != NONE) {
      int at = current[group];
      follow(at, cursor);
      if (ended[at]) {
        current[group] = NONE;
      }
    }
    if ((parts & TRIGGER) != 0 && form.trigger().matches(cursor)) {
      boolean isFirst = form.which() != Clause.Which.FIRST || isFirst(group);
      if (isFirst && edition.governs(cursor.time()) && rule.admits(cursor) && !isRunning(cursor)) {
        begin(cursor, group);
      }
    }
  }

  private boolean isFirst(int group) {
    if (group >= seen.length) {
      seen = Arrays.copyOf(seen, 2 * group + 1);
    }
    boolean first = !seen[group];
    seen[group] = true;
    return first;
  }

  private void follow(int at, Cursor cursor) {
    int zone = cursor.zone();
    cursor.readIn(zones[firstOf[at]]);
    for (int each = firstOf[at]; each != NONE; each = next[each]) {
      if (isRepairPending(each)) {
        repair(each, cursor);
      }
    }
    boolean isEnd = form.until().matches(cursor);
    int open = lastOf[at];
    if (form.demand().act().matches(cursor)) {
      states[open] = MET;
      by[open] = cursor.row();
      countdowns.end(countdown[open]);
      if (!isEnd) {
        openNext(at, cursor.time(), false, cursor);
      }
    } else if (isEnd) {
      voided(open, Verdict.Reason.SERIES_ENDED, cursor.row());
    }
    if (isEnd) {
      ended[at] = true;
      for (int each = firstOf[at]; each != NONE; each = next[each]) {
        if (isRepairPending(each)) {
          releaseRepair(each, cursor.row());
        }
      }
    }
    cursor.readIn(zone);
  }

  private boolean isRunning(Cursor cursor) {
    for (int place = 0; place < sameRule.size(); place++) {
      if (sameRule.get(place) instanceof SeriesLane lane && lane.isRunningIn(this, cursor)) {
        return true;
      }
    }
    return false;
  }

  private boolean isRunningIn(SeriesLane asking, Cursor cursor) {
    int lanes = sameRule.size();
    int place = sameRule.indexOf(asking);
    int key = asking.groups.key(cursor);
    sweepRunning();
    for (int i = 0; i < runningCount; i++) {
      if (keys[running[i] * lanes + place] == key) {
        return true;
      }
    }
    return false;
  }

  private void sweepRunning() {
    int kept = 0;
    for (int i = 0; i < runningCount; i++) {
      if (!ended[running[i]]) {
        running[kept++] = running[i];
      }
    }
    runningCount = kept;
  }

  private void begin(Cursor cursor, int group) {
    if (seriesCount == firstOf.length) {
      firstOf = Arrays.copyOf(firstOf, 2 * seriesCount);
      lastOf = Arrays.copyOf(lastOf, 2 * seriesCount);
      ended = Arrays.copyOf(ended, 2 * seriesCount);
    }
    int at = seriesCount++;
    firstOf[at] = NONE;
    ended[at] = false;
    openFirst(at, cursor);
    decideByOthers(firstOf[at], cursor);
    if (states[firstOf[at]] != OPEN) {
      countdowns.end(countdown[firstOf[at]]);
      ended[at] = true;
      return;
    }
    int lanes = sameRule.size();
    if ((at + 1) * lanes > keys.length) {
      keys = Arrays.copyOf(keys, 2 * (at + 1) * lanes);
    }
    for (int place = 0; place < lanes; place++) {
      keys[at * lanes + place] = sameRule.get(place).groups.key(cursor);
    }
    if (runningCount == running.length) {
      running = Arrays.copyOf(running, 2 * runningCount);
    }
    running[runningCount++] = at;
    if (group >= current.length) {
      int before = current.length;
      current = Arrays.copyOf(current, 2 * group + 1);
      Arrays.fill(current, before, current.length, NONE);
    }
    current[group] = at;
  }

  private void openFirst(int at, Cursor cursor) {
    int made = add(cursor.row(), cursor.zone(), 0);
    firstOf[at] = made;
    place(at, made, cursor.time());
    countdown[made] = countdowns.start(this, made, form.demand(), cursor.time(), false, cursor);
  }

  private void openNext(int at, long start, boolean endsDay, Cursor cursor) {
    int before = lastOf[at];
    int made = add(triggers[before], zones[before], 0);
    next[before] = made;
    place(at, made, start);
    int row = cursor.row();
    int zone = cursor.zone();
    cursor.to(triggers[made]);
    cursor.readIn(zones[made]);
    countdown[made] = countdowns.start(this, made, form.demand(), start, endsDay, cursor);
    cursor.to(row);
    cursor.readIn(zone);
  }

  private void place(int at, int made, long start) {
    lastOf[at] = made;
    series[made] = at;
    next[made] = NONE;
    from[made] = start;
  }

  @Override
  void missObligation(int obligation, Cursor cursor) {
    int passed = countdown[obligation];
    long missed = countdowns.missed(passed);
    boolean endsDay = countdowns.missedEndsDay(passed);
    breach(obligation, missed, endsDay, cursor);
    openNext(series[obligation], missed, endsDay, cursor);
  }

  @Override
  void reread(Cursor cursor) {
    sweepRunning();
    for (int i = 0; i < runningCount; i++) {
      for (int each = firstOf[running[i]]; each != NONE; each = next[each]) {
        if (isRepairPending(each)) {
          rereadRepair(each, cursor);
        }
      }
    }
  }

  @Override
  void report(Cursor cursor, long asOf, Judged judged, Sweep.Sink sink) {
    for (int at = 0; at < seriesCount; at++) {
      int link = 0;
      for (int each = firstOf[at]; each != NONE; each = next[each]) {
        begin(judged, cursor, triggers[each], splits[each]);
        judged.link(link++, from[each]);
        judged.clock(this, each, cursor);
        report(each, judged, Judged.NO_ROW, false);
        sink.take(judged);
      }
    }
  }
}
