package coco.engine.sweep;

import coco.engine.calendar.BeyondHorizonException;
import coco.engine.column.Chunk;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.CompiledState;
import coco.engine.rules.Rules;
import coco.language.code.Attribute.Owner;
import coco.language.code.RuleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges chunks, party by party, on one thread. Its arrays are used again for each party and each
 * chunk.
 */
public final class Sweep {
  /*
   * How a sweep is fast.
   *
   * A chunk holds whole parties, each party's events in their order. So while one party is at hand
   * all of its state is small and lies in the nearest cache, and nothing of it outlives the party:
   * obligations, clocks, stops and alarms are numbers in arrays that are emptied by setting a count
   * to 0. An event costs the rules that its type concerns; what an event of that type may be to a
   * rule (trigger, act, release, …) is known beforehand as bits. A test of one attribute is a
   * look-up by the value's number, found once for each distinct value. A deadline is arithmetic over
   * the calendar's running sums.
   *
   * A deadline that nothing moves and that opens nothing is only compared with: no queue. One whose
   * clock may stop, whose length may change, or whose miss opens a reparation or the next in a
   * series stands in the party's queue of alarms, so that what follows from it sees data and states
   * as they were at that moment.
   */

  /** Takes the verdicts of a sweep. */
  public interface Sink {
    /** A verdict: the object is filled anew for the next one. */
    void take(Judged judged);

    /** All verdicts of a party have been given. */
    default void leave() {}
  }

  private final Rules rules;
  private final Alarms alarms = new Alarms();
  private final Switches switches;
  private final Countdowns countdowns;
  private final Cursor cursor;
  private final Judged judged = new Judged();
  private final Lane[] lanes;

  /** By type, the last for types that no rule knows, and edition. */
  private final Concern[] concerns;

  private final Lane[][] rereading;
  private final CompiledState[][] statesOfType;
  private final int editions;

  /** How many parties have been entered so far: the number of the one at hand. */
  private long party;

  private int casesOfParty;

  /** A sweep; one for each thread. */
  public Sweep(Rules rules) {
    this.rules = rules;
    this.switches = new Switches(rules, alarms);
    this.countdowns = switches.countdowns();
    this.cursor = new Cursor(rules, switches);
    this.editions = rules.editions().size();
    Map<RuleId, List<ClockLane>> sameRules = new HashMap<>();
    List<List<Lane>> byEdition = new ArrayList<>();
    for (CompiledEdition edition : rules.editions()) {
      List<Lane> ofEdition = new ArrayList<>();
      for (CompiledRule rule : edition.rules()) {
        Lane lane = lane(edition, rule);
        ofEdition.add(lane);
        if (lane instanceof ClockLane clock) {
          sameRules.computeIfAbsent(rule.rule().id(), key -> new ArrayList<>()).add(clock);
        }
      }
      byEdition.add(ofEdition);
    }
    lanes = byEdition.stream().flatMap(List::stream).toArray(Lane[]::new);
    for (int place = 0; place < lanes.length; place++) {
      lanes[place].place = place;
    }
    sameRules.values().forEach(same -> same.forEach(each -> each.sameRule = List.copyOf(same)));
    int types = rules.types();
    concerns = new Concern[(types + 1) * editions];
    statesOfType = new CompiledState[types + 1][];
    rereading = new Lane[editions][];
    for (int edition = 0; edition < editions; edition++) {
      rereading[edition] =
          byEdition.get(edition).stream()
              .filter(lane -> lane.rule.readsDataAgain())
              .toArray(Lane[]::new);
      for (int type = 0; type <= types; type++) {
        int number = type == types ? UNKNOWN : type;
        concerns[type * editions + edition] =
            new Concern(
                byEdition.get(edition).stream().filter(lane -> lane.parts(number) != 0).toList(),
                number);
      }
    }
    for (int type = 0; type <= types; type++) {
      int number = type == types ? UNKNOWN : type;
      statesOfType[type] =
          rules.editions().stream()
              .flatMap(edition -> edition.states().stream())
              .filter(state -> state.mayTurn(number))
              .toArray(CompiledState[]::new);
    }
  }

  private static final int UNKNOWN = -2;

