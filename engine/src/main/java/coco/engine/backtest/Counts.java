package coco.engine.backtest;

import coco.engine.Verdict.LinkState;
import coco.engine.monitor.Levels;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Rules;
import coco.engine.sweep.Judged;
import coco.engine.sweep.Sums;
import coco.engine.sweep.Sweep;
import coco.language.code.Clause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the verdicts of one thread's sweeps. */
final class Counts implements Sweep.Sink {
  private final Rules rules;
  private final List<Sums> months = new ArrayList<>();
  private final List<@Nullable Sums> levels = new ArrayList<>();
  private final long[] repaired;
  private final long[] conflicts;
  private final long[] casesBreached;

  /** By the chunk's case, the last turn in which a breach of it was counted. */
  private int[] counted = new int[64];

  /** Raised with each party and rule. */
  private int turn = 1;

  private int placeOfTurn = -1;
  long interactions;
  long cases;
  long parties;
  long early;

  Counts(Rules rules) {
    this.rules = rules;
    for (CompiledEdition edition : rules.editions()) {
      for (CompiledRule rule : edition.rules()) {
        months.add(new Sums(Clause.Period.MONTH, edition.timekeeper().days(), false));
        levels.add(
            switch (rule.rule().clause()) {
              case Clause.ServiceLevel level ->
                  new Sums(level.each(), edition.timekeeper().days(), false);
              case Clause.Average average ->
                  new Sums(average.each(), edition.timekeeper().days(), true);
              default -> null;
            });
      }
    }
    repaired = new long[months.size()];
    conflicts = new long[months.size()];
    casesBreached = new long[months.size()];
  }

  @Override
  public void take(Judged judged) {
    int place = judged.place();
    months.get(place).count(judged);
    Sums level = levels.get(place);
    if (level != null) {
      level.countSplit(judged);
    }
    switch (judged.state()) {
      case BREACHED -> {
        repaired[place] += judged.reparation() == LinkState.MET ? 1 : 0;
        countCase(judged, place);
      }
      case CONFLICT -> conflicts[place]++;
      default -> {}
    }
  }

  private void countCase(Judged judged, int place) {
    if (place != placeOfTurn) {
      placeOfTurn = place;
      turn++;
    }
    int theCase = judged.theCase();
    if (theCase >= counted.length) {
      counted = Arrays.copyOf(counted, Math.max(2 * counted.length, theCase + 1));
    }
    if (counted[theCase] != turn) {
      counted[theCase] = turn;
      casesBreached[place]++;
    }
  }

  @Override
  public void leave() {
    placeOfTurn = -1;
  }

  /** Another chunk is at hand: its cases and values have other numbers. */
  void leaveChunk() {
    months.forEach(Sums::leaveChunk);
    for (Sums level : levels) {
      if (level != null) {
        level.leaveChunk();
      }
    }
  }

  /** Adds what was counted. */
  void addTo(List<RuleTally> tallies, Levels sums) {
    int place = 0;
    for (CompiledEdition edition : rules.editions()) {
      for (CompiledRule rule : edition.rules()) {
        tallies
            .get(place)
            .add(months.get(place).sums(), repaired[place], conflicts[place], casesBreached[place]);
        Sums level = levels.get(place);
        if (level != null) {
          level
              .sums()
              .forEach((group, sum) -> sums.add(edition, rule, group.period(), group.by(), sum));
        }
        place++;
      }
    }
  }
}
