package coco.engine.source;

import coco.engine.source.Refused.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/** Rows of a spreadsheet's first sheet. Its first row that is not empty is the heading. */
final class XlsxRows {
  /** Excel's own formats of dates, by number; a workbook's own begin at 164. */
  private static final List<Integer> DATES = List.of(14, 15, 16, 17, 27, 30, 36, 50, 57);

  private static final List<Integer> DATE_TIMES = List.of(22);
  private static final List<Integer> TIMES = List.of(18, 19, 20, 21, 45, 46, 47);
  private static final int FIRST_OWN_FORMAT = 164;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /**
   * What a format of numbers says in quotes, in brackets or after a backslash is no part of a date.
   */
  private static final Pattern ASIDE = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

  private final String file;
  private final Columns columns;
  private final RowSink sink;
  private final Row row = new Row();
  private int[] slots = new int[0];
  private List<String> names = List.of();
  private long number;

  XlsxRows(String file, Columns columns, RowSink sink) {
    this.file = file;
    this.columns = columns;
    this.sink = sink;
  }

  void read(Path path) {
    long line = 0;
    try (ReadableWorkbook book =
            new ReadableWorkbook(path.toFile(), new ReadingOptions(hasStyles(path), true));
        Stream<org.dhatim.fastexcel.reader.Row> rows = book.getFirstSheet().openStream()) {
      Iterator<org.dhatim.fastexcel.reader.Row> each = rows.iterator();
      while (each.hasNext() && !sink.isDone()) {
        org.dhatim.fastexcel.reader.Row cells = each.next();
        line = cells.getRowNum();
        take(cells, line);
      }
    } catch (IOException | RuntimeException e) {
      SourceException failure = Failures.of(file, StandardCharsets.UTF_8, line, e);
      // All of it was read from the disk before: what the library cannot open is broken.
      throw failure.fault().kind() == Fault.Kind.UNREADABLE
          ? new SourceException(Fault.of(Fault.Kind.BROKEN, file, line, "zip"), e)
          : failure;
    }
    if (slots.length == 0) {
      throw new SourceException(Fault.of(Fault.Kind.EMPTY, file, 0));
    }
  }

  /** Styles say which numbers are dates; a workbook may have none. */
  private static boolean hasStyles(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.getEntry("xl/styles.xml") != null;
    }
  }

  private void take(org.dhatim.fastexcel.reader.Row cells, long line) {
    if (cells.stream().noneMatch(cell -> cell != null && !cell.getText().isBlank())) {
      return;
    }
    if (slots.length == 0) {
      heading(cells, line);
      return;
    }
    number++;
    row.begin(number, line, columns.size());
    for (Cell cell : cells) {
      if (cell != null && !put(cell, line)) {
        return;
      }
    }
    sink.row(row);
  }

  private void heading(org.dhatim.fastexcel.reader.Row cells, long line) {
    List<String> heading = new ArrayList<>();
    for (Cell cell : cells) {
      heading.add(cell == null ? "" : cell.getText().strip());
    }
    sink.heading(heading, line);
    names = heading;
    slots = heading.stream().mapToInt(columns::slot).toArray();
  }

  /** Puts one cell; false where the row is refused for it. */
  private boolean put(Cell cell, long line) {
    int index = cell.getColumnIndex();
    int slot = index < slots.length ? slots[index] : Columns.UNWANTED;
    if (slot == Columns.UNWANTED) {
      return true;
    }
    CellType type = cell.getType();
    boolean isStored = type == CellType.EMPTY || type == CellType.ERROR || cell.getValue() != null;
    if (!isStored) {
      String said = cell.getFormula() == null ? "" + cell.getRawValue() : "=" + cell.getFormula();
      sink.refuse(line, names.get(index), Reason.NO_STORED_VALUE, said);
      return false;
    }
    if (type == CellType.FORMULA) {
      type = ofFormula(cell);
    }
    switch (type) {
      case ERROR -> {
        sink.refuse(line, names.get(index), Reason.CELL_ERROR, "" + cell.getRawValue());
        return false;
      }
      case NUMBER -> {
        return putNumber(slot, cell, line, names.get(index));
      }
      case BOOLEAN ->
          row.put(slot, "1".equals(cell.getRawValue()) ? "true" : "false", ColumnType.BOOLEAN);
      case STRING -> row.put(slot, cell.getText(), ColumnType.TEXT);
      case FORMULA, EMPTY -> {}
    }
    return true;
  }

  /** What a formula gave when the sheet was last computed. */
  private static CellType ofFormula(Cell cell) {
    return switch (cell.getValue()) {
      case BigDecimal value -> CellType.NUMBER;
      case Boolean value -> CellType.BOOLEAN;
      case String value -> CellType.STRING;
      case null -> CellType.EMPTY;
      default -> CellType.STRING;
    };
  }

  /** Puts a number, or the time that its format says it is; false where the row is refused. */
  private boolean putNumber(int slot, Cell cell, long line, String name) {
    String format = format(cell);
    boolean hasDate = format.matches(".*[yd].*");
    boolean hasTime = format.matches(".*[hs].*");
    BigDecimal number = cell.asNumber();
    if (Math.abs((long) number.scale()) + number.precision() > 2L * Limits.DIGITS) {
      sink.refuse(line, name, Reason.TOO_LONG, "" + cell.getRawValue());
      return false;
    }
    if (!hasDate && !hasTime) {
      row.put(slot, number.toPlainString(), ColumnType.NUMBER);
      return true;
    }
    LocalDateTime time;
    try {
      time = cell.asDate();
    } catch (DateTimeException e) {
      sink.refuse(line, name, Reason.NOT_A_TIME, "" + cell.getRawValue());
      return false;
    }
    if (!hasDate && number.compareTo(BigDecimal.ONE) < 0) {
      row.put(slot, time.toLocalTime().format(TIME), ColumnType.TEXT);
    } else if (hasTime) {
      row.put(slot, time.toString(), ColumnType.INSTANT);
    } else {
      row.put(slot, time.toLocalDate().toString(), ColumnType.DATE);
    }
    return true;
  }

  /** The letters of a cell's format; empty where it is a plain number. */
  private static String format(Cell cell) {
    Integer id = cell.getDataFormatId();
    String own = cell.getDataFormatString();
    if (id != null && id < FIRST_OWN_FORMAT) {
      return DATES.contains(id)
          ? "ymd"
          : DATE_TIMES.contains(id) ? "ymdhs" : TIMES.contains(id) ? "hs" : "";
    }
    String lower = own == null ? "" : own.toLowerCase(Locale.ROOT);
    return lower.equals("general") ? "" : ASIDE.matcher(lower).replaceAll("");
  }
}
