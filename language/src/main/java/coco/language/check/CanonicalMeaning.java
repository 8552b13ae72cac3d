package coco.language.check;

import coco.language.code.Annotations;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One form for all that says the same: what is joined by <i>and</i> or <i>or</i> in one order,
 * lengths in one unit (an hour is 60 minutes, a week 7 days, a year 12 months), the code's own
 * calendar never named. So two wordings of one meaning are equal.
 */
final class CanonicalMeaning {
  private final Optional<String> codeCalendar;

  CanonicalMeaning(Optional<String> codeCalendar) {
    this.codeCalendar = codeCalendar;
  }

  /** The rule in its one form, without its annotations and the chapter that it stands in. */
  Rule of(Rule rule) {
    return new Rule(
        rule.id(),
        coco.language.code.ChapterKind.OTHER,
        sorted(rule.audience()),
        rule.force(),
        of(rule.clause()),
        rule.exception().map(this::of),
        Optional.of(rule.scope()),
        Annotations.NONE);
  }

  Definition of(Definition definition) {
    return switch (definition) {
      case Definition.Event event -> new Definition.Event(event.id(), matches(event.any()));
      case Definition.State state ->
          new Definition.State(
              state.id(),
              state.reach(),
              matches(state.from()),
              state.delay().map(this::of),
              matches(state.until()),
              state.lasting().map(this::of));
      case Definition.Group group ->
          new Definition.Group(group.id(), group.base(), of(group.where()));
      case Definition.Role role -> new Definition.Role(role.id(), of(role.where()));
      case Definition.Named named -> named;
    };
  }

  List<Definition.Match> matches(List<Definition.Match> matches) {
    return sorted(
        matches.stream()
            .map(match -> new Definition.Match(match.type(), of(match.where())))
            .toList());
  }

  private Clause of(Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> duty(duty);
      case Clause.RepeatedDuty duty ->
          new Clause.RepeatedDuty(
              of(duty.trigger()),
              of(duty.act()),
              of(duty.every()),
              duty.stoppedWhile(),
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

  private Clause.Window of(Clause.Window window) {
    return switch (window) {
      case Clause.Rolling rolling -> new Clause.Rolling(of(rolling.length()));
      case Clause.Each each -> each;
      case Clause.Ever ever -> ever;
    };
  }

  private Clause.Trigger of(Clause.Trigger trigger) {
    return new Clause.Trigger(of(trigger.event()), trigger.which());
  }

  private Demand of(Demand demand) {
    return new Demand(of(demand.act()), of(demand.deadline()), demand.stoppedWhile());
  }

  private Deadline of(Deadline deadline) {
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

  private Occurrence of(Occurrence occurrence) {
    return new Occurrence(occurrence.term(), of(occurrence.when()), occurrence.role());
  }

  private Circumstance of(Circumstance circumstance) {
    List<Circumstance.Part> parts = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    for (Circumstance.Part part : circumstance.parts()) {
      if (part instanceof Circumstance.Where where) {
        conditions.add(where.condition());
      } else {
        parts.add(part);
      }
    }
    if (!conditions.isEmpty()) {
      parts.add(new Circumstance.Where(of(new Condition.All(conditions))));
    }
    return new Circumstance(sorted(parts), circumstance.partyLocalTime());
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

  private Length of(Length length) {
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
    return calendar.isPresent() ? calendar : codeCalendar;
  }

  private static <T> List<T> sorted(List<T> parts) {
    return parts.stream().distinct().sorted(Comparator.comparing(Object::toString)).toList();
  }
}
