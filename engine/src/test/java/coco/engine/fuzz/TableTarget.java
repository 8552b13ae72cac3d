package coco.engine.fuzz;

import coco.engine.source.SourceMapping;
import coco.engine.source.SourceSummary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table of any bytes after the first, which chooses among mappings of CSV and TSV: no row is
 * lost, as a second, naive count of the rows shows.
 */
public final class TableTarget {
  private static final String PARTS =
      """
      source: s
      zone: Europe/Paris
      columns:
        at: {type: instant, pattern: "yyyy-MM-dd HH:mm"}
        on: {type: date, pattern: d/M/yyyy}
        worth: number
        vip: boolean
        took: {type: duration, pattern: minutes}
        both: {type: instant, from: [on, hour], pattern: "d/M/yyyy H:mm"}
      id: [id, on]
      case: case
      party: case
      direction: way
      recorded: both
      attributes: {worth: worth, vip: vip, took: took, on: on}
      """;
  private static final String ROWS =
      """
      interactions:
        - {type: {column: type}, time: at, where: worth > 3 or not vip is true}
        - {type: due, time: on, where: took exists and on < 2027-02-01}
      """;
  private static final String PLAIN = "interactions: [{type: {column: type}, time: at}]\n";

  private static final List<SourceMapping> MAPPINGS =
      List.of(
          Promises.mapping("source: s\nzone: Europe/Paris\nfile: f.csv\n" + PLAIN),
          Promises.mapping("source: s\nzone: Europe/Paris\nfile: f.tsv\n" + PLAIN),
          Promises.mapping(PARTS + "file: f.csv\nseparator: ;\n" + ROWS),
          Promises.mapping(PARTS + "file: f.csv\nencoding: windows-1252\n" + ROWS),
          Promises.mapping(
              "source: s\nfile: f.csv\nencoding: UTF-16LE\ntimes: offset\nmissing: [\"\", \"?\"]\n"
                  + PLAIN));

  private TableTarget() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    SourceMapping mapping = MAPPINGS.get((bytes[0] & 0xFF) % MAPPINGS.size());
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    Optional<SourceSummary> read = Promises.ofBytes(mapping, mapping.file(), content);
    if (read.isPresent() && mapping.encoding().equals(StandardCharsets.UTF_8)) {
      String text = new String(content, StandardCharsets.UTF_8);
      String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
      long records = records(plain, mapping.separator());
      Promises.hold(read.get().rows() == records - 1, "meets each row", records + " " + read.get());
    }
  }

  /**
   * How many records a table has, counted letter by letter after RFC 4180; empty lines are none.
   */
  private static long records(String text, char separator) {
    long records = 0;
    boolean quoted = false;
    boolean closed = false;
    boolean starts = true;
    boolean empty = true;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (quoted) {
        quoted = sign != '"';
        closed = !quoted;
      } else if (sign == '"' && (starts || closed)) {
        quoted = true;
        empty = false;
        starts = false;
      } else if (sign == '\n' || sign == '\r') {
        records += empty ? 0 : 1;
        empty = true;
        starts = true;
        closed = false;
      } else {
        empty = false;
        starts = sign == separator;
        closed = false;
      }
    }
    return records + (empty ? 0 : 1);
  }
}
