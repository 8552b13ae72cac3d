package coco.engine.sweep;

import coco.engine.Verdict;
import coco.engine.Verdict.Amount;
import coco.engine.calendar.Clock;
import coco.engine.calendar.Micros;
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
import org.jspecify.annotations.Nullable;

/** A duty at work on the party at hand, also one that a service level or an average measures. */
final class DutyLane extends ClockLane {
  private static final int TRIGGER = 1;
  private static final int ACT = 2;
  private static final int RELEASE = 4;
  private static final int REPAIR = 8;
  private static final int CLOSING = 16;

  private final CompiledForm.Duty form;
  private final boolean isAtClosing;
  private final boolean waitsForClosing;

  /** The row of the act, in time or late. */
  private int[] acts = new int[64];

  /** Obligations that an event may still change: a list for each group, in order. */
  private int[] next = new int[64];

  private int[] first = new int[16];
  private int[] last = new int[16];

  /** The same obligations of all groups, and perhaps some that nothing changes any more. */
  private int[] live = new int[16];

  private int liveCount;
  private final boolean keepsLive;
  private boolean[] seen = new boolean[0];

  /** For each obligation and each lane of the same rule the key of its group there. */
  private int[] keys = new int[0];

  DutyLane(
      CompiledEdition edition,
      CompiledRule rule,
      CompiledForm.Duty form,
      boolean isInSeveralEditions,
      Countdowns countdowns) {
    super(edition, rule, form.demand(), form.reparations(), false, countdowns);
    this.form = form;
    this.isAtClosing = form.demand().isAtClosing();
    this.waitsForClosing = isAverage || isAtClosing;
    this.keepsLive =
        rule.readsDataAgain() || (waitsForClosing && !groups.isByCase()) || isInSeveralEditions;
    Arrays.fill(first, NONE);
  }

  @Override
  int parts(int type) {
    return (form.trigger().mayBe(type) ? TRIGGER : 0)
        | (form.demand().act().mayBe(type) ? ACT : 0)
        | (form.release() != null && form.release().mayBe(type) ? RELEASE : 0)
        | (mayRepair(type) ? REPAIR : 0)
        | (waitsForClosing && edition.mayClose(type) ? CLOSING : 0);
  }

  @Override
  Map<Slot, Set<Value>> needs(int type) {
    if (waitsForClosing && edition.mayClose(type)) {
      return Needs.NONE;
    }
    List<Map<Slot, Set<Value>>> parts = new ArrayList<>();
    need(parts, form.trigger(), type);
    need(parts, form.demand().act(), type);
    need(parts, form.release(), type);
    needRepairs(parts, type);
    return parts.stream().reduce(Needs::either).orElse(Needs.NONE);
  }

  @Override
  void enter(int cases) {
    int used = Math.min(groups.count(), first.length);
    Arrays.fill(first, 0, used, NONE);
    if (form.which() == Clause.Which.FIRST) {
      Arrays.fill(seen, 0, Math.min(groups.count(), seen.length), false);
    }
    liveCount = 0;
    super.enter(cases);
  }

  @Override
  void grow(int more) {
    super.grow(more);
    acts = Arrays.copyOf(acts, more);
    next = Arrays.copyOf(next, more);
  }

