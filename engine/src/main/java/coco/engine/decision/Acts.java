package coco.engine.decision;

import coco.engine.Interaction;
import coco.engine.example.Examples;
import coco.engine.example.Required;
import coco.engine.rules.Rules;
import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.Audience;
import coco.language.code.CalendarDefinition;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Condition;
import coco.language.code.Definition;
import coco.language.code.Example;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Scope;
import coco.language.code.Value;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/**
 * What somebody is asked who wants to know whether they may act: the acts that a code's rules speak
 * of and, for each, what those rules look at. What is told makes a history like that of an example.
 */
public final class Acts {
  private static final RuleId NO_RULE = new RuleId("ASKED");
  private static final Attribute ZONE = new Attribute(Owner.PARTY, "zone");
  private static final Attribute KIND = new Attribute(Owner.PARTY, "kind");

  private final Code code;

  private Acts(Code code) {
    this.code = code;
  }

  /**
   * An act.
   *
   * @param term id of its event term
   * @param rules that speak of it, in their order
   * @param facts what they look at, of the act, its case, its party and who does it
   * @param kinds of party that some of the rules are for; empty where all are for everyone
   * @param before ids of the event terms and states that matter if they came before
   * @param untold rules that look at more than can be told so: an answer says nothing of them
   */
  public record Act(
      String term,
      List<RuleId> rules,
      List<Fact> facts,
      List<Audience.PartyKind> kinds,
      List<String> before,
      List<RuleId> untold) {
    public Act {
      rules = List.copyOf(rules);
      facts = List.copyOf(facts);
      kinds = List.copyOf(kinds);
      before = List.copyOf(before);
      untold = List.copyOf(untold);
    }
  }

  /**
   * What rules look at.
   *
   * @param values that they name, each once
   * @param open whether values matter that no rule names, such as a larger number or another
   *     attribute
   * @param ordered whether it is compared with another attribute by order: a number or a day
   * @param rules that look at it
   * @param needed whether it must be told for the act to be this one at all
   */
  public record Fact(
      Attribute attribute,
      List<Value> values,
      boolean open,
      boolean ordered,
      boolean needed,
      List<RuleId> rules) {
    public Fact {
      values = List.copyOf(values);
      rules = List.copyOf(rules);
    }

    /** Its name among an interaction's attributes: {@code party.tier}. */
    public String name() {
      return Required.name(attribute);
    }
  }

  /**
   * What came before.
   *
   * @param id of an event term, or of a state that began then
   * @param when local time in the code's zone
   */
  public record Before(String id, LocalDateTime when) {}

  /** The rules of an act that are for other kinds of party than this one. */
  public static List<RuleId> forOthers(Code code, Act act, Audience.PartyKind kind) {
    return code.rules().stream()
        .filter(rule -> act.rules().contains(rule.id()))
        .filter(
            rule ->
                !rule.audience().isEmpty()
                    && rule.audience().stream()
                        .allMatch(it -> it instanceof Audience.Kind other && other.kind() != kind))
        .map(Rule::id)
        .toList();
  }

  /** The acts that rules of a code forbid, limit or ask something of, in the order of the rules. */
  public static List<Act> of(Code code) {
    Acts acts = new Acts(code);
    return code.rules().stream()
        .flatMap(rule -> act(rule.clause()).stream())
        .map(Occurrence::term)
        .distinct()
        .map(acts::look)
        .toList();
  }

  /**
   * The history that was told, in the order of time; the act that is asked about comes last.
   *
   * @param rules those of the code
   * @param told what is known, by the names of facts; of earlier acts of the same term too
   * @param before nothing of it is later than the act
   */
  public static List<Interaction> scene(
      Code code,
      Rules rules,
      String term,
      LocalDateTime at,
      Map<String, Value> told,
      List<Before> before) {
    List<Example.Line> lines = new ArrayList<>();
    before.stream()
        .sorted(Comparator.comparing(Before::when))
        .forEach(
            each ->
                lines.add(
                    new Example.Line(
                        each.when(), happens(code, each.id(), term, told), List.of())));
    lines.add(new Example.Line(at, happens(code, term, term, told), List.of()));
    return new Examples(code, rules).interactions(new Example(NO_RULE, lines));
  }

