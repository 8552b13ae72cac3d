package coco.cli;

import coco.engine.LevelVerdict;
import coco.engine.backtest.BacktestReport;
import coco.engine.backtest.RuleTally;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.Rules;
import coco.language.code.Clause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A backtest's report as JSON: a stable contract, to which keys may be added. */
final class BacktestJson {
  private BacktestJson() {}

  static SequencedMap<String, @Nullable Object> of(
      Rules rules, BacktestReport report, long rejected, long repeated) {
    return Json.object(
        "code", rules.codes().getFirst().id(),
        "editions", rules.editions().stream().map(CompiledEdition::name).toList(),
        "asOf", report.asOf().toString(),
        "interactions", report.interactions(),
        "cases", report.cases(),
        "parties", report.parties(),
        "rejected", rejected,
        "repeated", repeated,
        "beforeFirstEdition", report.beforeFirstEdition(),
        "rules", report.rules().stream().map(BacktestJson::rule).toList(),
        "levels", report.levels().stream().map(BacktestJson::level).toList());
  }

  private static SequencedMap<String, @Nullable Object> rule(RuleTally tally) {
    return Json.object(
        "id", tally.rule().rule().id().text(),
        "edition", tally.edition().name(),
        "form", form(tally.rule().rule().clause()),
        "opened", tally.opened(),
        "met", tally.met(),
        "breached", tally.breached(),
        "late", tally.late(),
        "repaired", tally.repaired(),
        "void", tally.voided(),
        "pending", tally.pending(),
        "waived", tally.waived(),
        "conflict", tally.conflict(),
        "casesBreached", tally.casesBreached());
  }

  private static SequencedMap<String, @Nullable Object> level(LevelVerdict level) {
    return Json.object(
        "id", level.rule().text(),
        "edition", level.edition(),
        "period", level.period().toString(),
        "per", level.per(),
        "opened", level.opened(),
        "met", level.met(),
        "breached", level.breached(),
        "late", level.late(),
        "void", level.voided(),
        "waived", level.waived(),
        "pending", level.pending(),
        "share", share(level),
        "average", average(level),
        "target", level.target(),
        "state", level.state().name().toLowerCase(Locale.ROOT));
  }

  /**
   * For reading: the verdict itself is compared exactly. Null where nothing is counted, and for an
   * average.
   */
  private static @Nullable BigDecimal share(LevelVerdict level) {
    long counted = level.met() + level.breached();
    return counted == 0 || isAverage(level)
        ? null
        : BigDecimal.valueOf(level.met() * 100)
            .divide(BigDecimal.valueOf(counted), 4, RoundingMode.HALF_UP);
  }

  private static @Nullable BigDecimal average(LevelVerdict level) {
    return level.average() == null || level.average().done() == 0
        ? null
        : new BigDecimal(level.average().sum())
            .divide(BigDecimal.valueOf(level.average().done()), 4, RoundingMode.HALF_UP);
  }

  private static boolean isAverage(LevelVerdict level) {
    return level.average() != null;
  }

  /** The name of a form, in words joined by hyphens. */
  static String form(Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> "duty";
      case Clause.RepeatedDuty duty -> "repeated-duty";
      case Clause.Prohibition prohibition -> "prohibition";
      case Clause.Silence silence -> "silence";
      case Clause.Restriction restriction -> "restriction";
      case Clause.Cap cap -> "cap";
      case Clause.Precedence precedence -> "precedence";
      case Clause.Quality quality -> "quality";
      case Clause.ServiceLevel level -> "service-level";
      case Clause.Average average -> "average";
      case Clause.Norm norm -> "norm";
      case Clause.Value value -> "value";
    };
  }
}
