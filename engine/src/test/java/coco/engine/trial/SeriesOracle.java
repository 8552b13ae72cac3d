package coco.engine.trial;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.Verdict.Subject;
import coco.engine.trial.NaiveClock.RunsOut;
import coco.engine.trial.Story.Happening;
import coco.language.code.Clause;
import coco.language.code.Deadline;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows one series of a repeated duty from its trigger, link by link. */
final class SeriesOracle {
  private final Reading reading;
  private final Rule rule;
  private final Clause.RepeatedDuty duty;
  private final Happening trigger;
  private final Instant asOf;
  private final List<Verdict> verdicts = new ArrayList<>();

  SeriesOracle(
      Reading reading, Rule rule, Clause.RepeatedDuty duty, Happening trigger, Instant asOf) {
    this.reading = reading;
    this.rule = rule;
    this.duty = duty;
    this.trigger = trigger;
    this.asOf = asOf;
  }

  /** The place of the event that ends the series; {@link Integer#MAX_VALUE}: none does yet. */
  int end() {
    return reading.story().after(trigger).stream()
        .filter(event -> is(duty.until(), event))
        .map(Happening::place)
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private boolean is(Occurrence occurrence, Happening event) {
    return reading.inOneScope(rule, trigger, event) && reading.is(occurrence, event, trigger);
  }

  /** Where a link begins: from when its clock runs, and after which event its act may come. */
  private record Begin(Due start, int after) {}

  /** The verdicts of its links, in order. */
  List<Verdict> follow() {
    Begin begin = new Begin(Due.at(trigger.time()), trigger.place());
    while (begin != null) {
      begin = followLink(begin);
    }
    return verdicts;
  }

  /** Judges one link; gives where the next begins, if there is one. */
  private @Nullable Begin followLink(Begin begin) {
    Subject subject =
        Subjects.link(reading, rule, trigger, verdicts.size(), begin.start().instant());
    Clause.Demand demand =
        new Clause.Demand(duty.act(), new Deadline.Within(duty.every()), duty.stoppedWhile());
    NaiveDeadline deadline =
        NaiveDeadline.opened(reading, demand, trigger).orElseThrow().startingAt(begin.start());
    List<Happening> events = reading.story().events();
    for (Happening event : events.subList(begin.after() + 1, events.size())) {
      NaiveClock.Reading clock = deadline.at(event.place(), event.time());
      if (clock instanceof RunsOut out && NaiveClock.isPast(out.due(), event.time())) {
        return missed(subject, out.due(), event.place() - 1);
      }
      if (is(duty.act(), event)) {
        Due due = clock instanceof RunsOut out ? out.due() : null;
        verdicts.add(new Verdict.Met(subject, due, Subjects.closing(event)));
        return is(duty.until(), event) ? null : new Begin(Due.at(event.time()), event.place());
      }
      if (is(duty.until(), event)) {
        verdicts.add(
            new Verdict.Void(subject, Verdict.Reason.SERIES_ENDED, Subjects.closing(event)));
        return null;
      }
    }
    NaiveClock.Reading clock = deadline.at(events.size(), asOf);
    if (clock instanceof RunsOut out && NaiveClock.isPast(out.due(), asOf)) {
      return missed(subject, out.due(), events.size() - 1);
    }
    verdicts.add(
        clock instanceof RunsOut out
            ? new Verdict.Pending(subject, out.due(), null)
            : new Verdict.Pending(subject, null, ((NaiveClock.Stopped) clock).remaining()));
    return null;
  }

  private Begin missed(Subject subject, Due due, int lastBefore) {
    List<Verdict.Link> links =
        new ReparationOracle(reading, rule, trigger, trigger, asOf)
            .links(duty.reparations(), due, Optional.empty(), end());
    verdicts.add(new Verdict.Breached(subject, due, due.instant(), null, links));
    return new Begin(due, lastBefore);
  }
}
