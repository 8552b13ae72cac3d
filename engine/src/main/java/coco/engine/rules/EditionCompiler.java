package coco.engine.rules;

import coco.engine.calendar.Clock;
import coco.engine.calendar.Timekeeper;
import coco.language.code.Audience;
import coco.language.code.Audience.PartyKind;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Deadline;
import coco.language.code.Definition;
import coco.language.code.Length;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Scope;
import coco.language.code.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles one edition. */
final class EditionCompiler {
  private final int place;
  private final Code code;
  private final Timekeeper timekeeper;
  private final Symbols types;
  private final Slots slots;
  private final int kindPlace;
  private final Map<String, CompiledState> states = new LinkedHashMap<>();
  private final List<CompiledRule> rules = new ArrayList<>();
  private final List<List<Integer>> typesOfRules = new ArrayList<>();
  private List<Integer> typesOfThisRule = new ArrayList<>();
  private @Nullable Matcher closes;

  EditionCompiler(
      int place, Code code, Timekeeper timekeeper, Symbols types, Slots slots, int kindPlace) {
    this.place = place;
    this.code = code;
    this.timekeeper = timekeeper;
    this.types = types;
    this.slots = slots;
    this.kindPlace = kindPlace;
  }

  void compile() {
    for (Definition definition : code.definitions().values()) {
      if (definition instanceof Definition.State state) {
        states.put(
            state.id(),
            new CompiledState(
                place,
                states.size(),
                state,
                Matcher.compile(state.from(), types, slots),
                Matcher.compile(state.until(), types, slots),
                state.delay().map(length -> clock(state.id(), length)).orElse(null),
                state.lasting().map(length -> clock(state.id(), length)).orElse(null)));
      }
    }
    closes = Matcher.compile(code.closes(), types, slots);
    for (Rule rule : code.rules()) {
      typesOfThisRule = new ArrayList<>();
      CompiledForm form = form(rule.id(), rule.clause());
      if (form != null) {
        if (waitsForClosing(rule.clause())) {
          typesOfThisRule.addAll(closes.types());
        }
        rules.add(rule(rule, form));
        typesOfRules.add(List.copyOf(typesOfThisRule));
      }
    }
    bind();
  }

  /** A state's clock; what is missing for it is reported under the state's id. */
  private Clock clock(String state, Length length) {
    String id = state.replaceAll("[^\\p{L}\\p{N}]+", "-");
    return timekeeper.clock(new RuleId(id), length);
  }

  CompiledEdition edition(long from, long until) {
    if (closes == null) {
      throw new IllegalStateException("compile first: " + code.edition());
    }
    return new CompiledEdition(
        place,
        code,
        from,
        until,
        timekeeper,
        rules,
        List.copyOf(states.values()),
        closes,
        typesOfRules,
        types.count());
  }

