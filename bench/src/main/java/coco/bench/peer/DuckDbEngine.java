package coco.bench.peer;

import coco.bench.Engine;
import coco.bench.TwoShores;
import coco.bench.VerdictFiles;
import coco.bench.made.Dataset;
import coco.engine.calendar.WorkingCalendar;
import coco.language.code.CalendarDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB: the rules as SQL over sets, in the file {@code two-shores.duckdb.sql}. */
public final class DuckDbEngine implements Engine {
  /*
   * The calendars as tables.
   *
   * Every opening and every change of the clocks of these calendars falls on a half hour, so a table
   * of half hours says all of an instant by one hash join: its local day and month, its minute of the
   * day, the working time and the working days until then. Back from an amount of working time to an
   * instant is another: the k-th open half hour. DuckDB knows no holidays: days and openings come
   * from the same calendars that CoCo uses.
   */

  private static final String SQL = "/two-shores.duckdb.sql";
  private static final long HALF_HOUR = 1_800_000_000L;
  private static final LocalDate FIRST = LocalDate.of(2025, 12, 1);
  private static final LocalDate LAST = LocalDate.of(2027, 8, 1);
  private static final List<String> ZONES =
      List.of(
          "Europe/Paris",
          "Europe/London",
          "America/New_York",
          "Asia/Kolkata",
          "Asia/Tokyo",
          "Australia/Sydney");

  private final String memory;

  /**
   * DuckDB on all cores.
   *
   * @param memory how much memory it may take before it uses files: {@code 8GB}
   */
  public DuckDbEngine(String memory) {
    this.memory = memory;
  }

  @Override
  public String name() {
    return "DuckDB";
  }

  @Override
  public String version() {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot ask DuckDB for its version", failed);
    }
  }

  @Override
  public String idiom() {
    return "SQL over sets: one window by case, one by party, calendars as tables of half hours.";
  }

  @Override
  public boolean takesLate() {
    return true;
  }

  @Override
  public List<String> rules() {
    return TwoShores.rules();
  }

  @Override
  public SortedMap<String, String> cannot() {
    return new TreeMap<>();
  }

  @Override
  public void judge(Dataset dataset, VerdictFiles verdicts) throws Exception {
    Path work = Files.createDirectories(verdicts.folder().resolveSibling("duckdb.work"));
    SequencedMap<String, String> parts = parts();
    try (DuckDBConnection connection =
            DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      statement.execute("set preserve_insertion_order = false");
      statement.execute("set memory_limit = '%s'".formatted(memory));
      statement.execute("set temp_directory = '%s'".formatted(work));
      statement.execute(
          "create macro events() as table select * from read_parquet('%s')"
              .formatted(dataset.file()));
      statement.execute("create macro as_of() as %d".formatted(micros(Dataset.AS_OF)));
      calendars(connection, statement);
      for (Map.Entry<String, String> part : parts.entrySet()) {
        if (part.getKey().startsWith("B-")) {
          statement.execute(
              "copy (%s) to '%s' (format csv, header false, quote '')"
                  .formatted(part.getValue(), verdicts.file(part.getKey())));
        } else {
          statement.execute(part.getValue());
        }
      }
    }
  }

  /** The statements of the file by their names, in order. */
  private static SequencedMap<String, String> parts() throws IOException {
    try (InputStream file = DuckDbEngine.class.getResourceAsStream(SQL)) {
      if (file == null) {
        throw new IllegalStateException("no " + SQL);
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      SequencedMap<String, String> parts = new LinkedHashMap<>();
      String[] pieces = text.split("(?m)^--: ", -1);
      for (int i = 1; i < pieces.length; i++) {
        int end = pieces[i].indexOf('\n');
        String statement = pieces[i].substring(end + 1).strip();
        boolean isRule = pieces[i].startsWith("B-");
        parts.put(
            pieces[i].substring(0, end).strip(),
            isRule ? statement.substring(0, statement.lastIndexOf(';')) : statement);
      }
      return parts;
    }
  }

  private static void calendars(DuckDBConnection connection, Statement statement)
      throws SQLException {
    statement.execute(
        """
        create table slot (calendar varchar, slot bigint, day integer, month date,
          month_ends bigint, minute integer, worked bigint, open boolean, work_days bigint,
          works boolean)
        """);
    statement.execute("create table open_slot (calendar varchar, k bigint, start bigint)");
    statement.execute(
        "create table work_day (calendar varchar, n bigint, day integer, ends bigint)");
    statement.execute("create table local_day (day integer, ends bigint)");
    Map<String, CalendarDefinition> definitions = TwoShores.code().calendars();
    ZoneId own = TwoShores.code().zone();
    try (DuckDBAppender slots = connection.createAppender("slot");
        DuckDBAppender open = connection.createAppender("open_slot");
        DuckDBAppender days = connection.createAppender("work_day")) {
      append("office", calendar(definitions, "office", own), slots, open, days);
      for (String zone : ZONES) {
        append(zone, calendar(definitions, "local", ZoneId.of(zone)), slots, open, days);
      }
    }
    try (DuckDBAppender appender = connection.createAppender("local_day")) {
      for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
        appender.beginRow();
        appender.append((int) day.toEpochDay());
        appender.append(micros(day.plusDays(1).atStartOfDay(own).toInstant()));
        appender.endRow();
      }
    }
  }

  private static WorkingCalendar calendar(
      Map<String, CalendarDefinition> definitions, String id, ZoneId zone) {
    CalendarDefinition definition = definitions.get(id);
    if (definition == null) {
      throw new IllegalStateException("no calendar " + id);
    }
    return WorkingCalendar.of(definition, zone, TwoShores.holidays());
  }

  private static void append(
      String name,
      WorkingCalendar calendar,
      DuckDBAppender slots,
      DuckDBAppender open,
      DuckDBAppender days)
      throws SQLException {
    ZoneId zone = calendar.zone();
    long from = micros(FIRST.atStartOfDay(ZoneOffset.UTC).toInstant());
    long until = micros(LAST.atStartOfDay(ZoneOffset.UTC).toInstant());
    long worked = 0;
    long opened = 0;
    for (long start = from; start < until; start += HALF_HOUR) {
      LocalDateTime local = LocalDateTime.ofInstant(instant(start), zone);
      LocalDate day = local.toLocalDate();
      boolean isOpen = calendar.isOpen(start);
      slots.beginRow();
      slots.append(name);
      slots.append(start / HALF_HOUR);
      slots.append((int) day.toEpochDay());
      slots.append(day.withDayOfMonth(1));
      slots.append(micros(day.withDayOfMonth(1).plusMonths(1).atStartOfDay(zone).toInstant()));
      slots.append(local.getHour() * 60 + local.getMinute());
      slots.append(worked);
      slots.append(isOpen);
      slots.append(calendar.workingDays(FIRST.toEpochDay(), day.toEpochDay()));
      slots.append(calendar.isWorkingDay(day.toEpochDay()));
      slots.endRow();
      if (isOpen) {
        open.beginRow();
        open.append(name);
        open.append(opened++);
        open.append(start);
        open.endRow();
        worked += HALF_HOUR;
      }
    }
    long n = 0;
    for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
      if (calendar.isWorkingDay(day.toEpochDay())) {
        days.beginRow();
        days.append(name);
        days.append(++n);
        days.append((int) day.toEpochDay());
        days.append(micros(day.plusDays(1).atStartOfDay(zone).toInstant()));
        days.endRow();
      }
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
