package coco.engine.curve;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.backtest.Backtest;
import coco.engine.backtest.History;
import coco.engine.calendar.Clock;
import coco.engine.calendar.Holidays;
import coco.engine.curve.Curve.Kind;
import coco.engine.curve.Curve.Occasion;
import coco.engine.monitor.Judgement;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes promise curves: the front door of this package. */
public final class Curves {
  /*
   * The deadline that each occasion needed.
   *
   * The history is judged twice: by the code as it is, and by the same code with the rule's length so
   * long that nothing is ever missed. The first says which occasions there are and what became of
   * them; the second, when each had its act or its release, and all the stretches during which its
   * clock stood still until then, also those after the real deadline. An act is in time by a deadline
   * of n units or it is not, and if it is, it is by every longer one; so the shortest such n is found
   * by halving, asking the engine's own clock of n units each time. With n the rule's own count that
   * is the very question that the backtest answered: the curve and the backtest agree there exactly.
   */

  private static final int CLOCKS_KEPT = 50_000;

  private final List<Code> codes;
  private final RuleId rule;
  private final Holidays holidays;

  /**
   * Curves of one rule.
   *
   * @param codes editions of one code, sound
   */
  public Curves(List<Code> codes, RuleId rule, Holidays holidays) {
    this.codes = List.copyOf(codes);
    this.rule = rule;
    this.holidays = holidays;
  }

  /** Why a rule has no curve. */
  public enum Obstacle {
    /** No edition has such a rule. */
    NO_SUCH_RULE,
    /** It is no duty, nor a level or an average over one. */
    NO_DUTY,
    /** Its deadline is no single length. */
    NO_LENGTH
  }

  /** What keeps the rule from having a curve; empty where nothing does. */
  public Optional<Obstacle> obstacle() {
    List<Rule> rules =
        codes.stream()
            .flatMap(code -> code.rules().stream())
            .filter(each -> each.id().equals(rule))
            .toList();
    if (rules.isEmpty()) {
      return Optional.of(Obstacle.NO_SUCH_RULE);
    }
    for (Rule each : rules) {
      Clause.Duty duty = duty(each.clause());
      if (duty == null) {
        return Optional.of(Obstacle.NO_DUTY);
      }
      if (!(duty.demand().deadline() instanceof Deadline.Within)) {
        return Optional.of(Obstacle.NO_LENGTH);
      }
    }
    return Optional.empty();
  }

