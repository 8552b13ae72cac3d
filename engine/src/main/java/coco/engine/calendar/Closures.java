package coco.engine.calendar;

import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.time.ZoneId;
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
  /** The most days that one entry may close. */
  public static final int DAYS_MAX = 400;

  public Closures {
    days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    refused = List.copyOf(refused);
  }

  /**
   * Reads an iCalendar feed: entries of one or more whole days, repeated or not.
   *
   * @param zone of entries that are written in universal time
   * @throws IOException where the feed cannot be read at all
   */
  public static Closures ofIcs(Reader reader, ZoneId zone) throws IOException {
    return new IcsClosures(zone).read(reader);
  }

  /**
   * Reads a CSV file with a heading: a column {@code date}, or {@code from} and {@code until} (both
   * included), and a column {@code name}; the usual French headings are read too. Dates are ISO.
   *
   * @throws IOException where the file cannot be read at all
   */
  public static Closures ofCsv(Reader reader) throws IOException {
    return new CsvClosures().read(reader);
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
    /** It lasts longer than {@link Closures#DAYS_MAX} days. */
    TOO_LONG
  }

  /** The days of one year, in order. */
  List<Holiday> of(int year) {
    List<Holiday> holidays = new ArrayList<>();
    days.subMap(LocalDate.of(year, 1, 1), true, LocalDate.of(year, 12, 31), true)
        .forEach((day, name) -> holidays.add(named(day, name)));
    return holidays;
  }

  private static Holiday named(LocalDate day, String name) {
    return name.isBlank()
        ? new Holiday(day, "closing day", "jour de fermeture")
        : new Holiday(day, name, name);
  }
}
