package coco.engine.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The days of a file of closures, each once, with the name that it has first; and the entries that
 * could not be taken, with the reason.
 *
 * @param days names by date
 */
public record Closures(NavigableMap<LocalDate, String> days, List<Refused> refused) {
  public Closures {
    days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    refused = List.copyOf(refused);
  }

  /**
   * An entry that was not taken.
   *
   * @param line its line in the file, from 1; 0 where the format does not tell
   * @param text the entry
   */
  public record Refused(int line, String text, Reason reason) {}

  /** Why an entry was not taken. */
  public enum Reason {
    /** It has no date, or one that is no date. */
    NOT_A_DATE,
    /** It ends before it begins. */
    REVERSED,
    /** It covers part of a day: opening hours say that, holidays are whole days. */
    PART_OF_A_DAY,
    /** It announces that clocks change; nobody is closed for that. */
    CLOCK_CHANGE,
    /** Its rule of repetition cannot be read. */
    UNREADABLE_REPETITION,
    /** It lasts longer than a closure may. */
    TOO_LONG
  }

  /** The days of one year, in order. */
  List<Holiday> of(int year) {
    List<Holiday> holidays = new ArrayList<>();
    days.subMap(LocalDate.of(year, 1, 1), true, LocalDate.of(year, 12, 31), true)
        .forEach((day, name) -> holidays.add(new Holiday(day, name, name)));
    return holidays;
  }
}
