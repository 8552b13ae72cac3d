package coco.language.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events, circumstances, conditions and lengths that a rule is made of, in its order. */
public record RuleParts(
    List<Occurrence> occurrences,
    List<Circumstance> circumstances,
    List<Condition> conditions,
    List<Length> lengths,
    List<Deadline> deadlines,
    List<String> states) {

  /** The parts of a rule. */
  public static RuleParts of(Rule rule) {
    RuleParts parts = empty();
    parts.addClause(rule.clause());
    rule.exception().ifPresent(parts::add);
    return parts;
  }

  /** The parts of a definition. */
  public static RuleParts of(Definition definition) {
    RuleParts parts = empty();
    switch (definition) {
      case Definition.Event event -> event.any().forEach(match -> parts.add(match.where()));
      case Definition.State state -> {
        state.from().forEach(match -> parts.add(match.where()));
        state.until().forEach(match -> parts.add(match.where()));
        state.delay().ifPresent(parts.lengths::add);
        state.lasting().ifPresent(parts.lengths::add);
      }
      case Definition.Group group -> parts.add(group.where());
      case Definition.Role role -> parts.add(role.where());
      case Definition.Named named -> parts.add(new Condition.Exists(named.attribute()));
    }
    return parts;
  }

  private static RuleParts empty() {
    return new RuleParts(
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** Every attribute that stands on the left of a comparison, or is asked whether it exists. */
  public List<Attribute> comparedAttributes() {
    List<Attribute> attributes = new ArrayList<>();
    conditions.forEach(condition -> addCompared(condition, attributes));
    return attributes;
  }

  private static void addCompared(Condition condition, List<Attribute> attributes) {
    switch (condition) {
      case Condition.Comparison comparison -> attributes.add(comparison.attribute());
      case Condition.OneOf oneOf -> attributes.add(oneOf.attribute());
      case Condition.Exists exists -> attributes.add(exists.attribute());
      case Condition.All all -> all.conditions().forEach(part -> addCompared(part, attributes));
      case Condition.Any any -> any.conditions().forEach(part -> addCompared(part, attributes));
      case Condition.Not not -> addCompared(not.condition(), attributes);
    }
  }

  private void addClause(Clause clause) {
    switch (clause) {
      case Clause.Duty duty -> {
        add(duty.trigger().event());
        add(duty.demand());
        duty.release().ifPresent(this::add);
        duty.reparations().forEach(this::add);
      }
      case Clause.RepeatedDuty duty -> {
        add(duty.trigger().event());
        add(duty.act());
        lengths.add(duty.every());
        add(duty.stoppedWhile());
        add(duty.until());
        duty.reparations().forEach(this::add);
      }
      case Clause.Prohibition prohibition -> add(prohibition.act());
      case Clause.Silence silence -> {
        add(silence.act());
        lengths.add(silence.length());
        add(silence.after());
      }
      case Clause.Restriction restriction -> {
        add(restriction.act());
        add(restriction.only());
      }
      case Clause.Cap cap -> {
        add(cap.act());
        if (cap.window() instanceof Clause.Rolling rolling) {
          lengths.add(rolling.length());
        }
      }
      case Clause.Precedence precedence -> {
        add(precedence.act());
        add(precedence.required());
        precedence.notice().ifPresent(notice -> lengths.add(notice.ahead()));
      }
      case Clause.Quality quality -> {
        add(quality.trigger().event());
        add(quality.must());
      }
      case Clause.ServiceLevel level -> addClause(level.measured());
      case Clause.Average average -> addClause(average.measured());
      case Clause.Norm norm -> {}
      case Clause.Value value -> {}
    }
  }

  private void add(Occurrence occurrence) {
    occurrences.add(occurrence);
    add(occurrence.when());
  }

  private void add(Clause.Demand demand) {
    add(demand.act());
    deadlines.add(demand.deadline());
    switch (demand.deadline()) {
      case Deadline.Within within -> lengths.add(within.length());
      case Deadline.ByCase byCase -> {
        for (Deadline.Branch branch : byCase.branches()) {
          lengths.add(branch.length());
          add(branch.when());
        }
        byCase.otherwise().ifPresent(lengths::add);
      }
      case Deadline.InData inData -> {
        inData.offset().ifPresent(offset -> lengths.add(offset.length()));
        add(new Condition.Exists(inData.attribute()));
      }
      case Deadline.PointInDay point -> {}
      case Deadline.AtClosing closing -> {}
    }
    add(demand.stoppedWhile());
  }

  private void add(Circumstance circumstance) {
    circumstances.add(circumstance);
    for (Circumstance.Part part : circumstance.parts()) {
      switch (part) {
        case Circumstance.Where where -> add(where.condition());
        case Circumstance.While during -> states.add(during.state());
        case Circumstance.WhileNot during -> states.add(during.state());
        case Circumstance.During during -> {}
        case Circumstance.Outside outside -> {}
        case Circumstance.Between between -> {}
      }
    }
  }

  private void add(Condition condition) {
    conditions.add(condition);
  }

  private void add(Optional<String> state) {
    state.ifPresent(states::add);
  }
}
