package coco.engine.monitor;

import coco.engine.calendar.Clock;
import coco.engine.calendar.Micros;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Until;
import coco.language.code.Clause;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms that judge each act at once. */
final class ActMonitors {
  private ActMonitors() {}

  /** Every act offends whose circumstance is the forbidden one; the same act in another is kept. */
  static final class Prohibition extends ActMonitor {
    private final CompiledForm.Prohibition form;

    Prohibition(
        PartyMonitor party,
        CompiledEdition edition,
        CompiledRule rule,
        CompiledForm.Prohibition form) {
      super(party, edition, rule);
      this.form = form;
    }

    @Override
    boolean offends(View facts) {
      return form.act().matches(facts);
    }

    @Override
    long offendsUntil(View facts) {
      return form.act().lasts(facts);
    }

    @Override
    Objection objection(View facts) {
      return new Objection.Forbidden();
    }
  }

  /** An act offends that does not keep within the circumstance. */
  static final class Restriction extends ActMonitor {
    private final CompiledForm.Restriction form;

    Restriction(
        PartyMonitor party,
        CompiledEdition edition,
        CompiledRule rule,
        CompiledForm.Restriction form) {
      super(party, edition, rule);
      this.form = form;
    }

    @Override
    boolean offends(View facts) {
      return !form.only().holds(facts);
    }

    @Override
    long offendsUntil(View facts) {
      return form.only().lasts(facts);
    }

    @Override
    Objection objection(View facts) {
      return new Objection.Outside();
    }
  }

  /** An occasion offends for which the condition does not hold. */
  static final class Quality extends ActMonitor {
    private final CompiledForm.Quality form;
    private final Set<Object> seen = new HashSet<>();

    Quality(
        PartyMonitor party, CompiledEdition edition, CompiledRule rule, CompiledForm.Quality form) {
      super(party, edition, rule);
      this.form = form;
    }

    @Override
    boolean isAct(View facts) {
      return form.trigger().matches(facts)
          && (form.which() == Clause.Which.EVERY || !seen.contains(group(facts)));
    }

    @Override
    boolean offends(View facts) {
      return !form.must().holds(facts);
    }

    @Override
    long offendsUntil(View facts) {
      return form.must().lasts(facts);
    }

    @Override
    Objection objection(View facts) {
      return new Objection.Untrue();
    }

    @Override
    void remember(View facts) {
      if (form.which() == Clause.Which.FIRST && form.trigger().matches(facts)) {
        seen.add(group(facts));
      }
    }
  }

  /** An act offends before the silence after the latest event has ended. */
  static final class Silence extends ActMonitor {
    private final CompiledForm.Silence form;
    private final Map<Object, Long> latest = new HashMap<>();

    Silence(
        PartyMonitor party, CompiledEdition edition, CompiledRule rule, CompiledForm.Silence form) {
      super(party, edition, rule);
      this.form = form;
    }

    @Override
    boolean offends(View facts) {
      Long after = latest.get(group(facts));
      return after != null && facts.event().time() < end(facts, after);
    }

    private long end(View facts, long after) {
      return form.length().in(facts.partyZone()).due(after);
    }

    @Override
    long offendsUntil(View facts) {
      return end(facts, since(facts));
    }

    private long since(View facts) {
      Long after = latest.get(group(facts));
      if (after == null) {
        throw new IllegalStateException("no silence: " + rule);
      }
      return after;
    }

    @Override
    Objection objection(View facts) {
      long since = since(facts);
      return new Objection.Silent(Micros.instant(since), Micros.instant(end(facts, since)));
    }

    @Override
    void remember(View facts) {
      if (form.after().matches(facts)) {
        latest.put(group(facts), facts.event().time());
      }
    }
  }

  /** An act offends that is one too many in its window. */
  static final class Cap extends ActMonitor {
    private final CompiledForm.Cap form;
    private final Map<Object, Deque<Long>> counted = new HashMap<>();

    Cap(PartyMonitor party, CompiledEdition edition, CompiledRule rule, CompiledForm.Cap form) {
      super(party, edition, rule);
      this.form = form;
    }

