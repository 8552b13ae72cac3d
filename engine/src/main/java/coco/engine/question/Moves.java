package coco.engine.question;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.language.code.Attribute;
import coco.language.code.Code;
import coco.language.code.Condition;
import coco.language.code.Definition;
import coco.language.code.Example;
import coco.language.code.Rule;
import coco.language.code.RuleParts;
import coco.language.code.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Moves the times and attributes of a scene: all of it together, then its last line. */
final class Moves {
  /** Hours at which something may happen on a day. */
  private static final List<LocalTime> HOURS =
      List.of(
          LocalTime.of(7, 30),
          LocalTime.of(9, 0),
          LocalTime.of(10, 15),
          LocalTime.of(11, 45),
          LocalTime.of(14, 0),
          LocalTime.of(15, 30),
          LocalTime.of(16, 45),
          LocalTime.of(18, 15),
          LocalTime.of(20, 45));

  private static final int DAYS_MOST = 27;
  private static final Duration HALF_DAY = Duration.ofHours(12);

  private final Code code;
  private final Rule rule;
  private final Judge judge;
  private final SequencedMap<String, SequencedSet<Value>> values;
  private final Set<String> literals;
  private final List<List<String>> pairs = new ArrayList<>();

  Moves(Code code, Rule rule, Judge judge) {
    this.code = code;
    this.rule = rule;
    this.judge = judge;
    this.values = new LinkedHashMap<>();
    this.literals = new HashSet<>();
    RuleParts.of(rule).conditions().forEach(this::collect);
    for (Example example : code.examples()) {
      for (Example.Line line : example.lines()) {
        if (line.what() instanceof Example.Happens happens) {
          happens.with().forEach(this::known);
        }
      }
    }
    pairs.forEach(this::share);
  }

  /** What is compared may be what the other is. */
  private void share(List<String> pair) {
    SequencedSet<Value> both = new LinkedHashSet<>();
    pair.forEach(name -> both.addAll(values.getOrDefault(name, new LinkedHashSet<>())));
    pair.forEach(name -> values.put(name, both));
  }

  /** Whether the rule reads attributes. */
  boolean readsAttributes() {
    return !values.isEmpty();
  }

  private void collect(Condition condition) {
    switch (condition) {
      case Condition.Comparison comparison -> {
        SequencedSet<Value> of = of(comparison.attribute());
        switch (comparison.operand()) {
          case Condition.Literal literal -> {
            of.addAll(around(comparison.operator(), literal.value()));
            if (comparison.operator() == Condition.Operator.IS) {
              literals.add(name(comparison.attribute()));
            }
          }
          case Condition.Other other -> {
            of(other.attribute());
            pairs.add(List.of(name(comparison.attribute()), name(other.attribute())));
          }
        }
      }
      case Condition.OneOf in -> {
        of(in.attribute()).addAll(in.values());
        literals.add(name(in.attribute()));
      }
      case Condition.Exists exists -> {}
      case Condition.All all -> all.conditions().forEach(this::collect);
      case Condition.Any any -> any.conditions().forEach(this::collect);
      case Condition.Not not -> collect(not.condition());
    }
  }

  private SequencedSet<Value> of(Attribute attribute) {
    return values.computeIfAbsent(name(attribute), any -> new LinkedHashSet<>());
  }

  /** What an example gives an attribute that the rule reads, or one that it is compared with. */
  private void known(String name, Value value) {
    SequencedSet<Value> of = values.get(name);
    if (of != null) {
      of.add(value);
    }
  }

  static String name(Attribute attribute) {
    return attribute.owner() == Attribute.Owner.EVENT
        ? attribute.name()
        : attribute.owner().name().toLowerCase(Locale.ROOT) + "." + attribute.name();
  }