  private static Clause.@Nullable Duty duty(Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> duty;
      case Clause.ServiceLevel level -> level.measured() instanceof Clause.Duty duty ? duty : null;
      case Clause.Average average -> average.measured();
      default -> null;
    };
  }

  /**
   * The curves of one edition.
   *
   * @param groups by what the occasions were grouped, in the order of its values; one group under
   *     the empty text where nothing groups them
   */
  public record OfEdition(String edition, Curve whole, SequencedMap<String, Curve> groups) {}

  /**
   * The curves, by edition, of those under which an occasion arose.
   *
   * @param asOf the instant asked about
   * @param group what an occasion with this trigger is grouped by
   */
  public List<OfEdition> over(
      History history, Instant asOf, Function<Interaction, String> group, int threads) {
    List<Code> asked = codes.stream().map(this::only).toList();
    Rules rules = RulesCompiler.compile(asked, holidays);
    long most = unitsUntil(history, asOf);
    Rules patient =
        RulesCompiler.compile(
            asked.stream().map(code -> withLength(code, most)).toList(), holidays);
    Map<Key, Judgement> late = new HashMap<>();
    new Backtest(patient, threads)
        .run(history, asOf, each -> ours(each).ifPresent(key -> late.put(key, each)), done -> {});
    Map<Interaction.Key, Interaction> triggers = new HashMap<>();
    history.interactions().forEach(each -> triggers.put(each.key(), each));
    Map<String, Map<String, List<Occasion>>> found = new HashMap<>();
    new Backtest(rules, threads)
        .run(
            history,
            asOf,
            judgement ->
                ours(judgement)
                    .ifPresent(
                        key ->
                            occasion(judgement, late.get(key), asOf, most)
                                .ifPresent(
                                    occasion ->
                                        found
                                            .computeIfAbsent(key.edition(), made -> new HashMap<>())
                                            .computeIfAbsent(
                                                group.apply(
                                                    Objects.requireNonNull(
                                                        triggers.get(key.trigger()))),
                                                made -> new ArrayList<>())
                                            .add(occasion))),
            done -> {});
    return rules.editions().stream()
        .filter(edition -> found.containsKey(edition.name()))
        .map(edition -> curves(edition, found.getOrDefault(edition.name(), Map.of())))
        .toList();
  }

  private record Key(String edition, Interaction.Key trigger) {}

  private Optional<Key> ours(Judgement judgement) {
    Verdict.Subject subject = judgement.verdict().subject();
    return subject.rule().equals(rule)
        ? Optional.of(new Key(subject.edition(), subject.trigger()))
        : Optional.empty();
  }

  private OfEdition curves(CompiledEdition edition, Map<String, List<Occasion>> groups) {
    Length length = length(edition.code());
    SequencedMap<String, Curve> curves = new LinkedHashMap<>();
    groups.keySet().stream()
        .sorted()
        .forEach(name -> curves.put(name, new Curve(length, groups.getOrDefault(name, List.of()))));
    List<Occasion> all = groups.values().stream().flatMap(List::stream).toList();
    return new OfEdition(edition.name(), new Curve(length, all), curves);
  }

  private Length length(Code code) {
    for (Rule each : code.rules()) {
      Clause.Duty duty = each.id().equals(rule) ? duty(each.clause()) : null;
      if (duty != null && duty.demand().deadline() instanceof Deadline.Within within) {
        return within.length();
      }
    }
    throw new IllegalStateException("no length: " + rule);
  }

  /** What became of an occasion, and from which deadline on; empty where it binds nobody anyway. */
  private Optional<Occasion> occasion(
      Judgement judgement, @Nullable Judgement patient, Instant asOf, long most) {
    boolean replaced =
        switch (judgement.verdict()) {
          case Verdict.Met met -> false;
          case Verdict.Breached breached -> false;
          case Verdict.Pending pending -> false;
          case Verdict.Void released -> released.reason() != Verdict.Reason.RELEASED;
          case Verdict.Waived waived -> true;
          case Verdict.Conflict conflict -> true;
        };
    if (replaced || patient == null || patient.ground() == null) {
      return Optional.empty();
    }
    Judgement.Ground ground = patient.ground();
    // An average knows no missed occasion: what is not done is open, or released, whatever the
    // deadline.
    boolean isAverage = judgement.rule().rule().clause() instanceof Clause.Average;
    return switch (patient.verdict()) {
      case Verdict.Met met ->
          Optional.of(new Occasion(Kind.KEPT, needed(judgement, ground, met.by().time(), most)));
      case Verdict.Void released when released.by() != null ->
          Optional.of(
              new Occasion(
                  Kind.VOID,
                  isAverage ? 1 : needed(judgement, ground, released.by().time(), most)));
      case Verdict.Pending pending ->
          Optional.of(
              new Occasion(Kind.PENDING, isAverage ? 1 : needed(judgement, ground, asOf, most)));
      // Done, but later than any deadline that was tried: no occasion is.
      case Verdict.Breached breached ->
          throw new IllegalStateException("missed after %d units: %s".formatted(most, breached));
      case Verdict.Void other -> Optional.empty();
      case Verdict.Waived waived -> Optional.empty();
      case Verdict.Conflict conflict -> Optional.empty();
    };
  }

  /** The shortest deadline by which an instant is not past it. */
  private long needed(Judgement judgement, Judgement.Ground ground, Instant instant, long most) {
    long low = 1;
    long high = most;
    while (low < high) {
      long middle = (low + high) >>> 1;
      boolean isPast =
          clock(judgement.edition(), middle, ground.clock().zone())
              .start(ground.start(), ground.stops())
              .due()
              .map(due -> due.isPastAt(instant))
              .orElse(false);
      if (isPast) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private record Counted(int edition, long count, ZoneId zone) {}

  private final Map<Counted, Clock> clocks = new HashMap<>();

  private Clock clock(CompiledEdition edition, long count, ZoneId zone) {
    if (clocks.size() >= CLOCKS_KEPT) {
      clocks.clear();
    }
    return clocks.computeIfAbsent(
        new Counted(edition.place(), count, zone),
        made -> {
          Length own = length(edition.code());
          return edition
              .timekeeper()
              .clock(rule, new Length(count, own.unit(), own.calendar(), own.extended()))
              .in(zone);
        });
  }

  /** A count of units that no occasion of the history outlasts. */
  private long unitsUntil(History history, Instant asOf) {
    Instant first =
        history.interactions().stream().map(Interaction::time).min(Instant::compareTo).orElse(asOf);
    long days = Math.max(0, Duration.between(first, asOf).toDays()) + 2;
    long most = 1;
    for (Code code : codes) {
      if (code.rules().stream().anyMatch(each -> each.id().equals(rule))) {
        Length own = length(code);
        long enough =
            switch (own.unit()) {
              case SECOND, WORKING_SECOND -> days * 86_400;
              case MINUTE, WORKING_MINUTE -> days * 1_440;
              case HOUR, WORKING_HOUR -> days * 24;
              case DAY, WORKING_DAY, BUSINESS_DAY, CLEAR_DAY -> days;
              case WEEK -> days / 7 + 1;
              case MONTH -> days / 28 + 1;
              case YEAR -> days / 365 + 1;
            };
        most = Math.max(most, Math.max(own.count(), enough));
      }
    }
    return most;
  }

  /** The code with the rule alone, and the rules that replace it or compete to. */
  private Code only(Code code) {
    Set<RuleId> kept = new HashSet<>(Set.of(rule));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Rule each : code.rules()) {
        for (RuleId replaced : each.annotations().replaces()) {
          if (kept.contains(each.id()) != kept.contains(replaced)) {
            kept.add(each.id());
            kept.add(replaced);
            grows = true;
          }
        }
      }
    }
    return with(code, code.rules().stream().filter(each -> kept.contains(each.id())).toList());
  }

  private Code withLength(Code code, long count) {
    return with(
        code,
        code.rules().stream()
            .map(each -> each.id().equals(rule) ? withLength(each, count) : each)
            .toList());
  }

  private static Rule withLength(Rule rule, long count) {
    return new Rule(
        rule.id(),
        rule.chapter(),
        rule.audience(),
        rule.force(),
        withLength(rule.clause(), count),
        rule.exception(),
        rule.per(),
        rule.annotations());
  }

  private static Clause withLength(Clause clause, long count) {
    return switch (clause) {
      case Clause.Duty duty -> patient(duty, count);
      case Clause.ServiceLevel level when level.measured() instanceof Clause.Duty duty ->
          new Clause.ServiceLevel(level.percent(), patient(duty, count), level.each());
      case Clause.Average average ->
          new Clause.Average(patient(average.measured(), count), average.each());
      default -> clause;
    };
  }

  private static Clause.Duty patient(Clause.Duty duty, long count) {
    if (!(duty.demand().deadline() instanceof Deadline.Within within)) {
      return duty;
    }
    Length own = within.length();
    return new Clause.Duty(
        duty.trigger(),
        new Clause.Demand(
            duty.demand().act(),
            new Deadline.Within(new Length(count, own.unit(), own.calendar(), own.extended())),
            duty.demand().stoppedWhile()),
        duty.release(),
        duty.reparations());
  }

  private static Code with(Code code, List<Rule> rules) {
    return new Code(
        code.id(),
        code.edition(),
        code.effective(),
        code.zone(),
        code.calendar(),
        code.closes(),
        code.goals(),
        code.definitions(),
        code.calendars(),
        rules,
        List.of());
  }
}
