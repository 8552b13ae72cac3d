package coco.engine.monitor;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.Verdict.Amount;
import coco.engine.Verdict.Closing;
import coco.engine.Verdict.Subject;
import coco.engine.calendar.Clock;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.CompiledRule;
import coco.language.code.Clause;
import coco.language.code.Scope;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A duty at work on one party, also one that a service level or an average measures. */
final class Duties extends DutyMonitor {
  /** One obligation. What it is told, it is told in order. */
  final class Obligation {
    private final View trigger;
    private final Subject subject;
    private final Map<RuleMonitor, Object> groups;
    private final @Nullable Occasion occasion;
    private final @Nullable ZoneId zone;
    private final Chain chain;
    private @Nullable Countdown countdown;

    /** Set once: met, void or in conflict, whatever comes. */
    private @Nullable Verdict decided;

    private @Nullable Due breached;
    private @Nullable Closing act;

    Obligation(View trigger) {
      this.trigger = trigger;
      this.subject = subject(trigger);
      this.groups = groups(trigger);
      this.occasion = occasion(trigger);
      this.zone = trigger.partyZone();
      this.chain = new Chain(Duties.this, form.reparations(), trigger, zone);
    }

    private void miss() {
      if (!isAverage) {
        breach(clock().missed());
      }
    }

    private void breach(Due missed) {
      breached = missed;
      clock().end();
      chain.open(missed);
    }

    private Countdown clock() {
      if (countdown == null) {
        throw new IllegalStateException("no clock: " + subject);
      }
      return countdown;
    }

    /** Whether it still waits for its act, in time or late. */
    boolean isUndischarged() {
      return decided == null && act == null;
    }

    private boolean isPending() {
      return decided == null && act == null && breached == null;
    }

    private void discharge(View facts) {
      Closing by = closing(facts);
      act = by;
      Due due = clock().due();
      if (breached == null && isAverage && due != null && due.isPastAt(by.time())) {
        breached = clock().missed();
      }
      if (breached == null) {
        decided = new Verdict.Met(subject, due, by);
      }
      clock().end();
    }

    private void release(View facts) {
      if (isPending()) {
        decide(Verdict.Reason.RELEASED, facts);
      } else if (chain.isPending()) {
        chain.release(closing(facts));
      }
    }

    private void decide(Verdict.Reason reason, @Nullable View by) {
      decided = new Verdict.Void(subject, reason, by == null ? null : closing(by));
      clock().end();
    }

    private void close(View facts) {
      if (isPending() && isAverage) {
        decide(Verdict.Reason.CASE_CLOSED, facts);
      } else if (isPending() && form.demand().isAtClosing()) {
        breach(Due.at(facts.event().interaction().time()));
      }
    }

    private void reread(View change) {
      long at = change.event().time();
      if (isPending() && form.demand().isByCase() && !clock().reread(trigger, at)) {
        decide(Verdict.Reason.NO_DEADLINE, change);
      } else if (breached != null && chain.isPending()) {
        chain.reread(at);
      }
    }

    private Verdict verdict() {
      if (decided != null) {
        return decided;
      }
      if (breached == null) {
        return new Verdict.Pending(subject, clock().due(), clock().remaining());
      }
      Due due = form.demand().isAtClosing() ? breached : clock().due();
      return new Verdict.Breached(subject, due, breached.instant(), late(due), chain.report());
    }

    private Verdict.@Nullable Late late(@Nullable Due due) {
      return act == null || due == null
          ? null
          : new Verdict.Late(
              act, form.demand().lateness(trigger, clock().clock(), due, act.time()));
    }

    private @Nullable Amount taken() {
      Clock clock = clock().clock();
      return act == null || clock == null || !isAverage
          ? null
          : clock.between(clock().start().instant(), act.time(), clock().stops().all());
    }
  }

  private final CompiledForm.Duty form;
  private final boolean isAverage;
  private final List<Obligation> obligations = new ArrayList<>();

  /** Obligations that an event may still change, by group, in order. */
  private final Map<Object, List<Obligation>> open = new HashMap<>();

  private final Set<Object> seen = new HashSet<>();

