package coco.engine.contradiction;

import coco.engine.Due;
import coco.engine.Interaction;
import coco.engine.backtest.History.Past;
import coco.engine.monitor.Proposal.Done;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.CompiledOccurrence;
import coco.engine.rules.CompiledRule;
import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.Condition;
import coco.language.code.Definition;
import coco.language.code.Example;
import coco.language.code.Example.Expected;
import coco.language.code.Example.Outcome;
import coco.language.code.Rule;
import coco.language.code.Scope;
import coco.language.code.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The ways in which we may do a duty's act, each asked of the engine. */
final class Ways {
  /** Ways of doing an act tried at most. */
  private static final int WAYS = 2_000;

  /** Acts decided at most for one pair of rules; what needs more is not settled. */
  private static final int DECIDED = 6_000;

  private final Anatomy anatomy;
  private final Stage stage;
  private final Scenes scenes;
  private int decided;

  Ways(Anatomy anatomy, Stage stage) {
    this.anatomy = anatomy;
    this.stage = stage;
    this.scenes = new Scenes(anatomy, stage);
  }

  /** A new search begins, with all its tries. */
  void begin() {
    decided = 0;
  }

  /** A way of doing the act, refused until the deadline. */
  record Way(Definition.Match match, Map<Attribute, Value> values, Due due) {}

  /** A way of doing the act, where every way is refused until the duty's deadline is past. */
  Optional<Way> refusedUntilDue(
      Clashes.Asked asked, Rule duty, Rule barrier, List<Example.Line> lines, Instant from) {
    Example example = new Example(duty.id(), lines);
    Optional<Due> open = stage.due(example, duty.id());
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Due due = open.get();
    Past past = stage.past(example);
    CompiledOccurrence act = act(duty);
    Way found = null;
    for (Definition.Match match : anatomy.matches(asked.act())) {
      for (Map<Attribute, Value> values :
          Assignment.solve(candidates(ours(asked, barrier)), List.of(), WAYS)) {
        Optional<Example.Line> line = scenes.bare(match, values, from);
        if (line.isEmpty() || ++decided > DECIDED) {
          return Optional.empty();
        }
        Interaction done =
            stage.last(new Example(duty.id(), Scenes.with(lines, List.of(line.get()))));
        Instant permitted = stage.permitted(past, done, barrier.id(), due.instant());
        if (permitted != null && !due.isPastAt(permitted)) {
          if (stage.does(past, done, act, permitted) != Done.NEVER) {
            return Optional.empty();
          }
        } else if (found == null && stage.does(past, done, act, from) != Done.NEVER) {
          found = new Way(match, values, due);
        }
      }
    }
    return Optional.ofNullable(found);
  }

  private CompiledOccurrence act(Rule duty) {
    for (CompiledRule rule : stage.rules().editions().getFirst().rules()) {
      if (rule.rule().id().equals(duty.id())) {
        if (rule.form() instanceof CompiledForm.Duty form) {
          return form.demand().act();
        }
        if (rule.form() instanceof CompiledForm.RepeatedDuty form) {
          return form.demand().act();
        }
      }
    }
    throw new IllegalStateException("no duty: " + duty.id());
  }

  /** The history as an example: done at the last moment it is refused; or not done at all. */
  Optional<Example> shown(
      Clashes.Asked asked, Rule duty, Rule barrier, List<Example.Line> lines, Way way) {
    List<Example.Line> begun = new ArrayList<>(lines);
    begun.set(
        begun.size() - 1,
        begun.getLast().expected().isEmpty()
            ? Scenes.expecting(begun.getLast(), new Expected(Optional.empty(), Outcome.PENDING))
            : begun.getLast());
    Instant last = last(way.due());
    Expected refused = new Expected(Optional.of(barrier.id()), Outcome.REFUSED);
    List<Example> tried = new ArrayList<>();
    Optional<Example.Line> named = scenes.line(asked.act(), way.match(), way.values(), last);
    Optional<Example.Line> bare = scenes.bare(way.match(), way.values(), last);
    for (Optional<Example.Line> line : List.of(named, bare)) {
      line.ifPresent(
          done ->
              tried.add(
                  new Example(
                      duty.id(),
                      Scenes.with(
                          begun,
                          List.of(
                              Scenes.expecting(
                                  done, new Expected(Optional.empty(), Outcome.MET), refused))))));
    }
    bare.ifPresent(
        done ->
            tried.add(
                new Example(
                    duty.id(),
                    Scenes.with(
                        begun,
                        List.of(
                            Scenes.expecting(done, refused),
                            new Example.Line(
                                stage.local(
                                    way.due().endOfDay()
                                        ? way.due().instant()
                                        : way.due().instant().plusSeconds(1)),
                                new Example.AsOf(),
                                List.of(new Expected(Optional.empty(), Outcome.BREACHED))))))));
    return tried.stream().filter(stage::holds).findFirst();
  }

  /** The last minute, or instant, at which an act is in time. */
  static Instant last(Due due) {
    return due.endOfDay() ? due.instant().minusSeconds(60) : due.instant();
  }

  /** Whether the ways of doing a duty's act can all be tried. */
  boolean canBeSettled(Clashes.Asked asked, Rule duty, Rule barrier) {
    List<Condition> ours = ours(asked, barrier);
    return anatomy.matches(asked.act()).stream().allMatch(match -> match.type().isPresent())
        && Assignment.isDecidable(ours, Ways::isOurs)
        && Assignment.count(candidates(ours)) <= WAYS
        && !duty.id().equals(barrier.id());
  }

  private static SequencedMap<Attribute, List<@Nullable Value>> candidates(List<Condition> ours) {
    SequencedMap<Attribute, List<@Nullable Value>> candidates =
        new LinkedHashMap<>(Assignment.candidates(ours));
    candidates.keySet().removeIf(attribute -> !isOurs(attribute));
    return candidates;
  }

  /** The conditions that the act's own attributes bear on: of the act, the barrier, and its kin. */
  private List<Condition> ours(Clashes.Asked asked, Rule barrier) {
    List<Condition> all = new ArrayList<>();
    anatomy
        .matches(asked.act())
        .forEach(match -> all.addAll(anatomy.conditions(asked.act(), match)));
    all.addAll(anatomy.all(barrier));
    anatomy.replacing(barrier).forEach(each -> all.addAll(anatomy.all(each)));
    barrier
        .per()
        .filter(per -> per instanceof Scope.PerAttribute)
        .ifPresent(per -> all.add(new Condition.Exists(((Scope.PerAttribute) per).attribute())));
    return all;
  }

  private static boolean isOurs(Attribute attribute) {
    return attribute.owner() == Owner.EVENT || attribute.owner() == Owner.ACTOR;
  }
}