  private static boolean waitsForClosing(Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> duty.demand().deadline() instanceof Deadline.AtClosing;
      case Clause.ServiceLevel level -> waitsForClosing(level.measured());
      case Clause.Average average -> true;
      default -> false;
    };
  }

  private CompiledRule rule(Rule rule, CompiledForm form) {
    return new CompiledRule(
        rules.size(),
        rule,
        form,
        audience(rule.audience()),
        rule.exception().map(each -> circumstance(rule.id(), each)).orElse(null),
        rule.per().map(this::per).orElse(null),
        typesOfThisRule.stream().map(types::name).distinct().sorted().toList());
  }

  private @Nullable Slot per(Scope scope) {
    return scope instanceof Scope.PerAttribute per ? Slot.of(per.attribute(), slots) : null;
  }

  /** Null for a norm or a value: they are not run. */
  private @Nullable CompiledForm form(RuleId id, Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> duty(id, duty);
      case Clause.RepeatedDuty duty ->
          new CompiledForm.RepeatedDuty(
              occurrence(id, duty.trigger().event()),
              duty.trigger().which(),
              demand(
                  id,
                  new Clause.Demand(
                      duty.act(), new Deadline.Within(duty.every()), duty.stoppedWhile())),
              occurrence(id, duty.until()),
              duty.reparations().stream().map(each -> demand(id, each)).toList());
      case Clause.Prohibition prohibition ->
          new CompiledForm.Prohibition(occurrence(id, prohibition.act()));
      case Clause.Silence silence ->
          new CompiledForm.Silence(
              occurrence(id, silence.act()),
              timekeeper.clock(id, silence.length()),
              occurrence(id, silence.after()));
      case Clause.Restriction restriction ->
          new CompiledForm.Restriction(
              occurrence(id, restriction.act()), circumstance(id, restriction.only()));
      case Clause.Cap cap ->
          new CompiledForm.Cap(occurrence(id, cap.act()), cap.most(), window(id, cap.window()));
      case Clause.Precedence precedence ->
          new CompiledForm.Precedence(
              occurrence(id, precedence.act()),
              occurrence(id, precedence.required()),
              precedence.use(),
              precedence.notice().map(Clause.Notice::bound).orElse(null),
              precedence.notice().map(notice -> timekeeper.clock(id, notice.ahead())).orElse(null));
      case Clause.Quality quality -> quality(id, quality);
      case Clause.ServiceLevel level -> form(id, level.measured());
      case Clause.Average average -> duty(id, average.measured());
      case Clause.Norm norm -> null;
      case Clause.Value value -> null;
    };
  }

  private CompiledForm duty(RuleId id, Clause.Duty duty) {
    return new CompiledForm.Duty(
        occurrence(id, duty.trigger().event()),
        duty.trigger().which(),
        demand(id, duty.demand()),
        duty.release().map(each -> occurrence(id, each)).orElse(null),
        duty.reparations().stream().map(each -> demand(id, each)).toList());
  }

  private CompiledForm quality(RuleId id, Clause.Quality quality) {
    Test must = Test.compile(quality.must(), slots);
    return new CompiledForm.Quality(
        occurrence(id, quality.trigger().event()), quality.trigger().which(), holds(must));
  }

  private CompiledForm.CompiledWindow window(RuleId id, Clause.Window window) {
    return switch (window) {
      case Clause.Rolling rolling -> new Windows.Rolling(timekeeper.clock(id, rolling.length()));
      case Clause.Each each ->
          new Windows.Each(each.period(), zone -> timekeeper.days(id, Optional.empty(), zone));
      case Clause.Ever ever -> new Windows.Ever();
    };
  }

  private CompiledDemand demand(RuleId id, Clause.Demand demand) {
    return CompiledDemand.compile(
        id,
        occurrence(id, demand.act()),
        demand.deadline(),
        demand.stoppedWhile().map(this::state).orElse(null),
        timekeeper,
        slots);
  }

  private CompiledOccurrence occurrence(RuleId id, Occurrence occurrence) {
    Definition.Event event = definition(occurrence.term(), Definition.Event.class);
    Matcher matcher = Matcher.compile(event.any(), types, slots);
    typesOfThisRule.addAll(matcher.types());
    Optional<Test> role =
        occurrence
            .role()
            .map(named -> Test.compile(definition(named, Definition.Role.class).where(), slots));
    return new CompiledOccurrence(matcher, role.orElse(null), circumstance(id, occurrence.when()));
  }

  private CompiledCircumstance circumstance(RuleId id, Circumstance circumstance) {
    return CompiledCircumstance.compile(id, circumstance, slots, timekeeper, this::state);
  }

  private CompiledState state(String id) {
    CompiledState state = states.get(id);
    if (state == null) {
      throw new IllegalArgumentException(
          "edition '%s' has no state '%s'".formatted(code.edition(), id));
    }
    return state;
  }

  private <D extends Definition> D definition(String id, Class<D> kind) {
    Definition definition = code.definitions().get(id);
    if (!kind.isInstance(definition)) {
      throw new IllegalArgumentException(
          "edition '%s' has no %s '%s'"
              .formatted(code.edition(), kind.getSimpleName().toLowerCase(Locale.ROOT), id));
    }
    return kind.cast(definition);
  }

  private CompiledForm.Holds audience(List<Audience> audience) {
    List<CompiledForm.Holds> any = audience.stream().map(each -> audience(each, Set.of())).toList();
    return any.isEmpty() ? holds(facts -> Truth.TRUE) : anyOf(any);
  }

  private static CompiledForm.Holds anyOf(List<CompiledForm.Holds> any) {
    return new CompiledForm.Holds() {
      @Override
      public boolean holds(Facts facts) {
        for (int i = 0; i < any.size(); i++) {
          if (any.get(i).holds(facts)) {
            return true;
          }
        }
        return false;
      }

      @Override
      public long lasts(Facts facts) {
        return Until.any(any, each -> each.holds(facts), each -> each.lasts(facts));
      }
    };
  }

  private static CompiledForm.Holds holds(Test test) {
    return new CompiledForm.Holds() {
      @Override
      public boolean holds(Facts facts) {
        return test.of(facts).holds();
      }

      @Override
      public long lasts(Facts facts) {
        return test.lasts(facts);
      }
    };
  }

  private static CompiledForm.Holds both(CompiledForm.Holds one, CompiledForm.Holds other) {
    return new CompiledForm.Holds() {
      @Override
      public boolean holds(Facts facts) {
        return one.holds(facts) && other.holds(facts);
      }

      @Override
      public long lasts(Facts facts) {
        return Until.all(List.of(one, other), each -> each.holds(facts), each -> each.lasts(facts));
      }
    };
  }

  private CompiledForm.Holds audience(Audience audience, Set<String> open) {
    return switch (audience) {
      case Audience.Everyone everyone -> holds(facts -> Truth.TRUE);
      case Audience.Kind kind -> holds(facts -> Truth.of(isKind(facts, kind.kind())));
      case Audience.Group named -> {
        if (open.contains(named.group())) {
          throw new IllegalArgumentException(
              "group '%s' is defined by itself".formatted(named.group()));
        }
        Set<String> deeper = new HashSet<>(open);
        deeper.add(named.group());
        Definition.Group group = definition(named.group(), Definition.Group.class);
        yield both(audience(group.base(), deeper), holds(Test.compile(group.where(), slots)));
      }
    };
  }

  /**
   * A party whose kind is unknown is a customer; a kind of the data's own is in no audience but
   * everyone.
   */
  private boolean isKind(Facts facts, PartyKind wanted) {
    Value kind = facts.ofParty(kindPlace);
    return kind instanceof Value.Text text
        ? text.text().equals(wanted.name().toLowerCase(Locale.ROOT))
        : wanted == PartyKind.CUSTOMER;
  }

  private void bind() {
    Map<RuleId, Set<RuleId>> replacing = new LinkedHashMap<>();
    for (CompiledRule rule : rules) {
      replacing.put(
          rule.rule().id(), new HashSet<>(RulesCompiler.replacing(code, rule.rule().id())));
    }
    for (CompiledRule rule : rules) {
      RuleId id = rule.rule().id();
      List<CompiledRule> replacers = compiled(replacing.getOrDefault(id, Set.of()));
      List<CompiledRule> rivals =
          rules.stream()
              .filter(other -> other != rule && areRivals(id, other.rule().id(), replacing))
              .toList();
      rule.bind(replacers, rivals);
    }
  }

  private List<CompiledRule> compiled(Set<RuleId> ids) {
    return rules.stream().filter(rule -> ids.contains(rule.rule().id())).toList();
  }

  private static boolean areRivals(RuleId one, RuleId other, Map<RuleId, Set<RuleId>> replacing) {
    if (replacing.getOrDefault(one, Set.of()).contains(other)
        || replacing.getOrDefault(other, Set.of()).contains(one)) {
      return false;
    }
    return replacing.values().stream().anyMatch(by -> by.contains(one) && by.contains(other));
  }
}
