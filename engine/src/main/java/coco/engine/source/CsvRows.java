package coco.engine.source;

import coco.engine.source.Refused.Reason;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Rows of CSV and TSV. The first row is the heading; a row of another length is refused. A
 * quotation mark that nothing closes stops the file: what it swallows would be rows that nobody
 * misses.
 */
final class CsvRows {
  /** Added as a row of its own: where an open quotation mark swallows it, it does not come back. */
  private static final String END = "\uFDD0end\uFDD1";

  private final String file;
  private final Charset encoding;
  private final Columns columns;
  private final RowSink sink;
  private final Row row = new Row();
  private int[] slots = new int[0];
  private long line;
  private long number;

  CsvRows(String file, Charset encoding, Columns columns, RowSink sink) {
    this.file = file;
    this.encoding = encoding;
    this.columns = columns;
    this.sink = sink;
  }

  void read(Reader in, char separator) {
    CsvReader<CsvRecord> records = records(new EndedReader(in, "\n" + END), separator);
    try {
      for (CsvRecord fields : records) {
        line = fields.getStartingLineNumber();
        String last = fields.getField(fields.getFieldCount() - 1);
        if (last.equals(END)) {
          break;
        } else if (last.endsWith(END)) {
          throw new SourceException(Fault.of(Fault.Kind.OPEN_QUOTE, file, line));
        }
        if (slots.length == 0) {
          heading(fields.getFields());
        } else {
          number++;
          take(fields);
        }
        if (sink.isDone()) {
          return;
        }
      }
    } catch (CsvParseException e) {
      throw tooLong(e) ? limit() : failed(e);
    } catch (RuntimeException e) {
      throw Failures.of(file, encoding, line, e);
    }
    if (slots.length == 0) {
      throw new SourceException(Fault.of(Fault.Kind.EMPTY, file, 0));
    }
  }

  private static CsvReader<CsvRecord> records(Reader in, char separator) {
    CsvRecordHandler handler =
        CsvRecordHandler.builder()
            .maxFields(Limits.COLUMNS)
            .maxFieldSize(Limits.ROW_CHARACTERS)
            .maxRecordSize(Limits.ROW_CHARACTERS)
            .build();
    return CsvReader.builder()
        .fieldSeparator(separator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowExtraCharsAfterClosingQuote(false)
        .maxBufferSize(Limits.ROW_CHARACTERS)
        .build(handler, in);
  }

  private SourceException failed(CsvParseException e) {
    boolean isStream = e.getCause() != null && e.getCause().getCause() != null;
    return !isStream && (e + " " + e.getCause()).contains("quote")
        ? new SourceException(Fault.of(Fault.Kind.TEXT_AFTER_QUOTE, file, line + 1), e)
        : Failures.of(file, encoding, line + 1, e);
  }

  private static boolean tooLong(CsvParseException e) {
    String text = e + " " + e.getCause();
    return text.contains("maxi") || text.contains("exceed") || text.contains("buffer");
  }

  private SourceException limit() {
    String more = "> " + Limits.ROW_CHARACTERS;
    return Failures.limit(file, line + 1, "row", Limits.ROW_CHARACTERS, more);
  }

  private void heading(List<String> names) {
    sink.heading(names, line);
    slots = names.stream().mapToInt(columns::slot).toArray();
  }

  private void take(CsvRecord fields) {
    int count = fields.getFieldCount();
    if (count != slots.length) {
      sink.refuse(line, null, Reason.WRONG_FIELD_COUNT, String.join(",", fields.getFields()));
      return;
    }
    row.begin(number, line, columns.size());
    for (int i = 0; i < count; i++) {
      if (slots[i] != Columns.UNWANTED) {
        row.put(slots[i], fields.getField(i), ColumnType.TEXT);
      }
    }
    sink.row(row);
  }
}
