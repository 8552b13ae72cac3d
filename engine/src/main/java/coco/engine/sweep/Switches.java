package coco.engine.sweep;

import coco.engine.calendar.Clock;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledState;
import coco.engine.rules.Rules;
import coco.language.code.Definition.Reach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which states are on, for each case of the party at hand and for the party: a switch has a number,
 * those of the party first. A switch of the whole party is on while at least one of its cases' is;
 * any other one is turned by its own events and by time.
 */
final class Switches {
  private final List<CompiledState> states = new ArrayList<>();
  private final int[] firstOfEdition;
  private final Reach[] reaches;
  private final Alarms alarms;
  private Countdowns countdowns;
  private boolean[] begun = new boolean[16];
  private int[] casesOn = new int[16];

  /** Where stretches end by themselves, the end of the last. */
  private long[] ends = new long[16];

  /** Raised whenever an event ends the state, so that stretches set to begin later do not. */
  private int[] generations = new int[16];

  /** The first of the countdowns that a switch stops; −1 for none. */
  private int[] followers = new int[16];

  Switches(Rules rules, Alarms alarms) {
    this.alarms = alarms;
    this.firstOfEdition = new int[rules.editions().size()];
    for (CompiledEdition edition : rules.editions()) {
      firstOfEdition[edition.place()] = states.size();
      states.addAll(edition.states());
    }
    this.reaches = states.stream().map(CompiledState::reach).toArray(Reach[]::new);
    this.countdowns = new Countdowns(this, alarms);
  }

  Countdowns countdowns() {
    return countdowns;
  }

  /** All are off, for a party with so many cases. */
  void enter(int cases) {
    int count = states.size() * (cases + 1);
    if (begun.length < count) {
      int more = Math.max(count, 2 * begun.length);
      begun = new boolean[more];
      casesOn = new int[more];
      ends = new long[more];
      generations = new int[more];
      followers = new int[more];
    }
    Arrays.fill(begun, 0, count, false);
    Arrays.fill(casesOn, 0, count, 0);
    Arrays.fill(ends, 0, count, Long.MIN_VALUE);
    Arrays.fill(generations, 0, count, 0);
    Arrays.fill(followers, 0, count, -1);
  }

  private int place(CompiledState state) {
    return firstOfEdition[state.edition()] + state.index();
  }

  /** The switch that the state's own events turn. */
  private int own(int place, int theCase) {
    return reaches[place] == Reach.PARTY ? place : states.size() * (theCase + 1) + place;
  }

  /** The switch that says whether the state is on, for an event of the case. */
  int of(CompiledState state, int theCase) {
    int place = place(state);
    return reaches[place] == Reach.CASE ? own(place, theCase) : place;
  }

  boolean isOn(CompiledState state, int theCase) {
    return isOn(of(state, theCase));
  }

  boolean isOn(int number) {
    return begun[number] || casesOn[number] > 0;
  }

  int follower(int number) {
    return followers[number];
  }

  void follow(int number, int countdown) {
    followers[number] = countdown;
  }

  /** Lets an event turn a state, after all rules have seen it. */
  void turn(CompiledState state, Cursor cursor) {
    boolean ends = state.ends(cursor);
    boolean begins = state.begins(cursor);
    if (!ends && !begins) {
      return;
    }
    int place = place(state);
    int own = own(place, cursor.theCase());
    if (ends) {
      generations[own]++;
      this.ends[own] = Long.MIN_VALUE;
      turnOff(own, cursor.time());
    }
    if (!begins) {
      return;
    }
    Clock delay = state.delay();
    if (delay == null) {
      beginStretch(place, own, cursor.time(), false, cursor, cursor.zone());
      return;
    }
    Clock hung = delay.in(cursor.partyZone());
    long begin = hung.ends(cursor.time(), false);
    alarms.set(begin - 1, Alarms.BEGIN, place, own, generations[own], begin, cursor.zone());
  }

  /** A stretch that was set to begin later begins, unless an event has ended the state since. */
  void begin(int alarm, Cursor cursor) {
    int own = alarms.b(alarm);
    if (generations[own] == alarms.c(alarm)) {
      int place = alarms.a(alarm);
      Clock delay = states.get(place).delay();
      boolean endOfDay = delay != null && delay.in(cursor.zoneId(alarms.zone(alarm))).endsDay();
      beginStretch(place, own, alarms.moment(alarm), endOfDay, cursor, alarms.zone(alarm));
    }
  }

  private void beginStretch(
      int place, int own, long start, boolean endOfDay, Cursor cursor, int zone) {
    if (!begun[own]) {
      begun[own] = true;
      tell(own, true, start);
    }
    Clock lasting = states.get(place).lasting();
    if (lasting != null) {
      long end = lasting.in(cursor.zoneId(zone)).ends(start, endOfDay);
      ends[own] = Math.max(ends[own], end);
      alarms.set(end - 1, Alarms.END, place, own, 0, end, zone);
    }
  }

  /** A stretch is over, unless another lasts longer. */
  void end(int alarm) {
    int own = alarms.b(alarm);
    if (ends[own] == alarms.moment(alarm)) {
      turnOff(own, alarms.moment(alarm));
    }
  }

  private void turnOff(int own, long at) {
    if (begun[own]) {
      begun[own] = false;
      tell(own, false, at);
    }
  }

  private void tell(int number, boolean on, long at) {
    countdowns.toggleFollowers(number, on, at);
    int place = number % states.size();
    if (number >= states.size() && reaches[place] == Reach.ANY_CASE) {
      boolean before = isOn(place);
      casesOn[place] += on ? 1 : -1;
      if (before != isOn(place)) {
        tell(place, isOn(place), at);
      }
    }
  }
}
