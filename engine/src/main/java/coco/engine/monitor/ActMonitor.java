package coco.engine.monitor;

import coco.engine.Verdict;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import java.util.List;

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
    if (isAct(facts)) {
      boolean admitted = rule.admits(facts);
      boolean replaced = admitted && rule.isReplacedAt(facts);
      boolean offends = admitted && !replaced && offends(facts);
      if (admitted && governs(facts)) {
        judged.add(verdict(facts, replaced, offends), occasion(facts));
      }
    }
    remember(facts);
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

  /** Whether an act to which the rule applies is against it; called once for each, in order. */
  abstract boolean offends(View facts);

  /** Keeps what later acts are judged by. */
  void remember(View facts) {}

  @Override
  final void report(VerdictSink sink) {
    judged.report(edition, rule, sink);
  }
}
