package coco.engine.monitor;

import coco.engine.Verdict;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Until;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that judges each act at once: prohibition, silence, restriction, cap, precedence, quality.
 */
abstract class ActMonitor extends RuleMonitor {
  private final Judged judged = new Judged();

  ActMonitor(PartyMonitor party, CompiledEdition edition, CompiledRule rule) {
    super(party, edition, rule);
  }

  /** Judges the event if it is an act of the rule, then remembers it for later ones. */
  @Override
  final void observe(View facts) {
    if (isAct(facts) && rule.admits(facts)) {
      boolean replaced = rule.isReplacedAt(facts);
      boolean offends = !replaced && offends(facts);
      if (!replaced) {
        count(facts, offends);
      }
      if (governs(facts)) {
        judged.add(verdict(facts, replaced, offends), occasion(facts));
      }
    }
    remember(facts);
  }

  /** What the rule would say of the event, which does not happen; null where it says nothing. */
  final @Nullable Judgement asked(View facts) {
    if (!governs(facts) || !isAct(facts) || !rule.admits(facts)) {
      return null;
    }
    boolean replaced = rule.isReplacedAt(facts);
    Verdict verdict = verdict(facts, replaced, !replaced && offends(facts));
    return new Judgement(edition, rule, verdict, occasion(facts), null);
  }

  /**
   * Until when an act that the rule refuses stays refused, were it done later and did nothing else
   * happen: the first microsecond after its time at which it may be allowed; {@link Until#NEVER}
   * where only something else that happens can allow it.
   */
  final long refusedUntil(View facts) {
    long applies =
        Math.min(
            Math.min(edition.until(), rule.form().lastsJudging(facts)),
            Math.min(
                rule.lastsAdmitting(facts),
                Math.min(rule.lastsReplaced(facts), rule.lastsRivalled(facts))));
    return Math.min(applies, offendsUntil(facts));
  }

  private Verdict verdict(View facts, boolean replaced, boolean offends) {
    if (replaced) {
      return new Verdict.Void(subject(facts), Verdict.Reason.REPLACED, null);
    }
    List<CompiledRule> rivals = rule.rivalsAt(facts);
    if (!rivals.isEmpty()) {
      return new Verdict.Conflict(subject(facts), ids(rivals));
    }
    return offends
        ? new Verdict.Breached(
            subject(facts), null, facts.event().interaction().time(), null, List.of())
        : new Verdict.Met(subject(facts), null, closing(facts));
  }

  /** Whether the event is one that the rule judges. */
  boolean isAct(View facts) {
    return rule.form().judges(facts);
  }

  /** Whether an act to which the rule applies is against it; changes nothing. */
  abstract boolean offends(View facts);

  /** Until when an act that offends goes on offending, were it done later. */
  abstract long offendsUntil(View facts);

  /** Why an act that offends does. */
  abstract Objection objection(View facts);

  /** Counts an act to which the rule applies; called once for each, in order. */
  void count(View facts, boolean offends) {}

  /** Keeps what later acts are judged by. */
  void remember(View facts) {}

  @Override
  final void report(VerdictSink sink) {
    judged.report(edition, rule, sink);
  }
}
