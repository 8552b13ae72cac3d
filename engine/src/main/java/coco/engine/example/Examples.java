package coco.engine.example;

import coco.engine.Interaction;
import coco.engine.LevelVerdict;
import coco.engine.Verdict;
import coco.engine.backtest.Backtest;
import coco.engine.backtest.BacktestReport;
import coco.engine.backtest.History;
import coco.engine.monitor.Judgement;
import coco.engine.rules.Rules;
import coco.language.code.Code;
import coco.language.code.Example;
import coco.language.code.Example.Outcome;
import coco.language.code.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs the examples of a code. What a line is expected to give is the verdict of what it ended,
 * else of what it opened; a line {@code as of} asks what time has ended since the line before, else
 * what is pending, else what came last.
 */
public final class Examples {
  private final Code code;
  private final Rules rules;

  /** The examples of one edition, by its own rules alone. */
  public Examples(Code code, Rules rules) {
    this.code = code;
    this.rules = rules;
  }

  /** The expectations that did not come true, in the order of the document. */
  public List<ExampleResult> failures() {
    return code.examples().stream().flatMap(example -> failures(example).stream()).toList();
  }

  /** The interactions that an example's lines stand for, in their order. */
  public List<Interaction> interactions(Example example) {
    ExampleHistory history = new ExampleHistory(code, example.rule());
    List<Interaction> interactions = new ArrayList<>();
    for (int i = 0; i < example.lines().size(); i++) {
      Example.Line line = example.lines().get(i);
      if (line.what() instanceof Example.Happens happens) {
        interactions.add(history.interaction(i, line, happens));
      }
    }
    return interactions;
  }

  private record Identity(RuleId rule, Interaction.Key trigger, int link) {
    static Identity of(Verdict verdict) {
      return new Identity(
          verdict.subject().rule(), verdict.subject().trigger(), verdict.subject().link());
    }
  }

  /** What stands at a moment: verdicts of obligations and acts, and of the periods of levels. */
  private record Standing(Map<Identity, Verdict> verdicts, List<LevelVerdict> levels) {}

  /** The expectations of one example that did not come true. */
  public List<ExampleResult> failures(Example example) {
    List<ExampleResult> failures = new ArrayList<>();
    ExampleHistory history = new ExampleHistory(code, example.rule());
    List<Interaction> before = new ArrayList<>();
    Standing earlier = new Standing(Map.of(), List.of());
    for (int i = 0; i < example.lines().size(); i++) {
      Example.Line line = example.lines().get(i);
      Instant at = ExampleHistory.instant(code, line);
      boolean asks = line.what() instanceof Example.AsOf;
      Standing from = asks ? earlier : standing(before, at);
      if (line.what() instanceof Example.Happens happens) {
        before.add(history.interaction(i, line, happens));
      }
      Standing now = standing(before, at);
      for (Example.Expected expected : line.expected()) {
        RuleId rule = expected.rule().orElse(example.rule());
        List<Outcome> actual = List.copyOf(outcomes(rule, from, now, asks));
        if (!fits(expected.outcome(), actual)) {
          failures.add(
              new ExampleResult(
                  example, i, rule, expected.outcome(), inWordsOf(expected.outcome(), actual)));
        }
      }
      earlier = now;
    }
    return failures;
  }

  /** The id of the interaction that a line of an example stands for, by its place from 0. */
  public static String id(int line) {
    return ExampleHistory.id(line);
  }

  /** When a line of an example is. */
  public Instant instant(Example.Line line) {
    return ExampleHistory.instant(code, line);
  }

  /** What stands after the last line of an example: every obligation and act, in order. */
  public List<Judgement> judgements(Example example) {
    if (example.lines().isEmpty()) {
      return List.of();
    }
    ExampleHistory history = new ExampleHistory(code, example.rule());
    History interactions = new History();
    for (int i = 0; i < example.lines().size(); i++) {
      Example.Line line = example.lines().get(i);
      if (line.what() instanceof Example.Happens happens) {
        interactions.add(history.interaction(i, line, happens));
      }
    }
    Map<Identity, Judgement> judgements = new LinkedHashMap<>();
    new Backtest(rules, 1)
        .run(
            interactions,
            instant(example.lines().getLast()),
            (Judgement judgement) -> judgements.put(Identity.of(judgement.verdict()), judgement),
            done -> {});
    return List.copyOf(judgements.values());
  }

  private Standing standing(List<Interaction> interactions, Instant asOf) {
    History history = new History();
    interactions.forEach(history::add);
    Map<Identity, Verdict> verdicts = new LinkedHashMap<>();
    BacktestReport report =
        new Backtest(rules, 1)
            .run(
                history,
                asOf,
                (Judgement judgement) ->
                    verdicts.put(Identity.of(judgement.verdict()), judgement.verdict()),
                done -> {});
    return new Standing(verdicts, report.levels());
  }

