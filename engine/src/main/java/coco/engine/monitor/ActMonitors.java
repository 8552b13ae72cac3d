package coco.engine.monitor;

import coco.engine.calendar.Clock;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.CompiledRule;
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
          && (form.which() == Clause.Which.EVERY || seen.add(group(facts)));
    }

    @Override
    boolean offends(View facts) {
      return !form.must().holds(facts);
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
      if (after == null) {
        return false;
      }
      return facts.event().time() < form.length().in(facts.partyZone()).due(after);
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
      Deque<Long> acts = counted.computeIfAbsent(group(facts), key -> new ArrayDeque<>());
      acts.add(facts.event().time());
      long from = form.windowStart().of(facts);
      int inWindow = 0;
      for (Iterator<Long> latestFirst = acts.descendingIterator(); latestFirst.hasNext(); ) {
        if (latestFirst.next() < from || ++inWindow > form.most()) {
          break;
        }
      }
      return inWindow > form.most();
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
      List<Long> earlier = required.getOrDefault(group(facts), List.of());
      for (int i = 0; i < earlier.size(); i++) {
        if (serves(earlier.get(i), facts)) {
          if (form.use() == Clause.Use.EACH_TIME) {
            earlier.remove(i);
          }
          return false;
        }
      }
      return true;
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
