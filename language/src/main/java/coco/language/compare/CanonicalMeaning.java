package coco.language.compare;

import coco.language.code.Annotations;
import coco.language.code.Audience;
import coco.language.code.ChapterKind;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Clause.Demand;
import coco.language.code.Condition;
import coco.language.code.Deadline;
import coco.language.code.Definition;
import coco.language.code.Length;
import coco.language.code.Length.Unit;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One form for all that says the same: what is joined by <i>and</i> or <i>or</i> in one order,
 * lengths in one unit (an hour is 60 minutes, a week 7 days, a year 12 months), the code's own
 * calendar never named. So two wordings of one meaning are equal.
 */
public final class CanonicalMeaning {
  private final Optional<String> codeCalendar;
  private final Names names;

  /** A meaning in which the code's own calendar, where one is given, counts as if it were named. */
  public CanonicalMeaning(Optional<String> codeCalendar) {
    this(codeCalendar, Names.OWN);
  }

  CanonicalMeaning(Optional<String> codeCalendar, Names names) {
    this.codeCalendar = codeCalendar.map(names.calendars());
    this.names = names;
  }

  /** By which ids another code knows the definitions and the calendars of this one. */
  record Names(UnaryOperator<String> terms, UnaryOperator<String> calendars) {
    static final Names OWN = new Names(UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** The rule in its one form, without its annotations and the chapter that it stands in. */
  public Rule of(Rule rule) {
    return new Rule(
        rule.id(),
        ChapterKind.OTHER,
        audience(rule.audience()),
        rule.force(),
        of(rule.clause()),
        rule.exception().map(this::of),
        scope(rule),
        Annotations.NONE);
  }

  /** What a level or an average is split by stands as it is; other forms always have a scope. */
  private static Optional<Scope> scope(Rule rule) {
    boolean split =
        rule.clause() instanceof Clause.ServiceLevel || rule.clause() instanceof Clause.Average;
    return split ? rule.per() : Optional.of(rule.scope());
  }

  /** Nobody named is everyone, and whoever is named beside everyone adds nobody. */
  List<Audience> audience(List<Audience> audience) {
    return audience.stream().anyMatch(Audience.Everyone.class::isInstance)
        ? List.of()
        : sorted(audience.stream().map(this::of).toList());
  }

  private Audience of(Audience audience) {
    return switch (audience) {
      case Audience.Everyone everyone -> everyone;
      case Audience.Kind kind -> kind;
      case Audience.Group group -> new Audience.Group(term(group.group()));
    };
  }

  private String term(String id) {
    return names.terms().apply(id);
  }

  private Optional<String> term(Optional<String> id) {
    return id.map(names.terms());
  }

  /** The definition in its one form. */
  public Definition of(Definition definition) {
    return switch (definition) {
      case Definition.Event event -> new Definition.Event(term(event.id()), matches(event.any()));
      case Definition.State state ->
          new Definition.State(
              term(state.id()),
              state.reach(),
              matches(state.from()),
              state.delay().map(this::of),
              matches(state.until()),
              state.lasting().map(this::of));
      case Definition.Group group ->
          new Definition.Group(term(group.id()), of(group.base()), of(group.where()));
      case Definition.Role role -> new Definition.Role(term(role.id()), of(role.where()));
      case Definition.Named named -> new Definition.Named(term(named.id()), named.attribute());
    };
  }

  /** Matches of events in their one form. */
  public List<Definition.Match> matches(List<Definition.Match> matches) {
    return sorted(
        matches.stream()
            .map(match -> new Definition.Match(match.type(), of(match.where())))
            .toList());
  }

  Clause of(Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> duty(duty);
      case Clause.RepeatedDuty duty ->
          new Clause.RepeatedDuty(
              of(duty.trigger()),
              of(duty.act()),
              of(duty.every()),
              term(duty.stoppedWhile()),
              of(duty.until()),
              duty.reparations().stream().map(this::of).toList());
      case Clause.Prohibition prohibition -> new Clause.Prohibition(of(prohibition.act()));
      case Clause.Silence silence ->
          new Clause.Silence(of(silence.act()), of(silence.length()), of(silence.after()));
      case Clause.Restriction restriction ->
          new Clause.Restriction(of(restriction.act()), of(restriction.only()));
      case Clause.Cap cap -> new Clause.Cap(of(cap.act()), cap.most(), of(cap.window()));
      case Clause.Precedence precedence ->
          new Clause.Precedence(
              of(precedence.act()),
              of(precedence.required()),
              precedence.use(),
              precedence
                  .notice()
                  .map(notice -> new Clause.Notice(notice.bound(), of(notice.ahead()))));
      case Clause.Quality quality -> new Clause.Quality(of(quality.trigger()), of(quality.must()));
      case Clause.ServiceLevel level ->
          new Clause.ServiceLevel(level.percent(), of(level.measured()), level.each());
      case Clause.Average average -> new Clause.Average(duty(average.measured()), average.each());
      case Clause.Norm norm -> norm;
      case Clause.Value value -> value;
    };
  }

