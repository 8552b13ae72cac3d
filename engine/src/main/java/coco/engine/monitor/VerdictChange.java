package coco.engine.monitor;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.Verdict.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict that is new or has changed.
 *
 * @param verdict as it stands; null where it was withdrawn, because its trigger is none any more
 * @param revision 0, raised by 1 each time that a late interaction changes what was final
 * @param isFinal whether every source is complete past the instant that decides it
 * @param because the late interactions that a revision rests on
 */
public record VerdictChange(
    Subject subject,
    @Nullable Verdict verdict,
    int revision,
    boolean isFinal,
    List<Interaction.Key> because) {
  public VerdictChange {
    because = List.copyOf(because);
  }

  /** Whether nothing that happens after {@code complete} can change the verdict's state. */
  static boolean decided(Verdict verdict, Instant complete) {
    return switch (verdict) {
      case Verdict.Met met -> complete.isAfter(met.by().time());
      case Verdict.Breached breached -> complete.isAfter(breached.at());
      case Verdict.Pending pending -> false;
      case Verdict.Void released ->
          complete.isAfter(
              released.by() == null ? released.subject().triggered() : released.by().time());
      case Verdict.Waived waived -> decided(waived.beneath(), complete);
      case Verdict.Conflict conflict -> complete.isAfter(conflict.subject().triggered());
    };
  }
}