  Duties(PartyMonitor party, CompiledEdition edition, CompiledRule rule, CompiledForm.Duty form) {
    super(party, edition, rule);
    this.form = form;
    this.isAverage = rule.rule().clause() instanceof Clause.Average;
  }

  @Override
  void observe(View facts) {
    List<Obligation> inGroup = open.get(group(facts));
    if (inGroup != null) {
      settle(inGroup, facts);
    }
    if (edition.closes(facts)) {
      closeCase(facts);
    }
    if (form.trigger().matches(facts)) {
      boolean first = form.which() != Clause.Which.FIRST || seen.add(group(facts));
      if (first && governs(facts) && rule.admits(facts) && !isWaiting(facts)) {
        open(facts);
      }
    }
  }

  private void settle(List<Obligation> inGroup, View facts) {
    boolean isAct = isAct(facts);
    boolean isRelease = isRelease(facts);
    for (Obligation obligation : inGroup) {
      View seen = facts.in(obligation.zone);
      boolean same = seen == facts;
      if (obligation.isUndischarged() && (same ? isAct : isAct(seen))) {
        obligation.discharge(facts);
      }
      if (obligation.chain.isPending()) {
        obligation.chain.observe(seen);
      }
      if (same ? isRelease : isRelease(seen)) {
        obligation.release(facts);
      }
    }
    inGroup.removeIf(obligation -> !obligation.isUndischarged() && !obligation.chain.isPending());
  }

  private boolean isAct(View facts) {
    return form.demand().act().matches(facts);
  }

  private boolean isRelease(View facts) {
    return form.release() != null && form.release().matches(facts);
  }

  private void closeCase(View facts) {
    if (!isAverage && !form.demand().isAtClosing()) {
      return;
    }
    boolean groupIsCase = rule.rule().scope() instanceof Scope.PerCase;
    for (List<Obligation> inGroup :
        groupIsCase
            ? List.of(open.getOrDefault(facts.theCase(), List.of()))
            : List.copyOf(open.values())) {
      for (Obligation obligation : inGroup) {
        if (obligation.trigger.theCase() == facts.theCase()) {
          obligation.close(facts);
        }
      }
    }
  }

  private boolean isWaiting(View facts) {
    if (form.which() != Clause.Which.NOTHING_WAITING) {
      return false;
    }
    for (RuleMonitor same : party.sameRule(rule.rule().id())) {
      if (same instanceof Duties duties && duties.isWaitingIn(this, facts)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWaitingIn(Duties asking, View facts) {
    if (asking == this) {
      return open.getOrDefault(group(facts), List.of()).stream()
          .anyMatch(Obligation::isUndischarged);
    }
    Object group = asking.group(facts);
    return obligations.stream()
        .anyMatch(
            obligation ->
                obligation.isUndischarged() && group.equals(obligation.groups.get(asking)));
  }

  private void open(View facts) {
    Obligation obligation = new Obligation(facts);
    if (rule.isReplacedAt(facts)) {
      obligation.decided = new Verdict.Void(obligation.subject, Verdict.Reason.REPLACED, null);
    } else {
      List<CompiledRule> rivals = rule.rivalsAt(facts);
      if (!rivals.isEmpty()) {
        obligation.decided = new Verdict.Conflict(obligation.subject, ids(rivals));
      }
    }
    Due start = Due.at(facts.event().interaction().time());
    obligation.countdown = start(form.demand(), start, facts, obligation.zone, obligation::miss);
    if (obligation.countdown == null) {
      return;
    }
    obligations.add(obligation);
    if (obligation.decided == null) {
      open.computeIfAbsent(group(facts), key -> new ArrayList<>()).add(obligation);
    } else {
      obligation.clock().end();
    }
  }

  @Override
  void reread(View change) {
    for (List<Obligation> inGroup : open.values()) {
      for (Obligation obligation : inGroup) {
        obligation.reread(change);
      }
    }
  }

  @Override
  void report(VerdictSink sink) {
    for (Obligation obligation : obligations) {
      Occasion occasion = obligation.occasion;
      sink.accept(
          new Judgement(
              edition,
              rule,
              obligation.verdict(),
              occasion == null ? null : occasion.taking(obligation.taken()),
              obligation.clock().ground()));
    }
  }
}
