package coco.engine.backtest;

import coco.engine.LevelVerdict;
import coco.engine.monitor.Levels;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Rules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a backtest comes to.
 *
 * @param asOf the instant asked about
 * @param interactions judged, repeated ones once
 * @param beforeFirstEdition interactions that happened before any edition was in force; they open
 *     nothing
 * @param rules one for each executable rule of each edition, in the order of the editions and of
 *     the document
 * @param levels the periods of service levels and averages, by rule, edition, period and group
 */
public record BacktestReport(
    Instant asOf,
    long interactions,
    long cases,
    long parties,
    long beforeFirstEdition,
    List<RuleTally> rules,
    List<LevelVerdict> levels) {
  public BacktestReport {
    rules = List.copyOf(rules);
    levels = List.copyOf(levels);
  }

  /** Adds up shares. */
  static final class Builder {
    private final Instant asOf;
    private final Map<CompiledRule, RuleTally> tallies = new LinkedHashMap<>();
    private final Levels levels = new Levels();
    private long interactions;
    private long cases;
    private long early;

    Builder(Rules rules, Instant asOf) {
      this.asOf = asOf;
      for (CompiledEdition edition : rules.editions()) {
        for (CompiledRule rule : edition.rules()) {
          tallies.put(rule, new RuleTally(edition, rule));
        }
      }
    }

    void add(
        Map<CompiledRule, RuleTally> share,
        Levels shareOfLevels,
        long moreInteractions,
        long moreCases,
        long moreEarly) {
      tallies.forEach(
          (rule, tally) -> {
            RuleTally more = share.get(rule);
            if (more != null) {
              tally.add(more);
            }
          });
      levels.add(shareOfLevels);
      interactions += moreInteractions;
      cases += moreCases;
      early += moreEarly;
    }

    BacktestReport build(long parties) {
      return new BacktestReport(
          asOf,
          interactions,
          cases,
          parties,
          early,
          new ArrayList<>(tallies.values()),
          levels.verdicts(ChronoUnit.MICROS.between(Instant.EPOCH, asOf)));
    }
  }
}
