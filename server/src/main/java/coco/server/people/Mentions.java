package coco.server.people;

import coco.server.privacy.Leaver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where somebody is named in words that others wrote, in whatever tables there are: a module that
 * is added needs to know nothing of it.
 */
@Component
class Mentions {
  /**
   * Tables and columns that are left as they are: what the log's hashes, or those of a code's
   * texts, are made of; names by which something is found; and the names of other people.
   */
  private static final Set<String> LEFT =
      Set.of(
          "flyway_schema_history",
          "evidence_log",
          "evidence_entry",
          "evidence_sealed",
          "evidence_erased",
          "evidence_tile",
          "evidence_checkpoint",
          "spring_session",
          "spring_session_attributes",
          "person",
          "party",
          "comment.author_name",
          "edition_text.text",
          "publication.name",
          "rule_owner.owner",
          "rule_reference.reference",
          "working_copy.text");

  private final JdbcClient jdbc;

  Mentions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Column(String table, String name, boolean isJson) {
    boolean isLeft() {
      return LEFT.contains(table) || LEFT.contains(table + "." + name);
    }

    String quoted() {
      return "\"%s\"".formatted(name.replace("\"", "\"\""));
    }

    String text() {
      return isJson ? quoted() + "::text" : quoted();
    }

    String without() {
      String replaced = "regexp_replace(%s, :pattern, :gone, 'gi')".formatted(text());
      return "%s = %s"
          .formatted(quoted(), isJson ? "cast(%s as jsonb)".formatted(replaced) : replaced);
    }
  }

  private Map<String, List<Column>> columns() {
    return jdbc
        .sql(
            """
            select columns.table_name, column_name, data_type = 'jsonb' as json
            from information_schema.columns join information_schema.tables
              on tables.table_schema = columns.table_schema and tables.table_name = columns.table_name
            where columns.table_schema = current_schema() and table_type = 'BASE TABLE'
              and data_type in ('text', 'character varying', 'jsonb') and is_generated = 'NEVER'
            order by columns.table_name, ordinal_position
            """)
        .query(
            (row, number) ->
                new Column(
                    row.getString("table_name"),
                    row.getString("column_name"),
                    row.getBoolean("json")))
        .list()
        .stream()
        .filter(column -> !column.isLeft())
        .collect(Collectors.groupingBy(Column::table, TreeMap::new, Collectors.toList()));
  }

  private static String anyOf(List<Column> columns) {
    return columns.stream()
        .map(column -> column.text() + " ~* :pattern")
        .collect(Collectors.joining(" or "));
  }

  /** How many rows name somebody in words that can change. */
  long count(Leaver leaver) {
    long rows = 0;
    for (var table : columns().entrySet()) {
      rows +=
          jdbc.sql(
                  "select count(*) from \"%s\" where %s"
                      .formatted(table.getKey(), anyOf(table.getValue())))
              .param("pattern", leaver.pattern())
              .query(Long.class)
              .single();
    }
    return rows;
  }

  /** Takes somebody's name and address out of every one of them, in the running transaction. */
  void takeOut(Leaver leaver) {
    for (var table : columns().entrySet()) {
      String set = table.getValue().stream().map(Column::without).collect(Collectors.joining(", "));
      jdbc.sql(
              "update \"%s\" set %s where %s"
                  .formatted(table.getKey(), set, anyOf(table.getValue())))
          .param("pattern", leaver.pattern())
          .param("gone", Leaver.GONE)
          .update();
    }
  }

  /**
   * Frees the place of rows that are gone, and forgets the samples of values that the database
   * keeps to plan with. Outside of a transaction.
   */
  void settle() {
    jdbc.sql("vacuum (analyze)").update();
  }
}
