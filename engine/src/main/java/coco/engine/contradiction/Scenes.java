package coco.engine.contradiction;

import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.Circumstance;
import coco.language.code.Condition;
import coco.language.code.Definition;
import coco.language.code.Example;
import coco.language.code.Example.Expected;
import coco.language.code.Example.Outcome;
import coco.language.code.Length;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the lines of small histories: an event in some situation. */
final class Scenes {
  /** Names of attributes that an example can write. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");

  private static final int SITUATIONS = 24;

  private final Anatomy anatomy;
  private final Stage stage;

  Scenes(Anatomy anatomy, Stage stage) {
    this.anatomy = anatomy;
    this.stage = stage;
  }

  /**
   * What comes before an event.
   *
   * @param on states that it turns on
   */
  record Before(List<Example.Line> lines, Set<String> on) {}

  /**
   * The contexts in which an event may come: nothing before it, each state on, all of them on, and
   * where one is asked for, always an event right before it.
   */
  List<Before> contexts(Instant begin, Set<String> states, Optional<Occurrence> first) {
    List<Before> contexts = new ArrayList<>();
    List<Example.Line> always = new ArrayList<>();
    first.flatMap(each -> line(each, begin.minusSeconds(120))).ifPresent(always::add);
    contexts.add(new Before(List.of(), Set.of()));
    if (!always.isEmpty()) {
      contexts.add(new Before(always, Set.of()));
    }
    SequencedMap<String, Example.Line> turning = new LinkedHashMap<>();
    for (String id : states) {
      if (anatomy.code().definitions().get(id) instanceof Definition.State state
          && (state.delay().isEmpty() || state.lasting().isEmpty())) {
        Duration ahead = state.delay().map(Scenes::atMost).orElse(Duration.ZERO);
        line(state.from().getFirst(), begin.minus(ahead).minusSeconds(60))
            .ifPresent(line -> turning.put(id, line));
      }
    }
    turning.forEach(
        (id, line) -> contexts.add(new Before(with(always, List.of(line)), Set.of(id))));
    if (turning.size() > 1) {
      contexts.add(
          new Before(with(always, List.copyOf(turning.values())), Set.copyOf(turning.keySet())));
    }
    return contexts;
  }

  /** A time in which a length is surely over: a state that has begun by then is still on. */
  private static Duration atMost(Length length) {
    long count = length.count();
    return switch (length.unit()) {
      case SECOND -> Duration.ofMinutes(count / 60 + 1);
      case MINUTE -> Duration.ofMinutes(count);
      case HOUR -> Duration.ofHours(count);
      case WORKING_SECOND -> Duration.ofMinutes(count / 12).plusDays(14);
      case WORKING_MINUTE -> Duration.ofMinutes(count * 5).plusDays(14);
      case WORKING_HOUR -> Duration.ofHours(count * 5).plusDays(14);
      case DAY -> Duration.ofDays(count + 1);
      case WEEK -> Duration.ofDays(7 * count + 1);
      case MONTH -> Duration.ofDays(31 * count + 1);
      case YEAR -> Duration.ofDays(366 * count + 1);
      case WORKING_DAY, BUSINESS_DAY, CLEAR_DAY -> Duration.ofDays(2 * count + 14);
    };
  }

  static List<Example.Line> with(List<Example.Line> lines, List<Example.Line> more) {
    List<Example.Line> all = new ArrayList<>(lines);
    all.addAll(more);
    return all;
  }

  private Optional<Example.Line> line(Occurrence occurrence, Instant at) {
    return anatomy.matches(occurrence).stream()
        .flatMap(match -> line(occurrence, match, at).stream())
        .findFirst();
  }

  /** An event that comes about in one way, with values that make it one. */
  Optional<Example.Line> line(Occurrence occurrence, Definition.Match match, Instant at) {
    List<Assignment.Goal> goals =
        anatomy.conditions(occurrence, match).stream()
            .map(each -> new Assignment.Goal(each, true))
            .toList();
    return solve(goals, List.of(), 1).stream()
        .findFirst()
        .flatMap(values -> line(occurrence, match, values, at));
  }

