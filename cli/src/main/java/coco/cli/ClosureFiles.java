package coco.cli;

import coco.engine.calendar.Closures;
import coco.engine.calendar.Holidays;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/** Reads the files of closures that calendars name, beside their code. */
final class ClosureFiles {
  private ClosureFiles() {}

  /** Where a file of closures stands: beside the code. */
  static Path file(Path code, String name) {
    return code.toAbsolutePath().resolveSibling(name);
  }

  /** The holidays with one file more; entries that cannot count are named on standard error. */
  static Holidays add(
      Console console, Holidays holidays, Path code, String calendar, String name, ZoneId zone) {
    Path file = file(code, name);
    Closures closures;
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      closures =
          name.toLowerCase(Locale.ROOT).endsWith(".ics")
              ? Closures.ofIcs(reader, zone)
              : Closures.ofCsv(reader);
    } catch (NoSuchFileException none) {
      throw new Refusal(
          "cannot read %s, which calendar '%s' of %s names for its holidays: there is no such file"
              .formatted(file, calendar, code),
          none);
    } catch (IOException failed) {
      throw new Refusal(
          "cannot read %s, which calendar '%s' of %s names for its holidays: %s"
              .formatted(file, calendar, code, failed.getMessage()),
          failed);
    }
    for (Closures.Refused refused : closures.refused()) {
      String entry =
          "%s:%d: '%s' %s".formatted(file, refused.line(), refused.text(), why(refused.reason()));
      switch (refused.reason()) {
        // Nobody is closed because the clocks change: feeds that announce it are sound.
        case CLOCK_CHANGE -> {}
        case PART_OF_A_DAY -> console.err().println("coco: " + entry);
        case NOT_A_DATE, REVERSED, UNREADABLE_REPETITION, TOO_LONG ->
            throw new Refusal(
                "%s (calendar '%s' of %s takes its holidays from this file)"
                    .formatted(entry, calendar, code));
      }
    }
    return holidays.with(name, closures);
  }

  private static String why(Closures.Reason reason) {
    return switch (reason) {
      case NOT_A_DATE -> "has no date that exists; write it as 2026-12-24";
      case REVERSED -> "ends before it begins; turn the two dates round";
      case PART_OF_A_DAY ->
          "is left out: it covers part of a day, and holidays are whole days; write a row such as '24 Dec until 12:00' in the calendar";
      case CLOCK_CHANGE -> "is left out: it announces that the clocks change";
      case UNREADABLE_REPETITION -> "repeats in a way that cannot be read; write its dates out";
      case TOO_LONG ->
          "lasts longer than %d days; write the closed stretch in the calendar"
              .formatted(Closures.DAYS_MAX);
    };
  }
}
