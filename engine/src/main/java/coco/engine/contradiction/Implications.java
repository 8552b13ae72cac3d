package coco.engine.contradiction;

import coco.engine.Due;
import coco.engine.contradiction.Contradiction.Kind;
import coco.language.code.Attribute;
import coco.language.code.Audience;
import coco.language.code.Clause;
import coco.language.code.Deadline;
import coco.language.code.Definition;
import coco.language.code.Example;
import coco.language.code.Example.Expected;
import coco.language.code.Example.Outcome;
import coco.language.code.Length;
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

/**
 * Finds clauses that another already implies: it applies wherever they do, and asks at least as
 * much. Both are compared part by part; what cannot be compared implies nothing.
 */
final class Implications {
  private final Anatomy anatomy;
  private final Stage stage;
  private final Scenes scenes;

  Implications(Anatomy anatomy, Stage stage) {
    this.anatomy = anatomy;
    this.stage = stage;
    this.scenes = new Scenes(anatomy, stage);
  }

  /** That a rule is implied by another, shown by a history in which both are breached. */
  Optional<Contradiction> find(Rule implied, Rule by) {
    return isImplied(implied, by)
        ? shown(implied, by)
            .map(example -> new Contradiction(Kind.IMPLIED, implied.id(), by.id(), example))
        : Optional.empty();
  }

  /** Whether whoever keeps one rule keeps the other. */
  boolean isImplied(Rule implied, Rule by) {
    boolean standAlone =
        implied.annotations().replaces().isEmpty()
            && by.annotations().replaces().isEmpty()
            && anatomy.replacing(implied).isEmpty()
            && anatomy.replacing(by).isEmpty();
    return standAlone
        && !implied.id().equals(by.id())
        && (by.force() == Rule.Force.MUST || implied.force() == Rule.Force.SHOULD)
        && (by.exception().isEmpty() || by.exception().equals(implied.exception()))
        && covers(by.audience(), implied.audience())
        && implied.scope().equals(by.scope())
        && weight(implied) <= weight(by)
        && isImplied(implied.clause(), by.clause());
  }

  /** How grave a breach is; a graver one, of a later deadline, says something of its own. */
  private static int weight(Rule rule) {
    return rule.annotations()
        .breach()
        .map(
            breach ->
                switch (breach) {
                  case MINOR -> 1;
                  case SERIOUS -> 2;
                  case CRITICAL -> 3;
                })
        .orElse(0);
  }

  /** Whether an audience holds all of another. */
  private boolean covers(List<Audience> wide, List<Audience> narrow) {
    if (wide.isEmpty() || wide.contains(new Audience.Everyone())) {
      return true;
    }
    return !narrow.isEmpty()
        && narrow.stream().allMatch(each -> isWithin(each, wide, new LinkedHashSet<>()));
  }

  private boolean isWithin(Audience one, List<Audience> wide, Set<String> seen) {
    return wide.contains(one)
        || (one instanceof Audience.Group named
            && seen.add(named.group())
            && anatomy.code().definitions().get(named.group()) instanceof Definition.Group group
            && isWithin(group.base(), wide, seen));
  }

  private boolean isImplied(Clause implied, Clause by) {
    if (by instanceof Clause.Prohibition all) {
      Occurrence act = Rivals.judged(implied);
      return switch (implied) {
        case Clause.Prohibition one -> isWider(all.act(), one.act());
        case Clause.Silence silence -> act != null && isWider(all.act(), act);
        case Clause.Restriction restriction -> act != null && isWider(all.act(), act);
        case Clause.Cap cap -> act != null && isWider(all.act(), act);
        case Clause.Precedence precedence -> act != null && isWider(all.act(), act);
        default -> false;
      };
    }
    return switch (implied) {
      case Clause.Duty weak -> by instanceof Clause.Duty strong && isImplied(weak, strong);
      case Clause.Silence weak ->
          by instanceof Clause.Silence strong
              && isWider(strong.act(), weak.act())
              && isWider(strong.after(), weak.after())
              && isAtMost(weak.length(), strong.length());
      case Clause.Restriction weak ->
          by instanceof Clause.Restriction strong
              && isWider(strong.act(), weak.act())
              && strong.only().partyLocalTime() == weak.only().partyLocalTime()
              && strong.only().parts().containsAll(weak.only().parts());
      case Clause.Cap weak ->
          by instanceof Clause.Cap strong
              && isWider(strong.act(), weak.act())
              && strong.most() <= weak.most()
              && (strong.window().equals(weak.window())
                  || strong.window() instanceof Clause.Ever
                  || (strong.window() instanceof Clause.Rolling one
                      && weak.window() instanceof Clause.Rolling other
                      && isAtMost(other.length(), one.length())));
      case Clause.Precedence weak ->
          by instanceof Clause.Precedence strong
              && isWider(strong.act(), weak.act())
              && isWider(weak.required(), strong.required())
              && isMore(weak, strong);
      case Clause.Quality weak ->
          by instanceof Clause.Quality strong
              && isWider(strong.trigger().event(), weak.trigger().event())
              && strong.trigger().which() == weak.trigger().which()
              && (strong.trigger().which() == Clause.Which.EVERY
                  || strong.trigger().event().equals(weak.trigger().event()))
              && (strong.must().equals(weak.must())
                  || (strong.must() instanceof coco.language.code.Condition.All all
                      && all.conditions().contains(weak.must())));
      default -> false;
    };
  }

