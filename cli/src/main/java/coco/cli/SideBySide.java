package coco.cli;

import coco.cli.Table.Align;
import coco.engine.backtest.BacktestReport;
import coco.engine.backtest.RuleTally;
import coco.language.code.RuleId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Two codes over the same interactions, rule by rule. */
final class SideBySide {
  private record Sum(long met, long breached) {
    Sum plus(RuleTally tally) {
      return new Sum(met + tally.met(), breached + tally.breached());
    }
  }

  private final Console console;
  private final Texts texts;

  SideBySide(Console console, Texts texts) {
    this.console = console;
    this.texts = texts;
  }

  void print(
      Function<RuleId, String> titles,
      Function<RuleId, String> otherTitles,
      BacktestReport report,
      BacktestReport against) {
    Map<RuleId, Sum> left = sums(report);
    Map<RuleId, Sum> right = sums(against);
    Set<RuleId> all = new LinkedHashSet<>(left.keySet());
    all.addAll(right.keySet());
    Table table =
        new Table(Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT);
    table.head(
        texts.of("backtest.column.rule"),
        texts.of("backtest.column.title"),
        texts.of("beside.kept.first"),
        texts.of("beside.kept.other"),
        texts.of("beside.breached.first"),
        texts.of("beside.breached.other"));
    for (RuleId id : all) {
      table.row(
          id.text(),
          EyeWidth.cut(left.containsKey(id) ? titles.apply(id) : otherTitles.apply(id), 36),
          kept(left.get(id)),
          kept(right.get(id)),
          breached(left.get(id)),
          breached(right.get(id)));
    }
    console.out().println();
    console.out().println(console.paint(Console.Paint.STRONG, texts.of("beside.title")));
    table.lines(2).forEach(console.out()::println);
  }

  private static Map<RuleId, Sum> sums(BacktestReport report) {
    Map<RuleId, Sum> sums = new LinkedHashMap<>();
    for (RuleTally tally : report.rules()) {
      RuleId id = tally.rule().rule().id();
      sums.put(id, sums.getOrDefault(id, new Sum(0, 0)).plus(tally));
    }
    return sums;
  }

  private String kept(@Nullable Sum sum) {
    return sum == null || sum.met + sum.breached == 0
        ? "–"
        : texts.percent(sum.met, sum.met + sum.breached);
  }

  private String breached(@Nullable Sum sum) {
    return sum == null ? "–" : texts.number(sum.breached);
  }
}
