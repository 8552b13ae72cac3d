package coco.cli;

import coco.cli.Console.Paint;
import coco.engine.LevelVerdict;
import coco.engine.Verdict;
import coco.engine.Verdict.Subject;
import coco.engine.backtest.BacktestReport;
import coco.engine.backtest.RuleTally;
import coco.engine.calendar.ProofText;
import coco.engine.monitor.Judgement;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Rules;
import coco.language.code.Clause;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A backtest's report for people. */
final class BacktestText {
  private static final int BAR = 16;
  private static final int WORST = 5;
  private static final int TYPES = 6;

  /** Below so many occasions a month says little about itself. */
  private static final long MONTH_LEAST = 5;

  private final Console console;
  private final Texts texts;
  private final Rules rules;
  private final Function<RuleId, String> titles;
  private final ProofText proofs;
  private final PrintStream out;
  private @Nullable String unknown;

  BacktestText(Console console, Texts texts, Rules rules, Function<RuleId, String> titles) {
    this.console = console;
    this.texts = texts;
    this.rules = rules;
    this.titles = titles;
    this.proofs = new ProofText(texts.language());
    this.out = console.out();
  }

  /** Types that no rule knows are named: an empty report must not leave the reader guessing. */
  void unknownTypes(SequencedMap<String, Long> types) {
    if (!types.isEmpty()) {
      List<String> shown = new ArrayList<>();
      types.forEach((type, count) -> shown.add("%s (%s)".formatted(type, texts.number(count))));
      String list = String.join(", ", shown.subList(0, Math.min(TYPES, shown.size())));
      unknown =
          texts.of("backtest.unknown", types.size(), shown.size() > TYPES ? list + ", …" : list);
    }
  }

  void print(BacktestReport report, WorstCases worst, long rejected, long repeated) {
    head(report, rejected, repeated);
    ruleTable(report);
    levels(report);
    worstMonths(report);
    worstCases(worst);
  }

  private ZoneId zone() {
    return rules.codes().getLast().zone();
  }

  private void head(BacktestReport report, long rejected, long repeated) {
    String editions =
        rules.editions().stream().map(CompiledEdition::name).collect(Collectors.joining(", "));
    out.println(
        console.paint(
            Paint.STRONG, texts.of("backtest.code", rules.codes().getFirst().id(), editions)));
    out.println(
        texts.of(
            "backtest.history",
            report.interactions(),
            report.cases(),
            report.parties(),
            moment(report.asOf()),
            zone().getId()));
    if (report.beforeFirstEdition() > 0) {
      out.println(texts.of("backtest.early", report.beforeFirstEdition()));
    }
    if (repeated > 0) {
      out.println(texts.of("backtest.repeated", repeated));
    }
    if (unknown != null) {
      Wrap.lines(unknown, Math.max(40, console.width())).forEach(out::println);
    }
    if (rejected > 0) {
      out.println(console.paint(Paint.WARN, texts.of("backtest.rejected", rejected)));
    }
  }

  private void ruleTable(BacktestReport report) {
    boolean several = rules.editions().size() > 1;
    Table table =
        new Table(
            Table.Align.LEFT,
            Table.Align.LEFT,
            Table.Align.RIGHT,
            Table.Align.RIGHT,
            Table.Align.LEFT,
            Table.Align.RIGHT,
            Table.Align.RIGHT,
            Table.Align.RIGHT,
            Table.Align.LEFT);
    table.head(
        texts.of("backtest.column.rule"),
        texts.of("backtest.column.title"),
        texts.of("backtest.column.opened"),
        texts.of("backtest.column.kept"),
        "",
        texts.of("backtest.column.breached"),
        texts.of("backtest.column.late"),
        texts.of("backtest.column.pending"),
        "");
    for (RuleTally tally : report.rules()) {
      long judged = tally.met() + tally.breached();
      String id = tally.rule().rule().id().text();
      table.row(
          several ? id + " · " + tally.edition().name() : id,
          EyeWidth.cut(titles.apply(tally.rule().rule().id()), 36),
          texts.number(tally.opened()),
          judged == 0 ? "–" : texts.percent(tally.met(), judged),
          judged == 0 ? "" : bar(tally.met(), judged),
          texts.number(tally.breached()),
          texts.number(tally.late()),
          texts.number(tally.pending()),
          others(tally));
    }
    section("backtest.rules", table);
  }

  private String bar(long part, long whole) {
    Paint paint = part == whole ? Paint.GOOD : part * 10 >= whole * 9 ? Paint.WARN : Paint.BAD;
    return console.paint(paint, Bar.of(part, whole, BAR));
  }