  private Clause.Duty duty(Clause.Duty duty) {
    return new Clause.Duty(
        of(duty.trigger()),
        of(duty.demand()),
        duty.release().map(this::of),
        duty.reparations().stream().map(this::of).toList());
  }

  Clause.Window of(Clause.Window window) {
    return switch (window) {
      case Clause.Rolling rolling -> new Clause.Rolling(of(rolling.length()));
      case Clause.Each each -> each;
      case Clause.Ever ever -> ever;
    };
  }

  private Clause.Trigger of(Clause.Trigger trigger) {
    return new Clause.Trigger(of(trigger.event()), trigger.which());
  }

  Demand of(Demand demand) {
    return new Demand(of(demand.act()), of(demand.deadline()), term(demand.stoppedWhile()));
  }

  Deadline of(Deadline deadline) {
    return switch (deadline) {
      case Deadline.Within within -> new Deadline.Within(of(within.length()));
      case Deadline.ByCase byCase ->
          new Deadline.ByCase(
              byCase.branches().stream()
                  .map(branch -> new Deadline.Branch(of(branch.length()), of(branch.when())))
                  .toList(),
              byCase.otherwise().map(this::of));
      case Deadline.InData inData ->
          new Deadline.InData(
              inData.attribute(),
              inData
                  .offset()
                  .map(offset -> new Deadline.Offset(of(offset.length()), offset.side())));
      case Deadline.PointInDay point ->
          new Deadline.PointInDay(point.point(), own(point.calendar()));
      case Deadline.AtClosing closing -> closing;
    };
  }

  Occurrence of(Occurrence occurrence) {
    return new Occurrence(term(occurrence.term()), of(occurrence.when()), term(occurrence.role()));
  }

  Circumstance of(Circumstance circumstance) {
    List<Circumstance.Part> parts = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    for (Circumstance.Part part : circumstance.parts()) {
      if (part instanceof Circumstance.Where where) {
        conditions.add(where.condition());
      } else {
        parts.add(named(part));
      }
    }
    if (!conditions.isEmpty()) {
      parts.add(new Circumstance.Where(of(new Condition.All(conditions))));
    }
    return new Circumstance(sorted(parts), circumstance.partyLocalTime());
  }

  private Circumstance.Part named(Circumstance.Part part) {
    return switch (part) {
      case Circumstance.During during -> new Circumstance.During(calendar(during.calendar()));
      case Circumstance.Outside outside -> new Circumstance.Outside(calendar(outside.calendar()));
      case Circumstance.Between between -> between;
      case Circumstance.While state -> new Circumstance.While(term(state.state()));
      case Circumstance.WhileNot state -> new Circumstance.WhileNot(term(state.state()));
      case Circumstance.Where where -> where;
    };
  }

  String calendar(String id) {
    return names.calendars().apply(id);
  }

