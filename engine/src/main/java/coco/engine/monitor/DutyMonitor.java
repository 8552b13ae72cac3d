package coco.engine.monitor;

import coco.engine.Due;
import coco.engine.rules.CompiledDemand;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.CompiledState;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A rule whose obligations run on a clock. */
abstract class DutyMonitor extends RuleMonitor {
  DutyMonitor(PartyMonitor party, CompiledEdition edition, CompiledRule rule) {
    super(party, edition, rule);
  }

  /** Starts a clock for a demand; null where the data give no deadline. */
  final @Nullable Countdown start(
      CompiledDemand demand, Due start, View trigger, @Nullable ZoneId zone, Runnable onPast) {
    CompiledState stopping = demand.stoppedWhile();
    return Countdown.start(
        party.timers(),
        demand,
        start,
        trigger,
        zone,
        stopping == null ? null : party.switchOf(stopping, trigger.theCase()),
        onPast);
  }
}
