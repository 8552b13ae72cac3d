package coco.engine.backtest;

import coco.engine.LevelVerdict;
import coco.engine.monitor.Levels;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Rules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

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

  static BacktestReport of(Rules rules, Instant asOf, List<Counts> counts) {
    List<RuleTally> tallies = new ArrayList<>();
    for (CompiledEdition edition : rules.editions()) {
      for (CompiledRule rule : edition.rules()) {
        tallies.add(new RuleTally(edition, rule));
      }
    }
    Levels levels = new Levels();
    counts.forEach(each -> each.addTo(tallies, levels));
    return new BacktestReport(
        asOf,
        counts.stream().mapToLong(each -> each.interactions).sum(),
        counts.stream().mapToLong(each -> each.cases).sum(),
        counts.stream().mapToLong(each -> each.parties).sum(),
        counts.stream().mapToLong(each -> each.early).sum(),
        tallies,
        levels.verdicts(ChronoUnit.MICROS.between(Instant.EPOCH, asOf)));
  }
}
