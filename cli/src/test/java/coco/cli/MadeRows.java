package coco.cli;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Rows of an invented year: what the makers of sample histories share. The same every time. */
final class MadeRows {
  private final ZoneId zone;
  private final List<String> columns;
  private final Random random;
  private final int opens;
  private final int closes;
  private final List<Map<String, String>> rows = new ArrayList<>();
  private int cases;

  /**
   * @param opens the hour at which people begin to work
   * @param closes the hour at which they stop
   */
  MadeRows(ZoneId zone, long seed, int opens, int closes, List<String> columns) {
    this.zone = zone;
    this.columns = columns;
    this.random = new Random(seed);
    this.opens = opens;
    this.closes = closes;
  }

  Random random() {
    return random;
  }

  /** Whether something happens that happens once in so many times. */
  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  /** Something done so many times on average. */
  void repeat(double mean, Runnable what) {
    int whole = (int) mean;
    int times = whole + (random.nextDouble() < mean - whole ? 1 : 0);
    for (int i = 0; i < times; i++) {
      what.run();
    }
  }

  /** A minute between two hours of a day. */
  LocalDateTime at(LocalDate day, int from, int until) {
    return day.atTime(from, 0).plusMinutes(random.nextInt((until - from) * 60));
  }

  /** About so many hours later, at a time at which people work. */
  LocalDateTime later(LocalDateTime from, double hours) {
    LocalDateTime time = from.plusMinutes((long) (hours * 60 * (0.3 + random.nextDouble() * 1.4)));
    while (time.getDayOfWeek().getValue() > 5) {
      time = time.plusDays(1);
    }
    if (time.getHour() < opens) {
      time = time.toLocalDate().atTime(opens, 5 + random.nextInt(50));
    }
    return time.getHour() >= closes
        ? later(time.toLocalDate().plusDays(1).atTime(opens - 1, 0), 1)
        : time;
  }

  /** The name of a new case. */
  String next(String kind) {
    return "%s-%04d".formatted(kind, ++cases);
  }

  /**
   * Adds a row.
   *
   * @param more names of columns and their values by turns
   */
  Map<String, String> add(
      LocalDateTime time, String type, String caseId, String party, String... more) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put(
        "time",
        time.atZone(zone).toOffsetDateTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    row.put("type", type);
    row.put("case", caseId);
    row.put("party", party);
    for (int i = 0; i < more.length; i += 2) {
      row.put(more[i], more[i + 1]);
    }
    rows.add(row);
    return row;
  }

  /** All rows of a year in the order of their time, as CSV with a heading. */
  String print(int year, String prefix) {
    String after = String.valueOf(year + 1);
    rows.removeIf(row -> row.getOrDefault("time", "").compareTo(after) >= 0);
    rows.sort(Comparator.comparing(row -> row.getOrDefault("time", "")));
    StringBuilder csv = new StringBuilder("id," + String.join(",", columns) + "\n");
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = new TreeMap<>(rows.get(i));
      csv.append("%s%05d".formatted(prefix, i + 1));
      columns.forEach(column -> csv.append(',').append(row.getOrDefault(column, "")));
      csv.append('\n');
    }
    return csv.toString();
  }
}
