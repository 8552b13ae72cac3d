package coco.engine.trial;

import coco.engine.Due;
import coco.engine.trial.Story.Happening;
import coco.language.code.Attribute;
import coco.language.code.Audience;
import coco.language.code.CalendarDefinition;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Definition;
import coco.language.code.Definition.Match;
import coco.language.code.Length;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Scope;
import coco.language.code.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One edition's words, read in one party's whole story. */
final class Reading {
  private final Code code;
  private final Story story;
  private final Facts facts;
  private final NaiveCalendars calendars;
  private final Map<RuleId, Set<RuleId>> replaced = new HashMap<>();

  Reading(Code code, Story story, NaiveCalendars calendars) {
    this.code = code;
    this.story = story;
    this.facts = new Facts(story);
    this.calendars = calendars;
  }

  Code code() {
    return code;
  }

  Story story() {
    return story;
  }

  Facts facts() {
    return facts;
  }

  /**
   * Whether an event is one that a clause speaks of.
   *
   * @param zoneAt the event at which a party's zone is read: the trigger
   */
  boolean is(Occurrence occurrence, Happening event, Happening zoneAt) {
    return isOfTerm(occurrence, event) && holds(occurrence.when(), event, zoneAt);
  }

  /** The same, whatever the circumstances. */
  boolean isOfTerm(Occurrence occurrence, Happening event) {
    return matches(definition(Definition.Event.class, occurrence.term()).any(), event)
        && occurrence
            .role()
            .map(role -> definition(Definition.Role.class, role).where())
            .map(where -> facts.holds(where, event))
            .orElse(true);
  }

  boolean closes(Happening event) {
    return matches(code.closes(), event);
  }

  private boolean matches(List<Match> any, Happening event) {
    return any.stream()
        .anyMatch(
            match ->
                match.type().map(event.event().type()::equals).orElse(true)
                    && facts.holds(match.where(), event));
  }

  private <T extends Definition> T definition(Class<T> kind, String id) {
    return kind.cast(Objects.requireNonNull(code.definitions().get(id), id));
  }

  boolean holds(Circumstance circumstance, Happening event, Happening zoneAt) {
    return circumstance.parts().stream()
        .allMatch(part -> holds(part, circumstance.partyLocalTime(), event, zoneAt));
  }

  private boolean holds(
      Circumstance.Part part, boolean partyLocalTime, Happening event, Happening zoneAt) {
    return switch (part) {
      case Circumstance.During during ->
          hours(during.calendar(), partyLocalTime, zoneAt).isOpenAt(event.time());
      case Circumstance.Outside outside ->
          !hours(outside.calendar(), partyLocalTime, zoneAt).isOpenAt(event.time());
      case Circumstance.Between between ->
          isBetween(
              between,
              event.time().atZone(partyLocalTime ? partyZone(zoneAt) : code.zone()).toLocalTime());
      case Circumstance.While in -> isIn(in.state(), event);
      case Circumstance.WhileNot in -> !isIn(in.state(), event);
      case Circumstance.Where where -> facts.holds(where.condition(), event);
    };
  }

  private NaiveCalendar hours(String id, boolean partyLocalTime, Happening zoneAt) {
    CalendarDefinition definition = Objects.requireNonNull(code.calendars().get(id), id);
    return calendars.of(
        definition,
        partyLocalTime ? partyZone(zoneAt) : definition.zone().orElseGet(() -> partyZone(zoneAt)));
  }

  private static boolean isBetween(Circumstance.Between between, LocalTime time) {
    boolean begun = !time.isBefore(between.from());
    boolean notOver = time.isBefore(between.until());
    return between.from().isBefore(between.until()) ? begun && notOver : begun || notOver;
  }

  /** The zone of the party as known at an event. */
  private ZoneId partyZone(Happening at) {
    Value zone = facts.value(new Attribute(Attribute.Owner.PARTY, "zone"), at, at);
    if (zone instanceof Value.Text text) {
      try {
        return ZoneId.of(text.text());
      } catch (DateTimeException unknown) {
        return code.zone();
      }
    }
    return code.zone();
  }

  /** The calendar that a length or a point in a day names, or else the code's. */
  NaiveCalendar calendar(Optional<String> named, Happening zoneAt) {
    return named
        .or(code::calendar)
        .map(id -> hours(id, false, zoneAt))
        .orElseGet(() -> calendars.of(null, code.zone()));
  }

  NaiveClock clock(Length length, Happening zoneAt) {
    return new NaiveClock(calendar(length.calendar(), zoneAt));
  }

  /** Whether a state is on at an event, as the events before it left it. */
  boolean isIn(String state, Happening event) {
    return stretches(state, event, event.place()).stream()
        .anyMatch(stretch -> stretch.contains(event.time()));
  }

