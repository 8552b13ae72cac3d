package coco.bench;

import coco.bench.made.Dataset;
import coco.engine.backtest.Backtest;
import coco.engine.backtest.BacktestReport;
import coco.engine.backtest.History;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** CoCo itself: the backtest that the command runs. */
final class CocoEngine implements Engine {
  @Override
  public String name() {
    return "CoCo";
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public String idiom() {
    return "The code as it is written, over the whole history; parties side by side on all cores.";
  }

  @Override
  public boolean takesLate() {
    return true;
  }

  @Override
  public List<String> rules() {
    return TwoShores.rules();
  }

  @Override
  public SortedMap<String, String> cannot() {
    return new TreeMap<>();
  }

  @Override
  public void judge(Dataset dataset, VerdictFiles verdicts) throws Exception {
    Rules rules = RulesCompiler.compile(List.of(TwoShores.code()), TwoShores.holidays());
    History history = new History();
    Rows.read(dataset.file(), row -> history.add(Interactions.of(row)));
    BacktestReport report =
        new Backtest(rules, Runtime.getRuntime().availableProcessors())
            .run(
                history,
                Dataset.AS_OF,
                judgement -> {
                  if (judgement.occasion() == null) {
                    VerdictText.write(judgement.verdict(), verdicts);
                  }
                },
                judged -> {});
    report.levels().forEach(level -> VerdictText.write(level, verdicts));
  }
}
