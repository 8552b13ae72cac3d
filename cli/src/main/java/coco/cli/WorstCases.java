package coco.cli;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.monitor.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the breaches that ran furthest past their deadline; acts against a rule only where those
 * are too few.
 */
final class WorstCases {
  /**
   * A breach.
   *
   * @param overdue from the deadline to the act, or to the instant asked about
   */
  record Worst(Judgement judgement, Verdict.Breached breached, Duration overdue) {}

  private static final Comparator<Worst> MILDEST_FIRST =
      Comparator.comparing(Worst::overdue)
          .thenComparing(worst -> worst.breached.subject().triggered(), Comparator.reverseOrder());

  private final Instant asOf;
  private final int most;
  private final PriorityQueue<Worst> overdue = new PriorityQueue<>(MILDEST_FIRST);
  private final List<Worst> acts = new ArrayList<>();

  WorstCases(Instant asOf, int most) {
    this.asOf = asOf;
    this.most = most;
  }

  void add(Judgement judgement) {
    if (judgement.occasion() != null
        || !(judgement.verdict() instanceof Verdict.Breached breached)) {
      return;
    }
    Due due = breached.due();
    if (due == null) {
      if (acts.size() < most) {
        acts.add(new Worst(judgement, breached, Duration.ZERO));
      }
      return;
    }
    Instant until = breached.late() == null ? asOf : breached.late().by().time();
    overdue.add(new Worst(judgement, breached, Duration.between(due.instant(), until)));
    if (overdue.size() > most) {
      overdue.remove();
    }
  }

  /** The worst first. */
  List<Worst> worst() {
    List<Worst> worst = new ArrayList<>(overdue);
    worst.sort(MILDEST_FIRST.reversed());
    for (Worst act : acts) {
      if (worst.size() < most) {
        worst.add(act);
      }
    }
    return worst;
  }
}
