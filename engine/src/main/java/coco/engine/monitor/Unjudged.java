package coco.engine.monitor;

import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;

/** A rule that nobody asks about: it keeps nothing and says nothing. */
final class Unjudged extends RuleMonitor {
  Unjudged(PartyMonitor party, CompiledEdition edition, CompiledRule rule) {
    super(party, edition, rule);
  }

  @Override
  void observe(View facts) {}

  @Override
  void report(VerdictSink sink) {}
}
