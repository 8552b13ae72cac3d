package coco.language.syntax;

import coco.language.Document.CalendarRow;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.HolidayRegions;
import coco.language.Limits;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.ClosureFile;
import coco.language.code.CalendarDefinition.Holidays;
import coco.language.code.CalendarDefinition.NoHolidays;
import coco.language.code.CalendarDefinition.Region;
import coco.language.syntax.Columns.Column;
import coco.language.syntax.Markdown.Row;
import coco.language.syntax.Markdown.Table;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Located;
import coco.language.text.NearNames;
import coco.language.text.SourceText;
import coco.language.text.Span;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads tables of calendars. */
final class CalendarTables {
  private static final List<Column> COLUMNS =
      List.of(Column.ID, Column.CALENDAR, Column.HOURS, Column.ZONE, Column.HOLIDAYS);
  private static final List<Column> REQUIRED = List.of(Column.CALENDAR, Column.HOURS);
  private static final Set<String> PARTY =
      Set.of("party", "the party", "personne concernee", "la personne concernee", "interlocuteur");
  private static final Set<String> NONE =
      Set.of("none", "no", "aucun", "aucune", "sans", "-", "–", "—");

  /** What makes of a file's name a way to another folder, on any system. */
  private static final Pattern ELSEWHERE = Pattern.compile("[/\\\\:]|^\\.\\.");

  private final SourceText source;
  private final Language language;
  private final ZoneId codeZone;
  private final HolidayRegions regions;
  private final List<Finding> findings;
  private final Map<String, CalendarRow> rows = new LinkedHashMap<>();
  private final Map<String, CalendarRow> names = new LinkedHashMap<>();
  private boolean isFull;

  CalendarTables(
      SourceText source,
      Language language,
      ZoneId codeZone,
      HolidayRegions regions,
      List<Finding> findings) {
    this.source = source;
    this.language = language;
    this.codeZone = codeZone;
    this.regions = regions;
    this.findings = findings;
  }

  static boolean isOne(Table table) {
    return Columns.has(table, Column.CALENDAR) || Columns.has(table, Column.HOURS);
  }

  void read(Table table) {
    Columns columns = Columns.read(table, language, COLUMNS, findings);
    if (columns.require(table, language, REQUIRED, findings)) {
      for (Row row : table.rows()) {
        if (Columns.isWhole(table, row, findings)) {
          row(columns, row);
        }
      }
    }
  }

  /** Every row that has a name, by id, in order. */
  List<CalendarRow> rows() {
    return List.copyOf(rows.values());
  }

  private void row(Columns columns, Row row) {
    Optional<Clip> name = columns.filled(row, Column.CALENDAR, language, findings);
    Optional<Clip> hours = columns.filled(row, Column.HOURS, language, findings);
    Optional<Clip> id =
        columns.has(Column.ID) ? columns.filled(row, Column.ID, language, findings) : name;
    if (name.isEmpty() || id.isEmpty()) {
      return;
    }
    int before = findings.size();
    String key = id.get().text();
    Optional<ZoneId> zone = zone(columns.cell(row, Column.ZONE));
    Holidays holidays = holidays(columns.cell(row, Column.HOLIDAYS), row, name.get().text());
    Optional<HoursParser.Result> read =
        hours.map(cell -> HoursParser.parse(cell, language, findings));
    boolean sound =
        findings.subList(before, findings.size()).stream()
            .noneMatch(it -> it.kind().severity() == FindingKind.Severity.ERROR_OF_FORM);
    if (sound && read.isPresent() && read.get().neverOpens()) {
      Clip cell = hours.get();
      Span place = cell.span(0, cell.text().length());
      findings.add(Finding.of(FindingKind.NEVER_OPENS, place, name.get().text()));
      sound = false;
    }
    Optional<CalendarDefinition> calendar =
        sound && read.isPresent()
            ? Optional.of(
                new CalendarDefinition(
                    key, read.get().weekly(), read.get().specials(), zone, holidays))
            : Optional.empty();
    add(new CalendarRow(key, name.get(), row.span(), calendar), id.get());
  }

  private void add(CalendarRow row, Clip id) {
    Span place = id.span(0, id.text().length());
    CalendarRow same = rows.get(row.id());
    CalendarRow called = names.get(Names.plain(row.name().text()));
    CalendarRow other = same == null ? called : same;
    if (other != null) {
      String line = String.valueOf(source.lineOf(other.row().start()));
      String twice = same == null ? row.name().text() : row.id();
      findings.add(Finding.of(FindingKind.DUPLICATE_CALENDAR, place, twice, line));
      return;
    }
    if (rows.size() >= Limits.CALENDARS) {
      if (!isFull) {
        findings.add(
            Finding.of(FindingKind.TOO_MANY_CALENDARS, place, String.valueOf(Limits.CALENDARS)));
      }
      isFull = true;
      return;
    }
    rows.put(row.id(), row);
    names.put(Names.plain(row.name().text()), row);
  }

  /** The zone of a cell; empty for the party's own. An empty cell is the code's zone. */
  private Optional<ZoneId> zone(Clip cell) {
    if (cell.text().isEmpty()) {
      return Optional.of(codeZone);
    }
    if (PARTY.contains(Names.plain(DateWords.plain(cell.text())))) {
      return Optional.empty();
    }
    Span place = cell.span(0, cell.text().length());
    return Optional.of(Zones.find(new Located<>(cell.text(), place), findings).orElse(codeZone));
  }

  private Holidays holidays(Clip cell, Row row, String calendar) {
    String text = cell.text().replace("`", "");
    String plain = DateWords.plain(text);
    if (text.isEmpty()) {
      findings.add(Finding.of(FindingKind.HOLIDAYS_MISSING, row.span(), calendar));
      return new NoHolidays();
    }
    if (NONE.contains(plain)) {
      return new NoHolidays();
    }
    if (plain.endsWith(".ics") || plain.endsWith(".csv")) {
      if (ELSEWHERE.matcher(text).find()) {
        Span place = cell.span(0, cell.text().length());
        findings.add(Finding.of(FindingKind.CLOSURES_ELSEWHERE, place, text));
      }
      return new ClosureFile(text);
    }
    String region = text.toUpperCase(Locale.ROOT);
    if (!region.matches("[A-Z]{2}(-[A-Z0-9]{1,5}){0,4}") || !regions.isKnown(region)) {
      findings.add(
          Finding.of(
              FindingKind.UNKNOWN_HOLIDAY_REGION,
              cell.span(0, cell.text().length()),
              text,
              regions.all().isEmpty()
                  ? "FR, GB-ENG"
                  : NearNames.nearestOrAll(text, regions.all())));
    }
    return new Region(region);
  }
}