  private Lane lane(CompiledEdition edition, CompiledRule rule) {
    return switch (rule.form()) {
      case CompiledForm.Duty form -> new DutyLane(edition, rule, form, editions > 1, countdowns);
      case CompiledForm.RepeatedDuty form -> new SeriesLane(edition, rule, form, countdowns);
      case CompiledForm.Prohibition form -> new ActLanes.Prohibition(edition, rule, form);
      case CompiledForm.Silence form -> new ActLanes.Silence(edition, rule, form);
      case CompiledForm.Restriction form -> new ActLanes.Restriction(edition, rule, form);
      case CompiledForm.Cap form -> new ActLanes.Cap(edition, rule, form);
      case CompiledForm.Precedence form -> new ActLanes.Precedence(edition, rule, form);
      case CompiledForm.Quality form -> new ActLanes.Quality(edition, rule, form);
    };
  }

  /** The names of the columns that some rule reads. */
  public static Set<String> reads(Rules rules) {
    Set<String> names = new TreeSet<>(rules.reads(Owner.EVENT));
    rules.reads(Owner.CASE).forEach(name -> names.add("case." + name));
    rules.reads(Owner.PARTY).forEach(name -> names.add("party." + name));
    return names;
  }

  /**
   * Judges all parties of a chunk.
   *
   * @param chunk nothing in it happened after {@code asOf}
   * @param asOf the instant asked about, in microseconds since 1970
   * @param sink takes every verdict, party by party, by edition and rule, then by trigger
   */
  public void judge(Chunk chunk, long asOf, Sink sink) {
    cursor.open(chunk);
    for (Concern concern : concerns) {
      concern.open(chunk.dictionary());
    }
    for (int party = 0; party < chunk.parties(); party++) {
      judge(chunk, party, asOf, sink);
    }
  }

  private void judge(Chunk chunk, int place, long asOf, Sink sink) {
    int cases = chunk.caseStarts()[place + 1] - chunk.caseStarts()[place];
    cursor.enter(chunk.caseStarts()[place], cases);
    switches.enter(cases);
    countdowns.clear();
    alarms.clear();
    judged.enter(place);
    party++;
    casesOfParty = cases;
    int end = chunk.partyStarts()[place + 1];
    for (int row = chunk.partyStarts()[place]; row < end; row++) {
      observe(row);
    }
    advanceTo(asOf);
    for (Lane lane : lanes) {
      if (lane.party == party) {
        lane.report(cursor, asOf, judged, sink);
      }
    }
    sink.leave();
  }

  private void observe(int row) {
    long time = cursor.timeOf(row);
    if (alarms.next() < time) {
      advanceTo(time);
    }
    cursor.readIn(cursor.zoneOfParty());
    boolean sets = cursor.take(row);
    int type = cursor.type() < 0 ? concerns.length / editions - 1 : cursor.type();
    for (int edition = 0; edition < editions; edition++) {
      Concern concern = concerns[type * editions + edition];
      observe(concern.always());
      for (int index = 0; index < concern.indexes(); index++) {
        observe(concern.row(index, cursor));
      }
      if (sets) {
        for (Lane lane : rereading[edition]) {
          if (lane.party == party) {
            lane.reread(cursor);
          }
        }
      }
    }
    for (CompiledState state : statesOfType[type]) {
      switches.turn(state, cursor);
    }
  }

  private void observe(Concern.Row row) {
    for (int i = 0; i < row.lanes.length; i++) {
      Lane lane = row.lanes[i];
      if (lane.party != party) {
        enter(lane);
      }
      observe(lane, row.parts[i]);
    }
  }

  /** A rule enters a party with the first event that concerns it; so do its other editions. */
  private void enter(Lane lane) {
    if (lane instanceof ClockLane clock) {
      for (ClockLane same : clock.sameRule) {
        same.party = party;
        same.enter(casesOfParty);
      }
    } else {
      lane.party = party;
      lane.enter(casesOfParty);
    }
  }

  private void observe(Lane lane, int parts) {
    try {
      lane.observe(cursor, parts);
    } catch (BeyondHorizonException beyond) {
      int row = cursor.row();
      throw beyond.at(
          "rule %s, interaction %s of %s"
              .formatted(
                  lane.rule.rule().id().text(),
                  cursor.chunk().ids().text(row),
                  cursor.chunk().time(row)));
    }
  }

  /** Lets the party's time pass: what goes off before {@code time} does, in its order. */
  private void advanceTo(long time) {
    while (alarms.next() < time) {
      int alarm = alarms.poll();
      switch (alarms.kind(alarm)) {
        case Alarms.BEGIN -> switches.begin(alarm, cursor);
        case Alarms.END -> switches.end(alarm);
        default -> countdowns.wake(alarm, cursor);
      }
    }
  }

  /** The rules that it judges by. */
  public Rules rules() {
    return rules;
  }
}