  private static Example.Happens happens(
      Code code, String id, String act, Map<String, Value> told) {
    SequencedMap<String, Value> with = new LinkedHashMap<>();
    told.forEach(
        (name, value) -> {
          if (id.equals(act) || name.startsWith("party.") || name.startsWith("case.")) {
            with.put(name, value);
          }
        });
    if (code.definitions().get(id) instanceof Definition.State state) {
      Definition.Match from = state.from().getFirst();
      with.putAll(Required.byName(from.where()));
      return new Example.Happens(Optional.empty(), from.type(), with, 1, 1);
    }
    return new Example.Happens(Optional.of(id), Optional.empty(), with, 1, 1);
  }

  /** What a rule is about, where it is about an act that one may ask about. */
  private static Optional<Occurrence> act(Clause clause) {
    return switch (clause) {
      case Clause.Prohibition act -> Optional.of(act.act());
      case Clause.Silence act -> Optional.of(act.act());
      case Clause.Restriction act -> Optional.of(act.act());
      case Clause.Cap act -> Optional.of(act.act());
      case Clause.Precedence act -> Optional.of(act.act());
      case Clause.Quality quality -> Optional.of(quality.trigger().event());
      case Clause.ServiceLevel level -> Optional.empty();
      case Clause.Average average -> Optional.empty();
      case Clause.Duty duty -> Optional.empty();
      case Clause.RepeatedDuty duty -> Optional.empty();
      case Clause.Norm norm -> Optional.empty();
      case Clause.Value value -> Optional.empty();
    };
  }

  /** Rules of one term may speak of events that another term names too. */
  private Act look(String term) {
    Found found = new Found();
    Condition first =
        code.definitions().get(term) instanceof Definition.Event event
            ? event.any().getFirst().where()
            : Condition.ALWAYS;
    Map<Attribute, Value> given = isRequired(first) ? Required.of(first) : Map.of();
    boolean isToTell = given.isEmpty() && !first.equals(Condition.ALWAYS);
    if (isToTell) {
      Found needed = new Found();
      new Look(needed, NO_RULE, given).condition(first);
      found.needed.addAll(needed.facts.keySet());
    }
    for (Rule rule : code.rules()) {
      Optional<Occurrence> act = act(rule.clause());
      if (act.isEmpty()) {
        continue;
      }
      Look look = new Look(found, rule.id(), given);
      if (act.get().term().equals(term)) {
        found.rules.add(rule.id());
        if (isToTell) {
          look.condition(first);
        }
        look.at(rule, act.get());
      } else {
        List<Condition> alike = alike(term, act.get().term(), given);
        alike.forEach(look::condition);
        if (!alike.isEmpty()) {
          look.at(rule, act.get());
        }
      }
    }
    return found.act(term);
  }

  /** Under what conditions what a term names first is named by another term too. */
  private List<Condition> alike(String term, String other, Map<Attribute, Value> given) {
    if (!(code.definitions().get(term) instanceof Definition.Event event)
        || !(code.definitions().get(other) instanceof Definition.Event others)) {
      return List.of();
    }
    Optional<String> type = event.any().getFirst().type();
    return others.any().stream()
        .filter(match -> match.type().isEmpty() || match.type().equals(type))
        .map(Definition.Match::where)
        .filter(
            where ->
                Required.of(where).entrySet().stream()
                    .allMatch(
                        it ->
                            !(isRequired(where) && given.containsKey(it.getKey()))
                                || it.getValue().equals(given.get(it.getKey()))))
        .toList();
  }

