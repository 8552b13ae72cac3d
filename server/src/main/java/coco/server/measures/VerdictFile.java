package coco.server.measures;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code coco backtest --out} writes, counted: CSV or NDJSON, as it is or compressed by gzip.
 * It is read once, row by row, and nothing of it is kept but counts and the hash of its bytes.
 */
final class VerdictFile {
  /** Bytes of the text, after decompression. */
  static final long BYTES_MOST = 200_000_000;

  static final int ROWS_MOST = 1_000_000;
  static final int MONTHS_MOST = 120;

  /** No interaction was recorded before: the engine's calendars begin then as well. */
  private static final YearMonth FIRST = YearMonth.of(1900, 1);

  /** The longest value that is shown of a row that is refused. */
  private static final int SHOWN_MOST = 60;

  private static final List<String> COLUMNS =
      List.of("rule", "edition", "source", "case", "trigger", "triggered", "state");

  private final Function<String, Optional<Known>> editions;
  private final YearMonth last;
  private final Map<String, Optional<Known>> met = new HashMap<>();
  private final Map<Place, Count> counts = new HashMap<>();
  private final Set<YearMonth> months = new HashSet<>();
  private long[] occasions = new long[1_024];
  private int verdicts;

  private VerdictFile(Function<String, Optional<Known>> editions, YearMonth last) {
    this.editions = editions;
    this.last = last;
  }

  /** An edition as far as its verdicts tell of it. */
  record Known(Set<String> rules, ZoneId zone) {
    Known {
      rules = Set.copyOf(rules);
    }
  }

  /** What is counted together. */
  record Place(YearMonth month, String edition, String rule) {}

  /** What a file says. */
  record Counted(Map<Place, Count> counts, int verdicts, String sha256) {
    Counted {
      counts = Map.copyOf(counts);
    }
  }

  /**
   * Counts a file.
   *
   * @param editions those of the code, by name
   * @param last the month beyond which nothing may lie
   */
  static Counted read(InputStream file, Function<String, Optional<Known>> editions, YearMonth last)
      throws WrongFile, IOException {
    VerdictFile read = new VerdictFile(editions, last);
    DigestInputStream bytes = new DigestInputStream(new Bounded(file), sha256());
    try {
      read.rows(text(bytes));
      // What may stand behind it belongs to the hash.
      bytes.transferTo(OutputStream.nullOutputStream());
    } catch (UncheckedIOException failure) {
      throw why(failure.getCause());
    } catch (TooMuch | ZipException | EOFException wrong) {
      throw why(wrong);
    }
    if (read.verdicts == 0) {
      throw new WrongFile("measures.problem.empty");
    }
    read.refuseRepeated();
    return new Counted(
        read.counts, read.verdicts, HexFormat.of().formatHex(bytes.getMessageDigest().digest()));
  }

  private static WrongFile why(@Nullable IOException failure) {
    return failure instanceof TooMuch
        ? new WrongFile("measures.problem.big", BYTES_MOST / 1_000_000)
        : new WrongFile("measures.problem.gzip");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static BufferedReader text(InputStream file) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(file);
    bytes.mark(2);
    boolean isZipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    InputStream plain = isZipped ? new GZIPInputStream(bytes) : bytes;
    return new BufferedReader(new InputStreamReader(new Bounded(plain), StandardCharsets.UTF_8));
  }

  private void rows(BufferedReader text) throws WrongFile, IOException {
    text.mark(2);
    int first = text.read();
    if (first != '\uFEFF') {
      text.reset();
    } else {
      text.mark(2);
      first = text.read();
      text.reset();
    }
    if (first == '{') {
      lines(text);
    } else {
      table(text);
    }
  }

