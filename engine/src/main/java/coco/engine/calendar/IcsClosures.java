package coco.engine.calendar;

import coco.engine.calendar.Closures.Reason;
import coco.engine.calendar.Closures.Refused;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;

/** Reads closures from an iCalendar feed. */
final class IcsClosures {
  private static final LocalDate FIRST = LocalDate.of(WorkingCalendar.FIRST_YEAR, 1, 1);
  private static final LocalDate LAST = LocalDate.of(WorkingCalendar.LAST_YEAR, 12, 31);

  /** What feeds write where the clocks change, in the languages of their makers. */
  private static final Pattern CLOCK_CHANGE =
      Pattern.compile(
          "heure d['’](été|ete|hiver)|changement d['’]heure|daylight[ -]?saving"
              + "|(summer|winter|standard)[ -]?time|clocks? (go|goes|change|spring|fall)"
              + "|(sommer|winter)zeit|zeitumstellung|ora (legale|solare)"
              + "|horario de (verano|invierno)|cambio de hora|zomertijd|wintertijd",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final ZoneId zone;
  private final TreeMap<LocalDate, String> days = new TreeMap<>();
  private final List<Refused> refused = new ArrayList<>();

  /** One entry as whole days: the first, the day after the last, and its repetitions. */
  private record Entry(LocalDate first, LocalDate after, List<LocalDate> starts) {}

  IcsClosures(ZoneId zone) {
    this.zone = zone;
  }

  Closures read(Reader reader) throws IOException {
    List<VEvent> events = new ArrayList<>();
    try {
      for (Component component : new CalendarBuilder().build(reader).getComponents()) {
        if (component instanceof VEvent event) {
          events.add(event);
        }
      }
    } catch (ParserException e) {
      throw new IOException(
          "cannot read the calendar feed: line %d: %s".formatted(e.getLineNo(), e.getMessage()), e);
    }
    Set<String> moved = moved(events);
    for (VEvent event : events) {
      add(event, moved);
    }
    return new Closures(days, refused);
  }

  /** The single repetitions that another entry replaces, as {@code UID date}. */
  private Set<String> moved(List<VEvent> events) {
    Set<String> moved = new HashSet<>();
    for (VEvent event : events) {
      date(event, Property.RECURRENCE_ID)
          .ifPresent(at -> moved.add(text(event, Property.UID) + ' ' + localDate(at)));
    }
    return moved;
  }

  private void add(VEvent event, Set<String> moved) {
    String name = text(event, Property.SUMMARY);
    if (text(event, Property.STATUS).equals("CANCELLED")) {
      return;
    }
    if (CLOCK_CHANGE.matcher(name).find()) {
      refused.add(new Refused(0, name, Reason.CLOCK_CHANGE));
      return;
    }
    Optional<Temporal> start = date(event, Property.DTSTART);
    if (start.isEmpty()) {
      refused.add(new Refused(0, name, Reason.NOT_A_DATE));
      return;
    }
    LocalDate first = localDate(start.orElseThrow());
    Optional<LocalDate> after = after(event, start.orElseThrow());
    if (after.isEmpty()) {
      refused.add(new Refused(0, name, Reason.PART_OF_A_DAY));
      return;
    }
    try {
      boolean replaces = date(event, Property.RECURRENCE_ID).isPresent();
      Entry entry = new Entry(first, after.orElseThrow(), starts(event, first));
      for (LocalDate at : entry.starts()) {
        if (replaces || !moved.contains(text(event, Property.UID) + ' ' + at)) {
          addDays(name, at, at.plusDays(entry.after().toEpochDay() - first.toEpochDay()));
        }
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      refused.add(new Refused(0, name, Reason.UNREADABLE_REPETITION));
    }
  }

  private void addDays(String name, LocalDate first, LocalDate after) {
    if (first.plusDays(Closures.DAYS_MAX).isBefore(after)) {
      refused.add(new Refused(0, name, Reason.TOO_LONG));
      return;
    }
    first.datesUntil(after).forEach(day -> days.putIfAbsent(day, name));
  }

  /** The day after the last; empty where the entry is not of whole days. */
  private Optional<LocalDate> after(VEvent event, Temporal start) {
    Temporal end = event.getEndDate(true).map(DateProperty::getDate).orElse(start);
    LocalDate first = localDate(start);
    LocalDate last = localDate(end);
    if (start instanceof LocalDate) {
      return Optional.of(last.isAfter(first) ? last : first.plusDays(1));
    }
    LocalTime from = localTime(start);
    LocalTime until = localTime(end);
    if (!from.equals(LocalTime.MIDNIGHT)) {
      return Optional.empty();
    }
    if (until.equals(LocalTime.MIDNIGHT)) {
      return last.isAfter(first) ? Optional.of(last) : Optional.empty();
    }
    return until.isBefore(LocalTime.of(23, 59)) ? Optional.empty() : Optional.of(last.plusDays(1));
  }

  private List<LocalDate> starts(VEvent event, LocalDate first) {
    TreeMap<LocalDate, Boolean> starts = new TreeMap<>();
    starts.put(first, true);
    for (Property rule : event.getProperties(Property.RRULE)) {
      String days = rule.getValue().replaceAll("(UNTIL=\\d{8})T\\d+Z?", "$1");
      for (LocalDate at : new Recur<LocalDate>(days).getDates(first, FIRST, LAST.plusDays(1))) {
        starts.put(at, true);
      }
    }
    dates(event, Property.RDATE).forEach(at -> starts.put(at, true));
    dates(event, Property.EXDATE).forEach(starts::remove);
    return List.copyOf(starts.keySet());
  }

  private List<LocalDate> dates(VEvent event, String property) {
    List<LocalDate> dates = new ArrayList<>();
    for (Property list : event.getProperties(property)) {
      for (String value : list.getValue().split(",", -1)) {
        dates.add(LocalDate.parse(value.strip().substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE));
      }
    }
    return dates;
  }

  private static String text(VEvent event, String property) {
    return event.getProperty(property).map(Property::getValue).orElse("");
  }

  private static Optional<Temporal> date(VEvent event, String property) {
    return event
        .getProperty(property)
        .filter(found -> found instanceof DateProperty<?>)
        .map(found -> ((DateProperty<?>) found).getDate());
  }

  private LocalDate localDate(Temporal at) {
    return at instanceof LocalDate date ? date : local(at).toLocalDate();
  }

  private LocalTime localTime(Temporal at) {
    return local(at).toLocalTime();
  }

  private LocalDateTime local(Temporal at) {
    return switch (at) {
      case LocalDate date -> date.atStartOfDay();
      case LocalDateTime time -> time;
      case ZonedDateTime time -> time.toLocalDateTime();
      case OffsetDateTime time -> time.atZoneSameInstant(zone).toLocalDateTime();
      case Instant time -> time.atZone(zone).toLocalDateTime();
      default -> throw new DateTimeException("not a date: " + at);
    };
  }
}
