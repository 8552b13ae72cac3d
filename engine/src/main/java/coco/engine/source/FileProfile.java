package coco.engine.source;

import coco.engine.source.Refused.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the first rows of a file look like, column by column. */
final class FileProfile implements RowSink {
  private final Columns columns = Columns.all();
  private final SequencedMap<String, ColumnProfile> profiles = new LinkedHashMap<>();
  private final List<Map<String, String>> rows = new ArrayList<>();
  private final Set<String> missing = new TreeSet<>();
  private long characters;

  Columns columns() {
    return columns;
  }

  @Override
  public void heading(List<String> names, long line) {
    names.forEach(name -> profiles.put(name, new ColumnProfile(name)));
  }

  @Override
  public void row(Row row) {
    Map<String, String> texts = new HashMap<>();
    for (int slot = 0; slot < columns.size(); slot++) {
      String text = row.text(slot);
      if (text != null) {
        characters += text.length();
        String name = columns.names().get(slot);
        profiles.computeIfAbsent(name, ColumnProfile::new).add(text, row.type(slot));
        if (ColumnProfile.MISSING.contains(text.strip())) {
          missing.add(text.strip());
        } else {
          texts.put(name, text);
        }
      }
    }
    rows.add(texts);
  }

  @Override
  public void refuse(long line, @Nullable String column, Reason reason, String text) {
    // A row that cannot be told apart says nothing of the columns.
  }

  @Override
  public boolean isDone() {
    return rows.size() >= Limits.ROWS_INSPECTED || characters > Limits.CHARACTERS_INSPECTED;
  }

  int rows() {
    return rows.size();
  }

  /** The columns that a mapping can name. */
  List<ColumnProfile> all() {
    return profiles.values().stream().filter(column -> canBeNamed(column.name())).toList();
  }

  /** Whether a name is one, and short enough for a key of YAML. */
  private static boolean canBeNamed(String name) {
    return !name.isEmpty() && MappingText.quoted(name).length() <= Limits.NAME_CHARACTERS;
  }

  Optional<ColumnProfile> column(String name) {
    return Optional.ofNullable(profiles.get(name));
  }

  /** The texts met that stand for no value; the empty text is always one. */
  List<String> missing() {
    Set<String> all = new TreeSet<>(missing);
    all.add("");
    return List.copyOf(all);
  }

  /** Whether the values of columns together tell every row from the others. */
  boolean isUnique(List<String> names) {
    Set<List<String>> seen = new HashSet<>();
    for (Map<String, String> row : rows) {
      List<String> values = names.stream().map(name -> row.getOrDefault(name, "")).toList();
      if (values.stream().allMatch(String::isEmpty) || !seen.add(values)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a column has one value for each value of others. */
  boolean dependsOn(String column, List<String> names) {
    Map<List<String>, String> seen = new HashMap<>();
    for (Map<String, String> row : rows) {
      List<String> values = names.stream().map(name -> row.getOrDefault(name, "")).toList();
      String value = row.getOrDefault(column, "");
      String known = seen.putIfAbsent(values, value);
      if (known != null && !known.equals(value)) {
        return false;
      }
    }
    return true;
  }
}
