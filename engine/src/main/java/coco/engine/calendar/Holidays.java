package coco.engine.calendar;

import coco.language.code.CalendarDefinition.ClosureFile;
import coco.language.code.CalendarDefinition.NoHolidays;
import coco.language.code.CalendarDefinition.Region;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The public holidays that calendars may name: regions of a maintained library, and files of
 * closures that were read beforehand. Immutable; reads no file itself.
 */
public final class Holidays {
  private final HolidayLibrary library;
  private final Map<String, Closures> files;

  private Holidays(HolidayLibrary library, Map<String, Closures> files) {
    this.library = library;
    this.files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** The regions of the library, without any file. */
  public static Holidays ofRegions() {
    return new Holidays(new HolidayLibrary(), Map.of());
  }

  /** These holidays and a file that calendars may name. */
  public Holidays with(String file, Closures closures) {
    Map<String, Closures> more = new TreeMap<>(files);
    more.put(file, closures);
    return new Holidays(library, more);
  }

  /** Whether a region is known: {@code FR}, {@code FR-57}, {@code GB-ENG}. */
  public boolean isKnown(String region) {
    return library.isKnown(region);
  }

  /** Every region, in order. */
  public SortedSet<String> all() {
    return library.regions();
  }

  /** The public holidays of a region in a year, in order; empty where the region is unknown. */
  public List<Holiday> of(String region, int year) {
    return isKnown(region) ? library.of(region, year) : List.of();
  }

  /** The holidays of a year as a calendar names them, in order. */
  List<Holiday> of(coco.language.code.CalendarDefinition.Holidays named, int year) {
    return switch (named) {
      case NoHolidays none -> List.of();
      case Region region -> of(region.region(), year);
      case ClosureFile file ->
          files.containsKey(file.file()) ? files.get(file.file()).of(year) : List.of();
    };
  }

  /** The region or file that a calendar names and that is not known. */
  Optional<String> missing(coco.language.code.CalendarDefinition.Holidays named) {
    return switch (named) {
      case NoHolidays none -> Optional.empty();
      case Region region ->
          isKnown(region.region()) ? Optional.empty() : Optional.of(region.region());
      case ClosureFile file ->
          files.containsKey(file.file()) ? Optional.empty() : Optional.of(file.file());
    };
  }
}
