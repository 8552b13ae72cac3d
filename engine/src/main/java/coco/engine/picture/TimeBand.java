package coco.engine.picture;

import coco.engine.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Days side by side from left to right, with the hours in which a calendar is open: the ground on
 * which a timeline is drawn.
 */
public final class TimeBand {
  private final ZoneId zone;
  private final Instant from;
  private final Instant until;
  private final Place place;

  /** Where the band lies in the picture. */
  public record Place(double left, double top, double width, double height) {}

  /**
   * How its parts are painted, each as attributes of an SVG element.
   *
   * @param band all of it
   * @param open the opening hours
   * @param edge the line between two days
   * @param day a day's name
   */
  public record Paint(String band, String open, String edge, String day) {}

  private TimeBand(ZoneId zone, Instant from, Instant until, Place place) {
    this.zone = zone;
    this.from = from;
    this.until = until;
    this.place = place;
  }

  /**
   * The whole days in which these instants lie; what comes after the last of {@code daysMax} is cut
   * off.
   *
   * @param instants at least one
   */
  public static TimeBand around(List<Instant> instants, ZoneId zone, Place place, int daysMax) {
    Instant earliest = instants.stream().min(Instant::compareTo).orElseThrow();
    Instant latest = instants.stream().max(Instant::compareTo).orElseThrow();
    LocalDate first = earliest.atZone(zone).toLocalDate();
    LocalDate last = latest.atZone(zone).toLocalDate();
    if (ChronoUnit.DAYS.between(first, last) >= daysMax) {
      last = first.plusDays(daysMax - 1L);
    }
    return new TimeBand(
        zone,
        first.atStartOfDay(zone).toInstant(),
        last.plusDays(1).atStartOfDay(zone).toInstant(),
        place);
  }

  /** Whether an instant lies in these days. */
  public boolean holds(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  /** Where an instant lies; at the nearer end where it is outside. */
  public double x(Instant instant) {
    double share =
        (double) ChronoUnit.SECONDS.between(from, instant)
            / ChronoUnit.SECONDS.between(from, until);
    return place.left() + Math.clamp(share, 0.0, 1.0) * place.width();
  }

  /** Where the band ends. */
  public double right() {
    return place.left() + place.width();
  }

  /** How many days there are. */
  public long days() {
    return ChronoUnit.DAYS.between(
        from.atZone(zone).toLocalDate(), until.atZone(zone).toLocalDate());
  }

  /**
   * Draws the days with their names, and the opening hours.
   *
   * @param calendar null where none counts
   */
  public void draw(Svg svg, @Nullable WorkingCalendar calendar, Locale locale, Paint paint) {
    double bottom = place.top() + place.height();
    svg.box(place.left(), place.top(), place.width(), place.height(), paint.band());
    if (calendar != null) {
      opening(svg, calendar, paint.open());
    }
    long count = days();
    // A month is named day by day, some weeks by the week, a season by two: names never touch.
    int step = count <= 31 ? 1 : count <= 77 ? 7 : 14;
    String pattern = step > 1 ? "d MMM" : count > 10 ? "d" : count > 7 ? "EEE d" : "EEE d MMM";
    DateTimeFormatter name = DateTimeFormatter.ofPattern(pattern, locale);
    LocalDate day = from.atZone(zone).toLocalDate();
    LocalDate end = until.atZone(zone).toLocalDate();
    for (; day.isBefore(end); day = day.plusDays(step)) {
      double x = x(day.atStartOfDay(zone).toInstant());
      svg.line(x, place.top() - 6, x, bottom, paint.edge());
      svg.words(x + 4, place.top() - 10, 12, paint.day(), name.format(day));
    }
    svg.line(right(), place.top() - 6, right(), bottom, paint.edge());
  }

  private void opening(Svg svg, WorkingCalendar calendar, String paint) {
    long end = micros(until);
    long open = calendar.nextOpen(micros(from));
    while (open < end) {
      long close = Math.min(end, calendar.nextClose(open));
      double x = x(instant(open));
      svg.box(x, place.top(), x(instant(close)) - x, place.height(), paint);
      open = calendar.nextOpen(close);
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
