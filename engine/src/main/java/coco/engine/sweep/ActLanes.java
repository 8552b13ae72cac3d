package coco.engine.sweep;

import coco.engine.Due;
import coco.engine.calendar.Clock;
import coco.engine.calendar.Micros;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.CompiledRule;
import coco.language.code.Clause;
import java.time.Instant;
import java.util.Arrays;

/** The forms that judge each act at once. */
final class ActLanes {
  private ActLanes() {}

  /** Every act offends whose circumstance is the forbidden one; the same act in another is kept. */
  static final class Prohibition extends ActLane {
    private final CompiledForm.Prohibition form;

    Prohibition(CompiledEdition edition, CompiledRule rule, CompiledForm.Prohibition form) {
      super(edition, rule, null);
      this.form = form;
    }

    @Override
    boolean offends(Cursor cursor) {
      return form.act().matches(cursor);
    }
  }

  /** An act offends that does not keep within the circumstance. */
  static final class Restriction extends ActLane {
    private final CompiledForm.Restriction form;

    Restriction(CompiledEdition edition, CompiledRule rule, CompiledForm.Restriction form) {
      super(edition, rule, null);
      this.form = form;
    }

    @Override
    boolean offends(Cursor cursor) {
      return !form.only().holds(cursor);
    }
  }

  /** An occasion offends for which the condition does not hold. */
  static final class Quality extends ActLane {
    private final CompiledForm.Quality form;
    private final boolean firstOnly;
    private boolean[] seen = new boolean[16];

    Quality(CompiledEdition edition, CompiledRule rule, CompiledForm.Quality form) {
      super(edition, rule, form.which() == Clause.Which.FIRST ? form.trigger() : null);
      this.form = form;
      this.firstOnly = form.which() == Clause.Which.FIRST;
    }

    @Override
    void enter(int cases) {
      if (firstOnly) {
        Arrays.fill(seen, 0, Math.min(groups.count(), seen.length), false);
      }
      super.enter(cases);
    }

    @Override
    boolean isAct(Cursor cursor) {
      return form.trigger().matches(cursor) && !(firstOnly && isSeen(groups.place(cursor)));
    }

    private boolean isSeen(int group) {
      return group < seen.length && seen[group];
    }

    @Override
    boolean offends(Cursor cursor) {
      return !form.must().holds(cursor);
    }

    @Override
    void remember(Cursor cursor) {
      int group = groups.place(cursor);
      if (group >= seen.length) {
        seen = Arrays.copyOf(seen, 2 * group + 1);
      }
      seen[group] = true;
    }
  }

  /** An act offends before the silence after the latest event has ended. */
  static final class Silence extends ActLane {
    private static final long NEVER = Long.MIN_VALUE;

    private final CompiledForm.Silence form;
    private long[] latest = new long[16];

    Silence(CompiledEdition edition, CompiledRule rule, CompiledForm.Silence form) {
      super(edition, rule, form.after());
      this.form = form;
      Arrays.fill(latest, NEVER);
    }

    @Override
    void enter(int cases) {
      Arrays.fill(latest, 0, Math.min(groups.count(), latest.length), NEVER);
      super.enter(cases);
    }

    @Override
    boolean offends(Cursor cursor) {
      int group = groups.place(cursor);
      long after = group < latest.length ? latest[group] : NEVER;
      return after != NEVER
          && cursor.time() < form.length().in(cursor.partyZone()).ends(after, false);
    }

    @Override
    void remember(Cursor cursor) {
      int group = groups.place(cursor);
      if (group >= latest.length) {
        int before = latest.length;
        latest = Arrays.copyOf(latest, 2 * group + 1);
        Arrays.fill(latest, before, latest.length, NEVER);
      }
      latest[group] = cursor.time();
    }
  }

  /**
   * An act offends that is one too many in its window. Of each group as many of the latest acts
   * matter as are allowed: the first of them decides.
   */
  static final class Cap extends ActLane {
    private final CompiledForm.Cap form;

    /** All acts of the party, those of a group a list through {@code next}. */
    private long[] times = new long[16];

    private int[] next = new int[16];
    private int count;

    /** By group: how many acts, the last, and of the latest as many as are allowed the first. */
    private int[] counts = new int[16];

    private int[] last = new int[16];
    private int[] decisive = new int[16];

