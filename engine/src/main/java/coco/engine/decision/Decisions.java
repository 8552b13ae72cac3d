package coco.engine.decision;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.backtest.History;
import coco.engine.backtest.History.Past;
import coco.engine.monitor.Proposal;
import coco.engine.monitor.Proposal.Answer;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Rules;
import coco.language.code.Rule.Force;
import coco.language.code.RuleId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;

/** Decides about interactions before they happen: the front door of this package. */
public final class Decisions {
  /*
   * The next instant at which an act is allowed.
   *
   * Walking minute by minute would be slow and, between minutes, wrong. Here every rule that refuses
   * says itself until when it does: the first instant at which its answer may be another. That comes
   * from what its answer is made of: the next opening or close of a calendar, the next end of hours
   * on the wall or change of the clocks, the end of a silence, the instant at which the act that
   * fills a cap leaves its window or period, the day from which a notice is old enough, the next
   * turn of a timed state, the end of an edition. Of parts joined by "and", a false one stays false
   * as long as any of its false parts does, a true one only as long as all do (coco.engine.rules,
   * Until).
   *
   *   t := the time asked about
   *   while some rule refuses at t:   t := the latest of the instants that the refusing rules give
   *
   * No instant in between is passed over: up to the latest of those instants at least the rule that
   * gave it refuses. So the first t at which nothing refuses is the first one at all.
   *
   * It ends. Each step goes at least to the next instant of a set that has finitely many members in
   * any stretch of time: openings and closes, hours of the day, changes of clocks, and for what has
   * happened one instant each for silences, caps, notices, states. Where a rule has no such instant
   * left, nothing but a further event can change its answer, and the answer is "never". Else two
   * rules may go on excluding each other without end, such as one that wants Mondays and one that
   * wants holidays; weeks, dates and leap years fall alike again after 28 years, so the search
   * stops after 30, and says so: "not before". At a few instants a day that is some ten thousand
   * steps, each of some microseconds.
   */

  /** How many years ahead a permitted instant is looked for. */
  public static final int YEARS_AHEAD = 30;

  private final Rules rules;
  private final Predicate<CompiledRule> heard;

  /** Decisions by all rules. */
  public Decisions(Rules rules) {
    this(rules, rule -> true);
  }

  private Decisions(Rules rules, Predicate<CompiledRule> heard) {
    this.rules = rules;
    this.heard = heard;
  }

  /** Decisions by one rule alone; those that replace it still do. */
  public static Decisions by(Rules rules, RuleId only) {
    return new Decisions(rules, rule -> rule.rule().id().equals(only));
  }

  /**
   * When an interaction would be allowed after all that has happened with its party.
   *
   * @param horizon later times are not looked at
   */
  public Decision.Next next(Past past, Interaction proposed, Instant horizon) {
    Proposal proposal = proposal(past, proposed);
    return next(proposal, proposed.time(), refusals(proposal.at(proposed.time())), horizon);
  }

  private Proposal proposal(Past past, Interaction proposed) {
    return new Proposal(rules, past.party(), past.interactions(), proposed, heard);
  }

  /**
   * The decision about an interaction placed last in the history, after all that has happened until
   * its time, that very instant included.
   *
   * @throws IllegalArgumentException where it has happened already
   */
  public Decision decide(History history, Interaction proposed) {
    return decide(history, proposed, horizon(proposed));
  }

  /**
   * The same, with the next moment looked for until a horizon only.
   *
   * @throws IllegalArgumentException where it has happened already
   */
  public Decision decide(History history, Interaction proposed, Instant horizon) {
    if (history.has(proposed.key())) {
      throw new IllegalArgumentException(
          "interaction '%s' of source '%s' has happened already"
              .formatted(proposed.id(), proposed.source()));
    }
    return decide(history.pastOf(proposed), proposed, horizon);
  }

  /** Whether an interaction would be allowed after all that has happened; no more is looked at. */
  public boolean isAllowed(History history, Interaction proposed) {
    return refusals(proposal(history.pastOf(proposed), proposed).at(proposed.time())).isEmpty();
  }

  /** The decision about an interaction after all that has happened with its party. */
  public Decision decide(Past past, Interaction proposed) {
    return decide(past, proposed, horizon(proposed));
  }

  private Decision decide(Past past, Interaction proposed, Instant horizon) {
    Proposal proposal = proposal(past, proposed);
    List<Answer> answers = proposal.at(proposed.time());
    List<Answer> refusals = refusals(answers);
    return new Decision(
        proposed,
        refusals,
        answers.stream().filter(answer -> isBreach(answer) && !binds(answer)).toList(),
        answers.stream()
            .filter(answer -> answer.judgement().verdict() instanceof Verdict.Conflict)
            .toList(),
        Effects.of(rules, past, proposed),
        next(proposal, proposed.time(), refusals, horizon));
  }

  private static Instant horizon(Interaction proposed) {
    return proposed.time().atOffset(ZoneOffset.UTC).plusYears(YEARS_AHEAD).toInstant();
  }

  private static Decision.Next next(
      Proposal proposal, Instant asked, List<Answer> refusals, Instant horizon) {
    if (refusals.isEmpty()) {
      return new Decision.Now();
    }
    Instant at = asked;
    List<Answer> refusing = refusals;
    while (!refusing.isEmpty()) {
      List<Answer> forEver = refusing.stream().filter(answer -> answer.until() == null).toList();
      if (!forEver.isEmpty()) {
        return new Decision.Never(at, forEver);
      }
      Instant later = at;
      for (Answer answer : refusing) {
        if (answer.until() != null && answer.until().isAfter(later)) {
          later = answer.until();
        }
      }
      if (!later.isAfter(at)) {
        throw new IllegalStateException("no step from %s: %s".formatted(at, refusing));
      }
      if (later.isAfter(horizon)) {
        return new Decision.NotBefore(horizon);
      }
      at = later;
      refusing = refusals(proposal.at(at));
    }
    return new Decision.At(at);
  }

  private static List<Answer> refusals(List<Answer> answers) {
    return answers.stream().filter(answer -> isBreach(answer) && binds(answer)).toList();
  }

  /** An occasion of a service level is no breach by itself. */
  private static boolean isBreach(Answer answer) {
    return answer.judgement().verdict() instanceof Verdict.Breached
        && answer.judgement().occasion() == null;
  }

  private static boolean binds(Answer answer) {
    return answer.judgement().rule().rule().force() == Force.MUST;
  }
}
