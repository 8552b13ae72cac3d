package coco.engine.decision;

import coco.engine.Interaction;
import coco.engine.monitor.Proposal;
import java.time.Instant;
import java.util.List;

/**
 * The answer about a proposed interaction, placed last in the history.
 *
 * @param proposed what was asked about
 * @param refusals the binding rules that it would breach, by edition and rule in their order
 * @param advice the advisory rules that it would breach; they never refuse
 * @param conflicts the rules of which two apply and neither replaces the other
 * @param effects what it would do to obligations
 * @param next when it would be allowed
 */
public record Decision(
    Interaction proposed,
    List<Proposal.Answer> refusals,
    List<Proposal.Answer> advice,
    List<Proposal.Answer> conflicts,
    List<Effect> effects,
    Next next) {
  public Decision {
    refusals = List.copyOf(refusals);
    advice = List.copyOf(advice);
    conflicts = List.copyOf(conflicts);
    effects = List.copyOf(effects);
    if (refusals.isEmpty() != (next instanceof Now)) {
      throw new IllegalArgumentException("allowed is now: %s, %s".formatted(refusals, next));
    }
  }

  /** Whether it would breach no binding rule about acts. */
  public boolean isAllowed() {
    return refusals.isEmpty();
  }

  /** When it would be allowed, if nothing else happened until then. */
  public sealed interface Next {}

  /** It is allowed at the time asked about. */
  public record Now() implements Next {}

  /** At this instant, and at none between the time asked about and it. */
  public record At(Instant instant) implements Next {}

  /**
   * At no time: these rules refuse it, from an instant on, for ever, unless something else happens.
   *
   * @param from the first instant of which that is so; the time asked about or later
   * @param because answers at that instant
   */
  public record Never(Instant from, List<Proposal.Answer> because) implements Next {
    public Never {
      because = List.copyOf(because);
    }
  }

  /** At no time before this instant; later times were not looked at. */
  public record NotBefore(Instant horizon) implements Next {}
}
