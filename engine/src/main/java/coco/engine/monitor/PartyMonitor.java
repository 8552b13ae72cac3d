package coco.engine.monitor;

import coco.engine.Due;
import coco.engine.Interaction;
import coco.engine.calendar.BeyondHorizonException;
import coco.engine.calendar.Clock;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.CompiledState;
import coco.engine.rules.Event;
import coco.engine.rules.Rules;
import coco.language.code.Definition.Reach;
import coco.language.code.RuleId;
import coco.language.code.Value;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rules at work on one party: takes its events in their order and lets time pass.
 *
 * <p>At an event, in this order: what is due before it closes; the event sets attributes; each rule
 * first ends what is pending, then opens or judges; lengths that depend on data are read again;
 * states change.
 */
public final class PartyMonitor {
  private record EditionMonitors(
      CompiledEdition edition, List<RuleMonitor> byRule, List<RuleMonitor> rereading) {}

  private final Rules rules;
  private final @Nullable String id;
  private final Timers timers = new Timers();
  private final @Nullable Value[] values;
  private final Map<Object, CaseState> cases = new LinkedHashMap<>();
  private final List<EditionMonitors> editions = new ArrayList<>();
  private final Map<RuleId, List<RuleMonitor>> sameRules = new HashMap<>();
  private final int[] statesOfEditions;
  private final @Nullable Switch[][] switches;
  private @Nullable Value zoneRead;
  private @Nullable ZoneId zone;

  /**
   * A party of whom nothing is known yet.
   *
   * @param id its name in the data; null where they name none
   */
  public PartyMonitor(Rules rules, @Nullable String id) {
    this(rules, id, rule -> true);
  }

  /**
   * A party at which only some rules are at work. Those that replace them do so all the same.
   *
   * @param asked which rules
   */
  public PartyMonitor(Rules rules, @Nullable String id, Predicate<CompiledRule> asked) {
    this.rules = rules;
    this.id = id;
    this.values = new Value[rules.partySlots()];
    int count = rules.editions().size();
    this.statesOfEditions = new int[count];
    this.switches = new Switch[count][];
    for (int i = 0; i < count; i++) {
      CompiledEdition edition = rules.editions().get(i);
      statesOfEditions[i] = edition.states().size();
      switches[i] = new Switch[statesOfEditions[i]];
      editions.add(monitors(edition, asked));
    }
  }

  private EditionMonitors monitors(CompiledEdition edition, Predicate<CompiledRule> asked) {
    List<RuleMonitor> byRule = new ArrayList<>();
    List<RuleMonitor> rereading = new ArrayList<>();
    RuleMonitor unasked = null;
    for (CompiledRule rule : edition.rules()) {
      if (!asked.test(rule)) {
        if (unasked == null) {
          unasked = new Unjudged(this, edition, rule);
        }
        byRule.add(unasked);
        continue;
      }
      RuleMonitor monitor = monitor(edition, rule);
      byRule.add(monitor);
      sameRules.computeIfAbsent(rule.rule().id(), key -> new ArrayList<>()).add(monitor);
      if (rule.readsDataAgain()) {
        rereading.add(monitor);
      }
    }
    return new EditionMonitors(edition, byRule, rereading);
  }

  private RuleMonitor monitor(CompiledEdition edition, CompiledRule rule) {
    return switch (rule.form()) {
      case CompiledForm.Duty form -> new Duties(this, edition, rule, form);
      case CompiledForm.RepeatedDuty form -> new RepeatedDuties(this, edition, rule, form);
      case CompiledForm.Prohibition form -> new ActMonitors.Prohibition(this, edition, rule, form);
      case CompiledForm.Silence form -> new ActMonitors.Silence(this, edition, rule, form);
      case CompiledForm.Restriction form -> new ActMonitors.Restriction(this, edition, rule, form);
      case CompiledForm.Cap form -> new ActMonitors.Cap(this, edition, rule, form);
      case CompiledForm.Precedence form -> new ActMonitors.Precedence(this, edition, rule, form);
      case CompiledForm.Quality form -> new ActMonitors.Quality(this, edition, rule, form);
    };
  }

  /**
   * Takes the party's next event.
   *
   * @param caseKey identifies the case among the party's
   * @param caseId the case's name in the data; null where they name none
   */
  public void observe(Event event, Object caseKey, @Nullable String caseId) {
    timers.advanceTo(event.time());
    CaseState theCase = caseOf(caseKey, caseId);
    set(event, theCase);
    View facts = new View(this, event, theCase);
    for (EditionMonitors each : editions) {
      for (CompiledRule rule : each.edition.concerned(event)) {
        observe(each.byRule.get(rule.index()), rule, facts);
      }
      if (event.setsAnything()) {
        each.rereading.forEach(monitor -> monitor.reread(facts));
      }
    }
    for (EditionMonitors each : editions) {
      for (CompiledState state : each.edition.states()) {
        change(state, facts);
      }
    }
  }