  private static boolean isMore(Clause.Precedence weak, Clause.Precedence strong) {
    if (strong.notice().equals(weak.notice())) {
      return strong.use() == Clause.Use.EACH_TIME || weak.use() == Clause.Use.ANY_NUMBER;
    }
    if (strong.use() != Clause.Use.ANY_NUMBER || weak.use() != Clause.Use.ANY_NUMBER) {
      return false;
    }
    if (weak.notice().isEmpty()) {
      return true;
    }
    return strong.notice().isPresent()
        && strong.notice().get().bound() == weak.notice().get().bound()
        && (strong.notice().get().bound() == Clause.Bound.AT_LEAST
            ? isAtMost(weak.notice().get().ahead(), strong.notice().get().ahead())
            : isAtMost(strong.notice().get().ahead(), weak.notice().get().ahead()));
  }

  private static boolean isImplied(Clause.Duty weak, Clause.Duty strong) {
    boolean sameStart =
        strong.trigger().which() == weak.trigger().which()
            && (strong.trigger().which() == Clause.Which.EVERY
                ? isWider(strong.trigger().event(), weak.trigger().event())
                : strong.trigger().event().equals(weak.trigger().event())
                    && strong.demand().act().equals(weak.demand().act()));
    return sameStart
        && isWider(weak.demand().act(), strong.demand().act())
        && strong.demand().stoppedWhile().equals(weak.demand().stoppedWhile())
        && (strong.release().isEmpty() || strong.release().equals(weak.release()))
        && (weak.reparations().isEmpty() || weak.reparations().equals(strong.reparations()))
        && (weak.demand().deadline().equals(strong.demand().deadline())
            || (weak.demand().deadline() instanceof Deadline.Within late
                && strong.demand().deadline() instanceof Deadline.Within early
                && isAtMost(early.length(), late.length())));
  }

  /** Whether every event that is one is the other, too. */
  private static boolean isWider(Occurrence wide, Occurrence narrow) {
    return wide.term().equals(narrow.term())
        && (wide.role().isEmpty() || wide.role().equals(narrow.role()))
        && narrow.when().parts().containsAll(wide.when().parts())
        && (wide.when().parts().isEmpty()
            || wide.when().partyLocalTime() == narrow.when().partyLocalTime());
  }

  /** Whether a length never runs out after another, counted from the same event. */
  static boolean isAtMost(Length one, Length other) {
    if (!one.calendar().equals(other.calendar()) || one.extended() != other.extended()) {
      return false;
    }
    Family first = Family.of(one.unit());
    Family second = Family.of(other.unit());
    // Of days that count and others that do not, as many last at least as long.
    boolean plainAgainstCounted =
        first == Family.DAYS
            && (second == Family.WORKING_DAYS || second == Family.BUSINESS_DAYS)
            && !one.extended();
    return (first == second || plainAgainstCounted)
        && one.count() * scale(one.unit()) <= other.count() * scale(other.unit());
  }

  private enum Family {
    ELAPSED,
    WORKING_TIME,
    DAYS,
    MONTHS,
    WORKING_DAYS,
    BUSINESS_DAYS,
    CLEAR_DAYS;

    static Family of(Length.Unit unit) {
      return switch (unit) {
        case SECOND, MINUTE, HOUR -> ELAPSED;
        case WORKING_SECOND, WORKING_MINUTE, WORKING_HOUR -> WORKING_TIME;
        case DAY, WEEK -> DAYS;
        case MONTH, YEAR -> MONTHS;
        case WORKING_DAY -> WORKING_DAYS;
        case BUSINESS_DAY -> BUSINESS_DAYS;
        case CLEAR_DAY -> CLEAR_DAYS;
      };
    }
  }

