package coco.language.syntax;

import coco.language.code.CalendarDefinition.Dates;
import coco.language.code.CalendarDefinition.Days;
import coco.language.code.CalendarDefinition.EveryYear;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.text.Language;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;

/** Writes hours and days as a language does. */
public final class HoursWords {
  private static final List<String> ENGLISH_MONTHS =
      List.of(
          "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec");
  private static final List<String> FRENCH_MONTHS =
      List.of(
          "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.",
          "nov.", "déc.");

  private final Language language;

  public HoursWords(Language language) {
    this.language = language;
  }

  /** {@code 09:00–12:30}, {@code 9 h–12 h 30}; an end at 00:00 is 24:00. */
  public String hours(Hours hours) {
    return hours(hours.from(), hours.until());
  }

  String hours(LocalTime from, LocalTime until) {
    return hour(from) + "–" + (until.equals(LocalTime.MIDNIGHT) ? endOfDay() : hour(until));
  }

  /** An hour: {@code 09:00}, {@code 9 h}. */
  public String hour(LocalTime time) {
    return switch (language) {
      case ENGLISH -> pad(time.getHour()) + ":" + pad(time.getMinute());
      case FRENCH ->
          time.getHour()
              + "\u00A0h"
              + (time.getMinute() == 0 ? "" : "\u00A0" + pad(time.getMinute()));
    };
  }

  /** The end of a day. */
  public String endOfDay() {
    return switch (language) {
      case ENGLISH -> "24:00";
      case FRENCH -> "24\u00A0h";
    };
  }

  /** One day, or a stretch of days. */
  public String days(Days days) {
    return switch (days) {
      case Dates dates ->
          dates.first().equals(dates.last())
              ? dates.first().toString()
              : dates.first() + "–" + dates.last();
      case EveryYear yearly ->
          yearly.first().equals(yearly.last())
              ? day(yearly.first())
              : day(yearly.first()) + "–" + day(yearly.last());
    };
  }

  private String day(MonthDay day) {
    return switch (language) {
      case ENGLISH -> day.getDayOfMonth() + " " + ENGLISH_MONTHS.get(day.getMonthValue() - 1);
      case FRENCH ->
          (day.getDayOfMonth() == 1 ? "1er" : String.valueOf(day.getDayOfMonth()))
              + " "
              + FRENCH_MONTHS.get(day.getMonthValue() - 1);
    };
  }

  private static String pad(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
