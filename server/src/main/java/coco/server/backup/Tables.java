package coco.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The SQL of copies: whatever tables there are, as rows of text. */
final class Tables {
  private static final String HISTORY = "flyway_schema_history";

  /** What does not outlive a restore: who is signed in, and links that let in. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          HISTORY, "spring_session", "spring_session_attributes", "one_time_link", "letter_link");

  private final Connection connection;

  Tables(Connection connection) {
    this.connection = connection;
  }

  private List<String> list(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private void run(String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /** Every table that a copy holds, by name. */
  List<String> names() throws SQLException {
    return all().stream().filter(name -> !LEFT_OUT.contains(name)).toList();
  }

  /** Every table of the schema. */
  List<String> all() throws SQLException {
    return list(
        """
        select relname from pg_class
        where relnamespace = current_schema()::regnamespace and relkind = 'r' order by relname
        """);
  }

  /** The migrations that the tables went through: script and checksum by version. */
  SequencedMap<String, String> migrations() throws SQLException {
    TreeMap<String, String> migrations = new TreeMap<>();
    if (all().contains(HISTORY)) {
      for (String line :
          list(
              """
              select version || ' ' || script || ' ' || checksum from flyway_schema_history
              where success and version is not null order by installed_rank
              """)) {
        String[] parts = line.split(" ", 2);
        migrations.put(parts[0], parts[1]);
      }
    }
    return migrations;
  }

  /** The columns of a table that are stored rather than worked out, in order. */
  List<String> columns(String table) throws SQLException {
    return list(
        """
        select attname from pg_attribute
        where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
        order by attnum
        """
            .formatted(quoted(table)));
  }

  long copyOut(String table, List<String> columns, OutputStream to)
      throws SQLException, IOException {
    return copies().copyOut("copy %s (%s) to stdout".formatted(quoted(table), quoted(columns)), to);
  }

  long copyIn(String table, List<String> columns, InputStream from)
      throws SQLException, IOException {
    return copies()
        .copyIn("copy %s (%s) from stdin".formatted(quoted(table), quoted(columns)), from);
  }

  private CopyManager copies() throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** Each counter with the last number that it gave: {@code name number}. */
  List<String> sequences() throws SQLException {
    return list(
        """
        select sequencename || ' ' || last_value from pg_sequences
        where schemaname = current_schema() and last_value is not null order by sequencename
        """);
  }

  void setSequence(String name, long last) throws SQLException {
    run("select setval('%s', %d)".formatted(quoted(name), last));
  }

  /**
   * Takes away, until {@link #bind}, what would refuse rows that come in any order: foreign keys
   * and triggers. Within one transaction, so that nobody ever sees the tables without.
   *
   * @return what {@link #bind} puts back
   */
  List<String> unbind(List<String> tables) throws SQLException {
    List<String> back =
        list(
            """
            select format('alter table %s add constraint %I %s',
              conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint
            where contype = 'f' and connamespace = current_schema()::regnamespace order by oid
            """);
    for (String command :
        list(
            """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname)
            from pg_constraint
            where contype = 'f' and connamespace = current_schema()::regnamespace order by oid
            """)) {
      run(command);
    }
    for (String table : tables) {
      run("alter table %s disable trigger user".formatted(quoted(table)));
      run("truncate %s".formatted(quoted(table)));
    }
    return back;
  }

  /** Puts back what {@link #unbind} took away: every foreign key is checked for every row. */
  void bind(List<String> tables, List<String> back) throws SQLException {
    for (String table : tables) {
      run("alter table %s enable trigger user".formatted(quoted(table)));
    }
    for (String command : back) {
      run(command);
    }
  }

  private static String quoted(List<String> names) {
    return names.stream().map(Tables::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new BackupFault("cannot copy '%s': no table of CoCo is called so.".formatted(name));
    }
    return '"' + name + '"';
  }
}
