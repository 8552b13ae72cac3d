package coco.engine.trial;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.backtest.Backtest;
import coco.engine.backtest.BacktestReport;
import coco.engine.backtest.History;
import coco.engine.calendar.Holidays;
import coco.engine.monitor.Monitor;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One trial, judged by each side; what several laws look at is judged once. */
final class Bench {
  private static final Holidays HOLIDAYS = Holidays.ofRegions();

  private final Trial trial;
  private final Rules rules;
  private final Verdicts monitored;

  Bench(Trial trial) {
    this.trial = trial;
    this.rules = RulesCompiler.compile(trial.editions(), HOLIDAYS);
    this.monitored = monitored(trial.arrivals());
  }

  Trial trial() {
    return trial;
  }

  /** What the monitor says, fed in the order of arrival. */
  Verdicts monitored() {
    return monitored;
  }

  /** What a monitor says that is fed with these. */
  Verdicts monitored(Collection<Interaction> arrivals) {
    Monitor monitor = monitor();
    monitor.observe(arrivals);
    return ask(monitor, trial.asOf());
  }

  /** A monitor that has seen nothing. */
  Monitor monitor() {
    return new Monitor(rules);
  }

  static Verdicts ask(Monitor monitor, Instant asOf) {
    monitor.advanceTo(asOf);
    return Verdicts.of(monitor.verdicts(), monitor.levels());
  }

  /** What the oracle says. */
  Verdicts foretold() {
    Oracle.Judged judged =
        new Oracle(trial.editions(), HOLIDAYS).judge(trial.arrivals(), trial.asOf());
    return Verdicts.of(judged.verdicts(), judged.levels());
  }

  /** What a backtest says. */
  Verdicts backtested() {
    History history = new History();
    trial.arrivals().forEach(history::add);
    List<Verdict> verdicts = new ArrayList<>();
    BacktestReport report =
        new Backtest(rules, 1)
            .run(
                history,
                trial.asOf(),
                judgement -> {
                  if (judgement.occasion() == null) {
                    verdicts.add(judgement.verdict());
                  }
                },
                interactions -> {});
    return Verdicts.of(verdicts, report.levels());
  }
}
