package coco.cli;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.monitor.Judgement;
import coco.language.code.Clause;
import coco.language.code.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  record Worst(Judgement judgement, Verdict.Breached breached, Duration overdue) {
    /** Whether the rule binds; one that advises comes after all that bind. */
    boolean isBinding() {
      return judgement.rule().rule().force() != Rule.Force.SHOULD;
    }
  }

  private static final Comparator<Worst> MILDEST_FIRST =
      Comparator.comparing(Worst::isBinding)
          .thenComparing(Worst::overdue)
          .thenComparing(worst -> worst.breached.subject().triggered(), Comparator.reverseOrder());

  /** How many times too many are kept before the mildest are let go. */
  private static final int KEPT = 200;

  private final Instant asOf;
  private final int most;
  private final Map<String, Worst> overdue = new HashMap<>();
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
    // A missed link of a series is one breach at its deadline, and the next link opens: it is never
    // overdue.
    if (due == null || judgement.rule().rule().clause() instanceof Clause.RepeatedDuty) {
      if (acts.size() < most) {
        acts.add(new Worst(judgement, breached, Duration.ZERO));
      }
      return;
    }
    Instant until = breached.late() == null ? asOf : breached.late().by().time();
    Worst worst = new Worst(judgement, breached, Duration.between(due.instant(), until));
    overdue.merge(caseOf(breached), worst, (one, other) -> worse(one, other));
    if (overdue.size() > KEPT * most) {
      List<Worst> kept = worstFirst().subList(0, most);
      overdue.clear();
      kept.forEach(each -> overdue.put(caseOf(each.breached), each));
    }
  }

  private static Worst worse(Worst one, Worst other) {
    return MILDEST_FIRST.compare(one, other) >= 0 ? one : other;
  }

  private static String caseOf(Verdict.Breached breached) {
    String caseId = breached.subject().caseId();
    return caseId == null ? breached.subject().trigger().toString() : caseId;
  }

  private List<Worst> worstFirst() {
    List<Worst> worst = new ArrayList<>(overdue.values());
    worst.sort(MILDEST_FIRST.reversed());
    return worst;
  }

  /** The worst first. */
  List<Worst> worst() {
    List<Worst> worst = new ArrayList<>(worstFirst().stream().limit(most).toList());
    for (Worst act : acts) {
      if (worst.size() < most) {
        worst.add(act);
      }
    }
    worst.sort(Comparator.comparing(Worst::isBinding).reversed());
    return worst;
  }
}
