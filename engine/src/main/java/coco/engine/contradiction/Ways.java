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
import java.util.stream.Stream;
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
  private int limit;

  Ways(Anatomy anatomy, Stage stage) {
    this.anatomy = anatomy;
    this.stage = stage;
    this.scenes = new Scenes(anatomy, stage);
  }

  /** A new search begins, with all its tries. */
  void begin() {
    decided = 0;
  }

  /** The limit that kept a pair of rules from being settled; 0 where none did. Asked once. */
  int takeLimit() {
    int reached = limit;
    limit = 0;
    return reached;
  }

  /** A way of doing the act, refused until the deadline of what is open. */
  record Way(Definition.Match match, Map<Attribute, Value> values, Stage.Open open) {}

  /** A way of doing the act, where every way is refused until the duty's deadline is past. */
  Optional<Way> refusedUntilDue(
      Clashes.Asked asked, Rule duty, Rule barrier, List<Example.Line> lines, Instant from) {
    Example example = new Example(duty.id(), lines);
    Optional<Stage.Open> open = stage.open(example, duty.id(), asked.link());
    if (open.isEmpty()) {
      return Optional.empty();
    }
    CompiledOccurrence act = act(duty, asked.link());
    return refused(asked, act, duty, barrier, lines, open.get().from(from), open.get());
  }

  /** A way of doing what must come first, where every way is refused until the duty's deadline. */
  Optional<Way> refusedBefore(
      Clashes.Asked first, Rule duty, Rule before, Rule barrier, List<Example.Line> lines) {
    Instant from = stage.instant(lines.getLast().when());
    return stage
        .open(new Example(duty.id(), lines), duty.id(), first.link())
        .flatMap(open -> refused(first, required(before), duty, barrier, lines, from, open));
  }

  private Optional<Way> refused(
      Clashes.Asked asked,
      CompiledOccurrence act,
      Rule duty,
      Rule barrier,
      List<Example.Line> lines,
      Instant begin,
      Stage.Open open) {
    Due due = open.due();
    Past past = stage.past(new Example(duty.id(), lines));
    SequencedMap<Attribute, List<@Nullable Value>> candidates = candidates(ours(asked, barrier));
    Way found = null;
    for (Definition.Match match : anatomy.matches(asked.act())) {
      for (Map<Attribute, Value> values : Assignment.solve(candidates, List.of(), WAYS)) {
        Optional<Example.Line> line = scenes.bare(match, values, begin);
        if (line.isEmpty()) {
          return Optional.empty();
        }
        if (++decided > DECIDED) {
          limit = DECIDED;
          return Optional.empty();
        }
        Interaction done =
            stage.last(new Example(duty.id(), Scenes.with(lines, List.of(line.get()))));
        Instant permitted = stage.permitted(past, done, barrier.id(), due.instant());
        if (permitted != null && !due.isPastAt(permitted)) {
          if (stage.does(past, done, act, permitted) != Done.NEVER) {
            return Optional.empty();
          }
        } else if (found == null && stage.does(past, done, act, begin) != Done.NEVER) {
          found = new Way(match, values, open);
        }
      }
    }
    if (Assignment.count(candidates) > WAYS) {
      limit = WAYS;
      return Optional.empty();
    }
    return Optional.ofNullable(found);
  }

  private CompiledOccurrence required(Rule before) {
    for (CompiledRule rule : stage.rules().editions().getFirst().rules()) {
      if (rule.rule().id().equals(before.id())
          && rule.form() instanceof CompiledForm.Precedence form) {
        return form.required();
      }
    }
    throw new IllegalStateException("no precedence: " + before.id());
  }

  private CompiledOccurrence act(Rule duty, int link) {
    for (CompiledRule rule : stage.rules().editions().getFirst().rules()) {
      if (rule.rule().id().equals(duty.id())) {
        if (rule.form() instanceof CompiledForm.Duty form) {
          return link == 0 ? form.demand().act() : form.reparations().get(link - 1).act();
        }
        if (rule.form() instanceof CompiledForm.RepeatedDuty form) {
          return link == 0 ? form.demand().act() : form.reparations().get(link - 1).act();
        }
      }
    }
    throw new IllegalStateException("no duty: " + duty.id());
  }

  /** The history as an example: done at the last moment it is refused; or not done at all. */
  Optional<Example> shown(
      Clashes.Asked asked, Rule duty, Rule barrier, List<Example.Line> lines, Way way) {
    List<Example.Line> begun = new ArrayList<>(lines);
    if (begun.stream().allMatch(line -> line.expected().isEmpty())) {
      begun.set(begun.size() - 1, Scenes.pending(begun.getLast()));
    }
    for (Due missed : way.open().missed()) {
      begun.add(
          new Example.Line(
              stage.local(Stage.past(missed)),
              new Example.AsOf(),
              List.of(new Expected(Optional.empty(), Outcome.BREACHED))));
    }
    Instant last = last(way.open().due());
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
                                stage.local(Stage.past(way.open().due())),
                                new Example.AsOf(),
                                List.of(new Expected(Optional.empty(), Outcome.BREACHED))))))));
    return tried.stream().filter(stage::holds).findFirst();
  }

  /** The history with what must come first at its end, which another rule refuses as well. */
  Optional<Example> shownBefore(
      Clashes.Asked first, Rule duty, Rule barrier, Example shown, Way way) {
    Instant last = last(way.open().due());
    Expected refused = new Expected(Optional.of(barrier.id()), Outcome.REFUSED);
    return Stream.of(
            scenes.line(first.act(), way.match(), way.values(), last),
            scenes.bare(way.match(), way.values(), last))
        .flatMap(Optional::stream)
        .map(line -> List.of(Scenes.expecting(line, refused)))
        .map(line -> new Example(duty.id(), Scenes.with(shown.lines(), line)))
        .filter(stage::holds)
        .findFirst();
  }

  /** The last minute, or instant, at which an act is in time. */
  static Instant last(Due due) {
    return due.endOfDay() ? due.instant().minusSeconds(60) : due.instant();
  }

  /** Whether the ways of doing a duty's act can all be tried. */
  boolean canBeSettled(Clashes.Asked asked, Rule duty, Rule barrier) {
    return !duty.id().equals(barrier.id())
        && anatomy.matches(asked.act()).stream().allMatch(match -> match.type().isPresent())
        && Assignment.isDecidable(ours(asked, barrier), Ways::isOurs);
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
