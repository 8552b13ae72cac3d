package coco.engine.rules;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import coco.engine.calendar.Clock;
import coco.engine.calendar.DayPoint;
import coco.engine.calendar.LocalDays;
import coco.engine.calendar.Timekeeper;
import coco.language.code.Deadline;
import coco.language.code.RuleId;
import coco.language.code.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must be done by when, compiled. */
public final class CompiledDemand {
  private record Branch(Test when, Clock clock) {}

  /** How the deadline is found. */
  private sealed interface Timing {}

  private record ByLength(List<Branch> branches, @Nullable Clock otherwise) implements Timing {}

  private record ByPoint(DayPoint point) implements Timing {}

  private record InData(Slot attribute, @Nullable Clock offset, Deadline.Side side)
      implements Timing {}

  private record AtClosing() implements Timing {}

  private final RuleId rule;
  private final CompiledOccurrence act;
  private final @Nullable CompiledState stoppedWhile;
  private final Timekeeper timekeeper;
  private final Timing timing;

  private CompiledDemand(
      RuleId rule,
      CompiledOccurrence act,
      @Nullable CompiledState stoppedWhile,
      Timekeeper timekeeper,
      Timing timing) {
    this.rule = rule;
    this.act = act;
    this.stoppedWhile = stoppedWhile;
    this.timekeeper = timekeeper;
    this.timing = timing;
  }

  static CompiledDemand compile(
      RuleId rule,
      CompiledOccurrence act,
      Deadline deadline,
      @Nullable CompiledState stoppedWhile,
      Timekeeper timekeeper,
      Slots slots) {
    Timing timing =
        switch (deadline) {
          case Deadline.Within within ->
              new ByLength(List.of(), timekeeper.clock(rule, within.length()));
          case Deadline.ByCase byCase ->
              new ByLength(
                  byCase.branches().stream()
                      .map(
                          branch ->
                              new Branch(
                                  Test.compile(branch.when(), slots),
                                  timekeeper.clock(rule, branch.length())))
                      .toList(),
                  byCase.otherwise().map(length -> timekeeper.clock(rule, length)).orElse(null));
          case Deadline.PointInDay point -> new ByPoint(timekeeper.point(rule, point));
          case Deadline.InData data ->
              new InData(
                  Slot.of(data.attribute(), slots),
                  data.offset().map(offset -> timekeeper.clock(rule, offset.length())).orElse(null),
                  data.offset().map(Deadline.Offset::side).orElse(Deadline.Side.AFTER));
          case Deadline.AtClosing closing -> new AtClosing();
        };
    return new CompiledDemand(rule, act, stoppedWhile, timekeeper, timing);
  }

  /** The act that discharges it. */
  public CompiledOccurrence act() {
    return act;
  }

  /** The state during which its clock is stopped; null where none is. */
  public @Nullable CompiledState stoppedWhile() {
    return stoppedWhile;
  }

  /** Whether only the closing of the case is its deadline. */
  public boolean isAtClosing() {
    return timing instanceof AtClosing;
  }

  /** Whether its length depends on data that may change while it is pending. */
  public boolean isByCase() {
    return timing instanceof ByLength length && !length.branches.isEmpty();
  }

  /** Whether the deadline is a point in a day or stands in the data. */
  public boolean isFixed() {
    return timing instanceof ByPoint || timing instanceof InData;
  }

  /**
   * The clock that holds by these facts; null where none does, or where the deadline is none of a
   * length.
   */
  public @Nullable Clock clock(Facts facts) {
    if (!(timing instanceof ByLength length)) {
      return null;
    }
    for (Branch branch : length.branches) {
      if (branch.when.of(facts).holds()) {
        return branch.clock;
      }
    }
    return length.otherwise;
  }

  /** The deadline that is a point in a day or stands in the data; null where the data have none. */
  public @Nullable Due fixed(Facts facts, Due start) {
    return switch (timing) {
      case ByPoint by -> by.point.in(facts.partyZone()).due(start);
      case InData data -> inData(data, facts);
      case ByLength length -> null;
      case AtClosing closing -> null;
    };
  }

  private @Nullable Due inData(InData data, Facts facts) {
    Value value = data.attribute.from(facts);
    if (!(value instanceof Value.Moment) && !(value instanceof Value.Day)) {
      return null;
    }
    if (data.offset == null) {
      return value instanceof Value.Day day
          ? days(facts).endOf(day.date())
          : Due.at(((Value.Moment) value).instant());
    }
    Clock clock = data.offset.in(facts.partyZone());
    if (value instanceof Value.Day day && data.offset.length().unit().isElapsed()) {
      // Elapsed time has no calendar of its own: the date ends where a bare date would.
      value = new Value.Moment(days(facts).endOf(day.date()).instant());
    }
    return switch (data.side) {
      case BEFORE ->
          value instanceof Value.Day day
              ? clock.dueBefore(day.date())
              : clock.dueBefore(((Value.Moment) value).instant());
      case AFTER ->
          value instanceof Value.Day day
              ? clock.dueAfter(day.date())
              : clock.due(((Value.Moment) value).instant());
    };
  }

  /**
   * How far an act is past a missed deadline, in the unit of the length that gave it.
   *
   * @param clock the one that ran; null where none did
   */
  public Amount lateness(Facts trigger, @Nullable Clock clock, Due due, Instant act) {
    if (clock != null) {
      return clock.late(due, act);
    }
    return switch (timing) {
      case ByPoint by -> by.point.in(trigger.partyZone()).late(due, act);
      case InData data when data.offset != null ->
          data.offset.in(trigger.partyZone()).late(due, act);
      case InData data -> days(trigger).late(due, act);
      case AtClosing closing -> days(trigger).late(due, act);
      case ByLength length -> throw new IllegalStateException("no clock: " + length);
    };
  }

  private LocalDays days(Facts facts) {
    return timekeeper.days(rule, Optional.empty(), facts.partyZone());
  }
}
