package coco.engine.trial;

import coco.language.code.Length.Unit;
import org.jspecify.annotations.Nullable;

/** How a generated clause says by when, or over what stretch. */
enum Timing {
  SECOND(Unit.SECOND),
  MINUTE(Unit.MINUTE),
  HOUR(Unit.HOUR),
  WORKING_SECOND(Unit.WORKING_SECOND),
  WORKING_MINUTE(Unit.WORKING_MINUTE),
  WORKING_HOUR(Unit.WORKING_HOUR),
  DAY(Unit.DAY),
  WEEK(Unit.WEEK),
  MONTH(Unit.MONTH),
  YEAR(Unit.YEAR),
  WORKING_DAY(Unit.WORKING_DAY),
  BUSINESS_DAY(Unit.BUSINESS_DAY),
  CLEAR_DAY(Unit.CLEAR_DAY),
  END_OF_SAME_DAY(null),
  END_OF_SAME_WORKING_DAY(null),
  NEXT_WORKING_DAY_AT(null),
  IN_DATA(null),
  BEFORE_DATA(null),
  AFTER_DATA(null),
  AT_CLOSING(null),
  EACH_PERIOD(null),
  EVER(null),
  NONE(null);

  private final @Nullable Unit unit;

  Timing(@Nullable Unit unit) {
    this.unit = unit;
  }

  @Nullable Unit unit() {
    return unit;
  }

  boolean isPoint() {
    return this == END_OF_SAME_DAY
        || this == END_OF_SAME_WORKING_DAY
        || this == NEXT_WORKING_DAY_AT;
  }

  boolean needsCalendar() {
    return unit != null && !unit.isElapsed();
  }

  boolean isDaysOrMore() {
    return unit != null && !unit.isElapsed() && !unit.isWorkingTime();
  }

  boolean canStop() {
    return unit != null && unit != Unit.MONTH && unit != Unit.YEAR;
  }

  boolean fits(Form form) {
    return switch (form) {
      case DUTY, LEVEL_OF_DUTY -> this != EACH_PERIOD && this != EVER && this != NONE;
      case REPEATED_DUTY -> unit != null && unit != Unit.CLEAR_DAY;
      case AVERAGE -> canStop();
      case SILENCE -> unit != null;
      case CAP ->
          this == EACH_PERIOD
              || this == EVER
              || this == DAY
              || this == WEEK
              || (unit != null && unit.isElapsed());
      case PRECEDENCE -> this == NONE || unit != null;
      case PROHIBITION, RESTRICTION, QUALITY, LEVEL_OF_QUALITY -> this == NONE;
    };
  }
}
