package coco.language.syntax;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.syntax.Markdown.Row;
import coco.language.syntax.Markdown.Table;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.NearNames;
import coco.language.text.Span;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which column of a table holds what. Headers are read in either language. */
final class Columns {
  private final Map<Column, Integer> places = new EnumMap<>(Column.class);

  private Columns() {}

  /** What a column holds. */
  enum Column {
    ID("Id", "Id", "Identifier, Identifiant"),
    TERM("Term", "Terme", ""),
    ACT("Act", "Acte", ""),
    KIND("Kind", "Nature", ""),
    MEANING("Meaning", "Sens", "Signification"),
    CALENDAR("Calendar", "Calendrier", ""),
    HOURS("Opening hours", "Heures d'ouverture", "Hours, Horaires, Horaires d'ouverture"),
    ZONE("Time zone", "Fuseau horaire", "Zone, Fuseau"),
    HOLIDAYS("Holidays", "Jours fériés", "Public holidays, Fériés"),
    WHEN("When", "Quand", ""),
    WHAT("What", "Quoi", ""),
    THEN("Then", "Résultat", "");

    private static final Map<String, Column> BY_NAME =
        Arrays.stream(values())
            .flatMap(column -> column.names().map(name -> Map.entry(DateWords.plain(name), column)))
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));

    private final String english;
    private final String french;
    private final String others;

    Column(String english, String french, String others) {
      this.english = english;
      this.french = french;
      this.others = others;
    }

    /** The column's name in a language. */
    String name(Language language) {
      return switch (language) {
        case ENGLISH -> english;
        case FRENCH -> french;
      };
    }

    private Stream<String> names() {
      return Stream.concat(Stream.of(english, french), Stream.of(others.split(", ", -1)));
    }
  }

  /** The columns of a table among those expected; an unknown one is a warning. */
  static Columns read(
      Table table, Language language, List<Column> expected, List<Finding> findings) {
    Columns columns = new Columns();
    List<String> names = expected.stream().map(column -> column.name(language)).toList();
    for (int i = 0; i < table.header().size(); i++) {
      Clip header = table.header().get(i);
      Optional<Column> column = column(header);
      if (column.isPresent() && expected.contains(column.get())) {
        columns.places.putIfAbsent(column.get(), i);
      } else if (!header.text().isBlank()) {
        findings.add(
            Finding.of(
                FindingKind.UNKNOWN_COLUMN,
                header.span(0, header.text().length()),
                header.text(),
                NearNames.nearestOrAll(header.text(), names)));
      }
    }
    return columns;
  }

  /** Whether a table has a column. */
  static boolean has(Table table, Column column) {
    return table.header().stream().anyMatch(header -> column(header).equals(Optional.of(column)));
  }

  private static Optional<Column> column(Clip header) {
    String plain = DateWords.plain(header.text().strip().replaceAll("\\s+", " "));
    return Optional.ofNullable(Column.BY_NAME.get(plain));
  }

  /** Whether every required column is there; those that are not are reported together. */
  boolean require(Table table, Language language, List<Column> required, List<Finding> findings) {
    List<String> missing =
        required.stream()
            .filter(column -> !places.containsKey(column))
            .map(column -> column.name(language))
            .toList();
    if (!missing.isEmpty()) {
      findings.add(Finding.of(FindingKind.MISSING_COLUMN, head(table), String.join(", ", missing)));
    }
    return missing.isEmpty();
  }

  /** Where the header stands; a table of bars alone has none. */
  private static Span head(Table table) {
    if (table.header().isEmpty()) {
      return table.span();
    }
    Clip first = table.header().getFirst();
    Clip last = table.header().getLast();
    return first.span(0, first.text().length()).to(last.span(0, last.text().length()));
  }

  boolean has(Column column) {
    return places.containsKey(column);
  }

  /** The cell of a row; empty text where there is no such column or nothing stands in it. */
  Clip cell(Row row, Column column) {
    Integer place = places.get(column);
    return place == null || place >= row.cells().size()
        ? new Clip("", new int[] {row.span().end()})
        : trimmed(row.cells().get(place));
  }

  /** The cell; a finding where it is empty. */
  Optional<Clip> filled(Row row, Column column, Language language, List<Finding> findings) {
    Clip cell = cell(row, column);
    if (cell.text().isEmpty()) {
      findings.add(Finding.of(FindingKind.EMPTY_CELL, row.span(), column.name(language)));
      return Optional.empty();
    }
    if (cell.text().length() > Limits.CELL_CHARACTERS) {
      findings.add(
          Finding.of(
              FindingKind.CELL_TOO_LONG,
              cell.span(0, 1),
              String.valueOf(Limits.CELL_CHARACTERS),
              String.valueOf(cell.text().length())));
      return Optional.empty();
    }
    return Optional.of(cell);
  }

  /** Whether the row has no more cells than the header, nothing of it thus being lost. */
  static boolean isWhole(Table table, Row row, List<Finding> findings) {
    if (row.written() <= table.header().size()) {
      return true;
    }
    findings.add(
        Finding.of(
            FindingKind.TOO_MANY_CELLS,
            row.span(),
            String.valueOf(row.written()),
            String.valueOf(table.header().size())));
    return false;
  }

  static Clip trimmed(Clip clip) {
    int from = 0;
    int until = clip.text().length();
    while (from < until && isBlank(clip.text().charAt(from))) {
      from++;
    }
    while (until > from && isBlank(clip.text().charAt(until - 1))) {
      until--;
    }
    return clip.part(from, until);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F';
  }
}
