package coco.engine.trial;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.Verdict.Subject;
import coco.engine.trial.NaiveClock.RunsOut;
import coco.engine.trial.Story.Happening;
import coco.language.code.Clause;
import coco.language.code.Deadline;
import coco.language.code.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows one obligation of a duty from its trigger through the events after it. */
final class DutyOracle {
  private final Reading reading;
  private final Rule rule;
  private final Clause.Duty duty;
  private final Happening trigger;
  private final Instant asOf;
  private final Subject subject;

  DutyOracle(Reading reading, Rule rule, Clause.Duty duty, Happening trigger, Instant asOf) {
    this.reading = reading;
    this.rule = rule;
    this.duty = duty;
    this.trigger = trigger;
    this.asOf = asOf;
    this.subject = Subjects.of(reading, rule, trigger);
  }

  /**
   * An average's deadline is none of one occasion: only its act, a release or a closing ends it.
   */
  private boolean isAverage() {
    return rule.clause() instanceof Clause.Average;
  }

  private boolean endsWithCase() {
    return duty.demand().deadline() instanceof Deadline.AtClosing;
  }

  /** What becomes of it; empty where the trigger gives it no deadline. */
  Optional<Obligation> follow() {
    return NaiveDeadline.opened(reading, duty.demand(), trigger).map(this::follow);
  }

  private Obligation follow(NaiveDeadline opened) {
    NaiveDeadline deadline = opened;
    Happening setBy = trigger;
    for (Happening event : reading.story().after(trigger)) {
      NaiveClock.Reading clock = deadline.at(event.place(), event.time());
      if (isPast(clock, event.time()) && !isAverage()) {
        return breached(deadline, due(clock), setBy, event);
      }
      if (acts(event)) {
        return isPast(clock, event.time())
            ? late(deadline, due(clock), due(clock), List.of(), event)
            : met(deadline, clock, event);
      }
      if (releases(event)) {
        return voided(Verdict.Reason.RELEASED, event);
      }
      if (closesCase(event) && isAverage()) {
        return voided(Verdict.Reason.CASE_CLOSED, event);
      }
      if (closesCase(event) && endsWithCase()) {
        return breached(deadline, Due.at(event.time()), event, event);
      }
      Optional<NaiveDeadline> next = deadline.reread(event);
      if (next.isEmpty()) {
        return voided(Verdict.Reason.NO_DEADLINE, event);
      }
      if (!next.get().equals(deadline)) {
        deadline = next.get();
        setBy = event;
        NaiveClock.Reading changed = deadline.at(event.place() + 1, event.time());
        if (isPast(changed, event.time())) {
          return breached(deadline, due(changed), setBy, event);
        }
      }
    }
    NaiveClock.Reading clock = deadline.at(reading.story().events().size(), asOf);
    return isPast(clock, asOf) && !isAverage()
        ? breached(deadline, due(clock), setBy, null)
        : waiting(
            switch (clock) {
              case RunsOut out -> new Verdict.Pending(subject, out.due(), null);
              case NaiveClock.Stopped stopped ->
                  new Verdict.Pending(subject, null, stopped.remaining());
              case NaiveClock.Endless endless -> new Verdict.Pending(subject, null, null);
            });
  }

  private static boolean isPast(NaiveClock.Reading clock, Instant now) {
    return clock instanceof RunsOut out && NaiveClock.isPast(out.due(), now);
  }

  private static Due due(NaiveClock.Reading clock) {
    return ((RunsOut) clock).due();
  }

  private boolean acts(Happening event) {
    return reading.inOneScope(rule, trigger, event)
        && reading.is(duty.demand().act(), event, trigger);
  }

  private boolean releases(Happening event) {
    return duty.release().isPresent()
        && reading.inOneScope(rule, trigger, event)
        && reading.is(duty.release().get(), event, trigger);
  }

  private boolean closesCase(Happening event) {
    return event.file().equals(trigger.file()) && reading.closes(event);
  }

  private Obligation met(NaiveDeadline deadline, NaiveClock.Reading clock, Happening by) {
    Due due = clock instanceof RunsOut out ? out.due() : null;
    return new Obligation(
        reading,
        rule,
        trigger,
        new Verdict.Met(subject, due, Subjects.closing(by)),
        by.place(),
        isAverage() ? deadline.taken(by) : -1);
  }

  private Obligation voided(Verdict.Reason reason, Happening by) {
    return new Obligation(
        reading,
        rule,
        trigger,
        new Verdict.Void(subject, reason, Subjects.closing(by)),
        by.place(),
        -1);
  }

  private Obligation waiting(Verdict verdict) {
    return new Obligation(reading, rule, trigger, verdict, Integer.MAX_VALUE, -1);
  }

  /**
   * It was missed.
   *
   * @param due the deadline, or the closing of the case
   * @param setBy the event that set it: no breach is before
   * @param first the first event that comes too late, or that made it too late; absent: none does
   */
  private Obligation breached(
      NaiveDeadline deadline, Due due, Happening setBy, @Nullable Happening first) {
    Due missed = due.instant().isBefore(setBy.time()) ? Due.at(setBy.time()) : due;
    List<Verdict.Link> links =
        new ReparationOracle(reading, rule, trigger, setBy, asOf)
            .links(duty.reparations(), missed, duty.release(), Integer.MAX_VALUE);
    int size = reading.story().events().size();
    List<Happening> rest =
        first == null ? List.of() : reading.story().events().subList(first.place(), size);
    for (Happening event : rest) {
      if (acts(event)) {
        return late(deadline, due, missed, links, event);
      }
    }
    return waiting(new Verdict.Breached(subject, due, missed.instant(), null, links));
  }

  private Obligation late(
      NaiveDeadline deadline, Due due, Due missed, List<Verdict.Link> links, Happening by) {
    Verdict.Late late = new Verdict.Late(Subjects.closing(by), deadline.late(due, by.time()));
    return new Obligation(
        reading,
        rule,
        trigger,
        new Verdict.Breached(subject, due, missed.instant(), late, links),
        by.place(),
        isAverage() ? deadline.taken(by) : -1);
  }
}
