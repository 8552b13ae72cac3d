package coco.engine.rules;

import coco.engine.calendar.LocalDays;
import coco.engine.calendar.Timekeeper;
import coco.language.code.Circumstance;
import coco.language.code.RuleId;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** What must hold at an event, compiled: all parts together. */
public final class CompiledCircumstance {
  @FunctionalInterface
  private interface Part {
    boolean holds(Facts facts);
  }

  private final List<Part> parts;

  private CompiledCircumstance(List<Part> parts) {
    this.parts = parts;
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
                      case Circumstance.Outside outside -> {
                        Part open = open(rule, outside.calendar(), local, timekeeper);
                        yield (Part) facts -> !open.holds(facts);
                      }
                      case Circumstance.Between between -> between(between, local, timekeeper);
                      case Circumstance.While on -> {
                        CompiledState state = states.apply(on.state());
                        yield (Part) facts -> facts.isOn(state);
                      }
                      case Circumstance.WhileNot off -> {
                        CompiledState state = states.apply(off.state());
                        yield (Part) facts -> !facts.isOn(state);
                      }
                      case Circumstance.Where where -> {
                        Test test = Test.compile(where.condition(), slots);
                        yield (Part) facts -> test.of(facts).holds();
                      }
                    })
            .toList());
  }

  private static Part open(RuleId rule, String calendar, boolean local, Timekeeper timekeeper) {
    timekeeper.calendar(rule, calendar, null);
    return facts -> {
      ZoneId zone = facts.partyZone();
      long time = facts.event().time();
      if (!local) {
        return timekeeper.calendar(rule, calendar, zone).isOpen(time);
      }
      ZoneId in = zone == null ? timekeeper.days().zone() : zone;
      return timekeeper.calendarIn(rule, calendar, in).isOpen(time);
    };
  }

  private static Part between(Circumstance.Between between, boolean local, Timekeeper timekeeper) {
    return facts -> {
      ZoneId zone = facts.partyZone();
      LocalDays days = local && zone != null ? timekeeper.days(zone) : timekeeper.days();
      return days.isBetween(facts.event().time(), between.from(), between.until());
    };
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
