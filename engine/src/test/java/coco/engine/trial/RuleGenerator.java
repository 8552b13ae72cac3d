package coco.engine.trial;

import coco.language.code.Annotations;
import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.Audience;
import coco.language.code.ChapterKind;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Condition;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.Length.Unit;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Scope;
import coco.language.code.Value;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one rule of a wanted form and kind of time, with the modifiers that chance adds. */
final class RuleGenerator {
  private final Chance chance;
  private final Form form;
  private final Timing timing;
  private final Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);

  /** Whether the circumstances stand at the trigger, at the act, or at both. */
  private final boolean isAtTrigger;

  private final boolean isAtAct;

  private RuleGenerator(Chance chance, Form form, Timing timing) {
    this.chance = chance;
    this.form = form;
    this.timing = timing;
    isAtTrigger = form.hasTrigger() && (!form.hasAct() || chance.percent(70));
    isAtAct = form.hasAct() && (!isAtTrigger || chance.percent(20));
    Plan.percents(form, timing)
        .forEach(
            (modifier, percent) -> {
              if (chance.percent(percent)) {
                modifiers.add(modifier);
              }
            });
    keep(1, Modifier.AUDIENCE, Modifier.GROUP);
    keep(1, Modifier.FIRST, Modifier.NOTHING_WAITING);
    keep(1, Modifier.NOTICE_AT_LEAST, Modifier.NOTICE_AT_MOST);
    keep(1, Modifier.PER_CASE, Modifier.PER_PARTY, Modifier.PER_ATTRIBUTE);
    if (chance.percent(90)) {
      // A rule with many of these judges nothing.
      keep(
          2,
          Modifier.DURING,
          Modifier.OUTSIDE,
          Modifier.BETWEEN,
          Modifier.WHILE,
          Modifier.WHILE_NOT,
          Modifier.WHERE,
          Modifier.AUDIENCE,
          Modifier.GROUP,
          Modifier.EXCEPTION);
    }
    if (form == Form.PRECEDENCE && timing.unit() != null && !has(Modifier.NOTICE_AT_MOST)) {
      modifiers.add(Modifier.NOTICE_AT_LEAST);
    }
    if (has(Modifier.PARTY_LOCAL_TIME)
        && !has(Modifier.DURING)
        && !has(Modifier.OUTSIDE)
        && !has(Modifier.BETWEEN)) {
      modifiers.add(chance.of(Modifier.DURING, Modifier.OUTSIDE, Modifier.BETWEEN));
    }
  }

  private void keep(int most, Modifier... of) {
    List<Modifier> present = new ArrayList<>();
    for (Modifier modifier : of) {
      if (modifiers.contains(modifier)) {
        present.add(modifier);
      }
    }
    while (present.size() > most) {
      modifiers.remove(present.remove(chance.below(present.size())));
    }
  }

  /** A rule, and what is in it. */
  record Tagged(Rule rule, Form form, Timing timing, Set<Modifier> modifiers) {
    Tagged withReplaced(List<RuleId> replaced) {
      return new Tagged(replacing(rule, replaced), form, timing, modifiers);
    }
  }

  /** The rule with no annotation but the rules that it replaces. */
  static Rule replacing(Rule rule, List<RuleId> replaced) {
    return new Rule(
        rule.id(),
        rule.chapter(),
        rule.audience(),
        rule.force(),
        rule.clause(),
        rule.exception(),
        rule.per(),
        new Annotations(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            replaced));
  }

  static Tagged generate(Chance chance, RuleId id, Form form, Timing timing) {
    RuleGenerator generator = new RuleGenerator(chance, form, timing);
    return new Tagged(generator.rule(id), form, timing, generator.modifiers);
  }

  private boolean has(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  private Rule rule(RuleId id) {
    return new Rule(
        id,
        ChapterKind.SERVICE,
        audience(),
        has(Modifier.ADVISORY) ? Rule.Force.SHOULD : Rule.Force.MUST,
        clause(),
        has(Modifier.EXCEPTION) ? Optional.of(exception()) : Optional.empty(),
        per(),
        Annotations.NONE);
  }

  private List<Audience> audience() {
    if (has(Modifier.GROUP)) {
      return chance.percent(30)
          ? List.of(new Audience.Group("vip"), new Audience.Kind(Audience.PartyKind.PARTNER))
          : List.of(new Audience.Group(chance.of("vip", "loud")));
    }
    if (has(Modifier.AUDIENCE)) {
      return chance.percent(20)
          ? List.of(new Audience.Everyone())
          : List.of(
              new Audience.Kind(
                  chance.percent(80) ? Audience.PartyKind.CUSTOMER : Audience.PartyKind.PARTNER));
    }
    return List.of();
  }

  private Optional<Scope> per() {
    if (has(Modifier.PER_CASE)) {
      return Optional.of(new Scope.PerCase());
    }
    if (has(Modifier.PER_PARTY)) {
      return Optional.of(new Scope.PerParty());
    }
    return has(Modifier.PER_ATTRIBUTE)
        ? Optional.of(
            new Scope.PerAttribute(
                chance.of(
                    Vocabulary.event("channel"),
                    Vocabulary.event("priority"),
                    new Attribute(Owner.CASE, "priority"))))
        : Optional.empty();
  }

  private Clause clause() {
    return switch (form) {
      case DUTY -> duty(true);
      case REPEATED_DUTY ->
          new Clause.RepeatedDuty(
              trigger(),
              act(),
              length(required(timing.unit()), true),
              stop(),
              plain(chance.of("e", "e", "x", "b")),
              reparations());
      case PROHIBITION -> new Clause.Prohibition(act());
      case SILENCE ->
          new Clause.Silence(
              act(), length(required(timing.unit()), true), plain(chance.of("e", "t", "t-or-a")));
      case RESTRICTION -> new Clause.Restriction(bareAct(), circumstance(true));
      case CAP -> new Clause.Cap(act(), chance.between(1, 3), window());
      case PRECEDENCE ->
          new Clause.Precedence(
              act(),
              plain(chance.of("b", "e", "t-or-a")),
              has(Modifier.EACH_TIME) ? Clause.Use.EACH_TIME : Clause.Use.ANY_NUMBER,
              notice());
      case QUALITY -> quality();
      case LEVEL_OF_DUTY -> new Clause.ServiceLevel(percent(), duty(false), period());
      case LEVEL_OF_QUALITY -> new Clause.ServiceLevel(percent(), quality(), period());
      case AVERAGE -> new Clause.Average(duty(false), period());
    };
  }

  private Clause.Duty duty(boolean withReparations) {
    return new Clause.Duty(
        trigger(),
        new Clause.Demand(act(), deadline(), stop()),
        has(Modifier.RELEASE)
            ? Optional.of(plain(chance.of("e", "x", "t-or-a")))
            : Optional.empty(),
        withReparations ? reparations() : List.of());
  }

  private Clause.Quality quality() {
    Condition must =
        chance.of(
            Vocabulary.more(Vocabulary.event("amount"), 40),
            Vocabulary.is(Vocabulary.event("channel"), "phone"),
            new Condition.Exists(Vocabulary.event("priority")),
            new Condition.Any(
                List.of(
                    Vocabulary.is(new Attribute(Owner.CASE, "priority"), "P1"),
                    new Condition.Not(Vocabulary.more(Vocabulary.event("amount"), 60)))));
    return new Clause.Quality(trigger(), must);
  }

  private Clause.Trigger trigger() {
    Clause.Which which =
        has(Modifier.FIRST)
            ? Clause.Which.FIRST
            : has(Modifier.NOTHING_WAITING) ? Clause.Which.NOTHING_WAITING : Clause.Which.EVERY;
    return new Clause.Trigger(
        new Occurrence(
            chance.of(Vocabulary.TRIGGERS),
            isAtTrigger ? circumstance(false) : Circumstance.NONE,
            Optional.empty()),
        which);
  }

  private Occurrence act() {
    Occurrence bare = bareAct();
    return isAtAct ? new Occurrence(bare.term(), circumstance(false), bare.role()) : bare;
  }

  private Occurrence bareAct() {
    return new Occurrence(
        chance.of(Vocabulary.ACTS),
        Circumstance.NONE,
        has(Modifier.ROLE) ? Optional.of("lead") : Optional.empty());
  }

  private static Occurrence plain(String term) {
    return Occurrence.of(term);
  }

  /** The parts that the modifiers ask for; at least one where it must say something. */
  private Circumstance circumstance(boolean needed) {
    List<Circumstance.Part> parts = new ArrayList<>();
    if (has(Modifier.DURING)) {
      parts.add(new Circumstance.During(chance.of("local", "local", "night", "office", "gap")));
    }
    if (has(Modifier.OUTSIDE)) {
      parts.add(new Circumstance.Outside(chance.of(Vocabulary.CALENDARS)));
    }
    if (has(Modifier.BETWEEN)) {
      parts.add(
          chance.of(
              new Circumstance.Between(LocalTime.of(8, 0), LocalTime.of(20, 0)),
              new Circumstance.Between(LocalTime.of(21, 0), LocalTime.of(7, 30)),
              new Circumstance.Between(LocalTime.of(12, 0), LocalTime.MIDNIGHT)));
    }
    if (has(Modifier.WHILE)) {
      parts.add(
          new Circumstance.While(
              chance.percent(60)
                  ? chance.of("slow", "held", "any-paused")
                  : chance.of(Vocabulary.STATES)));
    }
    if (has(Modifier.WHILE_NOT)) {
      parts.add(new Circumstance.WhileNot(chance.of(Vocabulary.STATES)));
    }
    if (has(Modifier.WHERE)) {
      parts.add(new Circumstance.Where(condition()));
    }
    if (parts.isEmpty() && needed) {
      parts.add(
          chance.percent(50)
              ? new Circumstance.During(chance.of(Vocabulary.CALENDARS))
              : new Circumstance.Where(condition()));
    }
    return parts.isEmpty()
        ? Circumstance.NONE
        : new Circumstance(parts, has(Modifier.PARTY_LOCAL_TIME));
  }

  private Circumstance exception() {
    return new Circumstance(
        List.of(
            chance.of(
                new Circumstance.While(chance.of(Vocabulary.STATES)),
                new Circumstance.Where(condition()),
                new Circumstance.Outside(chance.of("local", "local", "office", "night")))),
        false);
  }

  /** A number against a text. */
  private static final Condition NEVER_KNOWN =
      new Condition.Comparison(
          Vocabulary.event("amount"),
          Condition.Operator.LESS_OR_EQUAL,
          new Condition.Literal(new Value.Text("not a number")));

  private Condition condition() {
    Attribute channel = Vocabulary.event("channel");
    return chance.of(
        Vocabulary.is(channel, "phone"),
        new Condition.Not(Vocabulary.is(channel, "phone")),
        Vocabulary.more(Vocabulary.event("amount"), 30),
        new Condition.OneOf(
            Vocabulary.event("priority"), List.of(new Value.Text("P1"), new Value.Text("P2"))),
        new Condition.Comparison(
            Vocabulary.event("priority"),
            Condition.Operator.IS_NOT,
            new Condition.Other(new Attribute(Owner.CASE, "priority"))),
        new Condition.Any(List.of(NEVER_KNOWN, Vocabulary.is(channel, "mail"))),
        new Condition.Not(new Condition.All(List.of(NEVER_KNOWN, Vocabulary.is(channel, "phone")))),
        Vocabulary.is(new Attribute(Owner.PARTY, "tier"), "gold"));
  }

  private Deadline deadline() {
    return switch (timing) {
      case END_OF_SAME_DAY -> point(new Deadline.EndOfSameDay());
      case END_OF_SAME_WORKING_DAY -> point(new Deadline.EndOfSameWorkingDay());
      case NEXT_WORKING_DAY_AT -> point(new Deadline.NextWorkingDayAt(LocalTime.of(12, 0)));
      case IN_DATA -> new Deadline.InData(dueAttribute(), Optional.empty());
      case BEFORE_DATA -> new Deadline.InData(dueAttribute(), offset(Deadline.Side.BEFORE));
      case AFTER_DATA -> new Deadline.InData(dueAttribute(), offset(Deadline.Side.AFTER));
      case AT_CLOSING -> new Deadline.AtClosing();
      default -> has(Modifier.BY_CASE) ? byCase() : within();
    };
  }

  private Deadline within() {
    return new Deadline.Within(length(required(timing.unit()), true));
  }

  private Deadline point(Deadline.Point point) {
    return new Deadline.PointInDay(point, otherCalendar());
  }

  private Attribute dueAttribute() {
    return chance.of(Vocabulary.event("due"), Vocabulary.event("day"));
  }

  private Optional<Deadline.Offset> offset(Deadline.Side side) {
    Unit unit =
        side == Deadline.Side.BEFORE
            ? chance.of(Unit.HOUR, Unit.WORKING_HOUR, Unit.DAY, Unit.WORKING_DAY, Unit.CLEAR_DAY)
            : chance.of(Unit.HOUR, Unit.WORKING_HOUR, Unit.DAY, Unit.WORKING_DAY);
    return Optional.of(new Deadline.Offset(length(unit, false), side));
  }

  private Deadline byCase() {
    Unit unit = required(timing.unit());
    Attribute priority =
        chance.percent(80)
            ? new Attribute(Owner.CASE, "priority")
            : new Attribute(Owner.PARTY, "tier");
    boolean ofCase = priority.owner() == Owner.CASE;
    List<Deadline.Branch> branches = new ArrayList<>();
    branches.add(
        new Deadline.Branch(length(unit, true), Vocabulary.is(priority, ofCase ? "P1" : "gold")));
    branches.add(
        new Deadline.Branch(
            length(stoppable(chance.of(Unit.HOUR, Unit.WORKING_HOUR, Unit.DAY, unit)), false),
            Vocabulary.is(priority, ofCase ? "P2" : "silver")));
    return new Deadline.ByCase(
        branches,
        chance.percent(60)
            ? Optional.of(length(stoppable(chance.of(unit, Unit.WORKING_DAY)), false))
            : Optional.empty());
  }

  private Unit stoppable(Unit unit) {
    return has(Modifier.CLOCK_STOP) && (unit == Unit.MONTH || unit == Unit.YEAR) ? Unit.DAY : unit;
  }

  private Length length(Unit unit, boolean mayExtend) {
    long count = form == Form.REPEATED_DUTY ? seriesCount(unit) : count(unit);
    boolean extended =
        mayExtend && has(Modifier.EXTENSION) && !unit.isElapsed() && !unit.isWorkingTime();
    return new Length(count, unit, unit.isElapsed() ? Optional.empty() : otherCalendar(), extended);
  }

  private long count(Unit unit) {
    return switch (unit) {
      case SECOND, WORKING_SECOND -> chance.of(1_800, 3_600, 7_200, 5_400);
      case MINUTE, WORKING_MINUTE -> chance.of(30, 60, 90, 240);
      case HOUR -> chance.between(1, 30);
      case WORKING_HOUR -> chance.between(1, 12);
      case DAY -> chance.between(1, 5);
      case WORKING_DAY, BUSINESS_DAY, CLEAR_DAY -> chance.between(1, 4);
      case WEEK, MONTH, YEAR -> 1;
    };
  }

  /** Longer: a series of half an hour over a month would be all that a trial does. */
  private long seriesCount(Unit unit) {
    return switch (unit) {
      case SECOND -> chance.of(21_600, 36_000, 86_400);
      case MINUTE -> chance.of(300, 600, 1_440);
      case HOUR -> chance.between(4, 30);
      case WORKING_SECOND -> chance.of(7_200, 12_600, 28_800);
      case WORKING_MINUTE -> chance.of(120, 210, 480);
      case WORKING_HOUR -> chance.between(2, 12);
      case DAY, WEEK, MONTH, YEAR, WORKING_DAY, BUSINESS_DAY, CLEAR_DAY -> count(unit);
    };
  }

  private Optional<String> otherCalendar() {
    return has(Modifier.OTHER_CALENDAR)
        ? Optional.of(chance.of(Vocabulary.CALENDARS))
        : Optional.empty();
  }

  private Optional<String> stop() {
    return has(Modifier.CLOCK_STOP)
        ? Optional.of(chance.of("paused", "paused", "held", "any-paused", "cooling", "shut"))
        : Optional.empty();
  }

  private List<Clause.Demand> reparations() {
    List<Clause.Demand> reparations = new ArrayList<>();
    if (has(Modifier.REPARATION)) {
      for (int links = chance.between(1, 2); links > 0; links--) {
        Unit unit =
            chance.of(Unit.HOUR, Unit.WORKING_HOUR, Unit.DAY, Unit.WORKING_DAY, Unit.CLEAR_DAY);
        reparations.add(
            new Clause.Demand(
                plain(chance.of("b", "a", "e")), new Deadline.Within(length(unit, false)), stop()));
      }
    }
    return reparations;
  }

  private Clause.Window window() {
    if (timing == Timing.EACH_PERIOD) {
      return new Clause.Each(period());
    }
    return timing == Timing.EVER
        ? new Clause.Ever()
        : new Clause.Rolling(length(required(timing.unit()), false));
  }

  private Optional<Clause.Notice> notice() {
    if (timing.unit() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Clause.Notice(
            has(Modifier.NOTICE_AT_MOST) ? Clause.Bound.AT_MOST : Clause.Bound.AT_LEAST,
            length(timing.unit(), false)));
  }

  private Clause.Period period() {
    return chance.of(Clause.Period.values());
  }

  private BigDecimal percent() {
    return new BigDecimal(chance.of("50", "66.6", "95", "100"));
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("this kind of time has no unit");
    }
    return value;
  }
}