  /** What is rarer than a column: void, repaired, in conflict, waived. */
  private String others(RuleTally tally) {
    List<String> others = new ArrayList<>();
    if (tally.rule().rule().force() == Rule.Force.SHOULD) {
      others.add(texts.of("backtest.advisory"));
    }
    if (tally.casesBreached() < tally.breached()) {
      add(others, "backtest.incases", tally.casesBreached());
    }
    add(others, "backtest.void", tally.voided());
    add(others, "backtest.repaired", tally.repaired());
    add(others, "backtest.conflict", tally.conflict());
    add(others, "backtest.waived", tally.waived());
    return String.join(", ", others);
  }

  private void add(List<String> others, String key, long count) {
    if (count > 0) {
      others.add(texts.of(key, count));
    }
  }

  private void levels(BacktestReport report) {
    Map<String, List<LevelVerdict>> byRule = new LinkedHashMap<>();
    for (LevelVerdict level : report.levels()) {
      byRule
          .computeIfAbsent(
              level.rule().text() + "\u0000" + level.edition(), key -> new ArrayList<>())
          .add(level);
    }
    for (List<LevelVerdict> periods : byRule.values()) {
      levels(periods);
    }
  }

  /** Periods shown of one level; the worst ones where there are more. */
  private static final int PERIODS = 12;

  private void levels(List<LevelVerdict> periods) {
    LevelVerdict first = periods.getFirst();
    CompiledRule rule = rule(first);
    Table table =
        new Table(
            Table.Align.LEFT,
            Table.Align.LEFT,
            Table.Align.RIGHT,
            Table.Align.LEFT,
            Table.Align.RIGHT,
            Table.Align.LEFT);
    List<LevelVerdict> shown = periods;
    if (periods.size() > PERIODS) {
      shown =
          periods.stream()
              .sorted(Comparator.comparingDouble(BacktestText::kept))
              .limit(PERIODS)
              .sorted(Comparator.comparing(LevelVerdict::period))
              .toList();
    }
    for (LevelVerdict level : shown) {
      long counted = level.met() + level.breached();
      table.row(
          period(level, rule.rule().clause()),
          level.per() == null ? "" : level.per(),
          level.average() != null
              ? average(level)
              : counted == 0 ? "–" : texts.percent(level.met(), counted),
          counted == 0 || level.average() != null ? "" : bar(level.met(), counted),
          texts.of("backtest.of", level.met(), counted),
          state(level));
    }
    long kept = periods.stream().filter(each -> each.state() == LevelVerdict.State.MET).count();
    long decided =
        periods.stream()
            .filter(
                each ->
                    each.state() == LevelVerdict.State.MET
                        || each.state() == LevelVerdict.State.BREACHED)
            .count();
    out.println();
    out.println(
        console.paint(
            Paint.STRONG,
            texts.of(
                "backtest.level", first.rule().text(), titles.apply(first.rule()), kept, decided)));
    if (shown.size() < periods.size()) {
      out.println("  " + texts.of("backtest.level.shown", shown.size(), periods.size()));
    }
    table.lines(2).forEach(out::println);
  }

  private CompiledRule rule(LevelVerdict level) {
    return rules.editions().stream()
        .filter(edition -> edition.name().equals(level.edition()))
        .flatMap(edition -> edition.rules().stream())
        .filter(rule -> rule.rule().id().equals(level.rule()))
        .findFirst()
        .orElseThrow();
  }

  private static double kept(LevelVerdict level) {
    if (level.average() != null) {
      return -level.average().sum().doubleValue() / Math.max(1, level.average().done());
    }
    long counted = level.met() + level.breached();
    return counted == 0 ? 2 : (double) level.met() / counted;
  }

  private String average(LevelVerdict level) {
    LevelVerdict.Average average = level.average();
    if (average == null || average.done() == 0) {
      return "–";
    }
    BigDecimal sum = new BigDecimal(average.sum());
    BigDecimal done = BigDecimal.valueOf(average.done());
    // Rounded up, so that what is more than its target never looks like it.
    return switch (average.kind()) {
      case ELAPSED, WORKING_TIME -> {
        BigDecimal second = BigDecimal.valueOf(1_000_000);
        BigDecimal seconds = sum.divide(done.multiply(second), 0, RoundingMode.CEILING);
        long micros = seconds.multiply(second).longValueExact();
        yield proofs.amount(new Verdict.Amount(micros, average.kind()));
      }
      case DAYS, WORKING_DAYS, BUSINESS_DAYS -> {
        BigDecimal days = sum.divide(done, 1, RoundingMode.CEILING);
        yield days.stripTrailingZeros().scale() <= 0
            ? proofs.amount(new Verdict.Amount(days.longValue(), average.kind()))
            : texts.of("backtest.average." + average.kind(), days);
      }
    };
  }

