package coco.engine.calendar;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import coco.language.code.CalendarDefinition.Special;
import coco.language.code.Length;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a deadline is when it is: what was counted, what was not, and why. Lines are in order, do not
 * overlap, and together cover the time from the start to the deadline.
 *
 * @param calendar id of the calendar; absent where none was needed
 * @param due absent while the clock is stopped
 * @param left what is left while the clock is stopped
 */
public record Proof(
    Length length,
    ZoneId zone,
    @Nullable String calendar,
    Due start,
    List<Line> lines,
    @Nullable Due due,
    @Nullable Amount left) {
  public Proof {
    lines = List.copyOf(lines);
  }

  /**
   * A stretch that was counted, or not, for one reason.
   *
   * @param from its beginning
   * @param until its end, excluded; absent for a stop that lasts
   * @param counted microseconds for elapsed and working time, days for the others
   */
  public record Line(Instant from, @Nullable Instant until, long counted, Why why) {}

  /** Why a stretch was counted or not. */
  public sealed interface Why {}

  /** It was counted. */
  public record Counted() implements Why {}

  /** The event's own day is not counted. */
  public record EventDay() implements Why {}

  /** Outside opening hours, or a day that the unit does not count. */
  public record Closed() implements Why {}

  /** A public holiday. */
  public record OnHoliday(Holiday holiday) implements Why {}

  /** A row of the calendar about that day says so. */
  public record BySpecial(Special special) implements Why {}

  /** The clock was stopped. */
  public record Stopped() implements Why {}

  /** Clear days have all gone by: the deadline is the end of the day after them. */
  public record LastDay() implements Why {}

  /** The count ended on a Saturday, a Sunday or a public holiday and runs on. */
  public record Extended() implements Why {}
}
