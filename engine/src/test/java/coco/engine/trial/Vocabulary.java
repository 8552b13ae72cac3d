package coco.engine.trial;

import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.Audience;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.code.Condition;
import coco.language.code.Condition.Comparison;
import coco.language.code.Condition.Literal;
import coco.language.code.Condition.Operator;
import coco.language.code.Definition;
import coco.language.code.Definition.Match;
import coco.language.code.Definition.Reach;
import coco.language.code.Length;
import coco.language.code.Length.Unit;
import coco.language.code.Value;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The terms, states and calendars that generated codes are written with. */
final class Vocabulary {
  /** Event terms that may trigger. */
  static final List<String> TRIGGERS = List.of("t", "t", "t-or-a", "t-or-a", "any", "urgent");

  /** Event terms that may be acts. */
  static final List<String> ACTS =
      List.of("a", "a", "a", "t-or-a", "t-or-a", "any", "any", "big", "b");

  static final List<String> STATES =
      List.of("paused", "held", "any-paused", "cooling", "slow", "shut", "after-days");

  static final List<String> CALENDARS = List.of("office", "local", "night", "gap");

  private Vocabulary() {}

  static SequencedMap<String, Definition> definitions() {
    SequencedMap<String, Definition> all = new LinkedHashMap<>();
    add(all, event("t", type("t")));
    add(all, event("a", type("a")));
    add(all, event("b", type("b")));
    add(all, event("e", type("e")));
    add(all, event("x", type("x")));
    add(all, event("urgent", type("t", is(event("priority"), "P1"))));
    add(all, event("big", type("a", more(event("amount"), 50))));
    add(all, event("t-or-a", type("t"), type("a", is(event("channel"), "phone"))));
    add(all, event("any", new Match(Optional.empty(), Condition.ALWAYS)));
    add(all, state("paused", Reach.CASE, "p+", "p-"));
    add(all, state("held", Reach.PARTY, "h+", "h-"));
    add(all, state("any-paused", Reach.ANY_CASE, "p+", "p-"));
    add(all, lasting("cooling", Reach.PARTY, "e", null, Length.of(1, Unit.DAY)));
    add(
        all,
        new Definition.State(
            "slow",
            Reach.CASE,
            List.of(type("t")),
            Optional.of(Length.of(3, Unit.HOUR)),
            List.of(type("b")),
            Optional.empty()));
    add(all, lasting("shut", Reach.CASE, "x", null, Length.of(3, Unit.WORKING_HOUR)));
    add(
        all,
        lasting(
            "after-days",
            Reach.ANY_CASE,
            "p+",
            Length.of(1, Unit.DAY),
            Length.of(2, Unit.WORKING_DAY)));
    add(
        all,
        new Definition.Group(
            "vip",
            new Audience.Kind(Audience.PartyKind.CUSTOMER),
            is(new Attribute(Owner.PARTY, "tier"), "gold")));
    add(all, new Definition.Group("loud", new Audience.Group("vip"), more(event("amount"), 20)));
    add(all, new Definition.Role("lead", is(new Attribute(Owner.ACTOR, "role"), "lead")));
    return all;
  }

  private static void add(SequencedMap<String, Definition> all, Definition definition) {
    all.put(definition.id(), definition);
  }

  private static Definition event(String id, Match... any) {
    return new Definition.Event(id, List.of(any));
  }

  private static Definition state(String id, Reach reach, String from, String until) {
    return new Definition.State(
        id, reach, List.of(type(from)), Optional.empty(), List.of(type(until)), Optional.empty());
  }

  private static Definition lasting(
      String id,
      Reach reach,
      String from,
      @org.jspecify.annotations.Nullable Length delay,
      Length lasting) {
    return new Definition.State(
        id,
        reach,
        List.of(type(from)),
        Optional.ofNullable(delay),
        List.of(),
        Optional.of(lasting));
  }

  static Match type(String type) {
    return type(type, Condition.ALWAYS);
  }

  private static Match type(String type, Condition where) {
    return new Match(Optional.of(type), where);
  }

  static Attribute event(String name) {
    return new Attribute(Owner.EVENT, name);
  }

  static Condition is(Attribute attribute, String text) {
    return new Comparison(attribute, Operator.IS, new Literal(new Value.Text(text)));
  }

  static Condition more(Attribute attribute, long than) {
    return new Comparison(attribute, Operator.GREATER, new Literal(Value.Quantity.of(than)));
  }

  /**
   * The calendars.
   *
   * @param around a day near which closures and short days fall
   */
  static SequencedMap<String, CalendarDefinition> calendars(ZoneId zone, LocalDate around) {
    SequencedMap<String, CalendarDefinition> all = new LinkedHashMap<>();
    List<CalendarDefinition.Special> specials = new ArrayList<>();
    specials.add(
        new CalendarDefinition.Closed(
            new CalendarDefinition.Dates(around.plusDays(3), around.plusDays(4))));
    specials.add(
        new CalendarDefinition.OpenUntil(
            new CalendarDefinition.Dates(around.plusDays(1), around.plusDays(1)),
            LocalTime.of(12, 0)));
    specials.add(
        new CalendarDefinition.Open(
            new CalendarDefinition.Dates(around.plusDays(5), around.plusDays(5)),
            List.of(hours(10, 12))));
    specials.add(
        new CalendarDefinition.OpenFrom(
            new CalendarDefinition.EveryYear(MonthDay.of(12, 30), MonthDay.of(1, 2)),
            LocalTime.of(11, 0)));
    put(
        all,
        "office",
        week(
            1,
            5,
            new Hours(LocalTime.of(9, 0), LocalTime.of(12, 30)),
            new Hours(LocalTime.of(13, 30), LocalTime.of(17, 30))),
        specials,
        Optional.of(zone),
        new CalendarDefinition.Region("FR"));
    put(
        all,
        "local",
        week(1, 6, hours(8, 20)),
        List.of(),
        Optional.empty(),
        new CalendarDefinition.NoHolidays());
    put(
        all,
        "night",
        week(1, 7, new Hours(LocalTime.MIDNIGHT, LocalTime.of(2, 30)), hours(22, 0)),
        List.of(),
        Optional.of(zone),
        new CalendarDefinition.Region("GB-ENG"));
    put(
        all,
        "gap",
        week(1, 5, hours(9, 17)),
        List.of(
            new CalendarDefinition.Closed(
                new CalendarDefinition.Dates(around.plusDays(1), around.plusDays(12)))),
        Optional.of(zone),
        new CalendarDefinition.NoHolidays());
    return all;
  }

  private static Hours hours(int from, int until) {
    return new Hours(LocalTime.of(from, 0), LocalTime.of(until, 0));
  }

  private static Map<DayOfWeek, List<Hours>> week(int first, int last, Hours... hours) {
    Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
    for (int day = first; day <= last; day++) {
      week.put(DayOfWeek.of(day), List.of(hours));
    }
    return week;
  }

  private static void put(
      SequencedMap<String, CalendarDefinition> all,
      String id,
      Map<DayOfWeek, List<Hours>> week,
      List<CalendarDefinition.Special> specials,
      Optional<ZoneId> zone,
      CalendarDefinition.Holidays holidays) {
    all.put(id, new CalendarDefinition(id, week, specials, zone, holidays));
  }
}
