package coco.server.measures;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of measures. */
@Repository
class MeasureStore {
  /** The most codes that are listed; more than any organisation has. */
  private static final int CODES_MOST = 200;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  MeasureStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Lets one file of a code be kept at a time, until the transaction ends. */
  void lock(String code) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('measures ' || :code, 0))")
        .param("code", code)
        .query((row, number) -> true)
        .single();
  }

  List<String> codes() {
    return jdbc.sql("select distinct code_key from measure order by code_key limit :most")
        .param("most", CODES_MOST)
        .query(String.class)
        .list();
  }

  /** The measured months of a code, the latest first. */
  List<YearMonth> months(String code, int most) {
    return jdbc.sql(
            """
            select distinct month_on from measure where code_key = :code
            order by month_on desc limit :most
            """)
        .param("code", code)
        .param("most", most)
        .query((row, number) -> month(row))
        .list();
  }

  private static YearMonth month(ResultSet row) throws SQLException {
    return YearMonth.from(row.getObject("month_on", LocalDate.class));
  }

  /**
   * The latest measured month of a code that has begun: made-up records, and a year that was
   * mistyped, may lie ahead.
   */
  Optional<YearMonth> latest(String code, Instant now) {
    return jdbc.sql(
            """
            select month_on from measure where code_key = :code and month_on <= :now
            order by month_on desc limit 1
            """)
        .param("code", code)
        .param("now", Date.valueOf(LocalDate.ofInstant(now, ZoneOffset.UTC)))
        .query((row, number) -> month(row))
        .optional();
  }

  /** Takes a month away; false where it was not measured. */
  boolean remove(String code, YearMonth month) {
    return jdbc.sql("delete from measure where code_key = :code and month_on = :month")
            .param("code", code)
            .param("month", Date.valueOf(month.atDay(1)))
            .update()
        > 0;
  }

  /** What was counted in a month, by rule, of all editions. */
  Map<String, Count> counts(String code, YearMonth month) {
    Map<String, Count> counts = new HashMap<>();
    jdbc.sql(
            """
            select rule, kept, broken, pending, void from measure
            where code_key = :code and month_on = :month order by rule, edition_id
            """)
        .param("code", code)
        .param("month", Date.valueOf(month.atDay(1)))
        .query(
            row -> {
              counts.merge(row.getString("rule"), count(row), Count::and);
            });
    return counts;
  }

  private static Count count(ResultSet row) throws SQLException {
    return new Count(
        row.getLong("kept"), row.getLong("broken"), row.getLong("pending"), row.getLong("void"));
  }

  /** A line of the table of all that was counted. */
  record Line(YearMonth month, UUID edition, String rule, Count count) {}

  /** All that was counted of a code, the latest month first. */
  List<Line> all(String code, int most) {
    return jdbc.sql(
            """
            select month_on, edition_id, rule, kept, broken, pending, void from measure
            where code_key = :code order by month_on desc, edition_id, rule limit :most
            """)
        .param("code", code)
        .param("most", most)
        .query(
            (row, number) ->
                new Line(
                    month(row),
                    row.getObject("edition_id", UUID.class),
                    row.getString("rule"),
                    count(row)))
        .list();
  }

  /** The months of an edition that were measured, each with the day on which that was done. */
  Map<YearMonth, Instant> measured(String code, UUID edition) {
    Map<YearMonth, Instant> measured = new HashMap<>();
    jdbc.sql(
            """
            select distinct month_on, at from measure join measure_file on measure_file.id = file_id
            where measure.code_key = :code and edition_id = :edition
            """)
        .param("code", code)
        .param("edition", edition)
        .query(
            row -> {
              measured.put(month(row), row.getTimestamp("at").toInstant());
            });
    return measured;
  }

  void add(String code, MeasureFile file, UUID by, long entry) {
    jdbc.sql(
            """
            insert into measure_file (id, code_key, sha256, verdicts, at, by_id, entry_id)
            values (:id, :code, :sha256, :verdicts, :at, :by, :entry)
            """)
        .param("id", file.id())
        .param("code", code)
        .param("sha256", file.sha256())
        .param("verdicts", file.verdicts())
        .param("at", Timestamp.from(file.at()))
        .param("by", by)
        .param("entry", entry)
        .update();
  }

  /** Takes away what was counted of an edition in a month. */
  void remove(String code, YearMonth month, UUID edition) {
    jdbc.sql(
            "delete from measure where code_key = :code and month_on = :month and edition_id = :edition")
        .param("code", code)
        .param("month", Date.valueOf(month.atDay(1)))
        .param("edition", edition)
        .update();
  }

  void add(String code, UUID file, List<Line> lines) {
    batches.batchUpdate(
        """
        insert into measure (code_key, month_on, edition_id, rule, kept, broken, pending, void, file_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        lines.stream()
            .map(
                it ->
                    new Object[] {
                      code,
                      Date.valueOf(it.month().atDay(1)),
                      it.edition(),
                      it.rule(),
                      it.count().kept(),
                      it.count().broken(),
                      it.count().pending(),
                      it.count().none(),
                      file
                    })
            .toList());
  }

  /** The files of a code, the latest first. */
  List<MeasureFile> files(String code, int most) {
    return jdbc.sql(
            """
            select measure_file.id, sha256, verdicts, at, person.name as by,
              (select string_agg(distinct cast(month_on as text), ' ') from measure
                where file_id = measure_file.id) as months
            from measure_file join person on person.id = by_id
            where measure_file.code_key = :code order by at desc, measure_file.id limit :most
            """)
        .param("code", code)
        .param("most", most)
        .query(
            (row, number) ->
                new MeasureFile(
                    row.getObject("id", UUID.class),
                    row.getString("sha256"),
                    row.getLong("verdicts"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("by"),
                    Optional.ofNullable(row.getString("months")).stream()
                        .flatMap(it -> List.of(it.split(" ", -1)).stream())
                        .map(day -> YearMonth.from(LocalDate.parse(day)))
                        .toList()))
        .list();
  }

  Optional<Integer> threshold(String code) {
    return jdbc.sql("select percent from measure_threshold where code_key = :code")
        .param("code", code)
        .query(Integer.class)
        .optional();
  }

  void setThreshold(String code, int percent) {
    jdbc.sql(
            """
            insert into measure_threshold (code_key, percent) values (:code, :percent)
            on conflict (code_key) do update set percent = excluded.percent
            """)
        .param("code", code)
        .param("percent", percent)
        .update();
  }
}