  private static long scale(Length.Unit unit) {
    return switch (unit) {
      case SECOND, WORKING_SECOND, DAY, MONTH, WORKING_DAY, BUSINESS_DAY, CLEAR_DAY -> 1;
      case MINUTE, WORKING_MINUTE -> 60;
      case HOUR, WORKING_HOUR -> 3_600;
      case WEEK -> 7;
      case YEAR -> 12;
    };
  }

  private Optional<Example> shown(Rule implied, Rule by) {
    Occurrence judged = Rivals.judged(implied.clause());
    if (judged == null) {
      return Optional.empty();
    }
    Set<String> states = new LinkedHashSet<>(RuleParts.of(implied).states());
    Optional<Occurrence> first =
        implied.clause() instanceof Clause.Silence silence
            ? Optional.of(silence.after())
            : Optional.empty();
    for (Definition.Match match : anatomy.matches(judged)) {
      List<Assignment.Goal> goals = new ArrayList<>();
      anatomy.conditions(judged, match).forEach(each -> goals.add(new Assignment.Goal(each, true)));
      goals.add(new Assignment.Goal(anatomy.audience(implied), true));
      goals.addAll(Anatomy.notExcepted(implied));
      for (Map<Attribute, Value> values : offending(implied, goals)) {
        for (Instant at : stage.beginnings(Scenes.hours(implied), implied.id())) {
          for (Scenes.Before before : scenes.contexts(at, states, first)) {
            Optional<Example> shown =
                scenes
                    .line(judged, match, values, at)
                    .flatMap(line -> bothBreached(implied, by, before.lines(), line, at));
            if (shown.isPresent()) {
              return shown;
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Values of events to which a rule applies; some of them may be against it. */
  private List<Map<Attribute, Value>> offending(Rule implied, List<Assignment.Goal> goals) {
    List<Map<Attribute, Value>> all = new ArrayList<>(Scenes.solve(goals, List.of(), 1));
    switch (implied.clause()) {
      case Clause.Quality quality ->
          all.addAll(Scenes.solve(and(goals, quality.must()), List.of(), 1));
      case Clause.Restriction restriction ->
          Anatomy.wheres(restriction.only())
              .forEach(each -> all.addAll(Scenes.solve(and(goals, each), List.of(), 1)));
      default -> {}
    }
    return all;
  }

  private static List<Assignment.Goal> and(
      List<Assignment.Goal> goals, coco.language.code.Condition not) {
    List<Assignment.Goal> more = new ArrayList<>(goals);
    more.add(new Assignment.Goal(not, false));
    return more;
  }

  private Optional<Example> bothBreached(
      Rule implied, Rule by, List<Example.Line> before, Example.Line line, Instant at) {
    if (implied.clause() instanceof Clause.Duty) {
      Example.Line begun = expecting(line, by, Outcome.PENDING);
      List<Example.Line> lines = Scenes.with(before, List.of(begun));
      return stage
          .due(new Example(implied.id(), lines), implied.id())
          .map(Implications::past)
          .map(
              asked ->
                  expecting(
                      new Example.Line(stage.local(asked), new Example.AsOf(), List.of()),
                      by,
                      Outcome.BREACHED))
          .map(missed -> new Example(implied.id(), Scenes.with(lines, List.of(missed))))
          .filter(stage::holds);
    }
    List<Example.Line> lines = new ArrayList<>(before);
    int times = implied.clause() instanceof Clause.Cap cap ? cap.most() : 0;
    if (times > 100) {
      return Optional.empty();
    }
    for (int i = 0; i < times; i++) {
      lines.add(
          new Example.Line(
              stage.local(at.minusSeconds(60L * (times - i))), line.what(), List.of()));
    }
    lines.add(expecting(line, by, Outcome.REFUSED));
    return Optional.of(new Example(implied.id(), lines)).filter(stage::holds);
  }

  private static Instant past(Due due) {
    return due.endOfDay() ? due.instant() : due.instant().plusSeconds(1);
  }

  private static Example.Line expecting(Example.Line line, Rule by, Outcome outcome) {
    return Scenes.expecting(
        line, new Expected(Optional.empty(), outcome), new Expected(Optional.of(by.id()), outcome));
  }
}
