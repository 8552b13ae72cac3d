package coco.engine.source;

import coco.engine.source.TimePattern.Unreadable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of one column look like. */
final class ColumnProfile {
  /** Texts that stand for no value wherever they are met. */
  static final List<String> MISSING = List.of("", "?", "NULL", "null", "N/A", "n/a", "NaN", "nan");

  private static final int DISTINCT_MAX = 30_000;
  private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2})?");
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*+(?:\\.[a-z0-9-]++)++");
  private static final Pattern OFFSET = Pattern.compile(".*\\d([Zz]|[+-]\\d{2}(:?\\d{2})?)");

  private static final List<String> DATE_PATTERNS =
      List.of("iso", "d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy/MM/dd");

  private static final List<String> TIME_PATTERNS =
      List.of(
          "iso",
          "d/M/yyyy H:mm",
          "M/d/yyyy H:mm",
          "d/M/yyyy H:mm:ss",
          "M/d/yyyy H:mm:ss",
          "M/d/yyyy h:mm a",
          "M/d/yyyy h:mm:ss a",
          "d.M.yyyy H:mm",
          "d.M.yyyy H:mm:ss",
          "d-M-yyyy H:mm",
          "d-M-yyyy H:mm:ss",
          "yyyy/MM/dd H:mm",
          "yyyy/MM/dd H:mm:ss");

  private final String name;
  private final LinkedHashMap<String, Integer> distinct = new LinkedHashMap<>();
  private final List<String> datePatterns = new ArrayList<>(DATE_PATTERNS);
  private final List<String> timePatterns = new ArrayList<>(TIME_PATTERNS);
  private boolean number = true;
  private boolean timeOfDay = true;
  private boolean offsets = true;
  private boolean utcOnly = true;
  private boolean typed;
  private ColumnType own = ColumnType.TEXT;
  private int values;

  ColumnProfile(String name) {
    this.name = name;
  }

  void add(String text, ColumnType type) {
    if (MISSING.contains(text.strip())) {
      return;
    }
    values++;
    if (type != ColumnType.TEXT) {
      typed = true;
      own = type;
    }
    boolean known = distinct.containsKey(text);
    if (known || distinct.size() < DISTINCT_MAX) {
      distinct.merge(text, 1, Integer::sum);
    }
    if (!known) {
      look(text.strip());
    }
  }

  private void look(String text) {
    datePatterns.removeIf(pattern -> !isDate(pattern, text));
    timePatterns.removeIf(pattern -> !isTime(pattern, text));
    timeOfDay = timeOfDay && TIME_OF_DAY.matcher(text).matches();
    offsets = offsets && OFFSET.matcher(text).matches();
    utcOnly = utcOnly && (text.endsWith("+00:00") || text.endsWith("Z"));
    if (number) {
      try {
        number = text.length() <= Limits.DIGITS && new BigDecimal(text).signum() >= -1;
      } catch (NumberFormatException e) {
        number = false;
      }
    }
  }

  private static boolean isDate(String pattern, String text) {
    try {
      TimePattern.of(Optional.of(pattern)).date(text);
      return true;
    } catch (Unreadable e) {
      return false;
    }
  }

  private static boolean isTime(String pattern, String text) {
    try {
      TimePattern.of(Optional.of(pattern)).time(text);
      return true;
    } catch (Unreadable e) {
      return false;
    }
  }

  String name() {
    return name;
  }

  /** The name in lower case, as words. */
  String words() {
    return Slug.of(name.replaceAll("([a-z])([A-Z])", "$1 $2")).toLowerCase(Locale.ROOT);
  }

  int values() {
    return values;
  }

  int distinctValues() {
    return distinct.size();
  }

  boolean isEmpty() {
    return values == 0;
  }

  boolean isDate() {
    return !isEmpty() && (own == ColumnType.DATE || (!typed && !datePatterns.isEmpty()));
  }

  boolean isTime() {
    return !isEmpty()
        && !isDate()
        && (own == ColumnType.INSTANT || (!typed && !timePatterns.isEmpty()));
  }

  /** Whether the file itself says that values are times. */
  boolean isTypedTime() {
    return own == ColumnType.INSTANT || own == ColumnType.DATE;
  }

  boolean isTimeOfDay() {
    return !isEmpty() && !typed && timeOfDay;
  }

  /** Whether every value is a number; those with zeros in front are names. */
  boolean isNumber() {
    return !isEmpty() && !typed && number && distinct.keySet().stream().noneMatch(this::isPadded);
  }

  private boolean isPadded(String text) {
    return text.length() > 1 && text.startsWith("0") && Character.isDigit(text.charAt(1));
  }

  boolean isBoolean() {
    return !isEmpty()
        && !typed
        && distinct.size() <= 2
        && distinct.keySet().stream().allMatch(text -> text.matches("(?i)true|false"));
  }

  boolean hasOffsets() {
    return !isEmpty() && offsets && !isDate();
  }

  boolean isUtcOnly() {
    return hasOffsets() && utcOnly;
  }

  /** The pattern of its dates or times. */
  String pattern() {
    return isDate() ? first(datePatterns) : first(timePatterns);
  }

  private static String first(List<String> patterns) {
    return patterns.isEmpty() ? "iso" : patterns.getFirst();
  }

  /** Whether the day and the month could be the other way round. */
  boolean isDayOrMonthFirst() {
    List<String> patterns = isDate() ? datePatterns : timePatterns;
    return patterns.stream().anyMatch(p -> p.startsWith("d/M"))
        && patterns.stream().anyMatch(p -> p.startsWith("M/d"));
  }

  /** The most frequent value and how often it is met. */
  Optional<java.util.Map.Entry<String, Integer>> mostFrequent() {
    return distinct.entrySet().stream().max(java.util.Map.Entry.comparingByValue());
  }

  /** Whether every value is written as a code's own types are: {@code complaint.received}. */
  boolean isTypes() {
    return !distinct.isEmpty()
        && distinct.keySet().stream().allMatch(value -> TYPE.matcher(value).matches());
  }

  boolean isLongText() {
    long length = distinct.keySet().stream().limit(200).mapToInt(String::length).sum();
    return !typed && length > 40L * Math.min(200, Math.max(1, distinct.size()));
  }
}