  private void table(BufferedReader text) throws WrongFile {
    Map<String, Integer> columns = new HashMap<>();
    // Not closed: whoever gave the file closes it.
    CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text);
    try {
      for (CsvRecord record : csv) {
        if (columns.isEmpty()) {
          columns(record.getFields(), columns);
        } else {
          row(
              record.getStartingLineNumber(),
              name -> {
                int place = columns.getOrDefault(name, Integer.MAX_VALUE);
                return place < record.getFieldCount() ? plain(record.getField(place)) : "";
              });
        }
      }
    } catch (CsvParseException broken) {
      throw new WrongFile("measures.problem.table");
    }
  }

  private static void columns(List<String> heads, Map<String, Integer> columns) throws WrongFile {
    for (String column : COLUMNS) {
      int place = heads.indexOf(column);
      if (place < 0) {
        throw new WrongFile("measures.problem.column", column);
      }
      columns.put(column, place);
    }
  }

  /** As it was before the backtest made it plain for spreadsheets. */
  private static String plain(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && "=@+-\t\r".indexOf(cell.charAt(1)) >= 0
        ? cell.substring(1)
        : cell;
  }

  private void lines(BufferedReader text) throws WrongFile, IOException {
    JsonMapper json = JsonMapper.shared();
    long number = 0;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      number++;
      if (!line.isBlank()) {
        JsonNode row = node(json, line, number);
        for (String column : COLUMNS) {
          if (!row.has(column)) {
            throw new WrongFile("measures.problem.column", column);
          }
        }
        row(number, name -> row.path(name).asString(""));
      }
    }
  }

  private static JsonNode node(JsonMapper json, String line, long number) throws WrongFile {
    try {
      return json.readTree(line);
    } catch (JacksonException none) {
      throw new WrongFile("measures.problem.line", number);
    }
  }

  private void row(long line, UnaryOperator<String> cells) throws WrongFile {
    String trigger = cells.apply("trigger");
    String triggered = cells.apply("triggered");
    if (trigger.isEmpty() && triggered.isEmpty()) {
      return; // What a service level came to in a period: its occasions are rows of their own.
    }
    if (verdicts == ROWS_MOST) {
      throw new WrongFile("measures.problem.rows", ROWS_MOST);
    }
    String name = cells.apply("edition");
    Known edition =
        met.computeIfAbsent(name, editions)
            .orElseThrow(() -> new WrongFile("measures.problem.edition", line, shown(name)));
    String rule = cells.apply("rule");
    if (!edition.rules().contains(rule)) {
      throw new WrongFile("measures.problem.rule", line, shown(rule), shown(name));
    }
    YearMonth month = month(line, triggered, edition.zone());
    months.add(month);
    if (months.size() > MONTHS_MOST) {
      throw new WrongFile("measures.problem.months", MONTHS_MOST);
    }
    Count one = count(line, cells.apply("state"));
    counts.merge(new Place(month, name, rule), one, Count::and);
    occasion(String.join("\0", rule, name, cells.apply("source"), trigger, triggered));
  }

  private static String shown(String value) {
    return value.length() > SHOWN_MOST ? value.substring(0, SHOWN_MOST) + "…" : value;
  }

  private YearMonth month(long line, String triggered, ZoneId zone) throws WrongFile {
    try {
      YearMonth month = YearMonth.from(Instant.parse(triggered).atZone(zone));
      if (month.isBefore(FIRST)) {
        throw new WrongFile("measures.problem.early", line, shown(triggered), FIRST.getYear());
      }
      if (month.isAfter(last)) {
        throw new WrongFile("measures.problem.ahead", line, shown(triggered));
      }
      return month;
    } catch (DateTimeException none) {
      throw new WrongFile("measures.problem.time", line, shown(triggered));
    }
  }

  private static Count count(long line, String state) throws WrongFile {
    return switch (state) {
      case "met" -> new Count(1, 0, 0, 0);
      case "breached" -> new Count(0, 1, 0, 0);
      case "pending", "suspended" -> new Count(0, 0, 1, 0);
      case "void", "waived", "conflict" -> new Count(0, 0, 0, 1);
      default -> throw new WrongFile("measures.problem.state", line, shown(state));
    };
  }

  /** Keeps of an occasion eight bytes, by which it is known again. */
  private void occasion(String name) {
    long hash = 0x5DEECE66DL;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    if (verdicts == occasions.length) {
      occasions = Arrays.copyOf(occasions, 2 * verdicts);
    }
    occasions[verdicts++] = hash;
  }

  /** A file that was put together from two that overlap would count twice. */
  private void refuseRepeated() throws WrongFile {
    long[] sorted = Arrays.copyOf(occasions, verdicts);
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        throw new WrongFile("measures.problem.twice");
      }
    }
  }

  /** More than is read. */
  private static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Ends with {@link TooMuch} where a file is longer than it may be. */
  private static final class Bounded extends FilterInputStream {
    private long left = BYTES_MOST;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) throws TooMuch {
      left -= read;
      if (left < 0) {
        throw new TooMuch();
      }
    }
  }
}