  Condition of(Condition condition) {
    return switch (condition) {
      case Condition.Comparison comparison -> comparison;
      case Condition.OneOf oneOf -> oneOf(oneOf);
      case Condition.Exists exists -> exists;
      case Condition.All all -> all(all);
      case Condition.Any any -> any(any);
      case Condition.Not not -> not(of(not.condition()));
    };
  }

  private static Condition oneOf(Condition.OneOf oneOf) {
    if (oneOf.values().size() == 1) {
      return new Condition.Comparison(
          oneOf.attribute(),
          Condition.Operator.IS,
          new Condition.Literal(oneOf.values().getFirst()));
    }
    return new Condition.OneOf(oneOf.attribute(), sorted(oneOf.values()));
  }

  private Condition all(Condition.All all) {
    List<Condition> parts = new ArrayList<>();
    for (Condition part : all.conditions()) {
      Condition same = of(part);
      parts.addAll(same instanceof Condition.All inner ? inner.conditions() : List.of(same));
    }
    List<Condition> sorted = sorted(parts);
    return sorted.size() == 1 ? sorted.getFirst() : new Condition.All(sorted);
  }

  private Condition any(Condition.Any any) {
    List<Condition> parts = new ArrayList<>();
    for (Condition part : any.conditions()) {
      Condition same = of(part);
      parts.addAll(same instanceof Condition.Any inner ? inner.conditions() : List.of(same));
    }
    List<Condition> sorted = sorted(parts);
    return sorted.size() == 1 ? sorted.getFirst() : new Condition.Any(sorted);
  }

  /** {@code not} of a comparison is the opposite comparison: both are unknown together. */
  private static Condition not(Condition condition) {
    if (condition instanceof Condition.Not inner) {
      return inner.condition();
    }
    if (condition instanceof Condition.Comparison comparison) {
      Optional<Condition.Operator> opposite = opposite(comparison.operator());
      if (opposite.isPresent()) {
        return new Condition.Comparison(
            comparison.attribute(), opposite.get(), comparison.operand());
      }
    }
    return new Condition.Not(condition);
  }

  private static Optional<Condition.Operator> opposite(Condition.Operator operator) {
    return switch (operator) {
      case IS -> Optional.of(Condition.Operator.IS_NOT);
      case IS_NOT -> Optional.of(Condition.Operator.IS);
      case LESS -> Optional.of(Condition.Operator.GREATER_OR_EQUAL);
      case LESS_OR_EQUAL -> Optional.of(Condition.Operator.GREATER);
      case GREATER -> Optional.of(Condition.Operator.LESS_OR_EQUAL);
      case GREATER_OR_EQUAL -> Optional.of(Condition.Operator.LESS);
      case CONTAINS -> Optional.empty();
    };
  }

  Length of(Length length) {
    return switch (length.unit()) {
      case SECOND -> new Length(length.count(), Unit.SECOND, Optional.empty(), false);
      case MINUTE -> new Length(length.count() * 60, Unit.SECOND, Optional.empty(), false);
      case HOUR -> new Length(length.count() * 3600, Unit.SECOND, Optional.empty(), false);
      case WORKING_MINUTE -> in(length, Unit.WORKING_SECOND, 60);
      case WORKING_HOUR -> in(length, Unit.WORKING_SECOND, 3600);
      case WEEK -> in(length, Unit.DAY, 7);
      case YEAR -> in(length, Unit.MONTH, 12);
      case WORKING_SECOND, DAY, MONTH, WORKING_DAY, BUSINESS_DAY, CLEAR_DAY ->
          in(length, length.unit(), 1);
    };
  }

  private Length in(Length length, Unit unit, long times) {
    return new Length(length.count() * times, unit, own(length.calendar()), length.extended());
  }

  private Optional<String> own(Optional<String> calendar) {
    return calendar.map(names.calendars()).or(() -> codeCalendar);
  }

  private static <T> List<T> sorted(List<T> parts) {
    return parts.stream().distinct().sorted(Comparator.comparing(Object::toString)).toList();
  }
}
