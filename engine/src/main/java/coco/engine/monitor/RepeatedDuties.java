package coco.engine.monitor;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.Verdict.Closing;
import coco.engine.Verdict.Subject;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.CompiledRule;
import coco.language.code.Clause;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A repeated duty at work on one party: series of obligations, each opened where the one before
 * ends.
 */
final class RepeatedDuties extends DutyMonitor {
  /** One obligation of a series. */
  private final class Obligation {
    private final Subject subject;
    private final Chain chain;
    private @Nullable Countdown countdown;
    private @Nullable Verdict decided;
    private @Nullable Due breached;

    Obligation(Series series, Subject subject) {
      this.subject = subject;
      this.chain = new Chain(RepeatedDuties.this, form.reparations(), series.trigger, series.zone);
    }

    private Countdown clock() {
      if (countdown == null) {
        throw new IllegalStateException("no clock: " + subject);
      }
      return countdown;
    }

    private void decide(Verdict verdict) {
      decided = verdict;
      clock().end();
    }

    private Verdict verdict() {
      if (decided != null) {
        return decided;
      }
      return breached == null
          ? new Verdict.Pending(subject, clock().due(), clock().remaining())
          : new Verdict.Breached(subject, clock().due(), breached.instant(), null, chain.report());
    }
  }

  /** One series, from its trigger until it is ended. */
  private final class Series {
    private final View trigger;
    private final @Nullable ZoneId zone;
    private final Map<RuleMonitor, Object> groups;
    private final List<Obligation> obligations = new ArrayList<>();
    private boolean ended;

    Series(View trigger) {
      this.trigger = trigger;
      this.zone = trigger.partyZone();
      this.groups = groups(trigger);
    }

    private Obligation open() {
      return obligations.getLast();
    }

    private void openNext(Due start) {
      Subject first = subject(trigger);
      Obligation obligation =
          new Obligation(
              this,
              new Subject(
                  first.rule(),
                  first.edition(),
                  first.trigger(),
                  obligations.size(),
                  first.caseId(),
                  first.party(),
                  start.instant()));
      obligations.add(obligation);
      obligation.countdown = start(form.demand(), start, trigger, zone, () -> miss(obligation));
    }

    private void miss(Obligation obligation) {
      Due missed = obligation.clock().missed();
      obligation.breached = missed;
      obligation.clock().end();
      obligation.chain.open(missed);
      openNext(missed);
    }

    private void observe(View event) {
      View facts = event.in(zone);
      for (Obligation obligation : obligations) {
        if (obligation.chain.isPending()) {
          obligation.chain.observe(facts);
        }
      }
      if (ended) {
        return;
      }
      boolean isEnd = form.until().matches(facts);
      Closing by = closing(facts);
      if (form.demand().act().matches(facts)) {
        open().decide(new Verdict.Met(open().subject, open().clock().due(), by));
        if (!isEnd) {
          openNext(Due.at(by.time()));
        }
      } else if (isEnd) {
        open().decide(new Verdict.Void(open().subject, Verdict.Reason.SERIES_ENDED, by));
      }
      if (isEnd) {
        end(by);
      }
    }

    private void end(Closing by) {
      ended = true;
      for (Obligation obligation : obligations) {
        if (obligation.chain.isPending()) {
          obligation.chain.release(by);
        }
      }
    }
  }

  private final CompiledForm.RepeatedDuty form;
  private final List<Series> series = new ArrayList<>();
  private final Map<Object, Series> running = new HashMap<>();
  private final Set<Object> seen = new HashSet<>();

  RepeatedDuties(
      PartyMonitor party,
      CompiledEdition edition,
      CompiledRule rule,
      CompiledForm.RepeatedDuty form) {
    super(party, edition, rule);
    this.form = form;
  }

  @Override
  void observe(View facts) {
    Object group = group(facts);
    Series current = running.get(group);
    if (current != null) {
      current.observe(facts);
      if (current.ended) {
        running.remove(group);
      }
    }
    if (form.trigger().matches(facts)) {
      boolean first = form.which() != Clause.Which.FIRST || seen.add(group);
      if (first && governs(facts) && rule.admits(facts) && !isRunning(facts)) {
        begin(facts, group);
      }
    }
  }

  private boolean isRunning(View facts) {
    for (RuleMonitor same : party.sameRule(rule.rule().id())) {
      if (same instanceof RepeatedDuties duties && duties.isRunningIn(this, facts)) {
        return true;
      }
    }
    return false;
  }

  private boolean isRunningIn(RepeatedDuties asking, View facts) {
    Object group = asking.group(facts);
    return running.values().stream().anyMatch(each -> group.equals(each.groups.get(asking)));
  }

  private void begin(View facts, Object group) {
    Series begun = new Series(facts);
    series.add(begun);
    begun.openNext(Due.at(facts.event().interaction().time()));
    if (rule.isReplacedAt(facts)) {
      begun.open().decide(new Verdict.Void(begun.open().subject, Verdict.Reason.REPLACED, null));
      begun.ended = true;
      return;
    }
    List<CompiledRule> rivals = rule.rivalsAt(facts);
    if (!rivals.isEmpty()) {
      begun.open().decide(new Verdict.Conflict(begun.open().subject, ids(rivals)));
      begun.ended = true;
      return;
    }
    running.put(group, begun);
  }

  @Override
  void reread(View change) {
    long at = change.event().time();
    for (Series each : running.values()) {
      for (Obligation obligation : each.obligations) {
        if (obligation.chain.isPending()) {
          obligation.chain.reread(at);
        }
      }
    }
  }

  @Override
  void report(VerdictSink sink) {
    for (Series each : series) {
      for (Obligation obligation : each.obligations) {
        sink.accept(
            new Judgement(edition, rule, obligation.verdict(), null, obligation.clock().ground()));
      }
    }
  }
}