    @Override
    boolean offends(View facts) {
      return decisive(facts) != null;
    }

    /**
     * Of the window's latest acts, as many as are allowed, the first; null where there are fewer.
     */
    private @Nullable Long decisive(View facts) {
      Deque<Long> acts = counted.get(group(facts));
      if (acts == null) {
        return null;
      }
      long from = form.window().start(facts);
      int inWindow = 0;
      for (Iterator<Long> latestFirst = acts.descendingIterator(); latestFirst.hasNext(); ) {
        Long act = latestFirst.next();
        if (act < from) {
          return null;
        }
        if (++inWindow == form.most()) {
          return act;
        }
      }
      return null;
    }

    @Override
    void count(View facts, boolean offends) {
      counted.computeIfAbsent(group(facts), key -> new ArrayDeque<>()).add(facts.event().time());
    }

    @Override
    long offendsUntil(View facts) {
      Long decisive = decisive(facts);
      if (decisive == null) {
        throw new IllegalStateException("no act too many: " + rule);
      }
      return form.window().leaves(facts, decisive);
    }

    @Override
    Objection objection(View facts) {
      Deque<Long> acts = counted.getOrDefault(group(facts), new ArrayDeque<>());
      long from = form.window().start(facts);
      long earlier = acts.stream().filter(act -> act >= from).count();
      return new Objection.TooMany(earlier, form.most());
    }
  }

  /** An act offends without an earlier one of the required kind. */
  static final class Precedence extends ActMonitor {
    private final CompiledForm.Precedence form;
    private final Map<Object, List<Long>> required = new HashMap<>();

    Precedence(
        PartyMonitor party,
        CompiledEdition edition,
        CompiledRule rule,
        CompiledForm.Precedence form) {
      super(party, edition, rule);
      this.form = form;
    }

    @Override
    boolean offends(View facts) {
      return serving(facts) < 0;
    }

    /** The place of the first earlier one that serves; −1 where none does. */
    private int serving(View facts) {
      List<Long> earlier = required.getOrDefault(group(facts), List.of());
      for (int i = 0; i < earlier.size(); i++) {
        if (serves(earlier.get(i), facts)) {
          return i;
        }
      }
      return -1;
    }

    @Override
    void count(View facts, boolean offends) {
      if (!offends && form.use() == Clause.Use.EACH_TIME) {
        required.getOrDefault(group(facts), new ArrayList<>()).remove(serving(facts));
      }
    }

    @Override
    long offendsUntil(View facts) {
      if (form.bound() != Clause.Bound.AT_LEAST || form.ahead() == null) {
        // What is too old does not become younger.
        return Until.NEVER;
      }
      Clock ahead = form.ahead().in(facts.partyZone());
      return required.getOrDefault(group(facts), List.of()).stream()
          .mapToLong(notice -> Micros.of(ahead.earliestAfter(Micros.instant(notice))))
          .min()
          .orElse(Until.NEVER);
    }

    @Override
    Objection objection(View facts) {
      List<Long> earlier = required.getOrDefault(group(facts), List.of());
      return new Objection.Unpreceded(
          earlier.isEmpty() ? null : Micros.instant(earlier.getLast()), form.bound());
    }

    private boolean serves(long earlier, View facts) {
      if (form.bound() == null || form.ahead() == null) {
        return true;
      }
      Clock ahead = form.ahead().in(facts.partyZone());
      Instant notice = Instant.EPOCH.plus(earlier, ChronoUnit.MICROS);
      Instant act = facts.event().interaction().time();
      return switch (form.bound()) {
        case AT_LEAST -> !act.isBefore(ahead.earliestAfter(notice));
        case AT_MOST -> !ahead.latestAfter(notice).isPastAt(act);
      };
    }

    @Override
    void remember(View facts) {
      if (form.required().matches(facts)) {
        required.computeIfAbsent(group(facts), key -> new ArrayList<>()).add(facts.event().time());
      }
    }
  }
}
