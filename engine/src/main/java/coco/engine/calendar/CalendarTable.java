package coco.engine.calendar;

import coco.language.code.CalendarDefinition.Hours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A calendar's opening hours over some whole years, as instants and running sums. Immutable.
 *
 * <p>Answers {@link #BEYOND} where the answer lies outside its years.
 */
final class CalendarTable {
  /** The answer lies outside the table. */
  static final long BEYOND = Long.MIN_VALUE;

  final int firstYear;
  final int lastYear;
  private final LocalDays days;
  private final int firstDay;
  private final int dayCount;

  /** Opening stretches in order; stretches that touch are one. */
  private long[] opens = new long[1_024];

  private long[] closes = new long[1_024];
  private int stretches;

  /** Working time before each stretch, and in all at the end. */
  private final long[] before;

  /** For each day the first stretch that closes after the day's start. */
  private final int[] stretchAt;

  /** How many working days come before each day, and in all at the end. */
  private final int[] workingBefore;

  private final int[] working;

  /** How many days that are neither Sundays nor public holidays come before each day. */
  private final int[] businessBefore;

  private final int[] business;

  private final boolean[] holiday;

  CalendarTable(Schedule schedule, LocalDays days, int firstYear, int lastYear) {
    this.firstYear = firstYear;
    this.lastYear = lastYear;
    this.days = days;
    firstDay = (int) LocalDate.of(firstYear, 1, 1).toEpochDay();
    dayCount = (int) LocalDate.of(lastYear + 1, 1, 1).toEpochDay() - firstDay;
    workingBefore = new int[dayCount + 1];
    businessBefore = new int[dayCount + 1];
    working = new int[dayCount];
    business = new int[dayCount];
    holiday = new boolean[dayCount];
    for (int year = firstYear; year <= lastYear; year++) {
      addYear(schedule, LocalDate.of(year, 1, 1));
    }
    before = new long[stretches + 1];
    for (int i = 0; i < stretches; i++) {
      before[i + 1] = before[i] + closes[i] - opens[i];
    }
    stretchAt = stretchesAt();
  }

  private void addYear(Schedule schedule, LocalDate first) {
    NavigableMap<LocalDate, Holiday> holidays = schedule.holidays(first.getYear());
    for (LocalDate date = first; date.getYear() == first.getYear(); date = date.plusDays(1)) {
      addDay(schedule, date, holidays.get(date));
    }
  }

  private void addDay(Schedule schedule, LocalDate date, @Nullable Holiday named) {
    int day = (int) date.toEpochDay();
    int index = day - firstDay;
    List<Hours> hours = days.exists(day) ? schedule.plan(date, named).hours() : List.of();
    for (Stretch stretch : stretches(days, day, hours)) {
      addStretch(stretch.open(), stretch.close());
    }
    holiday[index] = named != null;
    workingBefore[index + 1] = workingBefore[index];
    if (!hours.isEmpty()) {
      working[workingBefore[index + 1]++] = day;
    }
    businessBefore[index + 1] = businessBefore[index];
    boolean sunday = Math.floorMod(day + 3, 7) == 6;
    if (!sunday && named == null && days.exists(day)) {
      business[businessBefore[index + 1]++] = day;
    }
  }

  /** One stretch of opening hours as instants. */
  record Stretch(long open, long close) {}

  /**
   * Opening hours as instants, in order; none that a change of the clocks leaves empty. Skipped
   * times move forward, so that the order of instants need not be that of local times.
   */
  static List<Stretch> stretches(LocalDays days, long day, List<Hours> hours) {
    List<Stretch> resolved = new ArrayList<>(hours.size());
    for (Hours stretch : hours) {
      long open = days.at(day, stretch.from());
      boolean toEndOfDay = stretch.until().equals(LocalTime.MIDNIGHT);
      long close = toEndOfDay ? days.startOf(day + 1) : days.at(day, stretch.until());
      if (open < close) {
        resolved.add(new Stretch(open, close));
      }
    }
    resolved.sort(Comparator.comparingLong(Stretch::open));
    return resolved;
  }

  /** Adds a stretch; one that touches the last, or that a change of clocks moved over it, joins. */
  private void addStretch(long open, long close) {
    if (stretches > 0 && open <= closes[stretches - 1]) {
      closes[stretches - 1] = Math.max(closes[stretches - 1], close);
      return;
    }
    if (stretches == opens.length) {
      opens = Arrays.copyOf(opens, stretches * 2);
      closes = Arrays.copyOf(closes, stretches * 2);
    }
    opens[stretches] = open;
    closes[stretches++] = close;
  }

  private int[] stretchesAt() {
    int[] at = new int[dayCount];
    int stretch = 0;
    for (int i = 0; i < dayCount; i++) {
      long start = days.startOf(firstDay + (long) i);
      while (stretch < stretches && closes[stretch] <= start) {
        stretch++;
      }
      at[i] = stretch;
    }
    return at;
  }

  boolean holds(long micros) {
    long day = days.dayOf(micros) - (long) firstDay;
    return day >= 0 && day < dayCount;
  }

  boolean holdsDay(long day) {
    return day >= firstDay && day < firstDay + (long) dayCount;
  }

  /** The first stretch that closes after an instant. */
  private int stretchFor(long micros) {
    int stretch = stretchAt[days.dayOf(micros) - firstDay];
    while (stretch < stretches && closes[stretch] <= micros) {
      stretch++;
    }
    return stretch;
  }

  private long workedBefore(int stretch, long micros) {
    return stretch == stretches
        ? before[stretch]
        : before[stretch] + Math.max(0, micros - opens[stretch]);
  }

  /** Working time from the table's start to an instant in it. */
  long worked(long micros) {
    return workedBefore(stretchFor(micros), micros);
  }

  boolean isOpen(long micros) {
    int stretch = stretchFor(micros);
    return stretch < stretches && micros >= opens[stretch];
  }

  /** The earliest instant by which an amount of at least 1 has been worked since an instant. */
  long add(long micros, long amount) {
    int stretch = stretchFor(micros);
    long target = workedBefore(stretch, micros) + amount;
    if (target > before[stretches] || target < 0) {
      return BEYOND;
    }
    int step = 1;
    while (stretch + step < stretches && before[stretch + step] < target) {
      step <<= 1;
    }
    int low = stretch + (step >> 1);
    int high = Math.min(stretch + step, stretches);
    // Invariant: before[low] < target <= before[high], or low is where the search began.
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (before[middle] < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return opens[low] + target - before[low];
  }

  /** The latest instant from which an amount of at least 1 is worked until an instant. */
  long subtract(long micros, long amount) {
    long target = worked(micros) - amount;
    if (target < 0) {
      return BEYOND;
    }
    int found = Arrays.binarySearch(before, 0, stretches, target);
    int stretch = found >= 0 ? found : -found - 2;
    return opens[stretch] + target - before[stretch];
  }

  /** The instant itself where it is open, else the next opening. */
  long nextOpen(long micros) {
    int stretch = stretchFor(micros);
    return stretch == stretches ? BEYOND : Math.max(micros, opens[stretch]);
  }

  /** The close of the stretch that holds the instant, else of the next. */
  long nextClose(long micros) {
    int stretch = stretchFor(micros);
    boolean cutByTable = stretch == stretches - 1 && !holds(closes[stretch]);
    return stretch == stretches || cutByTable ? BEYOND : closes[stretch];
  }

  /** The instant itself where it is open or just closing, else the last close before it. */
  long previousOpen(long micros) {
    int stretch = stretchFor(micros);
    if (stretch < stretches && micros > opens[stretch]) {
      return micros;
    }
    return stretch == 0 ? BEYOND : closes[stretch - 1];
  }

  boolean isHoliday(long day) {
    return holiday[(int) (day - firstDay)];
  }

  long workingDays(long first, long last) {
    return count(workingBefore, first, last);
  }

  long businessDays(long first, long last) {
    return count(businessBefore, first, last);
  }

  private long count(int[] beforeDay, long first, long last) {
    return (long) beforeDay[(int) (last + 1 - firstDay)] - beforeDay[(int) (first - firstDay)];
  }

  long nthWorkingDay(long first, long n) {
    return nth(workingBefore, working, first, n);
  }

  long nthBusinessDay(long first, long n) {
    return nth(businessBefore, business, first, n);
  }

  /** The n-th counted day from {@code first} on; for n below 1, before it. */
  private long nth(int[] beforeDay, int[] counted, long first, long n) {
    long index = beforeDay[(int) (first - firstDay)] + n - 1;
    return index < 0 || index >= beforeDay[dayCount] ? BEYOND : counted[(int) index];
  }
}
