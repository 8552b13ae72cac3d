package coco.engine.calendar;

import static coco.engine.calendar.Calendars.PARIS;
import static coco.engine.calendar.Calendars.RULE;
import static coco.engine.calendar.Calendars.WEEKDAYS;
import static coco.engine.calendar.Calendars.calendar;
import static coco.engine.calendar.Calendars.keeper;
import static coco.engine.calendar.Calendars.paris;
import static coco.engine.calendar.Calendars.weekly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Dates;
import coco.language.code.CalendarDefinition.NoHolidays;
import coco.language.code.CalendarDefinition.Open;
import coco.language.code.Clause.Period;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.Length.Unit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Everything that a monitor asks of clocks and calendars. */
final class TimekeeperTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Timekeeper OFFICE =
      keeper(calendar(weekly(WEEKDAYS, "09:00-17:00"), PARIS, "FR"));

  @Test
  void clearDaysLieWhollyBetween() {
    Clock clear = clock(3, Unit.CLEAR_DAY);

    // Tuesday 5 January 2027, in time until Saturday 9 at 24:00.
    assertThat(clear.due(paris("2027-01-05T10:00"))).isEqualTo(endOf("2027-01-09"));
    assertThat(clear.dueBefore(paris("2027-01-09T10:00"))).isEqualTo(endOf("2027-01-05"));
    assertThat(clear.earliestAfter(paris("2027-01-05T10:00"))).isEqualTo(paris("2027-01-09T00:00"));
    assertThat(clear.between(paris("2027-01-05T10:00"), paris("2027-01-09T08:00")))
        .isEqualTo(new Amount(3, Amount.Kind.DAYS));
    assertThat(clear.whole()).isEqualTo(new Amount(3, Amount.Kind.DAYS));
  }

  @Test
  void businessDaysAreMondayToSaturdayLessHolidays() {
    // Wednesday 5 May 2027; Thursday 6 is Ascension, Saturday 8 a holiday too.
    assertThat(clock(5, Unit.BUSINESS_DAY).due(paris("2027-05-05T10:00")))
        .isEqualTo(endOf("2027-05-13"));
  }

  @Test
  void anExtensionRunsToADayThatIsNoHoliday() {
    Clock week = extended(3, Unit.DAY);

    // Friday 26 March 2027 + 3 days is Easter Monday.
    assertThat(week.due(paris("2027-03-26T10:00"))).isEqualTo(endOf("2027-03-30"));
    assertThat(extended(1, Unit.MONTH).due(paris("2027-04-08T10:00")))
        .isEqualTo(endOf("2027-05-10"));
  }

  @Test
  void aMissedDeadlineAtTheEndOfADayCountsFromThatDay() {
    Due missed = endOf("2027-01-08");

    assertThat(clock(3, Unit.WORKING_DAY).due(missed)).isEqualTo(endOf("2027-01-13"));
    assertThat(clock(2, Unit.DAY).due(missed)).isEqualTo(endOf("2027-01-10"));
    assertThat(clock(1, Unit.MONTH).due(missed)).isEqualTo(endOf("2027-02-08"));
    assertThat(clock(2, Unit.HOUR).due(missed)).isEqualTo(Due.at(paris("2027-01-09T02:00")));
    assertThat(clock(2, Unit.WORKING_HOUR).due(missed))
        .isEqualTo(Due.at(paris("2027-01-11T11:00")));
    assertThat(clock(2, Unit.DAY).due(Due.at(paris("2027-01-09T00:00"))))
        .isEqualTo(endOf("2027-01-11"));
  }

  @Test
  void pointsInADay() {
    DayPoint sameDay = OFFICE.point(RULE, point(new Deadline.EndOfSameDay()));
    DayPoint sameWorkingDay = OFFICE.point(RULE, point(new Deadline.EndOfSameWorkingDay()));
    DayPoint noon = OFFICE.point(RULE, point(new Deadline.NextWorkingDayAt(LocalTime.NOON)));
    Instant saturday = paris("2027-01-09T10:00");

    assertThat(sameDay.due(saturday)).isEqualTo(endOf("2027-01-09"));
    assertThat(sameWorkingDay.due(saturday)).isEqualTo(endOf("2027-01-11"));
    assertThat(sameWorkingDay.due(paris("2027-01-11T23:00"))).isEqualTo(endOf("2027-01-11"));
    assertThat(noon.due(saturday)).isEqualTo(Due.at(paris("2027-01-11T12:00")));
    assertThat(noon.due(paris("2027-01-08T08:00"))).isEqualTo(Due.at(paris("2027-01-11T12:00")));
    assertThat(sameWorkingDay.due(endOf("2027-01-08"))).isEqualTo(endOf("2027-01-08"));
    assertThat(sameDay.late(endOf("2027-01-09"), paris("2027-01-12T10:00")))
        .isEqualTo(new Amount(3, Amount.Kind.DAYS));
    assertThat(noon.late(Due.at(paris("2027-01-11T12:00")), paris("2027-01-11T12:30")))
        .isEqualTo(new Amount(1_800 * Micros.SECOND, Amount.Kind.ELAPSED));
  }

  @Test
  void deadlinesBeforeAndAfterTheData() {
    LocalDate date = LocalDate.of(2027, 1, 14);
    Instant instant = paris("2027-01-14T10:00");

    assertThat(clock(3, Unit.DAY).dueBefore(date)).isEqualTo(endOf("2027-01-11"));
    assertThat(clock(3, Unit.DAY).dueBefore(instant)).isEqualTo(endOf("2027-01-11"));
    assertThat(clock(4, Unit.WORKING_DAY).dueBefore(date)).isEqualTo(endOf("2027-01-08"));
    assertThat(clock(1, Unit.MONTH).dueBefore(LocalDate.of(2027, 3, 31)))
        .isEqualTo(endOf("2027-02-28"));
    assertThat(clock(2, Unit.HOUR).dueBefore(date)).isEqualTo(Due.at(paris("2027-01-14T22:00")));
    assertThat(clock(2, Unit.WORKING_HOUR).dueBefore(instant))
        .isEqualTo(Due.at(paris("2027-01-13T16:00")));
    assertThat(clock(8, Unit.WORKING_HOUR).dueBefore(paris("2027-01-14T17:00")))
        .isEqualTo(Due.at(paris("2027-01-14T09:00")));
    assertThat(clock(2, Unit.DAY).dueAfter(date)).isEqualTo(endOf("2027-01-16"));
    assertThat(clock(2, Unit.WORKING_HOUR).dueAfter(date))
        .isEqualTo(Due.at(paris("2027-01-15T11:00")));
    assertThat(OFFICE.days().endOf(date)).isEqualTo(endOf("2027-01-14"));
  }

  @Test
  void noticeIsCountedByDate() {
    Instant monday = paris("2027-01-11T15:00");

    assertThat(clock(2, Unit.DAY).earliestAfter(monday)).isEqualTo(paris("2027-01-13T00:00"));
    assertThat(clock(2, Unit.WORKING_DAY).earliestAfter(paris("2027-01-15T15:00")))
        .isEqualTo(paris("2027-01-19T00:00"));
    assertThat(clock(1, Unit.MONTH).earliestAfter(monday)).isEqualTo(paris("2027-02-11T00:00"));
    assertThat(clock(48, Unit.HOUR).earliestAfter(monday)).isEqualTo(paris("2027-01-13T15:00"));
    assertThat(clock(2, Unit.DAY).latestAfter(monday)).isEqualTo(endOf("2027-01-13"));
  }

  @Test
  void latenessIsInTheLengthsOwnUnit() {
    Instant wednesday = paris("2027-01-13T10:00");

    assertThat(clock(2, Unit.WORKING_DAY).late(endOf("2027-01-08"), wednesday))
        .isEqualTo(new Amount(3, Amount.Kind.WORKING_DAYS));
    assertThat(clock(2, Unit.DAY).late(endOf("2027-01-08"), wednesday))
        .isEqualTo(new Amount(5, Amount.Kind.DAYS));
    assertThat(clock(2, Unit.MONTH).late(endOf("2027-01-08"), wednesday))
        .isEqualTo(new Amount(5, Amount.Kind.DAYS));
    assertThat(clock(2, Unit.BUSINESS_DAY).late(endOf("2027-01-08"), wednesday))
        .isEqualTo(new Amount(4, Amount.Kind.BUSINESS_DAYS));
    assertThat(clock(2, Unit.WORKING_HOUR).late(Due.at(paris("2027-01-08T16:00")), wednesday))
        .isEqualTo(new Amount(18 * 3_600 * Micros.SECOND, Amount.Kind.WORKING_TIME));
    assertThat(clock(2, Unit.WORKING_DAY).late(endOf("2027-01-08"), paris("2027-01-10T10:00")))
        .isEqualTo(new Amount(0, Amount.Kind.WORKING_DAYS));
  }

  @Test
  void windowsAreWholeDaysOrElapsedTime() {
    Clock month = clock(30, Unit.DAY);
    Clock hours = clock(720, Unit.HOUR);
    long last = Micros.of(paris("2026-06-30T11:00"));
    long first = Micros.of(paris("2026-06-01T11:00"));

    assertThat(Micros.instant(month.windowStart(last))).isEqualTo(paris("2026-06-01T00:00"));
    assertThat(Micros.instant(month.windowLeaves(first))).isEqualTo(paris("2026-07-01T00:00"));
    assertThat(Micros.instant(hours.windowLeaves(first))).isEqualTo(paris("2026-07-01T11:00"));
    assertThat(hours.windowStart(hours.windowLeaves(first))).isEqualTo(first + 1);
  }

  @Test
  void periodsBeginOnTheirFirstDay() {
    LocalDays days = OFFICE.days();
    Instant at = paris("2027-05-09T23:59");

    assertThat(days.period(Period.WEEK, at).first()).isEqualTo(LocalDate.of(2027, 5, 3));
    assertThat(days.period(Period.QUARTER, at).first()).isEqualTo(LocalDate.of(2027, 4, 1));
    assertThat(days.period(Period.QUARTER, at).until()).isEqualTo(paris("2027-07-01T00:00"));
    assertThat(days.period(Period.MONTH, at))
        .isEqualTo(
            new Bounds(
                LocalDate.of(2027, 5, 1), paris("2027-05-01T00:00"), paris("2027-06-01T00:00")));
    assertThat(days.period(Period.YEAR, at).from()).isEqualTo(paris("2027-01-01T00:00"));
    assertThat(days.period(Period.DAY, at).until()).isEqualTo(paris("2027-05-10T00:00"));
  }

  @Test
  void aPartysCalendarIsInThePartysZone() {
    CalendarDefinition contact =
        new CalendarDefinition(
            "contact",
            weekly(WEEKDAYS, "08:00-20:00"),
            List.of(),
            Optional.empty(),
            new NoHolidays());
    SequencedMap<String, CalendarDefinition> calendars = new LinkedHashMap<>();
    calendars.put("contact", contact);
    Timekeeper keeper =
        new Timekeeper(PARIS, Optional.of("contact"), calendars, Calendars.HOLIDAYS);
    Clock hour = keeper.clock(RULE, Length.of(1, Unit.WORKING_HOUR));
    Instant start = paris("2027-01-11T02:00");

    assertThat(hour.in(TOKYO).due(start)).isEqualTo(Due.at(paris("2027-01-11T03:00")));
    assertThat(hour.in(null).due(start)).isEqualTo(Due.at(paris("2027-01-11T09:00")));
    assertThat(hour.in(TOKYO)).isSameAs(hour.in(TOKYO));
    assertThat(keeper.calendar(RULE, "contact", TOKYO).isOpen(start)).isTrue();
    assertThat(OFFICE.clock(RULE, Length.of(1, Unit.WORKING_HOUR)).in(TOKYO).zone())
        .isEqualTo(PARIS);
    assertThat(OFFICE.calendarIn(RULE, "office", TOKYO).isOpen(start)).isTrue();
  }

  @Test
  void openingHoursAreHalfOpen() {
    WorkingCalendar office = OFFICE.calendar(RULE, "office", null);
    long friday = Micros.of(paris("2027-01-08T17:00"));
    long monday = Micros.of(paris("2027-01-11T09:00"));

    assertThat(office.isOpen(friday - 1)).isTrue();
    assertThat(office.isOpen(friday)).isFalse();
    assertThat(office.isOpen(monday)).isTrue();
    assertThat(office.nextOpen(friday)).isEqualTo(monday);
    assertThat(office.previousOpen(monday)).isEqualTo(friday);
    assertThat(office.nextClose(friday - 1)).isEqualTo(friday);
  }

  @Test
  void aCountdownIsASmallValue() {
    Countdown days = clock(3, Unit.WORKING_DAY).start(paris("2027-01-06T10:00"));

    Countdown stopped = days.stop(paris("2027-01-07T15:00"));
    Countdown resumed = stopped.resume(paris("2027-01-11T08:00"));

    assertThat(days.due()).contains(endOf("2027-01-11"));
    assertThat(stopped.left()).isEqualTo(new Amount(3, Amount.Kind.WORKING_DAYS));
    assertThat(resumed.due()).contains(endOf("2027-01-13"));
    assertThat(new Countdown(resumed.clock(), resumed.remaining(), resumed.since(), true))
        .isEqualTo(resumed);
    assertThat(days.stop(paris("2027-01-12T00:00"))).isSameAs(days);
  }

  @Test
  void monthsCannotBeStopped() {
    Countdown month = clock(1, Unit.MONTH).start(paris("2027-01-06T10:00"));

    assertThat(clock(1, Unit.MONTH).canStop()).isFalse();
    assertThatThrownBy(() -> month.stop(paris("2027-01-07T10:00")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCalendarThatHardlyOpensEndsInAClearError() {
    LocalDate only = LocalDate.of(2027, 1, 5);
    CalendarDefinition rare =
        calendar(
            Map.of(), PARIS, "", new Open(new Dates(only, only), Calendars.hours("09:00-17:00")));
    Timekeeper keeper = keeper(rare);

    assertThatThrownBy(
            () ->
                keeper.clock(RULE, Length.of(9, Unit.WORKING_HOUR)).due(paris("2027-01-01T10:00")))
        .isInstanceOf(BeyondHorizonException.class)
        .hasMessageContaining("calendar 'office' does not yield")
        .hasMessageContaining("it opens too rarely")
        .hasMessageEndingWith("within the years 1900 to 2200");
    assertThatThrownBy(
            () -> keeper.clock(RULE, Length.of(1, Unit.WORKING_DAY)).due(paris("2027-01-05T10:00")))
        .isInstanceOf(BeyondHorizonException.class);
    assertThatThrownBy(
            () ->
                keeper.clock(RULE, Length.of(1, Unit.WORKING_HOUR)).due(paris("9999-12-31T10:00")))
        .isInstanceOf(BeyondHorizonException.class);
  }

  @Test
  void plainDaysKnowNoHorizon() {
    assertThat(clock(3, Unit.DAY).due(paris("9999-12-20T10:00"))).isEqualTo(endOf("9999-12-23"));
  }

  @Test
  void lengthsWithoutWorkNeedNoCalendar() {
    Timekeeper none =
        new Timekeeper(TOKYO, Optional.empty(), new LinkedHashMap<>(), Calendars.HOLIDAYS);

    assertThat(none.clock(RULE, Length.of(1, Unit.DAY)).zone()).isEqualTo(TOKYO);
    assertThat(none.clock(RULE, Length.of(1, Unit.HOUR)).due(Instant.EPOCH).instant())
        .isEqualTo(Instant.EPOCH.plusSeconds(3_600));
  }

  @Test
  void anActInsideAStopTakesWhatTheClockShowed() {
    Clock hours = clock(8, Unit.WORKING_HOUR);
    Stop stop = new Stop(paris("2027-01-11T10:00"), null);

    assertThat(hours.between(paris("2027-01-11T09:00"), paris("2027-01-12T12:00"), List.of(stop)))
        .isEqualTo(new Amount(3_600 * Micros.SECOND, Amount.Kind.WORKING_TIME));
  }

  @Test
  void saturdayAndSundayAreDaysOffByThemselves() {
    CalendarDefinition weekends =
        calendar(
            weekly(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "09:00-17:00"), PARIS, "");
    Clock day =
        keeper(weekends).clock(RULE, new Length(1, Unit.WORKING_DAY, Optional.empty(), true));

    assertThat(day.due(paris("2027-01-08T10:00"))).isEqualTo(endOf("2027-01-11"));
  }

  private static Deadline.PointInDay point(Deadline.Point point) {
    return new Deadline.PointInDay(point, Optional.empty());
  }

  private static Clock clock(long count, Unit unit) {
    return OFFICE.clock(RULE, Length.of(count, unit));
  }

  private static Clock extended(long count, Unit unit) {
    return OFFICE.clock(RULE, new Length(count, unit, Optional.empty(), true));
  }

  private static Due endOf(String date) {
    return new Due(LocalDate.parse(date).plusDays(1).atStartOfDay(PARIS).toInstant(), true);
  }
}
