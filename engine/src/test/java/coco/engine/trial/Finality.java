package coco.engine.trial;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.monitor.Monitor;
import coco.engine.monitor.VerdictChange;
import coco.engine.trial.Verdicts.About;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a monitor with watermarks. True ones, which promise only what is kept, leave no final
 * verdict to be changed; hasty ones, which say that all is complete up to the last arrival, leave
 * only revisions that name their late interactions.
 */
final class Finality {
  private final Bench bench;
  private final List<Interaction> arrivals;

  Finality(Bench bench) {
    this.bench = bench;
    this.arrivals = bench.trial().arrivals();
  }

  Optional<Difference> check() {
    boolean hasty = bench.trial().seed() % 2 == 0 || !casesKeepTheirParties();
    Monitor monitor = bench.monitor();
    Map<About, VerdictChange> known = new HashMap<>();
    for (int i = 0; i < arrivals.size(); i++) {
      monitor.observe(arrivals.get(i));
      Instant complete = hasty ? arrivals.get(i).time() : complete(i + 1);
      monitor.advanceTo(complete);
      for (String source : List.of("north", "south")) {
        monitor.watermark(source, complete);
      }
      for (VerdictChange change : monitor.changes()) {
        VerdictChange before = take(known, change);
        if (before != null && before.isFinal() && isWrong(before, change, hasty)) {
          return Optional.of(
              new Difference(
                  change.subject().rule(),
                  change.subject().edition(),
                  Optional.of(before),
                  Optional.of(change)));
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable VerdictChange take(
      Map<About, VerdictChange> known, VerdictChange change) {
    About about = About.of(change.subject());
    return change.verdict() == null ? known.remove(about) : known.put(about, change);
  }

  private static boolean isWrong(VerdictChange before, VerdictChange after, boolean hasty) {
    boolean sameState =
        after.verdict() != null
            && before.verdict() != null
            && state(before.verdict()).equals(state(after.verdict()));
    if (sameState) {
      return false;
    }
    return !hasty || after.revision() <= before.revision() || after.because().isEmpty();
  }

  /** What must not change: a later act may still make a breach late, and its reparation good. */
  private static Object state(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Breached breached ->
          List.of("breached", breached.subject(), breached.at(), String.valueOf(breached.due()));
      case Verdict.Met met -> met;
      case Verdict.Void released -> released;
      case Verdict.Pending pending -> pending;
      case Verdict.Conflict conflict -> conflict;
      case Verdict.Waived waived -> waived;
    };
  }

  /** Up to when nothing that is still to arrive happened, or takes away what had happened. */
  private Instant complete(int next) {
    Instant complete = bench.trial().asOf().plusSeconds(1);
    for (Interaction later : arrivals.subList(next, arrivals.size())) {
      for (Interaction same : arrivals) {
        if (same.key().equals(later.key()) && same.time().isBefore(complete)) {
          complete = same.time();
        }
      }
    }
    return complete;
  }

  /** Whether no later event gives a case another party, so that earlier ones are judged anew. */
  private boolean casesKeepTheirParties() {
    Map<String, Optional<String>> parties = new HashMap<>();
    for (Interaction event : arrivals) {
      if (event.caseId() != null) {
        Optional<String> named = Optional.ofNullable(event.party());
        Optional<String> known = parties.putIfAbsent(event.caseId(), named);
        if (known != null && !known.equals(named)) {
          return false;
        }
      }
    }
    return true;
  }
}
