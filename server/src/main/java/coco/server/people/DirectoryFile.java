package coco.server.people;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.web.Spreadsheet;
import coco.server.web.Texts;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * People as a table: what a file's columns and cells mean, in English and French, and the file that
 * says the same.
 */
final class DirectoryFile {
  private static final String ROLES_BETWEEN = " | ";

  /** 2026-01-31, or as spreadsheets in Europe show it, the day first. */
  private static final List<DateTimeFormatter> DATES =
      Stream.of("uuuu-MM-dd", "d/M/uuuu", "d.M.uuuu")
          .map(it -> DateTimeFormatter.ofPattern(it).withResolverStyle(ResolverStyle.STRICT))
          .toList();

  private DirectoryFile() {}

  /**
   * A file's people.
   *
   * @param ignored headings that are none of ours
   * @param problem the key of why nothing can be read
   */
  record Read(List<Row> rows, List<String> ignored, Optional<String> problem) {
    Read {
      rows = List.copyOf(rows);
      ignored = List.copyOf(ignored);
    }
  }

  /**
   * A line's cells by what they say; a column that the file does not have is absent.
   *
   * @param problem the key of why its cells cannot be told apart
   */
  record Row(long line, Map<Field, String> cells, Optional<String> problem) {
    Row {
      cells = Map.copyOf(cells);
    }

    Row(long line, Map<Field, String> cells) {
      this(line, cells, Optional.empty());
    }

    Optional<String> of(Field field) {
      return Optional.ofNullable(cells.get(field));
    }
  }

  static Read read(byte[] bytes) {
    CsvText text = CsvText.of(bytes);
    if (text.problem().isPresent()) {
      return new Read(List.of(), List.of(), text.problem());
    }
    List<String> headings = text.lines().getFirst().cells();
    Map<Field, Integer> columns = new EnumMap<>(Field.class);
    List<String> ignored = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      Optional<Field> field = field(headings.get(i));
      if (field.isPresent() && columns.putIfAbsent(field.get(), i) != null) {
        return new Read(List.of(), List.of(), Optional.of("people.import.problem.twice"));
      }
      if (field.isEmpty() && !headings.get(i).isEmpty()) {
        ignored.add(headings.get(i));
      }
    }
    if (!columns.containsKey(Field.EMAIL)) {
      return new Read(List.of(), ignored, Optional.of("people.import.problem.no-email"));
    }
    List<Row> rows =
        text.lines().stream().skip(1).map(line -> row(line, headings.size(), columns)).toList();
    return new Read(rows, ignored, Optional.empty());
  }

  /** A line with more or fewer cells than the heading says nothing for sure. */
  private static Row row(CsvText.Line line, int width, Map<Field, Integer> columns) {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    if (line.cells().size() != width) {
      boolean isLonger = line.cells().size() > width;
      return new Row(
          line.number(),
          cells,
          Optional.of(isLonger ? "people.import.refused.more" : "people.import.refused.fewer"));
    }
    columns.forEach((field, at) -> cells.put(field, undefused(line.cells().get(at))));
    return new Row(line.number(), cells);
  }

  private static Optional<Field> field(String heading) {
    return Arrays.stream(Field.values())
        .filter(field -> isOneOf(heading, "people.field.%s.names".formatted(field.key())))
        .findFirst();
  }

  /** Whether a word is one of a text's, in either language; case, accents and signs aside. */
  private static boolean isOneOf(String word, String key) {
    return Arrays.stream(Language.values())
        .flatMap(language -> Arrays.stream(Texts.in(language).of(key).split("\\|")))
        .anyMatch(name -> plain(name).equals(plain(word)));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}\\p{Nd}]", "");
  }

  static Optional<Language> language(String cell) {
    return Arrays.stream(Language.values())
        .filter(it -> isOneOf(cell, "people.language.%s.names".formatted(it.tag())))
        .findFirst();
  }

  /** The roles that a cell names; empty where a word is none. */
  static Optional<List<Role>> roles(String cell) {
    List<Role> roles = new ArrayList<>();
    for (String word : List.of(cell.split("[|,;]", -1))) {
      if (word.isBlank()) {
        continue;
      }
      Optional<Role> role =
          Arrays.stream(Role.values())
              .filter(
                  it ->
                      plain(it.key()).equals(plain(word))
                          || isOneOf(word, "people.role." + it.key()))
              .findFirst();
      if (role.isEmpty()) {
        return Optional.empty();
      }
      role.ifPresent(roles::add);
    }
    return Optional.of(roles);
  }

  /** The day that a cell names; empty where it is none. */
  static Optional<LocalDate> date(String cell) {
    return DATES.stream().flatMap(format -> date(cell, format).stream()).findFirst();
  }

  private static Optional<LocalDate> date(String cell, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDate.parse(cell, format));
    } catch (DateTimeParseException another) {
      return Optional.empty();
    }
  }

  /** The directory as a file that imports again to the same, with the mark that Excel looks for. */
  static String write(List<Entry> entries, Texts texts) {
    return Spreadsheet.of(
        Arrays.stream(Field.values())
            .map(field -> texts.of("people.field." + field.key()))
            .toList(),
        entries.stream()
            .map(
                entry ->
                    Arrays.stream(Field.values())
                        .map(field -> Spreadsheet.defused(cell(entry, field, texts)))
                        .toList())
            .toList());
  }

  private static String cell(Entry entry, Field field, Texts texts) {
    return field == Field.ROLES
        ? entry.roles().stream()
            .map(role -> texts.of("people.role." + role.key()))
            .collect(Collectors.joining(ROLES_BETWEEN))
        : entry.value(field);
  }

  /** The cell as it was before it was defused. */
  static String undefused(String cell) {
    return cell.matches("(?s)'+[=+\\-@\\t\\r].*") ? cell.substring(1) : cell;
  }
}