  private String period(LevelVerdict level, Clause clause) {
    Clause.Period each =
        switch (clause) {
          case Clause.ServiceLevel service -> service.each();
          case Clause.Average average -> average.each();
          default -> throw new IllegalStateException("not a level: " + clause);
        };
    LocalDate first = level.period();
    return switch (each) {
      case DAY -> first.toString();
      case WEEK -> DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.GERMANY).format(first);
      case MONTH -> YearMonth.from(first).toString();
      case QUARTER -> "%d-Q%d".formatted(first.getYear(), (first.getMonthValue() + 2) / 3);
      case YEAR -> String.valueOf(first.getYear());
    };
  }

  private String state(LevelVerdict level) {
    String text = texts.of("outcome." + level.state().name());
    return switch (level.state()) {
      case MET -> console.paint(Paint.GOOD, text);
      case BREACHED -> console.paint(Paint.BAD, text);
      case PENDING ->
          level.pending() == 0
              ? texts.of("backtest.provisional")
              : text + " " + texts.of("backtest.open", level.pending());
      case VOID -> text;
    };
  }

  private record Month(RuleTally tally, YearMonth month, RuleTally.Month counts) {
    double kept() {
      return (double) counts.met() / (counts.met() + counts.breached());
    }
  }

  private void worstMonths(BacktestReport report) {
    List<Month> months = new ArrayList<>();
    for (RuleTally tally : report.rules()) {
      tally.months().forEach((month, counts) -> months.add(new Month(tally, month, counts)));
    }
    Table table =
        new Table(
            Table.Align.LEFT,
            Table.Align.LEFT,
            Table.Align.LEFT,
            Table.Align.RIGHT,
            Table.Align.LEFT,
            Table.Align.RIGHT);
    months.stream()
        .filter(
            month ->
                month.counts.breached() > 0
                    && month.counts.met() + month.counts.breached() >= MONTH_LEAST
                    && month.counts.met() + month.counts.breached() < month.tally.opened())
        .sorted(Comparator.comparingDouble(Month::kept).thenComparing(Month::month))
        .limit(WORST)
        .forEach(
            month -> {
              long judged = month.counts.met() + month.counts.breached();
              table.row(
                  month.month.toString(),
                  month.tally.rule().rule().id().text(),
                  EyeWidth.cut(titles.apply(month.tally.rule().rule().id()), 36),
                  texts.percent(month.counts.met(), judged),
                  bar(month.counts.met(), judged),
                  texts.of("backtest.of", month.counts.met(), judged));
            });
    section("backtest.months", table);
  }

  private void worstCases(WorstCases worst) {
    List<WorstCases.Worst> cases = worst.worst();
    if (cases.isEmpty()) {
      return;
    }
    out.println();
    out.println(console.paint(Paint.STRONG, texts.of("backtest.cases", cases.size())));
    for (int i = 0; i < cases.size(); i++) {
      worstCase(i + 1, cases.get(i));
    }
  }

  private void worstCase(int place, WorstCases.Worst worst) {
    Subject subject = worst.breached().subject();
    String named = subject.caseId() == null ? subject.trigger().id() : subject.caseId();
    out.println(
        texts.of(
            subject.party() == null ? "backtest.case" : "backtest.case.party",
            String.valueOf(place),
            named,
            String.valueOf(subject.party()),
            subject.rule().text(),
            titles.apply(subject.rule())
                + (worst.isBinding() ? "" : " (" + texts.of("backtest.advisory") + ")")));
    Verdict.Late late = worst.breached().late();
    if (worst.judgement().rule().rule().clause() instanceof Clause.RepeatedDuty) {
      out.println("   " + texts.of("backtest.case.missed"));
    } else if (worst.breached().due() == null) {
      out.println("   " + texts.of("backtest.case.act", moment(worst.breached().at())));
    } else if (late == null) {
      out.println("   " + texts.of("backtest.case.never"));
    } else {
      out.println(
          "   "
              + texts.of(
                  "backtest.case.late", moment(late.by().time()), proofs.amount(late.amount())));
    }
    Judgement.Ground ground = worst.judgement().ground();
    if (ground != null) {
      String sentence = proofs.sentence(ground.clock().proof(ground.start(), ground.stops()));
      Wrap.lines(sentence, Math.max(40, console.width() - 3))
          .forEach(line -> out.println("   " + console.paint(Paint.FAINT, line)));
    }
  }

  private void section(String title, Table table) {
    if (!table.isEmpty()) {
      out.println();
      out.println(console.paint(Paint.STRONG, texts.of(title)));
      table.lines(2).forEach(out::println);
    }
  }

  private String moment(Instant instant) {
    return texts.moment(instant.atZone(zone()));
  }
}
