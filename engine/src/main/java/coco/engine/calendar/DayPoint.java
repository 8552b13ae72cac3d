package coco.engine.calendar;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import coco.engine.calendar.NoCalendarException.Problem;
import coco.language.code.Deadline.EndOfSameDay;
import coco.language.code.Deadline.EndOfSameWorkingDay;
import coco.language.code.Deadline.NextWorkingDayAt;
import coco.language.code.Deadline.Point;
import coco.language.code.RuleId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A deadline that is a point in a day: {@code by the end of the same working day}. */
public final class DayPoint {
  private final Point point;
  private final LocalDays days;
  private final @Nullable WorkingCalendar calendar;
  private final @Nullable Function<@Nullable ZoneId, DayPoint> byParty;

  private DayPoint(
      Point point,
      LocalDays days,
      @Nullable WorkingCalendar calendar,
      @Nullable Function<@Nullable ZoneId, DayPoint> byParty) {
    this.point = point;
    this.days = days;
    this.calendar = calendar;
    this.byParty = byParty;
  }

  static DayPoint of(RuleId rule, Point point, Timekeeper.Place place) {
    boolean needsCalendar =
        switch (point) {
          case EndOfSameDay end -> false;
          case EndOfSameWorkingDay end -> true;
          case NextWorkingDayAt hour -> true;
        };
    if (needsCalendar && place.calendar() == null) {
      throw new NoCalendarException(rule, null, Problem.NOT_NAMED, "");
    }
    return new DayPoint(point, place.days(), place.calendar(), null);
  }

  DayPoint by(Function<@Nullable ZoneId, DayPoint> zones) {
    return new DayPoint(point, days, calendar, zones);
  }

  /** This point for a party: another one only where the calendar is in the party's own zone. */
  public DayPoint in(@Nullable ZoneId partyZone) {
    return byParty == null ? this : byParty.apply(partyZone);
  }

  /** The deadline for an event. */
  public Due due(Instant start) {
    long micros = Micros.of(start);
    return due(days.dayOf(micros), days.endOfDay(micros));
  }

  /** The deadline that follows a missed one: from the day that ends there where that is 24:00. */
  public Due due(Due missed) {
    if (!missed.endOfDay()) {
      return due(missed.instant());
    }
    long day = days.dayOf(missed);
    return due(day, days.startOf(day + 1));
  }

  private Due due(long day, long endOfDay) {
    return switch (point) {
      case EndOfSameDay end -> new Due(Micros.instant(endOfDay), true);
      case EndOfSameWorkingDay end -> {
        long working = open().nthWorkingDay(day, 1);
        long at = working == day ? endOfDay : days.startOf(working + 1);
        yield new Due(Micros.instant(at), true);
      }
      case NextWorkingDayAt hour ->
          Due.at(Micros.instant(days.at(open().nthWorkingDay(day + 1, 1), hour.time())));
    };
  }

  private WorkingCalendar open() {
    if (calendar == null) {
      throw new IllegalStateException("a working day without a calendar: " + point);
    }
    return calendar;
  }

  /** How late an act past a deadline is: days for 24:00 of a day, elapsed time for an hour. */
  public Amount late(Due due, Instant act) {
    return days.late(due, act);
  }
}
