package coco.engine.trial;

import coco.language.code.Clause.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** The first days of calendar periods. */
final class Periods {
  private Periods() {}

  /** The first day of the period that a day is in. */
  static LocalDate first(Period period, LocalDate day) {
    return switch (period) {
      case DAY -> day;
      case WEEK -> {
        LocalDate first = day;
        while (first.getDayOfWeek() != DayOfWeek.MONDAY) {
          first = first.minusDays(1);
        }
        yield first;
      }
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> {
        LocalDate first = day.withDayOfMonth(1);
        while (first.getMonthValue() % 3 != 1) {
          first = first.minusMonths(1);
        }
        yield first;
      }
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /** The first day after a period. */
  static LocalDate next(Period period, LocalDate first) {
    return switch (period) {
      case DAY -> first.plusDays(1);
      case WEEK -> first.plusWeeks(1);
      case MONTH -> first.plusMonths(1);
      case QUARTER -> first.plusMonths(3);
      case YEAR -> first.plusYears(1);
    };
  }
}