  @Override
  void observe(Cursor cursor, int parts) {
    if ((parts & (ACT | RELEASE | REPAIR)) != 0) {
      int group = groups.place(cursor);
      if (group < first.length && first[group] != NONE) {
        settle(group, cursor, parts);
      }
    }
    if ((parts & CLOSING) != 0 && edition.closes(cursor)) {
      closeCase(cursor);
    }
    if ((parts & TRIGGER) != 0 && form.trigger().matches(cursor)) {
      boolean isFirst = form.which() != Clause.Which.FIRST || isFirst(groups.place(cursor));
      if (isFirst && edition.governs(cursor.time()) && rule.admits(cursor) && !isWaiting(cursor)) {
        open(cursor);
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

  private void settle(int group, Cursor cursor, int parts) {
    boolean isAct = (parts & ACT) != 0 && isAct(cursor);
    boolean isRelease = (parts & RELEASE) != 0 && isRelease(cursor);
    int zone = cursor.zone();
    int before = NONE;
    for (int each = first[group]; each != NONE; ) {
      boolean same = zones[each] == zone;
      cursor.readIn(zones[each]);
      if (isUndischarged(each) && (same ? isAct : (parts & ACT) != 0 && isAct(cursor))) {
        discharge(each, cursor);
      }
      if (isRepairPending(each)) {
        repair(each, cursor);
      }
      if (same ? isRelease : (parts & RELEASE) != 0 && isRelease(cursor)) {
        release(each, cursor);
      }
      int after = next[each];
      if (isOpen(each)) {
        before = each;
      } else if (before == NONE) {
        first[group] = after;
      } else {
        next[before] = after;
      }
      each = after;
    }
    last[group] = before;
    cursor.readIn(zone);
  }

  private boolean isAct(Cursor cursor) {
    return form.demand().act().matches(cursor);
  }

  private boolean isRelease(Cursor cursor) {
    return form.release() != null && form.release().matches(cursor);
  }

  /** Whether it still waits for its act, in time or late. */
  private boolean isUndischarged(int obligation) {
    return states[obligation] == OPEN && acts[obligation] == Judged.NO_ROW;
  }

  private boolean isOpen(int obligation) {
    return isUndischarged(obligation) || isRepairPending(obligation);
  }

  private boolean isPending(int obligation, long time) {
    return isUndischarged(obligation)
        && breached[obligation] == NEVER
        && (isAverage || !countdowns.isPast(countdown[obligation], time));
  }

  private void discharge(int obligation, Cursor cursor) {
    int running = countdown[obligation];
    acts[obligation] = cursor.row();
    if (breached[obligation] == NEVER && countdowns.isPast(running, cursor.time())) {
      breached[obligation] = countdowns.missed(running);
      breachedEndsDay[obligation] = countdowns.missedEndsDay(running);
    }
    if (breached[obligation] == NEVER) {
      states[obligation] = MET;
      by[obligation] = cursor.row();
    }
    countdowns.end(running);
  }

  private void release(int obligation, Cursor cursor) {
    if (isPending(obligation, cursor.time())) {
      voided(obligation, Verdict.Reason.RELEASED, cursor.row());
    } else if (isRepairPending(obligation)) {
      releaseRepair(obligation, cursor.row());
    }
  }

  private void closeCase(Cursor cursor) {
    if (groups.isByCase()) {
      int group = groups.place(cursor);
      for (int each = group < first.length ? first[group] : NONE; each != NONE; each = next[each]) {
        close(each, cursor);
      }
      return;
    }
    for (int i = 0; i < liveCount; i++) {
      int each = live[i];
      if (isOpen(each) && cursor.caseOf(triggers[each]) == cursor.theCase()) {
        close(each, cursor);
      }
    }
    sweepLive();
  }

  private void close(int obligation, Cursor cursor) {
    if (!isPending(obligation, cursor.time())) {
      return;
    }
    if (isAverage) {
      voided(obligation, Verdict.Reason.CASE_CLOSED, cursor.row());
    } else if (isAtClosing) {
      breach(obligation, cursor.time(), false, cursor);
    }
  }

  private boolean isWaiting(Cursor cursor) {
    if (form.which() != Clause.Which.NOTHING_WAITING) {
      return false;
    }
    for (int place = 0; place < sameRule.size(); place++) {
      if (sameRule.get(place) instanceof DutyLane duty && duty.isWaitingIn(this, cursor)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWaitingIn(DutyLane asking, Cursor cursor) {
    if (asking == this) {
      int group = groups.place(cursor);
      for (int each = group < first.length ? first[group] : NONE; each != NONE; each = next[each]) {
        if (isUndischarged(each)) {
          return true;
        }
      }
      return false;
    }
    int lanes = sameRule.size();
    int place = sameRule.indexOf(asking);
    int key = asking.groups.key(cursor);
    sweepLive();
    for (int i = 0; i < liveCount; i++) {
      if (isUndischarged(live[i]) && keys[live[i] * lanes + place] == key) {
        return true;
      }
    }
    return false;
  }

  private void open(Cursor cursor) {
    int made = add(cursor.row(), cursor.zone(), split(cursor));
    acts[made] = Judged.NO_ROW;
    next[made] = NONE;
    decideByOthers(made, cursor);
    int running = countdowns.start(this, made, form.demand(), cursor.time(), false, cursor);
    if (running == Countdowns.NO_DEADLINE) {
      count--;
      return;
    }
    countdown[made] = running;
    if (states[made] != OPEN) {
      countdowns.end(running);
      return;
    }
    int group = groups.place(cursor);
    if (group >= first.length) {
      int before = first.length;
      first = Arrays.copyOf(first, 2 * group + 1);
      last = Arrays.copyOf(last, 2 * group + 1);
      Arrays.fill(first, before, first.length, NONE);
    }
    if (first[group] == NONE) {
      first[group] = made;
    } else {
      next[last[group]] = made;
    }
    last[group] = made;
    if (keepsLive) {
      keepLive(made, cursor);
    }
  }

  private void keepLive(int made, Cursor cursor) {
    if (liveCount == live.length) {
      sweepLive();
      live = 2 * liveCount < live.length ? live : Arrays.copyOf(live, 2 * live.length);
    }
    live[liveCount++] = made;
    int lanes = sameRule.size();
    if (lanes > 1) {
      if ((made + 1) * lanes > keys.length) {
        keys = Arrays.copyOf(keys, 2 * (made + 1) * lanes);
      }
      for (int place = 0; place < lanes; place++) {
        keys[made * lanes + place] = sameRule.get(place).groups.key(cursor);
      }
    }
  }

  private void sweepLive() {
    int kept = 0;
    for (int i = 0; i < liveCount; i++) {
      if (isOpen(live[i])) {
        live[kept++] = live[i];
      }
    }
    liveCount = kept;
  }

  @Override
  void missObligation(int obligation, Cursor cursor) {
    if (!isAverage) {
      int running = countdown[obligation];
      breach(obligation, countdowns.missed(running), countdowns.missedEndsDay(running), cursor);
    }
  }

  @Override
  void reread(Cursor cursor) {
    sweepLive();
    for (int i = 0; i < liveCount; i++) {
      int each = live[i];
      if (isPending(each, cursor.time())
          && form.demand().isByCase()
          && !reread(countdown[each], form.demand(), each, cursor)) {
        voided(each, Verdict.Reason.NO_DEADLINE, cursor.row());
      } else if (breached[each] != NEVER && isRepairPending(each)) {
        rereadRepair(each, cursor);
      }
    }
  }

  @Override
  void report(Cursor cursor, long asOf, Judged judged, Sweep.Sink sink) {
    for (int each = 0; each < count; each++) {
      missUnseen(each, asOf);
      begin(judged, cursor, triggers[each], splits[each]);
      judged.clock(this, each, cursor);
      report(each, judged, acts[each], isAtClosing);
      sink.take(judged);
    }
  }

  /** A deadline without an alarm may be past as of the end. */
  private void missUnseen(int obligation, long asOf) {
    int running = countdown[obligation];
    if (!isAlarmed()
        && !isAverage
        && isUndischarged(obligation)
        && breached[obligation] == NEVER
        && countdowns.isPast(running, asOf)) {
      breached[obligation] = countdowns.missed(running);
      breachedEndsDay[obligation] = countdowns.missedEndsDay(running);
    }
  }

  @Override
  @Nullable Amount taken(int obligation, @Nullable Cursor cursor) {
    Clock clock = clock(obligation);
    if (acts[obligation] == Judged.NO_ROW || clock == null || !isAverage || cursor == null) {
      return null;
    }
    int running = countdown[obligation];
    return clock.between(
        Micros.instant(countdowns.start(running)),
        Micros.instant(cursor.timeOf(acts[obligation])),
        countdowns.stops(running));
  }
}
