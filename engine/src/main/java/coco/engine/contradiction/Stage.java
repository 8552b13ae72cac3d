package coco.engine.contradiction;

import coco.engine.Due;
import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.backtest.History.Past;
import coco.engine.calendar.Holidays;
import coco.engine.calendar.Micros;
import coco.engine.calendar.WorkingCalendar;
import coco.engine.decision.Decision;
import coco.engine.decision.Decisions;
import coco.engine.example.Examples;
import coco.engine.monitor.PartyKey;
import coco.engine.monitor.PartyMonitor;
import coco.engine.monitor.Proposal;
import coco.engine.rules.CompiledOccurrence;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.language.code.Circumstance;
import coco.language.code.Code;
import coco.language.code.Example;
import coco.language.code.RuleId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where small histories are played: one compiled code, and the engine that judges them. */
final class Stage {
  private final Code code;
  private final Rules rules;
  private final Examples examples;
  private final LocalDate day;
  private final Map<String, List<Instant>> edges = new HashMap<>();

  Stage(Code code, Holidays holidays) {
    this.code = code;
    this.rules = RulesCompiler.compile(List.of(code.alwaysInForce()), holidays);
    this.examples = new Examples(code, rules);
    // Some weeks into the edition: a Tuesday like others.
    this.day =
        code.effective()
            .orElse(LocalDate.of(2027, 1, 1))
            .plusDays(60)
            .with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
  }

  /** The instants at which a history may best begin, given the hours that rules speak of. */
  Set<Instant> beginnings(List<Circumstance> hours, RuleId rule) {
    Set<Instant> all = new LinkedHashSet<>();
    all.add(instant(day.atTime(10, 0)));
    for (Circumstance circumstance : hours) {
      for (Circumstance.Part part : circumstance.parts()) {
        switch (part) {
          case Circumstance.During during -> all.addAll(edges(rule, during.calendar()));
          case Circumstance.Outside outside -> all.addAll(edges(rule, outside.calendar()));
          case Circumstance.Between between -> {
            all.add(instant(day.atTime(between.from())));
            all.add(instant(day.atTime(between.until())));
          }
          case Circumstance.While on -> {}
          case Circumstance.WhileNot off -> {}
          case Circumstance.Where where -> {}
        }
      }
    }
    return all;
  }

  /** The morning of a year's first day. */
  Instant newYear() {
    return instant(LocalDate.of(day.getYear() + 1, 1, 1).atTime(8, 0));
  }

  /** When the longest time begins, in a year, during which a calendar is closed; and open. */
  private List<Instant> edges(RuleId rule, String calendar) {
    List<Instant> known = edges.get(calendar);
    if (known != null) {
      return known;
    }
    WorkingCalendar hours = rules.editions().getFirst().timekeeper().calendar(rule, calendar, null);
    long[] longest = new long[2];
    long[] begins = new long[2];
    long at = Micros.of(instant(day.atTime(10, 0)));
    long end = at + 366 * Micros.DAY;
    long next = hours.nextTurn(at);
    while (next < end) {
      at = next;
      next = hours.nextTurn(at);
      int open = hours.isOpen(at) ? 1 : 0;
      if (next - at > longest[open]) {
        longest[open] = next - at;
        begins[open] = at;
      }
    }
    List<Instant> found = new ArrayList<>();
    for (int open = 0; open < 2; open++) {
      if (longest[open] > 0) {
        found.add(Micros.instant(begins[open]));
      }
    }
    edges.put(calendar, found);
    return found;
  }

  /** Instants all over a year, at all hours. */
  List<Instant> allOverAYear() {
    List<Instant> all = new ArrayList<>();
    Instant first = instant(day.atTime(0, 0));
    for (int i = 0; i < 250; i++) {
      all.add(first.plus(i * 35L * 60 + i * 7L, ChronoUnit.MINUTES));
    }
    return all;
  }

  Instant instant(LocalDateTime local) {
    return local.atZone(code.zone()).toInstant();
  }

  LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, code.zone());
  }

  /** What has happened by an example's lines. */
  Past past(Example example) {
    List<Interaction> interactions = examples.interactions(example);
    return new Past(new PartyKey.Named("party 1"), interactions);
  }

  /** What the last line of an example stands for. */
  Interaction last(Example example) {
    return examples.interactions(example).getLast();
  }

  /**
   * The open deadline of a rule's obligation that the example's last event opened or went on; more
   * than a year ahead where only the close of the case ends it.
   */
  Optional<Due> due(Example example, RuleId rule) {
    List<Interaction> interactions = examples.interactions(example);
    PartyMonitor monitor = played(interactions, rule);
    List<Due> due = new ArrayList<>();
    monitor.report(
        judgement -> {
          if (judgement.verdict() instanceof Verdict.Pending pending
              && pending.subject().rule().equals(rule)
              && judgement.occasion() == null) {
            if (pending.due() != null) {
              due.add(pending.due());
            } else if (pending.remaining() == null) {
              due.add(Due.at(interactions.getLast().time().plus(366, ChronoUnit.DAYS)));
            }
          }
        });
    return due.size() == 1 ? Optional.of(due.getFirst()) : Optional.empty();
  }

  /**
   * What is open of a rule's obligation.
   *
   * @param missed the deadlines missed until then: none, or those before a link of a reparation
   */
  record Open(List<Due> missed, Due due) {
    /** The first second at which the act counts, not before an instant. */
    Instant from(Instant earliest) {
      return missed.isEmpty() ? earliest : past(missed.getLast());
    }
  }

  /** The first second past a deadline. */
  static Instant past(Due due) {
    return due.endOfDay() ? due.instant() : due.instant().plusSeconds(1);
  }

  /**
   * What is open of a rule's obligation that the example's last event opened, or of a link of its
   * reparation, once all before it is missed.
   *
   * @param link 0 for the obligation itself
   */
  Optional<Open> open(Example example, RuleId rule, int link) {
    Optional<Due> first = due(example, rule);
    if (link == 0 || first.isEmpty()) {
      return first.map(due -> new Open(List.of(), due));
    }
    PartyMonitor monitor = played(examples.interactions(example), rule);
    List<Due> missed = new ArrayList<>(List.of(first.get()));
    while (true) {
      monitor.advanceTo(Micros.of(past(missed.getLast())));
      List<Due> next = new ArrayList<>();
      int at = missed.size();
      monitor.report(
          judgement -> {
            if (judgement.verdict() instanceof Verdict.Breached breached
                && breached.subject().rule().equals(rule)
                && breached.reparations().size() == at
                && breached.reparations().getLast().state() == Verdict.LinkState.PENDING
                && breached.reparations().getLast().due() != null) {
              next.add(breached.reparations().getLast().due());
            }
          });
      if (next.size() != 1) {
        return Optional.empty();
      }
      if (at == link) {
        return Optional.of(new Open(missed, next.getFirst()));
      }
      missed.add(next.getFirst());
    }
  }

  private PartyMonitor played(List<Interaction> interactions, RuleId asked) {
    PartyKey party = new PartyKey.Named("party 1");
    PartyMonitor monitor =
        new PartyMonitor(rules, party.name(), rule -> rule.rule().id().equals(asked));
    for (Interaction each : interactions) {
      monitor.observe(rules.event(each), PartyKey.caseKey(each, party), each.caseId());
    }
    monitor.advanceTo(Micros.of(interactions.getLast().time()));
    return monitor;
  }

  /**
   * The first instant, from an act's own on and not after another, at which a rule lets it be done;
   * null for none.
   */
  @Nullable Instant permitted(Past past, Interaction act, RuleId by, Instant until) {
    return switch (Decisions.by(rules, by).next(past, act, until)) {
      case Decision.Now now -> act.time();
      case Decision.At at -> at.instant();
      case Decision.Never never -> null;
      case Decision.NotBefore horizon -> null;
    };
  }

  /** Whether an event that would be done at an instant is an act, or could be later. */
  Proposal.Done does(Past past, Interaction event, CompiledOccurrence act, Instant at) {
    return new Proposal(rules, past.party(), past.interactions(), event, rule -> false)
        .does(act, at);
  }

  /** Whether the engine gives just the verdicts that an example claims. */
  boolean holds(Example example) {
    return examples.failures(example).isEmpty();
  }

  Rules rules() {
    return rules;
  }
}