  private Optional<Example.Line> line(Definition.Match match, Instant at) {
    if (match.type().isEmpty()) {
      return Optional.empty();
    }
    return solve(List.of(new Assignment.Goal(match.where(), true)), List.of(), 1).stream()
        .findFirst()
        .flatMap(Scenes::named)
        .map(values -> line(Optional.empty(), match.type(), values, at));
  }

  /** Values that reach all goals, of their attributes and of others. */
  static List<Map<Attribute, Value>> solve(
      List<Assignment.Goal> goals, List<Condition> others, int most) {
    List<Condition> conditions =
        new ArrayList<>(goals.stream().map(Assignment.Goal::condition).toList());
    SequencedMap<Attribute, List<@Nullable Value>> candidates =
        new LinkedHashMap<>(Assignment.candidates(conditions));
    Assignment.candidates(others)
        .forEach(
            (attribute, values) -> {
              if (attribute.owner() == Owner.PARTY || attribute.owner() == Owner.CASE) {
                List<@Nullable Value> both =
                    new ArrayList<>(candidates.getOrDefault(attribute, List.of()));
                values.stream().filter(value -> !both.contains(value)).forEach(both::add);
                candidates.put(attribute, both);
              }
            });
    return Assignment.solve(candidates, goals, most);
  }

  /** Situations in which a trigger of one rule meets another rule: each with its values. */
  static List<Map<Attribute, Value>> situations(
      List<Assignment.Goal> goals, List<Condition> others) {
    List<Map<Attribute, Value>> situations = new ArrayList<>();
    SequencedSet<Map<Attribute, Value>> told = new LinkedHashSet<>();
    for (Map<Attribute, Value> values : solve(goals, others, 400)) {
      Map<Attribute, Value> standing = new LinkedHashMap<>(values);
      standing
          .keySet()
          .removeIf(each -> each.owner() == Owner.EVENT || each.owner() == Owner.ACTOR);
      if (situations.size() < SITUATIONS && told.add(standing)) {
        situations.add(values);
      }
    }
    return situations;
  }

  /** An event that comes about in one way, with its values; by its term where that says the way. */
  Optional<Example.Line> line(
      Occurrence occurrence, Definition.Match match, Map<Attribute, Value> values, Instant at) {
    boolean first = anatomy.matches(occurrence).getFirst().equals(match);
    return match.type().isEmpty()
        ? Optional.empty()
        : named(values)
            .map(
                with ->
                    first
                        ? line(Optional.of(occurrence.term()), Optional.empty(), with, at)
                        : line(Optional.empty(), match.type(), with, at));
  }

  /** An event of a type with just these values. */
  Optional<Example.Line> bare(Definition.Match match, Map<Attribute, Value> values, Instant at) {
    return named(values).map(with -> line(Optional.empty(), match.type(), with, at));
  }

  private Example.Line line(
      Optional<String> term, Optional<String> type, SequencedMap<String, Value> with, Instant at) {
    return new Example.Line(
        stage.local(at), new Example.Happens(term, type, with, 1, 1), List.of());
  }

  private static Optional<SequencedMap<String, Value>> named(Map<Attribute, Value> values) {
    SequencedMap<String, Value> named = new LinkedHashMap<>();
    for (Map.Entry<Attribute, Value> each : values.entrySet()) {
      Attribute attribute = each.getKey();
      String name =
          attribute.owner() == Owner.EVENT
              ? attribute.name()
              : attribute.owner().name().toLowerCase(Locale.ROOT) + "." + attribute.name();
      if (!PLAIN.matcher(name).matches()) {
        return Optional.empty();
      }
      named.put(name, each.getValue());
    }
    return Optional.of(named);
  }

  /** The hours that rules speak of. */
  static List<Circumstance> hours(Rule... rules) {
    List<Circumstance> hours = new ArrayList<>();
    for (Rule rule : rules) {
      hours.addAll(coco.language.code.RuleParts.of(rule).circumstances());
    }
    return hours;
  }

  /** A line after which the duty is pending. */
  static Example.Line pending(Example.Line line) {
    return expecting(line, new Expected(Optional.empty(), Outcome.PENDING));
  }

  /** A line with the verdicts that are expected after it. */
  static Example.Line expecting(Example.Line line, Expected... expected) {
    return new Example.Line(line.when(), line.what(), List.of(expected));
  }
}
