package coco.engine.trial;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.backtest.History;
import coco.engine.calendar.Holidays;
import coco.engine.decision.Decision;
import coco.engine.decision.Decisions;
import coco.engine.monitor.Monitor;
import coco.engine.monitor.Proposal;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One proposed interaction in the codes and history of a trial: what is decided, and what the
 * monitor and the oracle say where it has happened.
 */
final class DecisionTrial {
  private static final Holidays HOLIDAYS = Holidays.ofRegions();

  private final long seed;
  private final Chance chance;
  private final List<Code> editions;
  private final Rules rules;
  private final List<Interaction> past;
  private final Interaction proposed;
  private final Decision decision;

  DecisionTrial(long seed) {
    this.seed = seed;
    this.chance = new Chance(-seed);
    Trial trial = TrialGenerator.generate(seed);
    // Of all twenty rules together nearly every act is refused for ever: a few say more.
    Set<RuleId> kept = new LinkedHashSet<>();
    for (int i = chance.between(1, 4); i > 0; i--) {
      List<Rule> acts =
          trial.editions().getFirst().rules().stream().filter(DecisionTrial::judgesActs).toList();
      if (!acts.isEmpty()) {
        kept.add(chance.of(acts).id());
      }
    }
    editions = trial.editions().stream().map(code -> with(code, kept)).toList();
    rules = RulesCompiler.compile(editions, HOLIDAYS);
    Instant at = chance.of(trial.arrivals()).time().plusSeconds(1_800L * chance.below(30));
    past = trial.arrivals().stream().filter(each -> !each.time().isAfter(at)).toList();
    proposed = proposed(at, chance.of(trial.arrivals()), trial);
    History history = new History();
    past.forEach(history::add);
    decision = new Decisions(rules).decide(history, proposed);
  }

  private static boolean judgesActs(Rule rule) {
    return switch (rule.clause()) {
      case Clause.Prohibition act -> true;
      case Clause.Silence act -> true;
      case Clause.Restriction act -> true;
      case Clause.Cap act -> true;
      case Clause.Precedence act -> true;
      case Clause.Quality act -> true;
      case Clause.Duty duty -> false;
      case Clause.RepeatedDuty duty -> false;
      case Clause.ServiceLevel level -> false;
      case Clause.Average average -> false;
      case Clause.Norm norm -> false;
      case Clause.Value value -> false;
    };
  }

  private static Code with(Code code, Set<RuleId> kept) {
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
        code.rules().stream()
            .filter(rule -> kept.contains(rule.id()))
            .map(rule -> replacingOnly(rule, kept))
            .toList(),
        code.examples());
  }

  private static Rule replacingOnly(Rule rule, Set<RuleId> kept) {
    return RuleGenerator.replacing(
        rule, rule.annotations().replaces().stream().filter(kept::contains).toList());
  }

  /** Like an event of the history, of a type that rules speak of. */
  private Interaction proposed(Instant at, Interaction like, Trial trial) {
    LinkedHashMap<String, Value> attributes = new LinkedHashMap<>(like.attributes());
    if (chance.percent(50)) {
      attributes.putAll(chance.of(trial.arrivals()).attributes());
    }
    return new Interaction(
        "zz-proposed",
        "proposed",
        0,
        at,
        null,
        chance.of("a", "a", "a", "t", "b"),
        like.caseId(),
        like.party(),
        like.actor(),
        like.channel(),
        like.direction(),
        attributes);
  }

  /** What is wrong with the decision; empty where nothing is. */
  Optional<String> wrong() {
    if (decision.isAllowed() == isRefused(proposed.time())) {
      return tell("decided", decision.isAllowed(), proposed.time());
    }
    if (seed % 10 == 0 && decision.isAllowed() == isForetold(proposed.time())) {
      return tell("foretold otherwise", decision.isAllowed(), proposed.time());
    }
    return switch (decision.next()) {
      case Decision.Now now -> Optional.empty();
      case Decision.At next ->
          isRefused(next.instant())
              ? tell("still refused", next, next.instant())
              : allowedBefore(next.instant());
      case Decision.Never never -> allowedBefore(proposed.time().plusSeconds(900L * 86_400));
      case Decision.NotBefore horizon -> allowedBefore(horizon.horizon());
    };
  }

  private Optional<String> tell(String what, Object said, Instant at) {
    return Optional.of(
        "trial %d: %s at %s: %s; asked at %s, next %s"
            .formatted(seed, what, at, said, proposed.time(), decision.next()));
  }

  private Optional<String> allowedBefore(Instant next) {
    for (Instant earlier : sampled(next)) {
      if (earlier.isAfter(proposed.time()) && earlier.isBefore(next) && !isRefused(earlier)) {
        return tell("allowed already", decision.next(), earlier);
      }
    }
    return Optional.empty();
  }

  /** Instants at chance, edges of hours, and ends of what has happened, and just before each. */
  private SortedSet<Instant> sampled(Instant next) {
    SortedSet<Instant> edges = new TreeSet<>();
    edges.add(next);
    long seconds = Math.max(1, next.getEpochSecond() - proposed.time().getEpochSecond());
    for (int i = 0; i < 12; i++) {
      edges.add(proposed.time().plusSeconds(Math.floorMod(chance.nextLong(), seconds)));
    }
    ZoneId zone = editions.getFirst().zone();
    for (ZoneId in : List.of(zone, ZoneId.of("Asia/Tokyo"))) {
      LocalDate day = proposed.time().atZone(in).toLocalDate();
      long days = Math.max(1, seconds / 86_400);
      for (int i = 0; i < 3; i++) {
        LocalDate one =
            i == 0
                ? next.atZone(in).toLocalDate()
                : day.plusDays(chance.below((int) Math.min(days, 1_000)));
        for (int half : List.of(0, 16, 18, 25, 27, 35, 40)) {
          edges.add(one.atTime(half / 2, 30 * (half % 2)).atZone(in).toInstant());
        }
      }
    }
    for (Interaction each : past) {
      edges.add(each.time().plusSeconds(3_600L * chance.between(1, 72)));
    }
    SortedSet<Instant> all = new TreeSet<>();
    for (Instant edge : edges) {
      all.add(edge);
      all.add(edge.minusNanos(1_000));
      all.add(edge.minusMillis(1));
      all.add(edge.minusSeconds(1));
    }
    return all.stream()
        .filter(each -> each.isAfter(proposed.time()) && each.isBefore(next))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Whether the monitor reports a breach of a binding rule by the interaction, done at an instant.
   */
  private boolean isRefused(Instant at) {
    Monitor monitor = new Monitor(rules);
    monitor.observe(past);
    monitor.observe(Proposal.at(proposed, at));
    monitor.advanceTo(at);
    return refuses(monitor.verdicts());
  }

  private boolean isForetold(Instant at) {
    List<Interaction> all = new ArrayList<>(past);
    all.add(Proposal.at(proposed, at));
    return refuses(new Oracle(editions, HOLIDAYS).judge(all, at).verdicts());
  }

  private boolean refuses(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> verdict instanceof Verdict.Breached)
        .map(Verdict::subject)
        .filter(subject -> subject.trigger().equals(proposed.key()))
        .anyMatch(
            subject ->
                editions.stream()
                    .filter(code -> code.edition().equals(subject.edition()))
                    .flatMap(code -> code.rules().stream())
                    .filter(rule -> rule.id().equals(subject.rule()))
                    .anyMatch(rule -> judgesActs(rule) && rule.force() == Rule.Force.MUST));
  }

  /** The kind of answer, for counting. */
  String kind() {
    return decision.next().getClass().getSimpleName();
  }
}
