package coco.server.backup;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a backup says of itself, as {@code manifest.properties}.
 *
 * @param made when, ISO-8601
 * @param migrations that its tables went through: version, then script and checksum
 * @param tables by name
 */
record Manifest(
    String made, SequencedMap<String, String> migrations, SequencedMap<String, Rows> tables) {
  /** The form of the file; a reader refuses one that is higher. */
  static final int FORMAT = 1;

  Manifest {
    migrations = new TreeMap<>(migrations);
    tables = new TreeMap<>(tables);
  }

  /** How many rows a table has, and their columns, in order. */
  record Rows(long count, List<String> columns) {
    Rows {
      columns = List.copyOf(columns);
    }
  }

  long rows() {
    return tables.values().stream().mapToLong(Rows::count).sum();
  }

  String text() {
    StringBuilder text = new StringBuilder("format=%d\nmade=%s\n".formatted(FORMAT, made));
    migrations.forEach(
        (version, what) -> text.append("migration.%s=%s\n".formatted(version, what)));
    tables.forEach(
        (name, rows) ->
            text.append(
                "table.%s=%d %s\n"
                    .formatted(name, rows.count(), String.join(",", rows.columns()))));
    return text.toString();
  }

  /**
   * What a text says.
   *
   * @throws BackupFault if it is of a later form, or none
   */
  static Manifest of(String text) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(text));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    String format = lines.getProperty("format", "");
    if (!format.equals(Integer.toString(FORMAT))) {
      throw new BackupFault(
          "cannot restore: the backup is of form '%s', and this CoCo reads form %d. Use the CoCo that made it, or a later one."
              .formatted(format, FORMAT));
    }
    TreeMap<String, String> migrations = new TreeMap<>();
    TreeMap<String, Rows> tables = new TreeMap<>();
    for (String key : lines.stringPropertyNames()) {
      String value = lines.getProperty(key);
      if (key.startsWith("migration.")) {
        migrations.put(key.substring("migration.".length()), value);
      } else if (key.startsWith("table.")) {
        String[] parts = value.split(" ", 2);
        tables.put(
            key.substring("table.".length()),
            new Rows(Long.parseLong(parts[0]), Arrays.asList(parts[1].split(","))));
      }
    }
    return new Manifest(lines.getProperty("made", ""), migrations, tables);
  }
}
