package coco.engine.calendar;

import static coco.engine.calendar.Calendars.PARIS;
import static coco.engine.calendar.Calendars.RULE;
import static coco.engine.calendar.Calendars.WEEKDAYS;
import static coco.engine.calendar.Calendars.calendar;
import static coco.engine.calendar.Calendars.clock;
import static coco.engine.calendar.Calendars.keeper;
import static coco.engine.calendar.Calendars.paris;
import static coco.engine.calendar.Calendars.weekdays;
import static coco.engine.calendar.Calendars.weekly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import coco.engine.calendar.NoCalendarException.Problem;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Closed;
import coco.language.code.CalendarDefinition.Dates;
import coco.language.code.CalendarDefinition.EveryYear;
import coco.language.code.CalendarDefinition.OpenUntil;
import coco.language.code.Length;
import coco.language.code.Length.Unit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What real products get wrong about working time, one test each. */
final class ClockCasesTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @Test
  void lunchBreakIsNotWorkingTime() {
    Clock twoHours = clock(weekdays("08:00-12:00 13:30-18:00"), 2, Unit.WORKING_HOUR);

    assertThat(twoHours.due(paris("2026-02-02T11:30"))).isEqualTo(at("2026-02-02T15:00"));
  }

  @Test
  void midnightTakesNoTimeWhereItIsNeverClosed() {
    Clock hour =
        clock(
            calendar(weekly(Calendars.ALL_DAYS, "00:00-24:00"), PARIS, ""),
            60,
            Unit.WORKING_MINUTE);

    assertThat(hour.due(paris("2026-02-02T23:30"))).isEqualTo(at("2026-02-03T00:30"));
  }

  @Test
  void opensOnTuesdaysOnly() {
    CalendarDefinition tuesdays =
        calendar(weekly(EnumSet.of(DayOfWeek.TUESDAY), "08:00-17:00"), PARIS, "");

    assertThat(clock(tuesdays, 2, Unit.WORKING_HOUR).due(paris("2026-01-28T09:00")))
        .isEqualTo(at("2026-02-03T10:00"));
  }

  @Test
  void looksAheadPastALongClosure() {
    Dates closed = new Dates(LocalDate.of(2025, 12, 20), LocalDate.of(2026, 1, 4));
    CalendarDefinition office = weekdays("09:00-17:00", new Closed(closed));

    assertThat(clock(office, 1, Unit.WORKING_HOUR).due(paris("2025-12-19T16:30")))
        .isEqualTo(at("2026-01-05T09:30"));
  }

  @Test
  void goesOnAfterTheWeekend() {
    assertThat(clock(weekdays("09:00-17:00"), 1, Unit.WORKING_HOUR).due(paris("2026-01-30T16:30")))
        .isEqualTo(at("2026-02-02T09:30"));
  }

  @Test
  void beginsAtOpening() {
    assertThat(clock(weekdays("09:00-17:00"), 2, Unit.WORKING_HOUR).due(paris("2026-01-28T07:00")))
        .isEqualTo(at("2026-01-28T11:00"));
  }

  @Test
  void aWeekendIsNotAPause() {
    Clock day = clock(weekdays("09:00-17:00"), 8, Unit.WORKING_HOUR);
    Stop pending = new Stop(paris("2026-02-06T16:00"), paris("2026-02-09T10:00"));

    assertThat(day.start(Due.at(paris("2026-02-06T10:00")), List.of(pending)).due())
        .contains(at("2026-02-09T12:00"));
  }

  @Test
  void aPauseOutsideOpeningHoursAddsNothing() {
    Clock day = clock(weekdays("09:00-17:00"), 8, Unit.WORKING_HOUR);
    Stop hold = new Stop(paris("2026-02-02T17:00"), paris("2026-02-03T09:00"));

    assertThat(day.start(Due.at(paris("2026-02-02T10:00")), List.of(hold)).due())
        .contains(at("2026-02-03T10:00"));
  }

  @Test
  void aStoppedClockHasNoDeadlineButWhatIsLeft() {
    Clock day = clock(weekdays("09:00-17:00"), 8, Unit.WORKING_HOUR);

    Countdown stopped = day.start(paris("2026-02-02T10:00")).stop(paris("2026-02-02T15:00"));

    assertThat(stopped.due()).isEmpty();
    assertThat(stopped.left())
        .isEqualTo(new Amount(3 * 3_600 * Micros.SECOND, Amount.Kind.WORKING_TIME));
  }

  @Test
  void anotherLengthKeepsTheStopsSoFar() {
    CalendarDefinition office = weekdays("09:00-17:00");
    Instant start = paris("2026-02-02T10:00");
    Stop pause = new Stop(paris("2026-02-02T11:00"), paris("2026-02-02T12:00"));

    Countdown urgent = clock(office, 4, Unit.WORKING_HOUR).start(Due.at(start), List.of(pause));

    assertThat(urgent.due()).contains(at("2026-02-02T15:00"));
    assertThat(urgent.stop(paris("2026-02-02T13:00")).left().count())
        .isEqualTo(2 * 3_600 * Micros.SECOND);
  }

  @Test
  void fourHoursAcrossTheSpringChange() {
    Clock hours =
        clock(calendar(weekly(Calendars.ALL_DAYS, "00:00-24:00"), PARIS, ""), 4, Unit.WORKING_HOUR);

    assertThat(hours.due(paris("2026-03-28T23:00")).instant())
        .isEqualTo(Instant.parse("2026-03-29T04:00:00+02:00"));
  }

  @Test
  void fourHoursAcrossTheAutumnChange() {
    Clock hours =
        clock(calendar(weekly(Calendars.ALL_DAYS, "00:00-24:00"), PARIS, ""), 4, Unit.WORKING_HOUR);

    assertThat(hours.due(paris("2026-10-24T23:00")).instant())
        .isEqualTo(Instant.parse("2026-10-25T02:00:00+01:00"));
  }

  @Test
  void aJanuaryDeadlineUsesJanuarysOffset() {
    assertThat(clock(weekdays("09:00-17:00"), 1, Unit.WORKING_HOUR).due(paris("2026-01-05T09:00")))
        .isEqualTo(Due.at(Instant.parse("2026-01-05T10:00:00+01:00")));
    assertThat(clock(weekdays("09:00-17:00"), 1, Unit.WORKING_HOUR).due(paris("2026-07-06T09:00")))
        .isEqualTo(Due.at(Instant.parse("2026-07-06T10:00:00+02:00")));
  }

  @Test
  void knowsHolidaysOfAllHistory() {
    CalendarDefinition office = calendar(weekly(WEEKDAYS, "09:00-17:00"), PARIS, "FR");
    Clock day = clock(office, 1, Unit.WORKING_DAY);

    assertThat(day.due(paris("1990-07-13T10:00"))).isEqualTo(endOf("1990-07-16"));
    assertThat(day.due(paris("2099-07-13T10:00"))).isEqualTo(endOf("2099-07-15"));
  }

  @Test
  void goodFridayIsAHolidayInMoselleOnly() {
    Clock france =
        clock(calendar(weekly(WEEKDAYS, "09:00-17:00"), PARIS, "FR"), 1, Unit.WORKING_DAY);
    Clock moselle =
        clock(calendar(weekly(WEEKDAYS, "09:00-17:00"), PARIS, "FR-57"), 1, Unit.WORKING_DAY);

    assertThat(france.due(paris("2027-03-25T10:00"))).isEqualTo(endOf("2027-03-26"));
    assertThat(moselle.due(paris("2027-03-25T10:00"))).isEqualTo(endOf("2027-03-30"));
  }

  @Test
  void christmasEveClosesAtNoon() {
    MonthDay eve = MonthDay.of(12, 24);
    CalendarDefinition office =
        weekdays("09:00-17:00", new OpenUntil(new EveryYear(eve, eve), LocalTime.NOON));

    assertThat(clock(office, 2, Unit.WORKING_HOUR).due(paris("2026-12-24T11:00")))
        .isEqualTo(at("2026-12-25T10:00"));
    assertThat(clock(office, 1, Unit.WORKING_DAY).due(paris("2026-12-23T11:00")))
        .isEqualTo(endOf("2026-12-24"));
  }

  @Test
  void aCalendarThatNeverOpensIsRefused() {
    CalendarDefinition shut = calendar(Map.of(), PARIS, "");
    CalendarDefinition shutByRow =
        weekdays("09:00-17:00", new Closed(new EveryYear(MonthDay.of(1, 1), MonthDay.of(12, 31))));

    for (CalendarDefinition dead : List.of(shut, shutByRow)) {
      assertThatThrownBy(() -> clock(dead, 1, Unit.WORKING_HOUR))
          .isInstanceOf(NoCalendarException.class)
          .hasMessage("rule CS-1 counts on calendar 'office', which never opens");
    }
  }

  @Test
  void aMissingCalendarIsRefused() {
    Timekeeper none =
        new Timekeeper(PARIS, Optional.empty(), new LinkedHashMap<>(), Calendars.HOLIDAYS);

    assertThatThrownBy(() -> none.clock(RULE, Length.of(1, Unit.BUSINESS_DAY)))
        .isInstanceOfSatisfying(
            NoCalendarException.class,
            problem -> {
              assertThat(problem.rule()).isEqualTo(RULE);
              assertThat(problem.problem()).isEqualTo(Problem.NOT_NAMED);
            });
    assertThatThrownBy(
            () -> none.clock(RULE, new Length(1, Unit.WORKING_HOUR, Optional.of("night"), false)))
        .hasMessage("rule CS-1 counts on calendar 'night', which is not defined");
  }

  @Test
  void anUnknownRegionIsRefused() {
    CalendarDefinition nowhere = calendar(weekly(WEEKDAYS, "09:00-17:00"), PARIS, "XX-1");

    assertThatThrownBy(() -> clock(nowhere, 1, Unit.WORKING_HOUR))
        .hasMessage("rule CS-1 counts on calendar 'office', whose holidays are not known: XX-1");
  }

  @Test
  void christmasInEnglandHasASubstituteDay() {
    CalendarDefinition office = calendar(weekly(WEEKDAYS, "09:00-17:00"), LONDON, "GB-ENG");
    Due due = clock(office, 3, Unit.WORKING_DAY).due(Calendars.at("2026-12-24T10:00", LONDON));

    assertThat(due).isEqualTo(keeper(office).days(LONDON).endOf(LocalDate.of(2026, 12, 31)));
  }

  @Test
  void eightWeeksEndOnTheSameWeekday() {
    CalendarDefinition office = calendar(weekly(WEEKDAYS, "09:00-17:00"), LONDON, "GB-ENG");
    Due due = clock(office, 8, Unit.WEEK).due(Calendars.at("2026-04-01T10:00", LONDON));

    assertThat(due).isEqualTo(keeper(office).days(LONDON).endOf(LocalDate.of(2026, 5, 27)));
  }

  @Test
  void monthsEndOnTheSameDayNumberOrTheMonthsLast() {
    CalendarDefinition office = weekdays("09:00-17:00");

    assertThat(clock(office, 7, Unit.DAY).due(paris("2026-11-24T10:00")))
        .isEqualTo(endOf("2026-12-01"));
    assertThat(clock(office, 3, Unit.MONTH).due(endOf("2026-12-01")))
        .isEqualTo(endOf("2027-03-01"));
    assertThat(clock(office, 3, Unit.MONTH).due(paris("2026-11-30T10:00")))
        .isEqualTo(endOf("2027-02-28"));
  }

  private static Due at(String local) {
    return Due.at(paris(local));
  }

  private static Due endOf(String date) {
    return new Due(LocalDate.parse(date).plusDays(1).atStartOfDay(PARIS).toInstant(), true);
  }
}
