package coco.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.Verdict;
import coco.engine.backtest.Backtest;
import coco.engine.backtest.History;
import coco.engine.calendar.BeyondHorizonException;
import coco.engine.calendar.Holidays;
import coco.engine.curve.Curve;
import coco.engine.curve.Curves;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.language.code.RuleId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** At the rule's own deadline a promise curve counts exactly what the backtest counts. */
final class CurveLawTest {
  private static final int TRIALS = 400;
  private static final Holidays HOLIDAYS = Holidays.ofRegions();

  private record Counts(long kept, long breached, long pending, long released) {}

  @Test
  void theCurveMeetsTheBacktestAtTheOwnDeadline() {
    long compared = 0;
    long occasions = 0;
    for (long seed = 1; seed <= TRIALS; seed++) {
      Trial trial = TrialGenerator.generate(seed);
      History history = new History();
      trial.arrivals().forEach(history::add);
      Map<String, Counts> backtested = backtested(trial, history);
      for (RuleId id : rules(trial)) {
        Curves curves = new Curves(trial.editions(), id, HOLIDAYS);
        if (curves.obstacle().isPresent()) {
          continue;
        }
        List<Curves.OfEdition> found;
        try {
          found = curves.over(history, trial.asOf(), trigger -> trigger.type(), 1);
        } catch (BeyondHorizonException tooFar) {
          continue;
        }
        for (Curves.OfEdition each : found) {
          Curve.Count own = each.whole().own();
          assertThat(new Counts(own.kept(), own.breached(), own.pending(), own.voided()))
              .as("trial %d, rule %s, edition %s", seed, id, each.edition())
              .isEqualTo(backtested.get(id + " " + each.edition()));
          assertThat(each.groups().values().stream().mapToLong(group -> group.own().kept()).sum())
              .isEqualTo(own.kept());
          risesSteadily(each.whole());
          compared++;
          occasions += each.whole().occasions();
        }
      }
    }
    System.out.printf("%,d curves of %,d occasions%n", compared, occasions);
    assertThat(compared).isGreaterThan(500);
  }

  private static Set<RuleId> rules(Trial trial) {
    Set<RuleId> ids = new TreeSet<>(java.util.Comparator.comparing(RuleId::text));
    trial.editions().forEach(code -> code.rules().forEach(rule -> ids.add(rule.id())));
    return ids;
  }

  private static void risesSteadily(Curve curve) {
    long kept = 0;
    long breached = Long.MAX_VALUE;
    for (long step : curve.steps()) {
      Curve.Count count = curve.at(step);
      assertThat(count.kept()).isGreaterThanOrEqualTo(kept);
      assertThat(count.breached()).isLessThanOrEqualTo(breached);
      kept = count.kept();
      breached = count.breached();
    }
    assertThat(kept + breached).isLessThanOrEqualTo(curve.occasions());
  }

  private static Map<String, Counts> backtested(Trial trial, History history) {
    Rules rules = RulesCompiler.compile(trial.editions(), HOLIDAYS);
    Map<String, Counts> counts = new HashMap<>();
    new Backtest(rules, 1)
        .run(
            history,
            trial.asOf(),
            judgement -> {
              Verdict.Subject subject = judgement.verdict().subject();
              counts.merge(
                  subject.rule() + " " + subject.edition(),
                  one(judgement.verdict()),
                  (a, b) ->
                      new Counts(
                          a.kept + b.kept,
                          a.breached + b.breached,
                          a.pending + b.pending,
                          a.released + b.released));
            },
            done -> {});
    return counts;
  }

  private static Counts one(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Met met -> new Counts(1, 0, 0, 0);
      case Verdict.Breached breached -> new Counts(0, 1, 0, 0);
      case Verdict.Pending pending -> new Counts(0, 0, 1, 0);
      case Verdict.Void released ->
          new Counts(0, 0, 0, released.reason() == Verdict.Reason.RELEASED ? 1 : 0);
      case Verdict.Waived waived -> new Counts(0, 0, 0, 0);
      case Verdict.Conflict conflict -> new Counts(0, 0, 0, 0);
    };
  }
}
