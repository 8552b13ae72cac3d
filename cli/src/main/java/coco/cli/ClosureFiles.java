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
import java.util.List;
import java.util.Locale;

/** Reads the files of closures that calendars name, beside their code. */
final class ClosureFiles {
  private ClosureFiles() {}

  /** The holidays with one file more. */
  static Holidays add(Holidays holidays, Path code, String calendar, String name, ZoneId zone) {
    Path file = code.toAbsolutePath().resolveSibling(name);
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
    // Nobody is closed because the clocks change: feeds that announce it are sound.
    List<Closures.Refused> faults =
        closures.refused().stream()
            .filter(refused -> refused.reason() != Closures.Reason.CLOCK_CHANGE)
            .toList();
    if (!faults.isEmpty()) {
      Closures.Refused first = faults.getFirst();
      throw new Refusal(
          "cannot read %s, which calendar '%s' of %s names for its holidays: line %d, '%s': %s (%d such lines)"
              .formatted(
                  file,
                  calendar,
                  code,
                  first.line(),
                  first.text(),
                  first.reason(),
                  faults.size()));
    }
    return holidays.with(name, closures);
  }
}
