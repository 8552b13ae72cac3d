package coco.engine.source;

import coco.engine.calendar.LocalDays;
import coco.engine.calendar.Micros;
import coco.engine.source.Refused.Reason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads times and dates written after a pattern. Strict: 30 February is no date, and a time between
 * two others is not rounded.
 */
final class TimePattern {
  static final String ISO = "iso";
  static final String EPOCH_MILLIS = "epoch-millis";

  /** Local time, and the offset where the text has one. */
  record Read(LocalDateTime local, @Nullable ZoneOffset offset) {}

  /** A text cannot be read: the reason, without the cost of a stack. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    Unreadable(Reason reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }

    Reason reason() {
      return reason;
    }
  }

  private final String pattern;
  private final @Nullable DateTimeFormatter formatter;
  private final @Nullable DigitPattern digits;

  private TimePattern(String pattern) {
    this.pattern = pattern;
    boolean named = pattern.equals(ISO) || pattern.equals(EPOCH_MILLIS);
    this.formatter = named ? null : formatter(pattern);
    this.digits = named ? null : DigitPattern.of(pattern).orElse(null);
  }

  /** The pattern of a column; ISO where it has none. */
  static TimePattern of(Optional<String> pattern) {
    return new TimePattern(pattern.orElse(ISO));
  }

  /** Whether a column of a type may have this pattern. */
  static boolean isValid(ColumnType type, String pattern) {
    if (type != ColumnType.INSTANT && type != ColumnType.DATE) {
      return type == ColumnType.DURATION && CellReader.DURATION_UNITS.containsKey(pattern);
    }
    if (pattern.equals(ISO) || (pattern.equals(EPOCH_MILLIS) && type == ColumnType.INSTANT)) {
      return true;
    }
    try {
      formatter(pattern);
      return true;
    } catch (IllegalArgumentException | ClassCastException e) {
      // The formatter's builder fails at a cast where a pad stands beside digits.
      return false;
    }
  }

  /** Whether texts of a pattern may say their offset themselves. */
  static boolean hasOffset(String pattern) {
    String unquoted = pattern.replaceAll("'[^']*'", "");
    return pattern.equals(ISO)
        || pattern.equals(EPOCH_MILLIS)
        || unquoted.chars().anyMatch(letter -> "XxZzOvV".indexOf(letter) >= 0);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** A local time with its offset, where it has one. */
  Read time(String text) throws Unreadable {
    if (formatter == null) {
      return pattern.equals(ISO) ? IsoTime.read(text) : millis(text);
    }
    if (digits != null) {
      LocalDateTime quick = digits.read(text);
      if (quick != null) {
        return new Read(quick, null);
      }
    }
    try {
      TemporalAccessor parsed = formatter.parse(text);
      LocalDate date = parsed.query(TemporalQueries.localDate());
      LocalTime time = parsed.query(TemporalQueries.localTime());
      if (date == null) {
        throw new Unreadable(Reason.NOT_A_TIME);
      }
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      return new Read(date.atTime(time == null ? LocalTime.MIDNIGHT : time), offset);
    } catch (DateTimeException e) {
      throw new Unreadable(Reason.NOT_A_TIME);
    }
  }

  private static Read millis(String text) throws Unreadable {
    try {
      long millis = Long.parseLong(text);
      return new Read(
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(millis, 1_000),
              Math.floorMod(millis, 1_000) * 1_000_000,
              ZoneOffset.UTC),
          ZoneOffset.UTC);
    } catch (NumberFormatException | DateTimeException e) {
      throw new Unreadable(Reason.NOT_A_TIME);
    }
  }

  /** A date. */
  LocalDate date(String text) throws Unreadable {
    try {
      if (formatter == null) {
        return LocalDate.parse(text);
      }
      if (digits != null) {
        LocalDateTime quick = digits.read(text);
        if (quick != null) {
          return quick.toLocalDate();
        }
      }
      LocalDate date = formatter.parse(text).query(TemporalQueries.localDate());
      if (date == null) {
        throw new Unreadable(Reason.NOT_A_DATE);
      }
      return date;
    } catch (DateTimeException e) {
      throw new Unreadable(Reason.NOT_A_DATE);
    }
  }

  /**
   * A local time as an instant, in microseconds: by its offset, or in the zone; a skipped time
   * moves forward by the gap, of two the first.
   */
  static long micros(Read read, @Nullable LocalDays days, boolean wallClock) throws Unreadable {
    LocalDateTime local = read.local();
    long nanoOfDay = local.toLocalTime().toNanoOfDay();
    if (nanoOfDay % 1_000 != 0) {
      throw new Unreadable(Reason.TOO_FINE);
    }
    if (local.getYear() < 1_000 || local.getYear() > 9_999) {
      throw new Unreadable(Reason.OUT_OF_RANGE);
    }
    if (read.offset() != null && !wallClock) {
      long day = local.toLocalDate().toEpochDay();
      return day * Micros.DAY + nanoOfDay / 1_000 - read.offset().getTotalSeconds() * Micros.SECOND;
    }
    if (days == null) {
      throw new Unreadable(Reason.NO_ZONE);
    }
    return days.at(local.toLocalDate().toEpochDay(), local.toLocalTime());
  }
}
