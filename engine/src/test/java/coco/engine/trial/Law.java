package coco.engine.trial;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.backtest.Backtest;
import coco.engine.backtest.BacktestReport;
import coco.engine.backtest.History;
import coco.engine.calendar.Holidays;
import coco.engine.monitor.Judgement;
import coco.engine.monitor.Monitor;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What must be true of every trial: each gives the first difference it finds. */
enum Law {
  /** The monitor says what the oracle says. */
  ORACLE {
    @Override
    Optional<Verdicts.Difference> check(Trial trial, Bench bench) {
      return bench.oracle(trial).firstDifference(bench.monitor(trial));
    }
  },

  /** So does a backtest. */
  BACKTEST {
    @Override
    Optional<Verdicts.Difference> check(Trial trial, Bench bench) {
      History history = new History();
      trial.arrivals().forEach(history::add);
      List<Verdict> verdicts = new ArrayList<>();
      BacktestReport report =
          new Backtest(bench.rules(trial), 1)
              .run(
                  history,
                  trial.asOf(),
                  judgement -> addRule(verdicts, judgement),
                  interactions -> {});
      return bench.monitor(trial).firstDifference(Verdicts.of(verdicts, report.levels()));
    }

    private static void addRule(List<Verdict> verdicts, Judgement judgement) {
      if (judgement.occasion() == null) {
        verdicts.add(judgement.verdict());
      }
    }
  },

  /** The order of arrival changes nothing. */
  SHUFFLED {
    @Override
    Optional<Verdicts.Difference> check(Trial trial, Bench bench) {
      List<Interaction> shuffled = new ArrayList<>(trial.arrivals());
      Collections.shuffle(shuffled, new Random(trial.seed()));
      Monitor monitor = new Monitor(bench.rules(trial));
      monitor.observe(shuffled);
      return bench.monitor(trial).firstDifference(Bench.ask(monitor, trial.asOf()));
    }
  },

  /** Letting time pass between the arrivals, and asking, changes nothing. */
  STEPS {
    @Override
    Optional<Verdicts.Difference> check(Trial trial, Bench bench) {
      Monitor monitor = new Monitor(bench.rules(trial));
      Random random = new Random(trial.seed());
      for (Interaction arrival : trial.arrivals()) {
        monitor.observe(arrival);
        Instant step = arrival.time().plusSeconds(1_800L * random.nextInt(6));
        monitor.advanceTo(step.isAfter(trial.asOf()) ? trial.asOf() : step);
        if (random.nextBoolean()) {
          monitor.verdicts();
        }
      }
      return bench.monitor(trial).firstDifference(Bench.ask(monitor, trial.asOf()));
    }
  };

  abstract Optional<Verdicts.Difference> check(Trial trial, Bench bench);

  /** Where trials are judged; keeps what the last one needed more than once. */
  static final class Bench {
    private final Holidays holidays = Holidays.ofRegions();

    Verdicts oracle(Trial trial) {
      Oracle.Judged judged =
          new Oracle(trial.editions(), holidays).judge(trial.arrivals(), trial.asOf());
      return Verdicts.of(judged.verdicts(), judged.levels());
    }

    Rules rules(Trial trial) {
      return RulesCompiler.compile(trial.editions(), holidays);
    }

    Verdicts monitor(Trial trial) {
      Monitor monitor = new Monitor(rules(trial));
      monitor.observe(trial.arrivals());
      return ask(monitor, trial.asOf());
    }

    static Verdicts ask(Monitor monitor, Instant asOf) {
      monitor.advanceTo(asOf);
      return Verdicts.of(monitor.verdicts(), monitor.levels());
    }
  }
}
