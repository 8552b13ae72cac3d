package coco.engine.calendar;

import coco.engine.Due;
import coco.engine.calendar.CalendarTable.Stretch;
import coco.engine.calendar.Proof.BySpecial;
import coco.engine.calendar.Proof.Closed;
import coco.engine.calendar.Proof.Counted;
import coco.engine.calendar.Proof.EventDay;
import coco.engine.calendar.Proof.Extended;
import coco.engine.calendar.Proof.LastDay;
import coco.engine.calendar.Proof.Line;
import coco.engine.calendar.Proof.OnHoliday;
import coco.engine.calendar.Proof.Stopped;
import coco.engine.calendar.Proof.Why;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what was counted for a deadline: walks from the start to the deadline that the clock gave,
 * day by day, and says of each stretch what the clock made of it.
 */
final class ProofWriter {
  private final Clock clock;
  private final LocalDays days;
  private final Due start;
  private final List<Stop> stops;
  private final Countdown end;
  private final List<Line> lines = new ArrayList<>();

  ProofWriter(Clock clock, Due start, List<Stop> stops) {
    this.clock = clock;
    this.days = clock.days();
    this.start = start;
    this.stops = stops;
    this.end = clock.start(start, stops);
  }

  Proof write() {
    switch (clock.pace()) {
      case Pace.Elapsed pace -> addOpen(startMicros(), endMicros());
      case Pace.Working pace -> addWorking(pace.calendar());
      case Pace.Days pace -> addDays(pace);
      case Pace.Months pace -> addMonths(pace);
    }
    if (!end.running()) {
      lines.add(new Line(stops.getLast().from(), null, 0, new Stopped()));
    }
    return new Proof(
        clock.length(),
        clock.zone(),
        clock.calendar() == null ? null : clock.calendar().id(),
        start,
        lines,
        end.due().orElse(null),
        end.running() ? null : end.left());
  }

  private long startMicros() {
    return Micros.of(start.instant());
  }

  /** Where the lines end: the deadline, or the stop that lasts. */
  private long endMicros() {
    return end.due()
        .map(due -> Micros.of(due.instant()))
        .orElseGet(() -> Math.max(startMicros(), Micros.of(stops.getLast().from())));
  }

  private void addWorking(WorkingCalendar calendar) {
    long until = endMicros();
    long at = startMicros();
    for (int day = days.dayOf(at) - 1; at < until; day++) {
      Schedule.Plan plan = calendar.plan(day);
      Why closed = whyClosed(plan, false);
      for (Stretch open : CalendarTable.stretches(days, day, plan.hours())) {
        at = addGap(at, Math.min(open.open(), until), closed);
        if (open.close() > at && open.open() < until) {
          addOpen(at, Math.min(open.close(), until));
          at = Math.min(open.close(), until);
        }
      }
      at = addGap(at, Math.min(days.startOf(day + 1L), until), closed);
    }
  }

  private long addGap(long from, long until, Why why) {
    add(from, until, 0, why);
    return Math.max(from, until);
  }

  /** Adds a stretch that counts wherever the clock is not stopped. */
  private void addOpen(long from, long until) {
    long at = from;
    for (Stop stop : stops) {
      long stopped = Micros.of(stop.from());
      long resumed = stop.until() == null ? Long.MAX_VALUE : Micros.of(stop.until());
      if (stopped < until && resumed > at) {
        long running = Math.max(at, stopped);
        add(at, running, running - at, new Counted());
        at = Math.max(running, Math.min(resumed, until));
        add(running, at, 0, new Stopped());
      }
    }
    add(at, until, until - at, new Counted());
  }

  private void addDays(Pace.Days pace) {
    long first = addEventDay();
    long until = endMicros();
    long left = pace.amount();
    for (long day = first; days.startOf(day) < until; day++) {
      long midnight = days.startOf(day + 1);
      boolean counts = pace.line().count(day, day) == 1;
      if (left == 0) {
        addDay(day, 0, new Extended());
      } else if (!counts) {
        addDay(day, 0, whyNot(day, pace.line()));
      } else if (midnight > until) {
        return;
      } else if (isStoppedJustBefore(midnight)) {
        addDay(day, 0, new Stopped());
      } else {
        left--;
        boolean last = pace.clear() && left == 0;
        addDay(day, last ? 0 : 1, last ? new LastDay() : new Counted());
      }
    }
  }

  /** Adds the event's own day; returns the first day that may count. */
  private long addEventDay() {
    int day = days.dayOf(start);
    if (!start.endOfDay()) {
      add(startMicros(), days.startOf(day + 1L), 0, new EventDay());
    }
    return day + 1L;
  }

  private void addMonths(Pace.Months pace) {
    long first = addEventDay();
    long last = LocalDate.ofEpochDay(first - 1).plusMonths(pace.months()).toEpochDay();
    add(days.startOf(first), days.startOf(last + 1), last + 1 - first, new Counted());
    add(days.startOf(last + 1), endMicros(), 0, new Extended());
  }

  private boolean isStoppedJustBefore(long midnight) {
    for (Stop stop : stops) {
      boolean resumed = stop.until() != null && Micros.of(stop.until()) < midnight;
      if (Micros.of(stop.from()) < midnight && !resumed) {
        return true;
      }
    }
    return false;
  }

  private Why whyNot(long day, DayLine line) {
    return switch (line) {
      case DayLine.All all -> new Closed();
      case DayLine.Open open -> whyClosed(open.calendar().plan(day), false);
      case DayLine.Business business -> whyClosed(business.calendar().plan(day), true);
    };
  }

  private static Why whyClosed(Schedule.Plan plan, boolean holidayFirst) {
    Holiday holiday = plan.holiday();
    if (holiday != null && (holidayFirst || plan.special() == null)) {
      return new OnHoliday(holiday);
    }
    return plan.special() == null || holidayFirst ? new Closed() : new BySpecial(plan.special());
  }

  private void addDay(long day, long counted, Why why) {
    add(days.startOf(day), days.startOf(day + 1), counted, why);
  }

  /** Adds a line; one that goes on where the last one stopped, for the same reason, joins it. */
  private void add(long from, long until, long counted, Why why) {
    if (from >= until) {
      return;
    }
    if (!lines.isEmpty() && joins(lines.getLast(), from, why)) {
      Line last = lines.removeLast();
      lines.add(new Line(last.from(), Micros.instant(until), last.counted() + counted, why));
    } else {
      lines.add(new Line(Micros.instant(from), Micros.instant(until), counted, why));
    }
  }

  private static boolean joins(Line last, long from, Why why) {
    return last.why().equals(why) && last.until() != null && Micros.of(last.until()) == from;
  }
}
