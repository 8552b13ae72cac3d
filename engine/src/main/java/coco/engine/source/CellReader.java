package coco.engine.source;

import coco.engine.calendar.LocalDays;
import coco.engine.calendar.Micros;
import coco.engine.source.Refused.Reason;
import coco.engine.source.SourceMapping.Column;
import coco.engine.source.TimePattern.Unreadable;
import coco.language.code.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the values of one column after its type and pattern. */
final class CellReader {
  /** Units that a duration may be counted in, as its pattern. */
  static final Map<String, Duration> DURATION_UNITS =
      Map.of(
          "seconds", Duration.ofSeconds(1),
          "minutes", Duration.ofMinutes(1),
          "hours", Duration.ofHours(1),
          "days", Duration.ofDays(1));

  /** Times repeat: those of one export's dates, of a row written twice. */
  private static final int REMEMBERED = 4_096;

  private static final TimePattern ISO = TimePattern.of(Optional.empty());

  private final @Nullable ColumnType declared;
  private final TimePattern pattern;
  private final @Nullable Duration unit;
  private final @Nullable LocalDays days;
  private final boolean wallClock;
  private final Map<String, Value> seen = new HashMap<>();

  /**
   * @param column what the mapping says of the column; absent where it says nothing
   * @param days of the mapping's zone, where it has one
   */
  CellReader(@Nullable Column column, @Nullable LocalDays days, boolean wallClock) {
    this.declared = column == null ? null : column.type();
    Optional<String> said = column == null ? Optional.empty() : column.pattern();
    boolean timed = declared == ColumnType.INSTANT || declared == ColumnType.DATE;
    this.pattern = timed ? TimePattern.of(said) : ISO;
    this.unit = said.map(DURATION_UNITS::get).orElse(null);
    this.days = days;
    this.wallClock = wallClock;
  }

  /**
   * The value of a text.
   *
   * @param own what the file itself says that it is
   */
  Value read(String text, ColumnType own) throws Unreadable {
    if (text.length() > Limits.VALUE_CHARACTERS) {
      throw new Unreadable(Reason.TOO_LONG);
    }
    ColumnType type = declared == null ? own : declared;
    return switch (type) {
      case TEXT -> new Value.Text(text);
      case NUMBER -> new Value.Quantity(number(text.strip()));
      case BOOLEAN -> new Value.Truth(truth(text.strip()));
      case INSTANT, DATE -> remembered(text.strip(), own, type);
      case DURATION -> new Value.Elapsed(duration(text.strip()));
    };
  }

  private Value remembered(String text, ColumnType own, ColumnType type) throws Unreadable {
    Value known = seen.get(text);
    if (known == null) {
      known = timeOrDate(text, own, type);
      if (seen.size() == REMEMBERED) {
        seen.clear();
      }
      seen.put(text, known);
    }
    return known;
  }

  /** A time that the file itself types is ISO, whatever the pattern says. */
  private Value timeOrDate(String text, ColumnType own, ColumnType type) throws Unreadable {
    boolean typed = own == ColumnType.INSTANT || own == ColumnType.DATE;
    TimePattern with = typed ? ISO : pattern;
    if (type == ColumnType.DATE) {
      return typed
          ? new Value.Day(ISO.time(text).local().toLocalDate())
          : new Value.Day(with.date(text));
    }
    return new Value.Moment(Micros.instant(TimePattern.micros(with.time(text), days, wallClock)));
  }

  /** The instant of a value that is a time, or the start of the day of a date. */
  static Instant instant(Value value, @Nullable LocalDays days) throws Unreadable {
    return switch (value) {
      case Value.Moment moment -> moment.instant();
      case Value.Day day -> {
        if (days == null) {
          throw new Unreadable(Reason.NO_ZONE);
        }
        yield days.startOf(day.date());
      }
      case Value.Text text ->
          Micros.instant(TimePattern.micros(IsoTime.read(text.text().strip()), days, false));
      case Value.Quantity number -> throw new Unreadable(Reason.NOT_A_TIME);
      case Value.Truth truth -> throw new Unreadable(Reason.NOT_A_TIME);
      case Value.Elapsed elapsed -> throw new Unreadable(Reason.NOT_A_TIME);
    };
  }

  private static BigDecimal number(String text) throws Unreadable {
    if (text.length() > Limits.DIGITS) {
      throw new Unreadable(Reason.TOO_LONG);
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs((long) number.scale()) + number.precision() > 2L * Limits.DIGITS) {
        throw new Unreadable(Reason.TOO_LONG);
      }
      return number;
    } catch (NumberFormatException e) {
      throw new Unreadable(Reason.NOT_A_NUMBER);
    }
  }

  private static boolean truth(String text) throws Unreadable {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> throw new Unreadable(Reason.NOT_A_BOOLEAN);
    };
  }

  private Duration duration(String text) throws Unreadable {
    try {
      return unit == null
          ? Duration.parse(text)
          : Duration.ofNanos(
              number(text)
                  .multiply(BigDecimal.valueOf(unit.toNanos()))
                  .stripTrailingZeros()
                  .longValueExact());
    } catch (DateTimeException | ArithmeticException e) {
      throw new Unreadable(Reason.NOT_A_DURATION);
    }
  }
}
