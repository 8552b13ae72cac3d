package coco.engine.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of the world's regions, from the Jollyday library, with what we correct.
 *
 * <p>A region is an ISO 3166 code, {@code FR}, {@code FR-57}, {@code GB-ENG}; its case does not
 * matter. Corrections and their sources are in {@code docs/decisions/holidays.md}.
 */
final class HolidayLibrary {
  /** Where France's list holds: Whit Monday stayed a public holiday from 2004 to 2007. */
  private static final List<String> FRENCH = List.of("FR", "GP", "MQ", "GF", "RE", "BL", "MF");

  /** Names by which a region is also known, and the library's. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("FR-ALSACE-MOSELLE", "FR-57"),
          Map.entry("FR-6AE", "FR-67"),
          Map.entry("FR-971", "GP"),
          Map.entry("FR-972", "MQ"),
          Map.entry("FR-973", "GF"),
          Map.entry("FR-974", "RE"),
          Map.entry("FR-975", "PM"),
          Map.entry("FR-976", "YT"),
          Map.entry("FR-977", "BL"),
          Map.entry("FR-978", "MF"),
          Map.entry("UK", "GB"));

  private static final Comparator<Holiday> ORDER =
      Comparator.comparing(Holiday::date).thenComparing(Holiday::english);

  private final Map<String, List<Holiday>> known = new ConcurrentHashMap<>();
  private final Names english;
  private final Names french;
  private final Set<String> found = ConcurrentHashMap.newKeySet();
  private volatile @Nullable SortedSet<String> regions;

  HolidayLibrary() {
    this.english = new Names("/descriptions/holiday_descriptions.properties", "holidays_en");
    this.french = new Names("/descriptions/holiday_descriptions_fr.properties", "holidays_fr");
  }

  /** The public holidays of a region in a year, in order; a day may bear two. */
  List<Holiday> of(String region, int year) {
    String canonical = canonical(region);
    // A holiday may be observed in the year before or after its own: 1 January, on 31 December.
    return Stream.of(year - 1, year, year + 1)
        .flatMap(ruled -> ruled(canonical, ruled).stream())
        .filter(holiday -> holiday.date().getYear() == year)
        .distinct()
        .sorted(ORDER)
        .toList();
  }

  private List<Holiday> ruled(String region, int year) {
    return known.computeIfAbsent(region + ' ' + year, key -> read(region, year));
  }

  private List<Holiday> read(String region, int year) {
    String[] parts = region.split("-", -1);
    HolidayManager manager = manager(parts[0]);
    String[] inside = new String[parts.length - 1];
    for (int i = 1; i < parts.length; i++) {
      inside[i - 1] = parts[i].toLowerCase(Locale.ROOT);
    }
    List<Holiday> found = new ArrayList<>();
    for (String[] place : List.of(inside, withUpperCase(inside))) {
      for (de.focus_shift.jollyday.core.Holiday holiday :
          manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, place)) {
        String name = holiday.getPropertiesKey();
        found.add(new Holiday(holiday.getDate(), english.of(name), french.of(name)));
      }
    }
    if (FRENCH.contains(parts[0]) && year >= 2004 && year <= 2007) {
      String name = "christian.WHIT_MONDAY";
      found.add(new Holiday(whitMonday(year), english.of(name), french.of(name)));
    }
    return List.copyOf(found);
  }

  /** The library keeps some codes, {@code 69M}, in capitals. */
  private static String[] withUpperCase(String[] inside) {
    String[] upper = new String[inside.length];
    for (int i = 0; i < inside.length; i++) {
      upper[i] = inside[i].toUpperCase(Locale.ROOT);
    }
    return upper;
  }

  /** Whit Monday of 2004 to 2007, from the official list. */
  private static LocalDate whitMonday(int year) {
    LocalDate day =
        switch (year) {
          case 2004 -> LocalDate.of(2004, 5, 31);
          case 2005 -> LocalDate.of(2005, 5, 16);
          case 2006 -> LocalDate.of(2006, 6, 5);
          case 2007 -> LocalDate.of(2007, 5, 28);
          default -> throw new IllegalStateException("not a year to correct: " + year);
        };
    if (day.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalStateException("not a Monday: " + day);
    }
    return day;
  }

  /** Whether a region is known; looks at its own country only. */
  boolean isKnown(String region) {
    String canonical = canonical(region);
    if (found.contains(canonical)) {
      return true;
    }
    boolean known = isInLibrary(canonical);
    if (known) {
      found.add(canonical);
    }
    return known;
  }

  private boolean isInLibrary(String region) {
    String[] parts = region.split("-", -1);
    if (!HolidayManager.getSupportedCalendarCodes().contains(parts[0])) {
      return false;
    }
    CalendarHierarchy place = manager(parts[0]).getCalendarHierarchy();
    for (int i = 1; i < parts.length; i++) {
      place = child(place, parts[i]);
      if (place == null) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable CalendarHierarchy child(CalendarHierarchy of, String code) {
    for (Map.Entry<String, CalendarHierarchy> child : of.getChildren().entrySet()) {
      if (child.getKey().equalsIgnoreCase(code)) {
        return child.getValue();
      }
    }
    return null;
  }

  /** Every region, and the other names that some have. */
  SortedSet<String> regions() {
    SortedSet<String> all = regions;
    if (all == null) {
      TreeSet<String> found = new TreeSet<>();
      for (String country : HolidayManager.getSupportedCalendarCodes()) {
        add(found, country.toUpperCase(Locale.ROOT), manager(country).getCalendarHierarchy());
      }
      ALIASES.forEach(
          (alias, region) -> {
            if (found.contains(region)) {
              found.add(alias);
            }
          });
      all = Collections.unmodifiableSortedSet(found);
      regions = all;
    }
    return all;
  }

  private static void add(SortedSet<String> found, String region, CalendarHierarchy hierarchy) {
    found.add(region);
    hierarchy
        .getChildren()
        .forEach((code, child) -> add(found, region + '-' + code.toUpperCase(Locale.ROOT), child));
  }

  /** One at a time: the library looks up its own parts in a way that two threads must not share. */
  private static synchronized HolidayManager manager(String country) {
    return HolidayManager.getInstance(
        ManagerParameters.create(country.toLowerCase(Locale.ROOT), new Properties()));
  }

  private static String canonical(String region) {
    String upper = region.toUpperCase(Locale.ROOT);
    return ALIASES.getOrDefault(upper, upper);
  }

  /** The names of holidays in one language: ours where we have one, else the library's. */
  private static final class Names {
    private final Properties library;
    private final Properties ours;

    Names(String library, String ours) {
      this.library = load(HolidayManager.class, library);
      this.ours = load(HolidayLibrary.class, "/coco/engine/" + ours + ".properties");
    }

    private static Properties load(Class<?> beside, String resource) {
      Properties properties = new Properties();
      try (InputStream in = beside.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("not on the class path: " + resource);
        }
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + resource, e);
      }
      return properties;
    }

    String of(String key) {
      String inLibrary = library.getProperty("holiday.description." + key, key);
      return ours.getProperty(key, inLibrary).strip();
    }
  }
}
