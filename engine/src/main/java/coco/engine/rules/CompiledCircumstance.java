package coco.engine.rules;

import coco.engine.calendar.LocalDays;
import coco.engine.calendar.Timekeeper;
import coco.engine.calendar.WorkingCalendar;
import coco.language.code.Circumstance;
import coco.language.code.RuleId;
import coco.language.code.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What must hold at an event, compiled: all parts together. */
public final class CompiledCircumstance {
  /** One part: whether it holds, and until when it says so. */
  private record Part(Predicate<Facts> held, ToLongFunction<Facts> until) {
    boolean holds(Facts facts) {
      return held.test(facts);
    }

    long lasts(Facts facts) {
      return until.applyAsLong(facts);
    }

    Part not() {
      return new Part(held.negate(), until);
    }
  }

  private final List<Part> parts;
  private final Map<Slot, Set<Value>> needs;

  private CompiledCircumstance(List<Part> parts, Map<Slot, Set<Value>> needs) {
    this.parts = parts;
    this.needs = needs;
  }

  /** What the event must be, at least, for all parts to hold. */
  Map<Slot, Set<Value>> needs() {
    return needs;
  }

  static CompiledCircumstance compile(
      RuleId rule,
      Circumstance circumstance,
      Slots slots,
      Timekeeper timekeeper,
      Function<String, CompiledState> states) {
    boolean local = circumstance.partyLocalTime();
    return new CompiledCircumstance(
        circumstance.parts().stream()
            .map(
                part ->
                    switch (part) {
                      case Circumstance.During during ->
                          open(rule, during.calendar(), local, timekeeper);
                      case Circumstance.Outside outside ->
                          open(rule, outside.calendar(), local, timekeeper).not();
                      case Circumstance.Between between -> between(between, local, timekeeper);
                      case Circumstance.While on -> {
                        CompiledState state = states.apply(on.state());
                        yield new Part(facts -> facts.isOn(state), Facts::statesLast);
                      }
                      case Circumstance.WhileNot off -> {
                        CompiledState state = states.apply(off.state());
                        yield new Part(facts -> !facts.isOn(state), Facts::statesLast);
                      }
                      case Circumstance.Where where -> {
                        Test test = Test.compile(where.condition(), slots);
                        yield new Part(facts -> test.of(facts).holds(), test::lasts);
                      }
                    })
            .toList(),
        circumstance.parts().stream()
            .filter(Circumstance.Where.class::isInstance)
            .map(part -> Needs.of(((Circumstance.Where) part).condition(), slots))
            .reduce(Needs.NONE, Needs::both));
  }

  private static Part open(RuleId rule, String calendar, boolean local, Timekeeper timekeeper) {
    timekeeper.calendar(rule, calendar, null);
    Function<Facts, WorkingCalendar> hung =
        facts -> {
          ZoneId zone = facts.partyZone();
          if (!local) {
            return timekeeper.calendar(rule, calendar, zone);
          }
          ZoneId in = zone == null ? timekeeper.days().zone() : zone;
          return timekeeper.calendarIn(rule, calendar, in);
        };
    return new Part(
        facts -> hung.apply(facts).isOpen(facts.time()),
        facts -> hung.apply(facts).nextTurn(facts.time()));
  }

  private static Part between(Circumstance.Between between, boolean local, Timekeeper timekeeper) {
    Function<Facts, LocalDays> days =
        facts -> {
          ZoneId zone = facts.partyZone();
          return local && zone != null ? timekeeper.days(zone) : timekeeper.days();
        };
    return new Part(
        facts -> days.apply(facts).isBetween(facts.time(), between.from(), between.until()),
        facts -> days.apply(facts).nextTurn(facts.time(), between.from(), between.until()));
  }

  /** Until when {@link #holds} says what it says. */
  public long lasts(Facts facts) {
    return Until.all(parts, part -> part.holds(facts), part -> part.lasts(facts));
  }

  /** Whether nothing is asked: it always holds. */
  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Whether all parts hold at the event. */
  public boolean holds(Facts facts) {
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).holds(facts)) {
        return false;
      }
    }
    return true;
  }
}
