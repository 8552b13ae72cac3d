package coco.engine.trial;

import coco.engine.LevelVerdict;
import coco.engine.Verdict;
import coco.language.code.RuleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In how many histories, with each trait, a rule was judged that has a form and a modifier, a form
 * and a kind of time, or a modifier and a kind of time.
 */
final class TrialTable {
  /** Two things that a rule may have together. */
  private record Pair(Enum<?> one, Enum<?> other) {}

  private record Judged(String edition, RuleId rule) {}

  private final Map<Trait, Map<Pair, Integer>> counts = new EnumMap<>(Trait.class);
  private final List<Pair> allowed = allowed();
  private long histories;

  private static List<Pair> allowed() {
    List<Pair> pairs = new ArrayList<>();
    for (Form form : Form.values()) {
      for (Timing timing : Timing.values()) {
        if (timing.fits(form)) {
          pairs.add(new Pair(form, timing));
        }
      }
    }
    for (Modifier modifier : Modifier.values()) {
      for (Form form : Form.values()) {
        if (anyTiming(form).stream().anyMatch(timing -> modifier.fits(form, timing))) {
          pairs.add(new Pair(form, modifier));
        }
      }
      for (Timing timing : Timing.values()) {
        if (anyForm(timing).stream().anyMatch(form -> modifier.fits(form, timing))) {
          pairs.add(new Pair(timing, modifier));
        }
      }
    }
    return pairs;
  }

  private static List<Timing> anyTiming(Form form) {
    return List.of(Timing.values()).stream().filter(timing -> timing.fits(form)).toList();
  }

  private static List<Form> anyForm(Timing timing) {
    return List.of(Form.values()).stream().filter(timing::fits).toList();
  }

  /** Counts one trial. */
  void add(Trial trial, Verdicts verdicts) {
    Set<Judged> judged = new HashSet<>();
    for (Verdict verdict : verdicts.rules().values()) {
      judged.add(new Judged(verdict.subject().edition(), verdict.subject().rule()));
    }
    for (LevelVerdict level : verdicts.levels()) {
      judged.add(new Judged(level.edition(), level.rule()));
    }
    Set<Pair> seen = new HashSet<>();
    trial.rules().forEach((edition, rules) -> collect(edition, rules, judged, seen));
    for (Trait trait : trial.traits()) {
      Map<Pair, Integer> ofTrait = counts.computeIfAbsent(trait, key -> new HashMap<>());
      seen.forEach(pair -> ofTrait.merge(pair, 1, Integer::sum));
    }
    histories++;
  }

  /** Adds what another has counted. */
  void add(TrialTable other) {
    other.counts.forEach(
        (trait, ofTrait) -> {
          Map<Pair, Integer> own = counts.computeIfAbsent(trait, key -> new HashMap<>());
          ofTrait.forEach((pair, count) -> own.merge(pair, count, Integer::sum));
        });
    histories += other.histories;
  }

  private static void collect(
      String edition, List<RuleGenerator.Tagged> rules, Set<Judged> judged, Set<Pair> seen) {
    for (RuleGenerator.Tagged rule : rules) {
      if (judged.contains(new Judged(edition, rule.rule().id()))) {
        seen.add(new Pair(rule.form(), rule.timing()));
        for (Modifier modifier : rule.modifiers()) {
          seen.add(new Pair(rule.form(), modifier));
          seen.add(new Pair(rule.timing(), modifier));
        }
      }
    }
  }

  /** A pair with a trait, and in how many histories they were. */
  record Cell(String what, int count) {}

  /** Every cell that the language allows, the rarest first. */
  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      Map<Pair, Integer> ofTrait = counts.getOrDefault(trait, Map.of());
      for (Pair pair : allowed) {
        String what = "%s × %s × %s".formatted(pair.one(), pair.other(), trait);
        cells.add(new Cell(what, ofTrait.getOrDefault(pair, 0)));
      }
    }
    cells.sort(Comparator.comparingInt(Cell::count));
    return cells;
  }

  /** The whole table, a line for each pair and a column for each trait. */
  String text() {
    StringBuilder text = new StringBuilder("%d histories%n".formatted(histories));
    text.append("%-38s".formatted("judged in"));
    for (Trait trait : Trait.values()) {
      text.append(" %s".formatted(trait));
    }
    text.append(System.lineSeparator());
    for (Pair pair : allowed) {
      text.append("%-38s".formatted(pair.one() + " × " + pair.other()));
      for (Trait trait : Trait.values()) {
        int count = counts.getOrDefault(trait, Map.of()).getOrDefault(pair, 0);
        text.append(" %%%dd".formatted(trait.name().length()).formatted(count));
      }
      text.append(System.lineSeparator());
    }
    return text.toString();
  }
}
