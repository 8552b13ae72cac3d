package coco.engine.monitor;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.calendar.Clock;
import coco.engine.calendar.Stop;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with what it rests on.
 *
 * @param verdict of a rule by itself, or of one occasion that a service level or an average counts
 * @param occasion where a level or an average counts it; null for a rule by itself
 * @param ground the clock that ran; null where the deadline is none of a length, or there is none
 */
public record Judgement(
    CompiledEdition edition,
    CompiledRule rule,
    Verdict verdict,
    @Nullable Occasion occasion,
    @Nullable Ground ground) {
  /** A clock, from when it ran, and when it stood still. */
  public record Ground(Clock clock, Due start, List<Stop> stops) {
    public Ground {
      stops = List.copyOf(stops);
    }
  }
}