  /** A value and those beside it, where it is one of an order. */
  private static List<Value> around(Condition.Operator operator, Value value) {
    boolean isOrder =
        switch (operator) {
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
          case IS, IS_NOT, CONTAINS -> false;
        };
    return switch (value) {
      case Value.Quantity quantity when isOrder -> {
        BigDecimal step =
            quantity.number().abs().divide(BigDecimal.TEN, 0, RoundingMode.UP).max(BigDecimal.ONE);
        List<Value> some = new ArrayList<>();
        for (int i = -3; i <= 3; i++) {
          some.add(new Value.Quantity(quantity.number().add(step.multiply(BigDecimal.valueOf(i)))));
        }
        yield some;
      }
      case Value.Truth truth -> List.of(truth, new Value.Truth(!truth.truth()));
      case Value.Quantity quantity -> List.of(quantity);
      case Value.Text text -> List.of(text);
      case Value.Moment moment -> List.of(moment);
      case Value.Day day -> List.of(day);
      case Value.Elapsed elapsed -> List.of(elapsed);
    };
  }

  /** Scenes like a template, moved by chance; the last line of each stands elsewhere. */
  List<Example> of(Template template, Random chance) {
    Example first = template.scene();
    LocalDateTime from = first.lines().getFirst().when();
    int days = 1 + chance.nextInt(DAYS_MOST);
    LocalDateTime begun = from.plusDays(days);
    if (chance.nextInt(3) > 0) {
      begun = begun.toLocalDate().atTime(HOURS.get(chance.nextInt(HOURS.size())));
    }
    Duration by = Duration.between(from, begun);
    Example moved = retold(shifted(first, by), chance);
    List<LocalDateTime> moments = moments(moved, template, by, chance);
    List<Example> scenes = new ArrayList<>();
    for (LocalDateTime moment : moments) {
      scenes.add(ending(moved, moment));
    }
    return scenes;
  }

  private static Example shifted(Example scene, Duration by) {
    return new Example(
        scene.rule(),
        scene.lines().stream()
            .map(
                line -> new Example.Line(line.when().plus(by), shifted(line.what(), by), List.of()))
            .toList());
  }

  private static Example.What shifted(Example.What what, Duration by) {
    return switch (what) {
      case Example.AsOf asOf -> asOf;
      case Example.Happens happens -> {
        SequencedMap<String, Value> with = new LinkedHashMap<>();
        happens
            .with()
            .forEach(
                (name, value) ->
                    with.put(
                        name,
                        switch (value) {
                          case Value.Day day -> new Value.Day(day.date().plusDays(by.toDays()));
                          case Value.Moment moment -> new Value.Moment(moment.instant().plus(by));
                          case Value.Text text -> text;
                          case Value.Quantity quantity -> quantity;
                          case Value.Truth truth -> truth;
                          case Value.Elapsed elapsed -> elapsed;
                        }));
        yield with(happens, with);
      }
    };
  }

  private static Example.Happens with(Example.Happens happens, SequencedMap<String, Value> with) {
    return new Example.Happens(
        happens.term(), happens.type(), with, happens.caseNumber(), happens.partyNumber());
  }

  /** Other attributes, for some lines, of those that the rule reads. */
  private Example retold(Example scene, Random chance) {
    if (!readsAttributes()) {
      return scene;
    }
    List<Example.Line> lines = new ArrayList<>();
    for (int i = 0; i < scene.lines().size(); i++) {
      Example.Line line = scene.lines().get(i);
      lines.add(
          line.what() instanceof Example.Happens happens
              ? new Example.Line(
                  line.when(), retold(happens, i == scene.lines().size() - 1, chance), List.of())
              : line);
    }
    return new Example(scene.rule(), lines);
  }

  private Example.Happens retold(Example.Happens happens, boolean isLast, Random chance) {
    Set<String> own = own(happens);
    SequencedMap<String, Value> with = new LinkedHashMap<>(happens.with());
    values.forEach(
        (name, known) -> {
          boolean isTold = happens.with().containsKey(name);
          boolean isToTell = !isTold && isLast && literals.contains(name) && isSayable(name, known);
          if ((isTold || isToTell)
              && !own.contains(name)
              && !known.isEmpty()
              && chance.nextInt(isTold ? 2 : 4) == 0) {
            with.put(name, List.copyOf(known).get(chance.nextInt(known.size())));
          }
        });
    return with(happens, with);
  }

  /** What the line's own term requires: to move it would be to tell something else. */
  private Set<String> own(Example.Happens happens) {
    Set<String> own = new HashSet<>();
    happens
        .term()
        .map(code.definitions()::get)
        .ifPresent(
            definition ->
                RuleParts.of(definition)
                    .comparedAttributes()
                    .forEach(attribute -> own.add(name(attribute))));
    return own;
  }

