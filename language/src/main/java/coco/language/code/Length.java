package coco.language.code;

import java.util.Optional;

/**
 * A length of time as an author writes it: {@code 4 working hours by [office]}, {@code 3 clear
 * days}.
 *
 * @param count how many units; at least 1
 * @param unit what is counted
 * @param calendar id of the calendar named with {@code by}; the code's own where there is none
 * @param extended whether a count of days or more that ends on a Saturday, a Sunday or a public
 *     holiday runs on to the end of the next day that is none of these
 */
public record Length(long count, Unit unit, Optional<String> calendar, boolean extended) {
  /** What a length counts. */
  public enum Unit {
    SECOND,
    MINUTE,
    HOUR,
    /** Time inside the calendar's opening hours. */
    WORKING_SECOND,
    WORKING_MINUTE,
    WORKING_HOUR,
    /** Calendar days: the first is the day after the event, the last ends at 24:00. */
    DAY,
    WEEK,
    MONTH,
    YEAR,
    /** Days on which the calendar opens. French: jours ouvrés. */
    WORKING_DAY,
    /** Monday to Saturday less public holidays. French: jours ouvrables. */
    BUSINESS_DAY,
    /** Whole days between, neither end counted. French: jours francs. */
    CLEAR_DAY;

    /** Whether the unit is a length of elapsed time. */
    public boolean isElapsed() {
      return this == SECOND || this == MINUTE || this == HOUR;
    }

    /** Whether the unit counts time inside opening hours. */
    public boolean isWorkingTime() {
      return this == WORKING_SECOND || this == WORKING_MINUTE || this == WORKING_HOUR;
    }

    /**
     * Whether the unit counts days one by one: days, weeks, working days, business days and clear
     * days.
     */
    public boolean isDayCount() {
      return switch (this) {
        case DAY, WEEK, WORKING_DAY, BUSINESS_DAY, CLEAR_DAY -> true;
        case SECOND, MINUTE, HOUR, WORKING_SECOND, WORKING_MINUTE, WORKING_HOUR, MONTH, YEAR ->
            false;
      };
    }

    /** Whether the unit is meaningless without a calendar that opens. */
    public boolean needsOpeningHours() {
      return isWorkingTime() || this == WORKING_DAY;
    }
  }

  public Length {
    if (count < 1) {
      throw new IllegalArgumentException("a length counts at least 1, was %d".formatted(count));
    }
    if (extended && (unit.isElapsed() || unit.isWorkingTime())) {
      throw new IllegalArgumentException(
          "only a count of days or more can be extended, was " + unit);
    }
  }

  public static Length of(long count, Unit unit) {
    return new Length(count, unit, Optional.empty(), false);
  }
}
