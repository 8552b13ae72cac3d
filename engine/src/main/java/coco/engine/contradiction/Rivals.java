package coco.engine.contradiction;

import coco.engine.contradiction.Contradiction.Kind;
import coco.language.code.Attribute;
import coco.language.code.Clause;
import coco.language.code.Definition;
import coco.language.code.Example;
import coco.language.code.Example.Expected;
import coco.language.code.Example.Outcome;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleParts;
import coco.language.code.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds an event to which two rules apply that replace the same one. */
final class Rivals {
  private final Anatomy anatomy;
  private final Stage stage;
  private final Scenes scenes;

  Rivals(Anatomy anatomy, Stage stage) {
    this.anatomy = anatomy;
    this.stage = stage;
    this.scenes = new Scenes(anatomy, stage);
  }

  /** All pairs of rules that replace a common one, and neither the other: earlier, later. */
  Set<List<Rule>> pairs() {
    Set<List<Rule>> pairs = new LinkedHashSet<>();
    for (Rule replaced : anatomy.code().rules()) {
      List<Rule> replacing = anatomy.replacing(replaced);
      for (Rule one : replacing) {
        for (Rule other : replacing) {
          if (anatomy.isBefore(one, other)
              && !anatomy.replacing(one).contains(other)
              && !anatomy.replacing(other).contains(one)) {
            pairs.add(List.of(one, other));
          }
        }
      }
    }
    return pairs;
  }

  /** An event that both rules judge, where the engine's verdict is conflict. */
  Optional<Contradiction> find(Rule one, Rule other) {
    Occurrence first = judged(one.clause());
    Occurrence second = judged(other.clause());
    if (first == null || second == null || !anatomy.overlap(first, second)) {
      return Optional.empty();
    }
    Set<String> states = new LinkedHashSet<>(RuleParts.of(one).states());
    states.addAll(RuleParts.of(other).states());
    Expected conflict = new Expected(Optional.empty(), Outcome.CONFLICT);
    Expected too = new Expected(Optional.of(one.id()), Outcome.CONFLICT);
    for (Definition.Match match : anatomy.matches(first)) {
      for (Definition.Match alike : anatomy.matches(second)) {
        if (!match.type().equals(alike.type())) {
          continue;
        }
        List<Assignment.Goal> goals = new ArrayList<>();
        anatomy
            .conditions(first, match)
            .forEach(each -> goals.add(new Assignment.Goal(each, true)));
        anatomy
            .conditions(second, alike)
            .forEach(each -> goals.add(new Assignment.Goal(each, true)));
        goals.add(new Assignment.Goal(anatomy.audience(one), true));
        goals.add(new Assignment.Goal(anatomy.audience(other), true));
        goals.addAll(Anatomy.notExcepted(one));
        goals.addAll(Anatomy.notExcepted(other));
        for (Map<Attribute, Value> values : Scenes.situations(goals, List.of())) {
          for (Instant at : stage.beginnings(Scenes.hours(one, other), one.id())) {
            for (Scenes.Before before : scenes.contexts(at, states, Optional.empty())) {
              Optional<Example> shown =
                  scenes
                      .line(second, alike, values, at)
                      .map(line -> Scenes.expecting(line, conflict, too))
                      .map(
                          line ->
                              new Example(other.id(), Scenes.with(before.lines(), List.of(line))))
                      .filter(stage::holds);
              if (shown.isPresent()) {
                return Optional.of(
                    new Contradiction(Kind.REPLACE_TOGETHER, other.id(), one.id(), shown.get()));
              }
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The event at which a clause is judged; null where it is no single event. */
  static @Nullable Occurrence judged(Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> duty.trigger().event();
      case Clause.RepeatedDuty duty -> duty.trigger().event();
      case Clause.Prohibition prohibition -> prohibition.act();
      case Clause.Silence silence -> silence.act();
      case Clause.Restriction restriction -> restriction.act();
      case Clause.Cap cap -> cap.act();
      case Clause.Precedence precedence -> precedence.act();
      case Clause.Quality quality -> quality.trigger().event();
      case Clause.ServiceLevel level -> null;
      case Clause.Average average -> null;
      case Clause.Norm norm -> null;
      case Clause.Value value -> null;
    };
  }
}
