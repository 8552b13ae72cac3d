package coco.engine.calendar;

import coco.engine.calendar.Closures.Reason;
import coco.engine.calendar.Closures.Refused;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Reads closures from a CSV file. */
final class CsvClosures {
  private static final List<String> DATE = List.of("date", "day", "jour");
  private static final List<String> FROM = List.of("from", "start", "du", "début", "debut");
  private static final List<String> UNTIL = List.of("until", "end", "to", "au", "fin");
  private static final List<String> NAME =
      List.of("name", "nom", "nom_jour_ferie", "description", "libellé", "libelle", "summary");

  private final TreeMap<LocalDate, String> days = new TreeMap<>();
  private final List<Refused> refused = new ArrayList<>();

  Closures read(Reader reader) throws IOException {
    BufferedReader lines = new BufferedReader(reader);
    lines.mark(8_192);
    String heading = lines.readLine();
    lines.reset();
    char separator = heading != null && heading.contains(";") ? ';' : ',';
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(lines)) {
      for (NamedCsvRecord row : rows) {
        add(row);
      }
    } catch (CsvParseException e) {
      throw new IOException("cannot read the closures: " + e.getMessage(), e);
    }
    return new Closures(days, refused);
  }

  private void add(NamedCsvRecord row) {
    String text = String.join(",", row.getFields());
    int line = Math.toIntExact(row.getStartingLineNumber());
    String date = field(row, DATE);
    String from = date.isEmpty() ? field(row, FROM) : date;
    String until = date.isEmpty() ? field(row, UNTIL) : date;
    try {
      LocalDate first = LocalDate.parse(from);
      LocalDate last = until.isEmpty() ? first : LocalDate.parse(until);
      if (last.isBefore(first)) {
        refused.add(new Refused(line, text, Reason.REVERSED));
      } else if (last.toEpochDay() - first.toEpochDay() >= Closures.DAYS_MAX) {
        refused.add(new Refused(line, text, Reason.TOO_LONG));
      } else {
        String name = field(row, NAME);
        first.datesUntil(last.plusDays(1)).forEach(day -> days.putIfAbsent(day, name));
      }
    } catch (DateTimeException e) {
      refused.add(new Refused(line, text, Reason.NOT_A_DATE));
    }
  }

  /** The first column that bears one of these names; empty where there is none. */
  private static String field(NamedCsvRecord row, List<String> names) {
    List<String> header = row.getHeader();
    for (int i = 0; i < header.size() && i < row.getFieldCount(); i++) {
      if (names.contains(header.get(i).strip().toLowerCase(Locale.ROOT))) {
        return row.getField(i).strip();
      }
    }
    return "";
  }
}
