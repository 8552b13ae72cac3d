package coco.engine.contradiction;

import coco.engine.Due;
import coco.engine.Interaction;
import coco.engine.contradiction.Contradiction.Kind;
import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Condition;
import coco.language.code.Deadline;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a duty whose act another rule refuses from the trigger to the deadline. */
final class Clashes {
  /*
   * A duty and a rule that refuses its act contradict each other in a situation, if whatever we do
   * one of them is breached. A situation is a trigger with values of attributes, perhaps with states
   * that earlier events turned on. In it every way of doing the act is tried, with a value of every
   * region of each attribute that some condition reads, since those are ours to choose; the decision
   * says when each would be allowed. If one is allowed in time, there is no contradiction. What
   * belongs to the situation (the party's and the case's attributes, states that events of others
   * turn) is not ours to change; a state that an act of ours could turn settles nothing. Where a
   * condition has no finite regions (contains, comparisons of two attributes) nothing is told.
   */

  private static final int CAPPED_MOST = 30;

  /** How far ahead a date in the data lies. */
  private static final int DAYS_TO_DATE = 60;

  private final Anatomy anatomy;
  private final Stage stage;
  private final Scenes scenes;
  private final Ways ways;

  Clashes(Anatomy anatomy, Stage stage) {
    this.anatomy = anatomy;
    this.stage = stage;
    this.scenes = new Scenes(anatomy, stage);
    this.ways = new Ways(anatomy, stage);
  }

  /**
   * What a duty asks.
   *
   * @param link 0 for the duty itself, or the place of a reparation
   */
  record Asked(Clause.Trigger trigger, Occurrence act, Optional<Occurrence> release, int link) {
    /** All that a rule asks, its reparations included; nothing where it is no duty. */
    static List<Asked> of(Rule rule) {
      List<Asked> all = new ArrayList<>();
      switch (rule.clause()) {
        case Clause.Duty duty -> {
          all.add(new Asked(duty.trigger(), duty.demand().act(), duty.release(), 0));
          add(all, duty.reparations());
        }
        case Clause.RepeatedDuty duty -> {
          all.add(new Asked(duty.trigger(), duty.act(), Optional.empty(), 0));
          add(all, duty.reparations());
        }
        default -> {}
      }
      return all;
    }

    private static void add(List<Asked> all, List<Clause.Demand> reparations) {
      Asked first = all.getFirst();
      for (Clause.Demand each : reparations) {
        all.add(new Asked(first.trigger(), each.act(), first.release(), all.size()));
      }
    }
  }

  /** The event that a rule refuses, with what stands after it; null where it refuses none. */
  private static @Nullable Occurrence refused(Rule rule) {
    return switch (rule.clause()) {
      case Clause.Prohibition prohibition -> prohibition.act();
      case Clause.Silence silence -> silence.act();
      case Clause.Restriction restriction -> restriction.act();
      case Clause.Quality quality -> quality.trigger().event();
      case Clause.Cap cap -> cap.act();
      default -> null;
    };
  }

  /** The limit that kept the last pair from being settled; 0 where none did. Asked once. */
  int takeLimit() {
    return ways.takeLimit();
  }