  private static SequencedSet<Outcome> outcomes(
      RuleId rule, Standing from, Standing now, boolean asks) {
    SequencedSet<Outcome> levels = new LinkedHashSet<>();
    if (asks) {
      now.levels().stream()
          .filter(level -> level.rule().equals(rule))
          .reduce((one, later) -> later)
          .ifPresent(level -> levels.add(outcome(level.state())));
      if (!levels.isEmpty()) {
        return levels;
      }
    }
    SequencedSet<Outcome> ended = new LinkedHashSet<>();
    SequencedSet<Outcome> opened = new LinkedHashSet<>();
    SequencedSet<Outcome> pending = new LinkedHashSet<>();
    Verdict last = null;
    for (Map.Entry<Identity, Verdict> entry : now.verdicts().entrySet()) {
      if (!entry.getKey().rule().equals(rule)) {
        continue;
      }
      Verdict verdict = entry.getValue();
      Verdict before = from.verdicts().get(entry.getKey());
      last = verdict;
      if (before == null) {
        opened.add(outcome(verdict));
      } else if (!stateOf(before).equals(stateOf(verdict))) {
        ended.add(changed(before, verdict));
      }
      if (verdict instanceof Verdict.Pending) {
        pending.add(Outcome.PENDING);
      }
    }
    if (!ended.isEmpty()) {
      return ended;
    }
    if (!asks) {
      return opened;
    }
    SequencedSet<Outcome> asked = pending.isEmpty() ? new LinkedHashSet<>() : pending;
    if (asked.isEmpty() && last != null) {
      asked.add(outcome(last));
    }
    return asked;
  }

  /** What of a verdict an author can see change: not a deadline that moved. */
  private static List<@Nullable Object> stateOf(Verdict verdict) {
    List<@Nullable Object> state = new ArrayList<>();
    state.add(outcome(verdict));
    if (verdict instanceof Verdict.Breached breached) {
      state.add(breached.late());
      breached.reparations().forEach(link -> state.add(link.state()));
    }
    return state;
  }

  /** The outcome of what changed: of the reparation's link, where that is what was ended. */
  private static Outcome changed(Verdict before, Verdict after) {
    if (before instanceof Verdict.Breached was
        && after instanceof Verdict.Breached is
        && Objects.equals(was.late(), is.late())) {
      for (int i = 0; i < was.reparations().size(); i++) {
        Verdict.LinkState state = is.reparations().get(i).state();
        if (state != was.reparations().get(i).state()) {
          return switch (state) {
            case MET -> Outcome.MET;
            case MISSED -> Outcome.BREACHED;
            case VOID -> Outcome.VOID;
            case PENDING -> Outcome.PENDING;
          };
        }
      }
    }
    return outcome(after);
  }

  private static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Met met -> Outcome.MET;
      case Verdict.Breached breached -> Outcome.BREACHED;
      case Verdict.Pending pending -> Outcome.PENDING;
      case Verdict.Void released -> Outcome.VOID;
      case Verdict.Conflict conflict -> Outcome.CONFLICT;
      case Verdict.Waived waived -> outcome(waived.beneath());
    };
  }

  private static Outcome outcome(LevelVerdict.State state) {
    return switch (state) {
      case MET -> Outcome.MET;
      case BREACHED -> Outcome.BREACHED;
      case PENDING -> Outcome.PENDING;
      case VOID -> Outcome.VOID;
    };
  }

  /** What came, in the words of what was expected: an act is allowed or refused. */
  private static List<Outcome> inWordsOf(Outcome expected, List<Outcome> actual) {
    return switch (expected) {
      case ALLOWED, REFUSED -> actual.stream().map(Examples::ofAct).toList();
      case MET, BREACHED, PENDING, VOID, CONFLICT -> actual;
    };
  }

  private static Outcome ofAct(Outcome outcome) {
    return switch (outcome) {
      case MET -> Outcome.ALLOWED;
      case BREACHED -> Outcome.REFUSED;
      case ALLOWED, REFUSED, PENDING, VOID, CONFLICT -> outcome;
    };
  }

  private static boolean fits(Outcome expected, List<Outcome> actual) {
    Outcome asked =
        switch (expected) {
          case ALLOWED -> Outcome.MET;
          case REFUSED -> Outcome.BREACHED;
          case MET, BREACHED, PENDING, VOID, CONFLICT -> expected;
        };
    return actual.equals(List.of(asked));
  }
}
