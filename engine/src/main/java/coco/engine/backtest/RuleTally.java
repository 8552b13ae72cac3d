package coco.engine.backtest;

import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.engine.sweep.Sums;
import coco.language.code.Clause;
import coco.language.code.Rule;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the verdicts of one rule of one edition sum up to. Sums add. */
public final class RuleTally {
  /** Kept and missed in one month of triggers. */
  public record Month(long met, long breached) {
    Month plus(Month other) {
      return new Month(met + other.met, breached + other.breached);
    }
  }

  private final CompiledEdition edition;
  private final CompiledRule rule;
  private final SortedMap<YearMonth, Month> months = new TreeMap<>();
  private long opened;
  private long met;
  private long breached;
  private long late;
  private long repaired;
  private long voided;
  private long pending;
  private long waived;
  private long conflict;
  private long casesBreached;

  RuleTally(CompiledEdition edition, CompiledRule rule) {
    this.edition = edition;
    this.rule = rule;
  }

  /**
   * Adds what was counted by month of the trigger.
   *
   * @param moreConflicts those that the sums count as void
   */
  void add(
      Map<Sums.Group, Sums.Sum> byMonth, long moreRepaired, long moreConflicts, long moreCases) {
    byMonth.forEach(
        (group, sum) -> {
          opened += sum.opened();
          met += sum.met();
          breached += sum.breached();
          late += sum.late();
          voided += sum.voided();
          pending += sum.pending();
          if (sum.met() + sum.breached() > 0) {
            months.merge(
                YearMonth.from(group.period()), new Month(sum.met(), sum.breached()), Month::plus);
          }
        });
    repaired += moreRepaired;
    voided -= moreConflicts;
    conflict += moreConflicts;
    casesBreached += moreCases;
  }

  public CompiledEdition edition() {
    return edition;
  }

  public CompiledRule rule() {
    return rule;
  }

  /** Obligations opened or acts judged. */
  public long opened() {
    return opened;
  }

  public long met() {
    return met;
  }

  public long breached() {
    return breached;
  }

  /**
   * Breaches that bind and stand by themselves: those of advisory rules, and the occasions of a
   * service level or an average, do not.
   */
  public long bindingBreaches() {
    if (rule.rule().force() == Rule.Force.SHOULD) {
      return 0;
    }
    return switch (rule.rule().clause()) {
      case Clause.ServiceLevel level -> 0;
      case Clause.Average average -> 0;
      default -> breached;
    };
  }

  /** Those of {@link #breached} that were done after all. */
  public long late() {
    return late;
  }

  /** Those of {@link #breached} that a reparation made good. */
  public long repaired() {
    return repaired;
  }

  public long voided() {
    return voided;
  }

  public long pending() {
    return pending;
  }

  public long waived() {
    return waived;
  }

  public long conflict() {
    return conflict;
  }

  /** Cases with at least one breach. */
  public long casesBreached() {
    return casesBreached;
  }

  /** Kept and missed by month of the trigger, in the code's zone. */
  public SortedMap<YearMonth, Month> months() {
    return Collections.unmodifiableSortedMap(months);
  }
}