  /**
   * When a state is on, as the events before a place tell.
   *
   * @param of the event whose case or party it is about
   */
  List<Stretch> stretches(String id, Happening of, int before) {
    Definition.State state = definition(Definition.State.class, id);
    return switch (state.reach()) {
      case CASE -> stretches(state, other -> other.file().equals(of.file()), before);
      case PARTY -> stretches(state, other -> true, before);
      case ANY_CASE ->
          story.before(before).stream()
              .map(Happening::file)
              .distinct()
              .flatMap(
                  file -> stretches(state, other -> other.file().equals(file), before).stream())
              .toList();
    };
  }

  private List<Stretch> stretches(Definition.State state, Predicate<Happening> within, int before) {
    List<Happening> events = story.before(before).stream().filter(within).toList();
    List<Stretch> stretches = new ArrayList<>();
    for (Happening from : events) {
      if (matches(state.from(), from)) {
        Due begin = after(state.delay(), Due.at(from.time()), from);
        Instant end =
            state.lasting().isPresent()
                ? after(state.lasting(), begin, from).instant()
                : Instant.MAX;
        for (Happening until : events) {
          if (until.isAfter(from) && matches(state.until(), until) && until.time().isBefore(end)) {
            end = until.time();
          }
        }
        if (begin.instant().isBefore(end)) {
          stretches.add(new Stretch(begin.instant(), end));
        }
      }
    }
    return stretches;
  }

  private Due after(Optional<Length> length, Due start, Happening zoneAt) {
    return length.map(some -> clock(some, zoneAt).due(some, start)).orElse(start);
  }

  /** Whether two events fall into one scope of a rule. */
  boolean inOneScope(Rule rule, Happening one, Happening other) {
    return switch (rule.scope()) {
      case Scope.PerCase scope -> one.file().equals(other.file());
      case Scope.PerParty scope -> true;
      case Scope.PerAttribute scope ->
          Objects.equals(value(scope.attribute(), one), value(scope.attribute(), other));
    };
  }

  @Nullable Value value(Attribute attribute, Happening at) {
    return facts.value(attribute, at, at);
  }

  /** The rules that a rule replaces, directly or through others. */
  Set<RuleId> replacedBy(Rule rule) {
    return replaced.computeIfAbsent(rule.id(), id -> findReplaced(rule));
  }

  private Set<RuleId> findReplaced(Rule rule) {
    Set<RuleId> found = new LinkedHashSet<>(rule.annotations().replaces());
    for (int before = -1; before < found.size(); ) {
      before = found.size();
      for (Rule other : code.rules()) {
        if (found.contains(other.id())) {
          found.addAll(other.annotations().replaces());
        }
      }
    }
    return found;
  }

  /** Whether a rule is for an event: its audience, its event with the conditions, no exception. */
  boolean applies(Rule rule, Happening event) {
    return isConcerned(rule.clause(), event)
        && isInAudience(rule, event)
        && rule.exception().map(unless -> !holds(unless, event, event)).orElse(true);
  }

  private boolean isConcerned(Clause clause, Happening event) {
    return switch (clause) {
      case Clause.Duty duty -> is(duty.trigger().event(), event, event);
      case Clause.RepeatedDuty duty -> is(duty.trigger().event(), event, event);
      case Clause.Quality quality -> is(quality.trigger().event(), event, event);
      case Clause.ServiceLevel level -> isConcerned(level.measured(), event);
      case Clause.Average average -> isConcerned(average.measured(), event);
      // What stands after the act of a prohibition says which acts offend.
      case Clause.Prohibition prohibition -> isOfTerm(prohibition.act(), event);
      case Clause.Silence silence -> is(silence.act(), event, event);
      case Clause.Restriction restriction -> is(restriction.act(), event, event);
      case Clause.Cap cap -> is(cap.act(), event, event);
      case Clause.Precedence precedence -> is(precedence.act(), event, event);
      case Clause.Norm norm -> false;
      case Clause.Value value -> false;
    };
  }

  private boolean isInAudience(Rule rule, Happening event) {
    return rule.audience().isEmpty()
        || rule.audience().stream().anyMatch(audience -> isIn(audience, event));
  }

  private boolean isIn(Audience audience, Happening event) {
    return switch (audience) {
      case Audience.Everyone everyone -> true;
      case Audience.Kind kind -> kind.kind() == kindOfParty(event);
      case Audience.Group named -> {
        Definition.Group group = definition(Definition.Group.class, named.group());
        yield isIn(group.base(), event) && facts.holds(group.where(), event);
      }
    };
  }

  private Audience.@Nullable PartyKind kindOfParty(Happening event) {
    Value kind = value(new Attribute(Attribute.Owner.PARTY, "kind"), event);
    if (!(kind instanceof Value.Text text)) {
      return Audience.PartyKind.CUSTOMER;
    }
    return Arrays.stream(Audience.PartyKind.values())
        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(text.text()))
        .findFirst()
        .orElse(null);
  }
}