  /** The first situation in which a duty and another rule cannot both be kept. */
  Optional<Contradiction> find(Rule duty, Rule barrier) {
    for (Asked asked : Asked.of(duty)) {
      Optional<Contradiction> found = find(asked, duty, barrier);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Contradiction> find(Asked asked, Rule duty, Rule barrier) {
    Occurrence refused = refused(barrier);
    boolean capped = barrier.clause() instanceof Clause.Cap;
    if (refused == null
        || duty.force() != Rule.Force.MUST
        || barrier.force() != Rule.Force.MUST
        || !anatomy.overlap(asked.act(), refused)
        || (capped && !(duty.clause() instanceof Clause.RepeatedDuty && asked.link() == 0))
        || asked.release().stream()
            .flatMap(each -> anatomy.matches(each).stream())
            .anyMatch(anatomy::isOurs)
        || (isOpenEnded(duty) && !isLasting(barrier))
        || !ways.canBeSettled(asked, duty, barrier)) {
      return Optional.empty();
    }
    ways.begin();
    for (Instant begin : beginnings(duty, barrier)) {
      for (Scene scene : scenes(asked, duty, List.of(barrier), begin)) {
        Optional<Contradiction> found =
            capped ? capped(asked, duty, barrier, scene) : clash(asked, duty, barrier, scene);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The first situation in which a duty's act may come only after another that cannot come in time:
   * the notice is too long, or a third rule forbids the other act.
   */
  Optional<Contradiction> findBefore(Rule duty, Rule before) {
    if (duty.force() != Rule.Force.MUST
        || before.force() != Rule.Force.MUST
        || isOpenEnded(duty)
        || !(before.clause() instanceof Clause.Precedence precedence)
        || !precedence.required().when().parts().stream()
            .allMatch(part -> part instanceof Circumstance.Where)) {
      return Optional.empty();
    }
    for (Asked asked : Asked.of(duty)) {
      if (!anatomy.overlap(asked.act(), precedence.act())
          || asked.release().stream()
              .flatMap(each -> anatomy.matches(each).stream())
              .anyMatch(anatomy::isOurs)
          || !ways.canBeSettled(asked, duty, before)) {
        continue;
      }
      Asked first =
          new Asked(asked.trigger(), precedence.required(), asked.release(), asked.link());
      Optional<Contradiction> found =
          precedence.notice().filter(it -> it.bound() == Clause.Bound.AT_LEAST).isPresent()
              ? late(asked, first, duty, before)
              : Optional.empty();
      for (Rule third : anatomy.code().rules()) {
        if (found.isEmpty() && forbids(third, first, duty)) {
          found = forbidden(asked, first, duty, before, third);
        }
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What must come first is done at once, and all the same the duty's act is refused too long. */
  private Optional<Contradiction> late(Asked asked, Asked first, Rule duty, Rule before) {
    ways.begin();
    for (Instant begin : beginnings(duty, before)) {
      for (Scene scene : scenes(asked, duty, List.of(before), begin)) {
        Optional<Example> shown = Optional.empty();
        for (Definition.Match match : anatomy.matches(first.act())) {
          shown =
              scenes
                  .line(first.act(), match, scene.at())
                  .flatMap(
                      done -> {
                        List<Example.Line> lines = new ArrayList<>(scene.lines());
                        lines.set(lines.size() - 1, Scenes.pending(lines.getLast()));
                        lines.add(done);
                        return ways.refusedUntilDue(asked, duty, before, lines, begin)
                            .flatMap(way -> ways.shown(asked, duty, before, lines, way));
                      });
          if (shown.isEmpty()) {
            break;
          }
        }
        if (shown.isPresent() && !couldTurn(before, scene.on())) {
          return shown.map(each -> clash(duty, before, each));
        }
      }
    }
    return Optional.empty();
  }

  private boolean forbids(Rule third, Asked first, Rule duty) {
    Occurrence refused = refused(third);
    return refused != null
        && third.force() == Rule.Force.MUST
        && !(third.clause() instanceof Clause.Cap)
        && anatomy.overlap(first.act(), refused)
        && ways.canBeSettled(first, duty, third);
  }

  /** Neither the duty's act nor what must come before it can be done in time. */
  private Optional<Contradiction> forbidden(
      Asked asked, Asked first, Rule duty, Rule before, Rule third) {
    ways.begin();
    for (Instant begin : beginnings(duty, third)) {
      for (Scene scene : scenes(asked, duty, List.of(before, third), begin)) {
        if (couldTurn(before, scene.on()) || couldTurn(third, scene.on())) {
          continue;
        }
        Optional<Example> shown =
            ways.refusedBefore(first, duty, before, third, scene.lines())
                .flatMap(
                    way ->
                        ways.refusedUntilDue(asked, duty, before, scene.lines(), begin)
                            .flatMap(act -> ways.shown(asked, duty, before, scene.lines(), act))
                            .flatMap(each -> ways.shownBefore(first, duty, third, each, way)));
        if (shown.isPresent()) {
          return shown.map(each -> clash(duty, before, each));
        }
      }
    }
    return Optional.empty();
  }

  private static Contradiction clash(Rule duty, Rule barrier, Example shown) {
    return new Contradiction(Kind.DUE_AND_FORBIDDEN, duty.id(), barrier.id(), shown);
  }

  /** Whether only the close of the case ends what the duty leaves open. */
  private static boolean isOpenEnded(Rule duty) {
    return duty.clause() instanceof Clause.Duty plain
        && plain.demand().deadline() instanceof Deadline.AtClosing;
  }

  /** Whether what a rule refuses it refuses for good, whatever becomes of the case or the party. */
  private static boolean isLasting(Rule barrier) {
    RuleParts parts = RuleParts.of(barrier);
    List<Condition> conditions = new ArrayList<>(parts.conditions());
    parts.circumstances().forEach(each -> conditions.addAll(Anatomy.wheres(each)));
    return parts.states().isEmpty()
        && Assignment.candidates(conditions).keySet().stream()
            .allMatch(each -> each.owner() == Owner.EVENT || each.owner() == Owner.ACTOR);
  }

  private Set<Instant> beginnings(Rule duty, Rule barrier) {
    Set<Instant> beginnings =
        new LinkedHashSet<>(stage.beginnings(Scenes.hours(duty, barrier), duty.id()));
    if (barrier.clause() instanceof Clause.Cap cap && cap.window() instanceof Clause.Each) {
      beginnings.add(stage.newYear());
    }
    return beginnings;
  }

  /** A situation: the lines until the trigger, and the states that are on by the lines before. */
  private record Scene(List<Example.Line> lines, Set<String> on, Instant at) {}

  private List<Scene> scenes(Asked asked, Rule duty, List<Rule> barriers, Instant begin) {
    List<Scene> all = new ArrayList<>();
    Set<String> states = new LinkedHashSet<>();
    List<Condition> others = new ArrayList<>();
    Optional<Occurrence> first = Optional.empty();
    for (Rule barrier : barriers) {
      states.addAll(RuleParts.of(barrier).states());
      others.addAll(anatomy.all(barrier));
      if (barrier.clause() instanceof Clause.Silence silence) {
        first = Optional.of(silence.after());
      }
    }
    asked.trigger().event().when().parts().forEach(part -> addState(part, states));
    List<Scenes.Before> contexts = scenes.contexts(begin, states, first);
    for (Definition.Match match : anatomy.matches(asked.trigger().event())) {
      List<Assignment.Goal> goals = new ArrayList<>();
      anatomy.conditions(asked.trigger().event(), match).forEach(each -> holds(goals, each));
      holds(goals, anatomy.audience(duty));
      barriers.forEach(barrier -> holds(goals, anatomy.audience(barrier)));
      goals.addAll(Anatomy.notExcepted(duty));
      for (List<Assignment.Goal> branch : branches(duty)) {
        List<Assignment.Goal> both = new ArrayList<>(goals);
        both.addAll(branch);
        for (Map<Attribute, Value> values : Scenes.situations(both, others)) {
          scenes
              .line(asked.trigger().event(), match, dated(duty, values, begin), begin)
              .ifPresent(
                  line ->
                      contexts.forEach(
                          before ->
                              all.add(
                                  new Scene(
                                      Scenes.with(before.lines(), List.of(line)),
                                      before.on(),
                                      begin))));
        }
      }
    }
    return all;
  }

  /**
   * The values with a date for a deadline in the data, far enough that the duty leaves all the time
   * in the world: that the data may give less is not the code's doing.
   */
  private Map<Attribute, Value> dated(Rule duty, Map<Attribute, Value> values, Instant begin) {
    if (duty.clause() instanceof Clause.Duty plain
        && plain.demand().deadline() instanceof Deadline.InData inData) {
      Map<Attribute, Value> dated = new LinkedHashMap<>(values);
      dated.put(
          inData.attribute(),
          new Value.Day(stage.local(begin).toLocalDate().plusDays(DAYS_TO_DATE)));
      return dated;
    }
    return values;
  }

  private static void holds(List<Assignment.Goal> goals, Condition condition) {
    goals.add(new Assignment.Goal(condition, true));
  }

  private static void addState(Circumstance.Part part, Set<String> states) {
    if (part instanceof Circumstance.While on) {
      states.add(on.state());
    } else if (part instanceof Circumstance.WhileNot off) {
      states.add(off.state());
    }
  }

  /** What leads to each of the branches of a deadline by case; nothing for other deadlines. */
  private static List<List<Assignment.Goal>> branches(Rule duty) {
    if (!(duty.clause() instanceof Clause.Duty plain
        && plain.demand().deadline() instanceof Deadline.ByCase byCase)) {
      return List.of(List.of());
    }
    List<List<Assignment.Goal>> all = new ArrayList<>();
    List<Assignment.Goal> none = new ArrayList<>();
    for (Deadline.Branch branch : byCase.branches()) {
      List<Assignment.Goal> first = new ArrayList<>(none);
      first.add(new Assignment.Goal(branch.when(), true));
      all.add(first);
      none.add(new Assignment.Goal(branch.when(), false));
    }
    if (byCase.otherwise().isPresent()) {
      all.add(none);
    }
    return all;
  }

  /** Whether an act of ours could turn a state on which it rests whether the barrier refuses. */
  private boolean couldTurn(Rule barrier, Set<String> on) {
    Set<String> permitting = permitting(barrier);
    for (String id : RuleParts.of(barrier).states()) {
      if (couldEnd(id)
          || (couldBegin(id) && (!on.contains(id) || (runsOut(id) && permitting.contains(id))))) {
        return true;
      }
    }
    return anatomy.replacing(barrier).stream()
        .flatMap(each -> RuleParts.of(each).states().stream())
        .anyMatch(id -> couldBegin(id) || couldEnd(id));
  }

  /** The states that let the act pass while they are on: ours to begin anew where they run out. */
  private static Set<String> permitting(Rule barrier) {
    List<Circumstance.Part> parts = new ArrayList<>();
    barrier.exception().ifPresent(each -> parts.addAll(each.parts()));
    if (barrier.clause() instanceof Clause.Restriction restriction) {
      parts.addAll(restriction.only().parts());
    }
    Set<String> states = new LinkedHashSet<>();
    for (Circumstance.Part part : parts) {
      if (part instanceof Circumstance.While it) {
        states.add(it.state());
      }
    }
    Occurrence refused = refused(barrier);
    if (refused != null) {
      for (Circumstance.Part part : refused.when().parts()) {
        if (part instanceof Circumstance.WhileNot it) {
          states.add(it.state());
        }
      }
    }
    return states;
  }

  private boolean couldBegin(String id) {
    return anatomy.code().definitions().get(id) instanceof Definition.State state
        && state.from().stream().anyMatch(anatomy::isOurs);
  }

  private boolean couldEnd(String id) {
    return anatomy.code().definitions().get(id) instanceof Definition.State state
        && state.until().stream().anyMatch(anatomy::isOurs);
  }

  private boolean runsOut(String id) {
    return anatomy.code().definitions().get(id) instanceof Definition.State state
        && state.lasting().isPresent();
  }

  private Optional<Contradiction> clash(Asked asked, Rule duty, Rule barrier, Scene scene) {
    if (couldTurn(barrier, scene.on())) {
      return Optional.empty();
    }
    Optional<Ways.Way> way = ways.refusedUntilDue(asked, duty, barrier, scene.lines(), scene.at());
    if (way.isEmpty()) {
      return Optional.empty();
    }
    Optional<Example> shown = ways.shown(asked, duty, barrier, scene.lines(), way.get());
    return shown.map(
        example ->
            new Contradiction(
                speaksOfHours(barrier) && isAlways(asked, duty, barrier, scene)
                    ? Kind.ALWAYS_OUTSIDE
                    : Kind.DUE_AND_FORBIDDEN,
                duty.id(),
                barrier.id(),
                example));
  }

  private static boolean speaksOfHours(Rule barrier) {
    return Scenes.hours(barrier).stream()
        .flatMap(each -> each.parts().stream())
        .anyMatch(
            part ->
                part instanceof Circumstance.During
                    || part instanceof Circumstance.Outside
                    || part instanceof Circumstance.Between);
  }

  /** Whether it is so at whatever hour of a year the trigger comes. */
  private boolean isAlways(Asked asked, Rule duty, Rule barrier, Scene scene) {
    int opened = 0;
    for (Instant at : stage.allOverAYear()) {
      List<Example.Line> moved = new ArrayList<>();
      for (Example.Line line : scene.lines()) {
        long ahead = scene.at().getEpochSecond() - stage.instant(line.when()).getEpochSecond();
        moved.add(new Example.Line(stage.local(at.minusSeconds(ahead)), line.what(), List.of()));
      }
      if (stage.due(new Example(duty.id(), moved), duty.id()).isPresent()) {
        opened++;
        ways.begin();
        if (ways.refusedUntilDue(asked, duty, barrier, moved, at).isEmpty()) {
          return false;
        }
      }
    }
    return opened >= 20;
  }

  /**
   * A repeated duty under a cap: the act is done at the last moment each time, which asks for it
   * the fewest times, until the cap refuses it.
   */
  private Optional<Contradiction> capped(Asked asked, Rule duty, Rule barrier, Scene scene) {
    if (couldTurn(barrier, scene.on())
        || !(barrier.clause() instanceof Clause.Cap cap)
        || cap.most() > CAPPED_MOST) {
      return Optional.empty();
    }
    List<Example.Line> lines = new ArrayList<>(scene.lines());
    lines.set(lines.size() - 1, Scenes.pending(lines.getLast()));
    Instant from = scene.at();
    for (int done = 0; done <= cap.most(); done++) {
      Optional<Ways.Way> way = ways.refusedUntilDue(asked, duty, barrier, lines, from);
      if (way.isPresent()) {
        return ways.shown(asked, duty, barrier, lines, way.get())
            .map(
                example ->
                    new Contradiction(Kind.MORE_THAN_CAPPED, duty.id(), barrier.id(), example));
      }
      Optional<Due> due = stage.due(new Example(duty.id(), lines), duty.id());
      if (due.isEmpty()) {
        return Optional.empty();
      }
      from = Ways.last(due.get());
      Optional<Example.Line> next = nextInSeries(asked, duty, barrier, lines, from);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      lines.add(Scenes.expecting(next.get(), new Expected(Optional.empty(), Outcome.MET)));
    }
    return Optional.empty();
  }

  private Optional<Example.Line> nextInSeries(
      Asked asked, Rule duty, Rule barrier, List<Example.Line> lines, Instant at) {
    Definition.Match match = anatomy.matches(asked.act()).getFirst();
    List<Assignment.Goal> goals =
        anatomy.conditions(asked.act(), match).stream()
            .map(each -> new Assignment.Goal(each, true))
            .toList();
    return Scenes.solve(goals, List.of(), 1).stream()
        .findFirst()
        .flatMap(values -> scenes.line(asked.act(), match, values, at))
        .filter(
            line -> {
              Interaction done =
                  stage.last(new Example(duty.id(), Scenes.with(lines, List.of(line))));
              return at.equals(
                  stage.permitted(
                      stage.past(new Example(duty.id(), lines)), done, barrier.id(), at));
            });
  }
}