  /** Whether an attribute that no example tells can be told: by a term, or by yes and no. */
  private boolean isSayable(String name, SequencedSet<Value> known) {
    return known.stream().allMatch(Value.Truth.class::isInstance) || isNamed(name);
  }

  private boolean isNamed(String name) {
    return code.definitions().values().stream()
        .anyMatch(
            definition ->
                definition instanceof Definition.Named named
                    && name(named.attribute()).equals(name));
  }

  /** When the last line may be: around the deadline, or around where the example has its like. */
  private List<LocalDateTime> moments(
      Example moved, Template template, Duration by, Random chance) {
    Optional<LocalDateTime> before =
        moved.lines().size() < 2
            ? Optional.empty()
            : Optional.of(moved.lines().get(moved.lines().size() - 2).when());
    SequencedSet<LocalDateTime> all = new LinkedHashSet<>();
    before.flatMap(from -> due(moved)).ifPresent(due -> all.addAll(around(before.get(), due)));
    if (all.isEmpty()) {
      for (LocalDateTime moment : template.moments()) {
        all.addAll(around(moment.plus(by), chance));
      }
    }
    return List.copyOf(
        new TreeSet<>(
            all.stream().filter(it -> before.isEmpty() || it.isAfter(before.get())).toList()));
  }

  /** The deadline that runs before the last line. */
  private Optional<Due> due(Example moved) {
    Example before = new Example(rule.id(), moved.lines().subList(0, moved.lines().size() - 1));
    return judge.judgements(rule, before).stream()
        .flatMap(
            each ->
                each.verdict() instanceof Verdict.Pending pending && pending.due() != null
                    ? Stream.of(pending.due())
                    : Stream.empty())
        .findFirst();
  }

  private List<LocalDateTime> around(LocalDateTime from, Due due) {
    LocalDateTime end = due.instant().atZone(code.zone()).toLocalDateTime();
    List<LocalDateTime> all = new ArrayList<>();
    if (due.endOfDay() || Duration.between(from, end).compareTo(HALF_DAY) > 0) {
      LocalDateTime last = due.endOfDay() ? end.minusNanos(1) : end;
      for (int day = -1; day <= 2; day++) {
        for (LocalTime hour : HOURS) {
          all.add(last.toLocalDate().plusDays(day).atTime(hour));
        }
      }
      return all;
    }
    Duration whole = Duration.between(from, end);
    for (int part : List.of(8, 4, 2)) {
      all.add(snapped(end.minus(whole.dividedBy(part)), whole));
      all.add(snapped(end.plus(whole.dividedBy(part)), whole));
    }
    return all;
  }

  /** A time as one would say it: to the second only where seconds matter. */
  private static LocalDateTime snapped(LocalDateTime time, Duration whole) {
    if (whole.compareTo(Duration.ofMinutes(4)) <= 0) {
      return time.truncatedTo(ChronoUnit.SECONDS);
    }
    LocalDateTime minute = time.truncatedTo(ChronoUnit.MINUTES);
    return whole.compareTo(Duration.ofHours(2)) <= 0
        ? minute
        : minute.minusMinutes(minute.getMinute() % 5);
  }

  private static List<LocalDateTime> around(LocalDateTime moment, Random chance) {
    List<LocalDateTime> all = new ArrayList<>();
    all.add(moment.minusMinutes(moment.getMinute() % 5));
    for (int day = -2; day <= 2; day++) {
      LocalDateTime on = moment.plusDays(day);
      all.add(on.toLocalDate().atTime(HOURS.get(chance.nextInt(HOURS.size()))));
      all.add(on.toLocalDate().atTime(HOURS.get(chance.nextInt(HOURS.size()))));
    }
    for (int weeks : List.of(-4, -1, 1, 4)) {
      all.add(moment.plusWeeks(weeks));
    }
    return all;
  }

  /** The scene with its last line at another moment. */
  private static Example ending(Example scene, LocalDateTime at) {
    List<Example.Line> lines = new ArrayList<>(scene.lines());
    Example.Line last = lines.removeLast();
    lines.add(new Example.Line(at, last.what(), List.of()));
    return new Example(scene.rule(), lines);
  }
}