  /** What is gathered of one act. */
  private static final class Found {
    private final SequencedSet<RuleId> rules = new LinkedHashSet<>();
    private final SequencedMap<Attribute, SequencedSet<Value>> facts = new LinkedHashMap<>();
    private final Set<Attribute> open = new HashSet<>();
    private final Map<Attribute, Set<RuleId>> lookers = new HashMap<>();
    private final Set<Attribute> ordered = new HashSet<>();
    private final Set<Attribute> needed = new HashSet<>();
    private final SequencedSet<Audience.PartyKind> kinds = new LinkedHashSet<>();
    private final SequencedSet<String> before = new LinkedHashSet<>();
    private final SequencedSet<RuleId> untold = new LinkedHashSet<>();

    Act act(String term) {
      return new Act(
          term,
          List.copyOf(rules),
          facts.entrySet().stream()
              .map(
                  fact ->
                      new Fact(
                          fact.getKey(),
                          List.copyOf(fact.getValue()),
                          open.contains(fact.getKey()),
                          ordered.contains(fact.getKey()),
                          needed.contains(fact.getKey()),
                          List.copyOf(lookers.getOrDefault(fact.getKey(), Set.of()))))
              .toList(),
          List.copyOf(kinds),
          List.copyOf(before),
          List.copyOf(untold));
    }
  }

  /** Goes through one rule. */
  private final class Look {
    private final Found into;
    private final RuleId rule;
    private final Map<Attribute, Value> given;
    private final Set<String> groups = new HashSet<>();

    /**
     * @param given what the act has by its term alone
     */
    Look(Found into, RuleId rule, Map<Attribute, Value> given) {
      this.into = into;
      this.rule = rule;
      this.given = given;
    }

    void at(Rule whole, Occurrence act) {
      whole.audience().forEach(this::audience);
      occurrence(act);
      whole.exception().ifPresent(this::circumstance);
      if (whole.scope() instanceof Scope.PerAttribute(Attribute attribute)) {
        fact(attribute);
        into.open.add(attribute);
      }
      switch (whole.clause()) {
        case Clause.Restriction only -> circumstance(only.only());
        case Clause.Silence silence -> earlier(silence.after());
        case Clause.Precedence first -> earlier(first.required());
        case Clause.Cap cap -> into.before.add(act.term());
        case Clause.Quality quality -> {
          condition(quality.must());
          if (quality.trigger().which() != Clause.Which.EVERY) {
            into.untold.add(rule);
          }
        }
        default -> {}
      }
    }

    private void audience(Audience audience) {
      switch (audience) {
        case Audience.Everyone everyone -> {}
        case Audience.Kind kind -> into.kinds.add(kind.kind());
        case Audience.Group named -> {
          if (groups.add(named.group())
              && code.definitions().get(named.group()) instanceof Definition.Group group) {
            audience(group.base());
            condition(group.where());
          }
        }
      }
    }

    /** Something that must, or must not, have happened: told by its term alone. */
    private void earlier(Occurrence event) {
      into.before.add(event.term());
      boolean isTold =
          event.when().equals(Circumstance.NONE)
              && event.role().isEmpty()
              && code.definitions().get(event.term()) instanceof Definition.Event term
              && isRequired(term.any().getFirst().where());
      if (!isTold) {
        into.untold.add(rule);
      }
    }

    private void occurrence(Occurrence act) {
      circumstance(act.when());
      act.role()
          .map(role -> code.definitions().get(role))
          .ifPresent(
              role -> {
                if (role instanceof Definition.Role who) {
                  condition(who.where());
                }
              });
    }

    private void circumstance(Circumstance circumstance) {
      for (Circumstance.Part part : circumstance.parts()) {
        switch (part) {
          case Circumstance.During hours -> hours(hours.calendar(), circumstance);
          case Circumstance.Outside hours -> hours(hours.calendar(), circumstance);
          case Circumstance.Between times -> {
            if (circumstance.partyLocalTime()) {
              fact(ZONE);
            }
          }
          case Circumstance.While on -> state(on.state());
          case Circumstance.WhileNot off -> state(off.state());
          case Circumstance.Where where -> condition(where.condition());
        }
      }
    }

