package coco.engine.monitor;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.calendar.Micros;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.CompiledOccurrence;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Event;
import coco.engine.rules.Rules;
import coco.engine.rules.Until;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An interaction asked about before it happens: what the rules that judge acts would say of it, at
 * its own time and later, while nothing else happens. They are the rules at work in {@link
 * PartyMonitor}, asked and not told.
 */
public final class Proposal {
  /**
   * What one rule would say.
   *
   * @param judgement its verdict
   * @param objection why it refuses; null where the verdict is no breach
   * @param until for a breach the first instant after the one asked about at which the verdict may
   *     be another; null where time alone never changes it
   */
  public record Answer(
      Judgement judgement, @Nullable Objection objection, @Nullable Instant until) {}

  private final Rules rules;
  private final PartyMonitor party;
  private final Interaction proposed;
  private final CaseState theCase;

  /**
   * A proposal to a party.
   *
   * @param past what has happened with the party until then, in the order of events
   * @param asked the rules that are asked
   */
  public Proposal(
      Rules rules,
      PartyKey key,
      List<Interaction> past,
      Interaction proposed,
      Predicate<CompiledRule> asked) {
    this.rules = rules;
    this.party =
        new PartyMonitor(rules, key.name(), rule -> judgesActs(rule.form()) && asked.test(rule));
    this.proposed = proposed;
    for (Interaction each : past) {
      party.observe(rules.event(each), PartyKey.caseKey(each, key), each.caseId());
    }
    Event event = rules.event(proposed);
    this.theCase = party.caseOf(PartyKey.caseKey(proposed, key), proposed.caseId());
    // What it would set is the same whenever it happens; only acts are judged here, at once.
    party.set(event, theCase);
  }

  private static boolean judgesActs(CompiledForm form) {
    return switch (form) {
      case CompiledForm.Duty duty -> false;
      case CompiledForm.RepeatedDuty duty -> false;
      case CompiledForm.Prohibition act -> true;
      case CompiledForm.Silence act -> true;
      case CompiledForm.Restriction act -> true;
      case CompiledForm.Cap act -> true;
      case CompiledForm.Precedence act -> true;
      case CompiledForm.Quality act -> true;
    };
  }

  /**
   * What each rule that has something to say would say at an instant, by edition and rule in their
   * order.
   *
   * @param instant not before the proposal's own time, nor before one that was asked about
   */
  public List<Answer> at(Instant instant) {
    Event event = rules.event(at(proposed, instant));
    party.advanceTo(event.time());
    View facts = new View(party, event, theCase);
    List<Answer> answers = new ArrayList<>();
    party.acts(
        event,
        act -> {
          Judgement judgement = act.asked(facts);
          if (judgement != null) {
            answers.add(answer(act, judgement, facts));
          }
        });
    return answers;
  }

  /** Whether it is an act, done at an instant, and whether that could be otherwise later. */
  public enum Done {
    YES,
    NOT_THEN,
    NEVER
  }

  /**
   * Whether it would be an act at an instant.
   *
   * @param instant as for {@link #at}
   */
  public Done does(CompiledOccurrence act, Instant instant) {
    Event event = rules.event(at(proposed, instant));
    party.advanceTo(event.time());
    View facts = new View(party, event, theCase);
    if (act.matches(facts)) {
      return Done.YES;
    }
    return act.lasts(facts) == Until.NEVER ? Done.NEVER : Done.NOT_THEN;
  }

  private static Answer answer(ActMonitor act, Judgement judgement, View facts) {
    if (!(judgement.verdict() instanceof Verdict.Breached)) {
      return new Answer(judgement, null, null);
    }
    long until = act.refusedUntil(facts);
    return new Answer(
        judgement, act.objection(facts), until == Long.MAX_VALUE ? null : Micros.instant(until));
  }

  /** The same interaction at another time. */
  public static Interaction at(Interaction one, Instant instant) {
    return new Interaction(
        one.source(),
        one.id(),
        one.sequence(),
        instant,
        one.recorded(),
        one.type(),
        one.caseId(),
        one.party(),
        one.actor(),
        one.channel(),
        one.direction(),
        one.attributes());
  }
}