    Cap(CompiledEdition edition, CompiledRule rule, CompiledForm.Cap form) {
      super(edition, rule, null);
      this.form = form;
    }

    @Override
    void enter(int cases) {
      Arrays.fill(counts, 0, Math.min(groups.count(), counts.length), 0);
      count = 0;
      super.enter(cases);
    }

    @Override
    boolean offends(Cursor cursor) {
      int group = groups.place(cursor);
      return group < counts.length
          && counts[group] >= form.most()
          && times[decisive[group]] >= form.window().start(cursor);
    }

    @Override
    void count(Cursor cursor, boolean offends) {
      int group = groups.place(cursor);
      if (group >= counts.length) {
        counts = Arrays.copyOf(counts, 2 * group + 1);
        last = Arrays.copyOf(last, 2 * group + 1);
        decisive = Arrays.copyOf(decisive, 2 * group + 1);
      }
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
        next = Arrays.copyOf(next, 2 * count);
      }
      times[count] = cursor.time();
      if (counts[group] == 0) {
        decisive[group] = count;
      } else {
        next[last[group]] = count;
      }
      last[group] = count++;
      if (++counts[group] > form.most()) {
        decisive[group] = next[decisive[group]];
      }
    }
  }

  /** An act offends without an earlier one of the required kind. */
  static final class Precedence extends ActLane {
    private final CompiledForm.Precedence form;

    /**
     * The earlier ones of each group that may still serve, in order: a list through {@code next}.
     */
    private int[] first = new int[16];

    private int[] last = new int[16];
    private long[] times = new long[16];
    private int[] next = new int[16];
    private int count;

    Precedence(CompiledEdition edition, CompiledRule rule, CompiledForm.Precedence form) {
      super(edition, rule, form.required());
      this.form = form;
      Arrays.fill(first, -1);
    }

    @Override
    void enter(int cases) {
      Arrays.fill(first, 0, Math.min(groups.count(), first.length), -1);
      count = 0;
      super.enter(cases);
    }

    @Override
    boolean offends(Cursor cursor) {
      return serving(cursor) < 0;
    }

    /** The first earlier one that serves; −1 where none does. */
    private int serving(Cursor cursor) {
      int group = groups.place(cursor);
      int earlier = group < first.length ? first[group] : -1;
      while (earlier >= 0 && !serves(times[earlier], cursor)) {
        earlier = next[earlier];
      }
      return earlier;
    }

    private boolean serves(long earlier, Cursor cursor) {
      if (form.bound() == null || form.ahead() == null) {
        return true;
      }
      Clock ahead = form.ahead().in(cursor.partyZone());
      Instant notice = Micros.instant(earlier);
      Instant act = Micros.instant(cursor.time());
      return switch (form.bound()) {
        case AT_LEAST -> !act.isBefore(ahead.earliestAfter(notice));
        case AT_MOST -> {
          Due latest = ahead.latestAfter(notice);
          yield !latest.isPastAt(act);
        }
      };
    }

    @Override
    void count(Cursor cursor, boolean offends) {
      if (!offends && form.use() == Clause.Use.EACH_TIME) {
        use(groups.place(cursor), serving(cursor));
      }
    }

    private void use(int group, int used) {
      int before = -1;
      for (int each = first[group]; each != used; each = next[each]) {
        before = each;
      }
      if (before < 0) {
        first[group] = next[used];
      } else {
        next[before] = next[used];
      }
      if (last[group] == used) {
        last[group] = before;
      }
    }

    @Override
    void remember(Cursor cursor) {
      int group = groups.place(cursor);
      if (group >= first.length) {
        int before = first.length;
        first = Arrays.copyOf(first, 2 * group + 1);
        last = Arrays.copyOf(last, 2 * group + 1);
        Arrays.fill(first, before, first.length, -1);
      }
      if (isServedByAny() && first[group] >= 0) {
        return;
      }
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
        next = Arrays.copyOf(next, 2 * count);
      }
      times[count] = cursor.time();
      next[count] = -1;
      if (first[group] < 0) {
        first[group] = count;
      } else {
        next[last[group]] = count;
      }
      last[group] = count++;
    }

    /** Whether one earlier one serves for ever, so that no other needs to be kept. */
    private boolean isServedByAny() {
      return form.bound() == null && form.use() != Clause.Use.EACH_TIME;
    }
  }
}