  private static void observe(RuleMonitor monitor, CompiledRule rule, View facts) {
    try {
      monitor.observe(facts);
    } catch (BeyondHorizonException beyond) {
      Interaction interaction = facts.event().interaction();
      throw beyond.at(
          "rule %s, interaction %s of %s"
              .formatted(rule.rule().id().text(), interaction.id(), interaction.time()));
    }
  }

  CaseState caseOf(Object caseKey, @Nullable String caseId) {
    return cases.computeIfAbsent(
        caseKey, key -> new CaseState(caseId, rules.caseSlots(), statesOfEditions));
  }

  /** Sets what the event sets of its case and of the party. */
  void set(Event event, CaseState theCase) {
    event.applyTo(theCase.values, values);
  }

  /** Gives the rules that judge acts and may be concerned by an event, in their order. */
  void acts(Event event, Consumer<ActMonitor> taker) {
    for (EditionMonitors each : editions) {
      for (CompiledRule rule : each.edition.concerned(event)) {
        if (each.byRule.get(rule.index()) instanceof ActMonitor act) {
          taker.accept(act);
        }
      }
    }
  }

  /** Lets time pass, {@code time} included: deadlines that it is past are missed. */
  public void advanceTo(long time) {
    timers.advanceTo(time);
  }

  /** Gives all verdicts as they stand, by edition and rule in their order, then by trigger. */
  public void report(VerdictSink sink) {
    for (EditionMonitors each : editions) {
      each.byRule.forEach(monitor -> monitor.report(sink));
    }
  }

  private void change(CompiledState state, View facts) {
    boolean ends = state.ends(facts);
    boolean begins = state.begins(facts);
    if (!ends && !begins) {
      return;
    }
    Switch own = ownSwitch(state, facts.theCase());
    long now = facts.event().time();
    if (ends) {
      own.end(now);
    }
    if (begins) {
      begin(state, own, facts);
    }
  }

  private void begin(CompiledState state, Switch own, View facts) {
    ZoneId partyZone = facts.partyZone();
    Due start = Due.at(facts.event().interaction().time());
    Clock delay = state.delay();
    if (delay == null) {
      beginStretch(state, own, start, partyZone);
      return;
    }
    Due begin = delay.in(partyZone).due(start);
    int generation = own.generation();
    timers.set(
        Countdown.micros(begin) - 1,
        Timers.SWITCH,
        () -> {
          if (own.generation() == generation) {
            beginStretch(state, own, begin, partyZone);
          }
        });
  }

  private void beginStretch(
      CompiledState state, Switch own, Due start, @Nullable ZoneId partyZone) {
    own.begin(Countdown.micros(start));
    Clock lasting = state.lasting();
    if (lasting == null) {
      return;
    }
    long end = Countdown.micros(lasting.in(partyZone).due(start));
    own.lastUntil(end);
    timers.set(end - 1, Timers.SWITCH, () -> own.endIfOver(end));
  }

  /** The switch that says whether the state is on, for an event of the case. */
  Switch switchOf(CompiledState state, CaseState theCase) {
    return state.reach() == Reach.CASE ? ownSwitch(state, theCase) : partySwitch(state);
  }

  /** The switch that the state's own events turn. */
  private Switch ownSwitch(CompiledState state, CaseState theCase) {
    if (state.reach() == Reach.PARTY) {
      return partySwitch(state);
    }
    @Nullable Switch[] ofEdition = theCase.switches[state.edition()];
    Switch known = ofEdition[state.index()];
    if (known != null) {
      return known;
    }
    Switch made = new Switch(state.reach() == Reach.ANY_CASE ? partySwitch(state) : null);
    ofEdition[state.index()] = made;
    return made;
  }

  private Switch partySwitch(CompiledState state) {
    @Nullable Switch[] ofEdition = switches[state.edition()];
    Switch known = ofEdition[state.index()];
    if (known != null) {
      return known;
    }
    Switch made = new Switch(null);
    ofEdition[state.index()] = made;
    return made;
  }

  List<RuleMonitor> sameRule(RuleId rule) {
    return sameRules.getOrDefault(rule, List.of());
  }

  Timers timers() {
    return timers;
  }

  @Nullable String id() {
    return id;
  }

  @Nullable Value value(int place) {
    return values[place];
  }

  /** The party's zone as it stands; null where it is unknown. */
  @Nullable ZoneId zone() {
    Value read = values[rules.partyZonePlace()];
    if (!Objects.equals(read, zoneRead)) {
      zoneRead = read;
      zone = read instanceof Value.Text text ? zoneOf(text.text()) : null;
    }
    return zone;
  }

  private static @Nullable ZoneId zoneOf(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return null;
    }
  }
}
