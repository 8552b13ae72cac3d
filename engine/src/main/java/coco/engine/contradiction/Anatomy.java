package coco.engine.contradiction;

import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.Audience;
import coco.language.code.Audience.PartyKind;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Condition;
import coco.language.code.Condition.Operator;
import coco.language.code.Definition;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.RuleParts;
import coco.language.code.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the rules of one code are made of, as the search for contradictions asks it. */
final class Anatomy {
  private static final Attribute KIND = new Attribute(Owner.PARTY, "kind");

  private final Code code;
  private final Set<String> ourTypes = new LinkedHashSet<>();
  private final Map<RuleId, Integer> places = new HashMap<>();
  private final Map<RuleId, List<Rule>> replacing = new HashMap<>();

  /**
   * @param ourTerms ids of terms that name an act of ours
   */
  Anatomy(Code code, Collection<String> ourTerms) {
    this.code = code;
    for (String id : ourTerms) {
      if (code.definitions().get(id) instanceof Definition.Event event) {
        event.any().forEach(match -> match.type().ifPresent(ourTypes::add));
      }
    }
    for (Rule rule : code.rules()) {
      places.put(rule.id(), places.size());
      replacing.put(rule.id(), findReplacing(rule));
    }
    code.rules().forEach(rule -> acts(rule.clause()).forEach(act -> ourTypes.addAll(types(act))));
  }

  Code code() {
    return code;
  }

  /** The ways in which an event of a term may come about. */
  List<Definition.Match> matches(Occurrence occurrence) {
    return code.definitions().get(occurrence.term()) instanceof Definition.Event event
        ? event.any()
        : List.of();
  }

  /** The types of a term; {@code *} for any. */
  Set<String> types(Occurrence occurrence) {
    Set<String> types = new LinkedHashSet<>();
    matches(occurrence).forEach(match -> types.add(match.type().orElse("*")));
    return types;
  }

  boolean overlap(Occurrence one, Occurrence other) {
    Set<String> first = types(one);
    Set<String> second = types(other);
    return first.contains("*") || second.contains("*") || first.stream().anyMatch(second::contains);
  }

  /** Whether an event of a type is ours to do: some rule or term speaks of it as an act. */
  boolean isOurs(Definition.Match match) {
    return match.type().map(ourTypes::contains).orElse(true);
  }

  /** The acts that a clause asks for, forbids or limits. */
  static List<Occurrence> acts(Clause clause) {
    List<Occurrence> acts = new ArrayList<>();
    switch (clause) {
      case Clause.Duty duty -> {
        acts.add(duty.demand().act());
        duty.reparations().forEach(each -> acts.add(each.act()));
      }
      case Clause.RepeatedDuty duty -> {
        acts.add(duty.act());
        duty.reparations().forEach(each -> acts.add(each.act()));
      }
      case Clause.Prohibition prohibition -> acts.add(prohibition.act());
      case Clause.Silence silence -> acts.add(silence.act());
      case Clause.Restriction restriction -> acts.add(restriction.act());
      case Clause.Cap cap -> acts.add(cap.act());
      case Clause.Precedence precedence -> {
        acts.add(precedence.act());
        acts.add(precedence.required());
      }
      case Clause.Quality quality -> {}
      case Clause.ServiceLevel level -> acts.addAll(acts(level.measured()));
      case Clause.Average average -> acts.addAll(acts(average.measured()));
      case Clause.Norm norm -> {}
      case Clause.Value value -> {}
    }
    return acts;
  }

  /** The conditions of an event of a term that comes about in one way. */
  List<Condition> conditions(Occurrence occurrence, Definition.Match match) {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(match.where());
    occurrence
        .role()
        .ifPresent(
            named -> {
              if (code.definitions().get(named) instanceof Definition.Role role) {
                conditions.add(role.where());
              }
            });
    conditions.addAll(wheres(occurrence.when()));
    return conditions;
  }

  static List<Condition> wheres(Circumstance circumstance) {
    return circumstance.parts().stream()
        .filter(part -> part instanceof Circumstance.Where)
        .map(part -> ((Circumstance.Where) part).condition())
        .toList();
  }

  /** That a party is in the audience of a rule. */
  Condition audience(Rule rule) {
    List<Condition> any =
        rule.audience().stream().map(each -> audience(each, new LinkedHashSet<>())).toList();
    return any.isEmpty()
        ? Condition.ALWAYS
        : any.size() == 1 ? any.getFirst() : new Condition.Any(any);
  }

  private Condition audience(Audience audience, Set<String> seen) {
    return switch (audience) {
      case Audience.Everyone everyone -> Condition.ALWAYS;
      case Audience.Kind kind -> {
        Condition is =
            new Condition.Comparison(
                KIND,
                Operator.IS,
                new Condition.Literal(new Value.Text(kind.kind().name().toLowerCase(Locale.ROOT))));
        yield kind.kind() == PartyKind.CUSTOMER
            ? new Condition.Any(List.of(new Condition.Not(new Condition.Exists(KIND)), is))
            : is;
      }
      case Audience.Group named -> {
        if (seen.add(named.group())
            && code.definitions().get(named.group()) instanceof Definition.Group group) {
          yield new Condition.All(List.of(audience(group.base(), seen), group.where()));
        }
        yield Condition.ALWAYS;
      }
    };
  }

  /** That an exception does not hold, as far as it is a condition alone. */
  static List<Assignment.Goal> notExcepted(Rule rule) {
    return rule.exception()
        .filter(each -> each.parts().stream().allMatch(part -> part instanceof Circumstance.Where))
        .map(each -> List.of(new Assignment.Goal(new Condition.All(wheres(each)), false)))
        .orElse(List.of());
  }

  /** Every condition that bears on a rule, those of its terms and its audience included. */
  List<Condition> all(Rule rule) {
    List<Condition> all = new ArrayList<>();
    RuleParts parts = RuleParts.of(rule);
    all.addAll(parts.conditions());
    parts.circumstances().forEach(each -> all.addAll(wheres(each)));
    parts
        .occurrences()
        .forEach(each -> matches(each).forEach(match -> all.addAll(conditions(each, match))));
    all.add(audience(rule));
    rule.exception().ifPresent(each -> all.addAll(wheres(each)));
    return all;
  }

  /** Whether a rule stands before another in the document. */
  boolean isBefore(Rule one, Rule other) {
    return places.getOrDefault(one.id(), 0) < places.getOrDefault(other.id(), 0);
  }

  /** The rules that replace a rule, directly or through others. */
  List<Rule> replacing(Rule replaced) {
    return replacing.getOrDefault(replaced.id(), List.of());
  }

  private List<Rule> findReplacing(Rule replaced) {
    List<Rule> found = new ArrayList<>();
    List<Rule> open = new ArrayList<>(List.of(replaced));
    while (!open.isEmpty()) {
      Rule next = open.removeLast();
      for (Rule rule : code.rules()) {
        if (rule.annotations().replaces().contains(next.id())
            && !found.contains(rule)
            && !rule.id().equals(replaced.id())) {
          found.add(rule);
          open.add(rule);
        }
      }
    }
    return found;
  }
}
