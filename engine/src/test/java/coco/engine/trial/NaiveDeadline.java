package coco.engine.trial;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import coco.engine.trial.NaiveClock.RunsOut;
import coco.engine.trial.Story.Happening;
import coco.language.code.Clause;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of one obligation, or of one link of its chain.
 *
 * @param trigger the event that opened the obligation: zones and attributes are read there
 * @param start from when the clock runs
 * @param length for a deadline by case: the length of the branch that holds
 */
record NaiveDeadline(
    Reading reading, Clause.Demand demand, Happening trigger, Due start, @Nullable Length length) {
  /** The deadline at its trigger; empty where there is none, so that nothing opens. */
  static Optional<NaiveDeadline> opened(Reading reading, Clause.Demand demand, Happening trigger) {
    Due start = Due.at(trigger.time());
    return switch (demand.deadline()) {
      case Deadline.ByCase byCase ->
          branch(byCase, reading, trigger, trigger)
              .map(length -> new NaiveDeadline(reading, demand, trigger, start, length));
      case Deadline.InData inData -> {
        Value value = reading.value(inData.attribute(), trigger);
        yield value instanceof Value.Moment || value instanceof Value.Day
            ? Optional.of(new NaiveDeadline(reading, demand, trigger, start, null))
            : Optional.empty();
      }
      case Deadline.Within within ->
          Optional.of(new NaiveDeadline(reading, demand, trigger, start, within.length()));
      case Deadline.PointInDay point ->
          Optional.of(new NaiveDeadline(reading, demand, trigger, start, null));
      case Deadline.AtClosing closing ->
          Optional.of(new NaiveDeadline(reading, demand, trigger, start, null));
    };
  }

  /** The same, counted from another moment. */
  NaiveDeadline startingAt(Due later) {
    return new NaiveDeadline(reading, demand, trigger, later, length);
  }

  private static Optional<Length> branch(
      Deadline.ByCase byCase, Reading reading, Happening trigger, Happening seenAt) {
    for (Deadline.Branch branch : byCase.branches()) {
      if (reading.facts().holds(branch.when(), trigger, seenAt)) {
        return Optional.of(branch.length());
      }
    }
    return byCase.otherwise();
  }

  /** The deadline that holds after an event; empty where no branch does any more. */
  Optional<NaiveDeadline> reread(Happening seenAt) {
    return demand.deadline() instanceof Deadline.ByCase byCase
        ? branch(byCase, reading, trigger, seenAt)
            .map(branch -> new NaiveDeadline(reading, demand, trigger, start, branch))
        : Optional.of(this);
  }

  /**
   * What the clock says.
   *
   * @param before the place before which events are known
   */
  NaiveClock.Reading at(int before, Instant now) {
    return switch (demand.deadline()) {
      case Deadline.Within within -> count(within.length(), before, now);
      case Deadline.ByCase byCase -> count(Objects.requireNonNull(length), before, now);
      case Deadline.InData inData -> new RunsOut(inData(inData));
      case Deadline.PointInDay point -> new RunsOut(point(point));
      case Deadline.AtClosing closing -> new NaiveClock.Endless();
    };
  }

  private NaiveClock.Reading count(Length counted, int before, Instant now) {
    return clock().count(counted, start, stops(before), now);
  }

  private List<Stretch> stops(int before) {
    return demand
        .stoppedWhile()
        .map(state -> reading.stretches(state, trigger, before))
        .orElse(List.of());
  }

  private NaiveClock clock() {
    Optional<String> named =
        switch (demand.deadline()) {
          case Deadline.Within within -> within.length().calendar();
          case Deadline.ByCase byCase -> Objects.requireNonNull(length).calendar();
          case Deadline.InData inData ->
              inData.offset().flatMap(offset -> offset.length().calendar());
          case Deadline.PointInDay point -> point.calendar();
          case Deadline.AtClosing closing -> Optional.empty();
        };
    return new NaiveClock(reading.calendar(named, trigger));
  }

  private Due inData(Deadline.InData inData) {
    NaiveCalendar calendar = clock().calendar();
    return switch (reading.value(inData.attribute(), trigger)) {
      case Value.Moment moment ->
          offset(inData, Due.at(moment.instant()), calendar.dayOf(moment.instant()));
      case Value.Day day -> offset(inData, new Due(calendar.endOf(day.date()), true), day.date());
      case null, default -> throw new IllegalStateException("no deadline in " + trigger);
    };
  }

  private Due offset(Deadline.InData inData, Due due, LocalDate day) {
    if (inData.offset().isEmpty()) {
      return due;
    }
    Deadline.Offset offset = inData.offset().get();
    return switch (offset.side()) {
      case BEFORE -> clock().before(offset.length(), due.instant(), day);
      case AFTER -> clock().due(offset.length(), due);
    };
  }

  private Due point(Deadline.PointInDay deadline) {
    NaiveCalendar calendar = clock().calendar();
    LocalDate day = calendar.dayOf(start.instant());
    return switch (deadline.point()) {
      case Deadline.EndOfSameDay end -> new Due(calendar.endOf(day), true);
      case Deadline.EndOfSameWorkingDay end -> {
        while (!calendar.isWorkingDay(day)) {
          day = day.plusDays(1);
        }
        yield new Due(calendar.endOf(day), true);
      }
      case Deadline.NextWorkingDayAt next -> {
        do {
          day = day.plusDays(1);
        } while (!calendar.isWorkingDay(day));
        yield Due.at(calendar.at(day, next.time()));
      }
    };
  }

  /** By how much an act is past a deadline. */
  Amount late(Due due, Instant act) {
    Length.Unit unit = unit(due);
    NaiveClock clock = clock();
    if (unit.isElapsed()) {
      return NaiveClock.amount(Duration.between(due.instant(), act), unit);
    }
    if (unit.isWorkingTime()) {
      return NaiveClock.amount(clock.consumed(unit, due.instant(), act, List.of()), unit);
    }
    long days = clock.daysAfter(clock.dayOf(due), clock.calendar().dayOf(act), unit);
    return new Amount(days, NaiveClock.kind(unit));
  }

  /** The unit in which a delay is told. */
  private Length.Unit unit(Due due) {
    return switch (demand.deadline()) {
      case Deadline.Within within -> within.length().unit();
      case Deadline.ByCase byCase -> Objects.requireNonNull(length).unit();
      case Deadline.InData inData when inData.offset().isPresent() ->
          inData.offset().get().length().unit();
      case Deadline.InData inData -> due.endOfDay() ? Length.Unit.DAY : Length.Unit.SECOND;
      case Deadline.PointInDay point -> due.endOfDay() ? Length.Unit.DAY : Length.Unit.SECOND;
      case Deadline.AtClosing closing -> Length.Unit.SECOND;
    };
  }

  /** The time taken until an act, in the length's own clock: microseconds, or days counted. */
  long taken(Happening act) {
    Length counted = Objects.requireNonNull(length);
    NaiveClock clock = clock();
    List<Stretch> stops = stops(act.place());
    if (counted.unit().isElapsed() || counted.unit().isWorkingTime()) {
      Duration consumed = clock.consumed(counted.unit(), start.instant(), act.time(), stops);
      return consumed.toNanos() / 1_000;
    }
    NaiveCalendar calendar = clock.calendar();
    LocalDate last = calendar.dayOf(act.time());
    long days = 0;
    for (LocalDate day = clock.dayOf(start).plusDays(1);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      Instant end = calendar.endOf(day);
      boolean stopped =
          !end.isAfter(act.time()) && stops.stream().anyMatch(stop -> stop.reaches(end));
      if (calendar.counts(counted.unit(), day) && !stopped) {
        days++;
      }
    }
    // The day of the act is no clear day: only those between are.
    return counted.unit() == Length.Unit.CLEAR_DAY ? Math.max(0, days - 1) : days;
  }
}