    private void hours(String calendar, Circumstance circumstance) {
      CalendarDefinition hours = code.calendars().get(calendar);
      if (circumstance.partyLocalTime() || (hours != null && hours.zone().isEmpty())) {
        fact(ZONE);
      }
    }

    /** A state is told by when it began; one that begins after a while, or may not have, is not. */
    private void state(String id) {
      into.before.add(id);
      boolean isTold =
          code.definitions().get(id) instanceof Definition.State state
              && state.delay().isEmpty()
              && state.from().getFirst().type().isPresent()
              && isRequired(state.from().getFirst().where());
      if (!isTold) {
        into.before.remove(id);
        into.untold.add(rule);
      }
    }

    private SequencedSet<Value> fact(Attribute attribute) {
      into.lookers.computeIfAbsent(attribute, any -> new LinkedHashSet<>()).add(rule);
      return attribute.equals(KIND)
          ? new LinkedHashSet<>()
          : into.facts.computeIfAbsent(attribute, any -> new LinkedHashSet<>());
    }

    private void condition(Condition condition) {
      switch (condition) {
        case Condition.Comparison is -> comparison(is);
        case Condition.OneOf in -> {
          if (!given.containsKey(in.attribute())) {
            in.values().forEach(value -> named(in.attribute(), value));
          }
        }
        case Condition.Exists exists -> {
          fact(exists.attribute());
          into.open.add(exists.attribute());
        }
        case Condition.All all -> all.conditions().forEach(this::condition);
        case Condition.Any any -> any.conditions().forEach(this::condition);
        case Condition.Not not -> condition(not.condition());
      }
    }

    /** Nobody tells a form an instant or a length to the second. */
    private void named(Attribute attribute, Value value) {
      switch (value) {
        case Value.Moment moment -> into.untold.add(rule);
        case Value.Elapsed elapsed -> into.untold.add(rule);
        case Value.Text text -> fact(attribute).add(value);
        case Value.Quantity number -> fact(attribute).add(value);
        case Value.Truth truth -> fact(attribute).add(value);
        case Value.Day day -> fact(attribute).add(value);
      }
    }

    private static boolean isOrder(Condition.Operator operator) {
      return switch (operator) {
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
        case IS, IS_NOT, CONTAINS -> false;
      };
    }

    private void comparison(Condition.Comparison is) {
      boolean isPlain =
          is.operator() == Condition.Operator.IS || is.operator() == Condition.Operator.IS_NOT;
      if (is.operand() instanceof Condition.Other other) {
        fact(other.attribute());
        into.open.add(other.attribute());
        if (isOrder(is.operator())) {
          into.ordered.add(other.attribute());
          into.ordered.add(is.attribute());
        }
      }
      if (given.containsKey(is.attribute())) {
        return;
      }
      fact(is.attribute());
      if (is.operand() instanceof Condition.Literal literal) {
        named(is.attribute(), literal.value());
      }
      if (!isPlain || !(is.operand() instanceof Condition.Literal)) {
        into.open.add(is.attribute());
      }
    }
  }

  /** Whether what {@link Required} gives makes a condition true. */
  private static boolean isRequired(Condition condition) {
    return switch (condition) {
      case Condition.Comparison is ->
          is.operator() == Condition.Operator.IS && is.operand() instanceof Condition.Literal;
      case Condition.OneOf in -> in.values().size() == 1;
      case Condition.All all -> all.conditions().stream().allMatch(Acts::isRequired);
      case Condition.Any any -> false;
      case Condition.Not not -> false;
      case Condition.Exists exists -> false;
    };
  }
}
