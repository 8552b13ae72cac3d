package coco.engine.calendar;

import coco.engine.calendar.NoCalendarException.Problem;
import coco.language.code.CalendarDefinition;
import coco.language.code.Code;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.RuleId;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The clocks and calendars of one edition of a code: the front door of this package.
 *
 * <p>Everything that a rule needs is asked for once, when it is compiled; what is missing is an
 * error then, which names the rule and the calendar. What comes back is immutable and fast.
 */
public final class Timekeeper {
  private final ZoneId zone;
  private final @Nullable String defaultCalendar;
  private final SequencedMap<String, CalendarDefinition> definitions;
  private final Holidays holidays;
  private final Map<ZoneId, LocalDays> days = new ConcurrentHashMap<>();
  private final Map<Hung, WorkingCalendar> calendars = new ConcurrentHashMap<>();

  /** A calendar in a zone. */
  private record Hung(String calendar, ZoneId zone) {}

  /** Where a length counts: days of a zone, perhaps with a calendar. */
  record Place(LocalDays days, @Nullable WorkingCalendar calendar) {}

  /**
   * @param zone the code's zone
   * @param defaultCalendar id of the calendar that lengths use unless they name another
   */
  public Timekeeper(
      ZoneId zone,
      Optional<String> defaultCalendar,
      SequencedMap<String, CalendarDefinition> definitions,
      Holidays holidays) {
    this.zone = zone;
    this.defaultCalendar = defaultCalendar.orElse(null);
    this.definitions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(definitions));
    this.holidays = holidays;
  }

  /** The clocks and calendars of a code. */
  public static Timekeeper of(Code code, Holidays holidays) {
    return new Timekeeper(code.zone(), code.calendar(), code.calendars(), holidays);
  }

  /** The days of the code's zone. */
  public LocalDays days() {
    return days(zone);
  }

  /** The days of any zone. */
  public LocalDays days(ZoneId of) {
    return days.computeIfAbsent(of, LocalDays::new);
  }

  /**
   * The days in which a window, a period or a date is counted: of the calendar named, else of the
   * code's own, else of the code's zone.
   *
   * @param calendar id of the calendar named with {@code by}
   * @param partyZone the party's zone, where it is known
   */
  public LocalDays days(RuleId rule, Optional<String> calendar, @Nullable ZoneId partyZone) {
    return place(rule, calendar, partyZone).days();
  }

  /**
   * The clock of a length.
   *
   * @throws NoCalendarException where the length needs a calendar that is not there
   */
  public Clock clock(RuleId rule, Length length) {
    Clock forUnknown = clock(rule, length, null);
    if (length.unit().isElapsed() || !isInPartyZone(length.calendar())) {
      return forUnknown;
    }
    Map<ZoneId, Clock> byZone = new ConcurrentHashMap<>();
    Place place = place(rule, length.calendar(), null);
    return new Clock(
        length,
        place,
        forUnknown.pace(),
        party ->
            byZone.computeIfAbsent(party == null ? zone : party, in -> clock(rule, length, in)));
  }

  private Clock clock(RuleId rule, Length length, @Nullable ZoneId partyZone) {
    Place place =
        length.unit().isElapsed()
            ? new Place(days(), null)
            : place(rule, length.calendar(), partyZone);
    return new Clock(length, place, pace(rule, length, place), null);
  }

  private static Pace pace(RuleId rule, Length length, Place place) {
    long count = length.count();
    return switch (length.unit()) {
      case SECOND -> new Pace.Elapsed(times(count, Micros.SECOND));
      case MINUTE -> new Pace.Elapsed(times(count, 60 * Micros.SECOND));
      case HOUR -> new Pace.Elapsed(times(count, 3_600 * Micros.SECOND));
      case WORKING_SECOND -> working(rule, times(count, Micros.SECOND), place);
      case WORKING_MINUTE -> working(rule, times(count, 60 * Micros.SECOND), place);
      case WORKING_HOUR -> working(rule, times(count, 3_600 * Micros.SECOND), place);
      case DAY -> days(length, count, plain(place), place);
      case WEEK -> days(length, times(count, 7), plain(place), place);
      case CLEAR_DAY -> days(length, Math.addExact(count, 1), plain(place), place);
      case WORKING_DAY -> days(length, count, new DayLine.Open(needed(rule, place)), place);
      case BUSINESS_DAY -> days(length, count, new DayLine.Business(needed(rule, place)), place);
      case MONTH -> new Pace.Months(count, length.extended(), plain(place), place.days());
      case YEAR -> new Pace.Months(times(count, 12), length.extended(), plain(place), place.days());
    };
  }

  private static long times(long count, long unit) {
    return Math.multiplyExact(count, unit);
  }

  private static Pace working(RuleId rule, long amount, Place place) {
    return new Pace.Working(amount, needed(rule, place));
  }

  private static Pace days(Length length, long amount, DayLine line, Place place) {
    boolean clear = length.unit() == Length.Unit.CLEAR_DAY;
    return new Pace.Days(amount, clear, length.extended(), line, place.days());
  }

  private static DayLine plain(Place place) {
    return new DayLine.All(place.calendar(), place.days());
  }

  private static WorkingCalendar needed(RuleId rule, Place place) {
    if (place.calendar() == null) {
      throw new NoCalendarException(rule, null, Problem.NOT_NAMED, "");
    }
    return place.calendar();
  }

  /**
   * A point in a day: {@code by 12:00 on the next working day}.
   *
   * @throws NoCalendarException where it needs a calendar that is not there
   */
  public DayPoint point(RuleId rule, Deadline.PointInDay point) {
    DayPoint forUnknown = DayPoint.of(rule, point.point(), place(rule, point.calendar(), null));
    return isInPartyZone(point.calendar())
        ? forUnknown.by(
            party -> DayPoint.of(rule, point.point(), place(rule, point.calendar(), party)))
        : forUnknown;
  }

  /**
   * A calendar for {@code during} and {@code outside}: in its own zone; where that is the party's,
   * in the party's if it is known, else in the code's.
   *
   * @throws NoCalendarException where there is none, or it never opens
   */
  public WorkingCalendar calendar(RuleId rule, String id, @Nullable ZoneId partyZone) {
    CalendarDefinition definition = definition(rule, id);
    ZoneId unlessOwn = partyZone == null ? zone : partyZone;
    return hung(rule, definition, definition.zone().orElse(unlessOwn));
  }

  /**
   * A calendar whose hours are read in a zone, whatever its own: {@code in the party's local time}.
   */
  public WorkingCalendar calendarIn(RuleId rule, String id, ZoneId in) {
    return hung(rule, definition(rule, id), in);
  }

  /** Whether a calendar's zone is the party's own, so that answers differ by party. */
  public boolean isInPartyZone(String id) {
    CalendarDefinition definition = definitions.get(id);
    return definition != null && definition.zone().isEmpty();
  }

  private boolean isInPartyZone(Optional<String> named) {
    String id = named.orElse(defaultCalendar);
    return id != null && isInPartyZone(id);
  }

  private Place place(RuleId rule, Optional<String> named, @Nullable ZoneId partyZone) {
    String id = named.orElse(defaultCalendar);
    if (id == null) {
      return new Place(days(), null);
    }
    WorkingCalendar calendar = calendar(rule, id, partyZone);
    return new Place(calendar.days(), calendar);
  }

  private CalendarDefinition definition(RuleId rule, String id) {
    CalendarDefinition definition = definitions.get(id);
    if (definition == null) {
      throw new NoCalendarException(rule, id, Problem.NOT_DEFINED, "");
    }
    return definition;
  }

  private WorkingCalendar hung(RuleId rule, CalendarDefinition definition, ZoneId in) {
    Hung key = new Hung(definition.id(), in);
    WorkingCalendar known = calendars.get(key);
    if (known != null) {
      return known;
    }
    Optional<String> missing = holidays.missing(definition.holidays());
    if (missing.isPresent()) {
      throw new NoCalendarException(
          rule, definition.id(), Problem.NO_HOLIDAYS, missing.orElseThrow());
    }
    Schedule schedule = new Schedule(definition, holidays);
    if (!opens(schedule)) {
      throw new NoCalendarException(rule, definition.id(), Problem.NEVER_OPENS, "");
    }
    WorkingCalendar made = new WorkingCalendar(schedule, days(in));
    WorkingCalendar raced = calendars.putIfAbsent(key, made);
    return raced == null ? made : raced;
  }

  /** Whether a calendar opens on any day of the years that are supported. */
  private static boolean opens(Schedule schedule) {
    if (!schedule.hasHours()) {
      return false;
    }
    // Calendars in use open within a week of any day: the whole range is walked for dead ones only.
    int common = 2_000;
    for (int i = 0; i <= WorkingCalendar.LAST_YEAR - WorkingCalendar.FIRST_YEAR; i++) {
      int span = WorkingCalendar.LAST_YEAR - WorkingCalendar.FIRST_YEAR + 1;
      int year = WorkingCalendar.FIRST_YEAR + (common - WorkingCalendar.FIRST_YEAR + i) % span;
      if (opensIn(schedule, Year.of(year))) {
        return true;
      }
    }
    return false;
  }

  private static boolean opensIn(Schedule schedule, Year year) {
    Map<LocalDate, Holiday> holidays = schedule.holidays(year.getValue());
    for (int i = 1; i <= year.length(); i++) {
      LocalDate date = year.atDay(i);
      if (schedule.plan(date, holidays.get(date)).opens()) {
        return true;
      }
    }
    return false;
  }
}
