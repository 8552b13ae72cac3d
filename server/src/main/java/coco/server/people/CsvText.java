package coco.server.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The records of a CSV file as spreadsheets write it: its encoding and separator are recognised.
 */
record CsvText(List<Line> lines, Optional<String> problem) {
  static final int BYTES_MOST = 5_000_000;
  static final int LINES_MOST = 20_000;

  /** The longest line: a directory's have some hundred signs. */
  private static final int LINE_MOST = 100_000;

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  CsvText {
    lines = List.copyOf(lines);
  }

  /** One record, and the line of the file on which it begins. */
  record Line(long number, List<String> cells) {
    Line {
      cells = List.copyOf(cells);
    }
  }

  /** Reads a file; where it cannot be read, the key of the reason. */
  static CsvText of(byte[] bytes) {
    if (bytes.length == 0) {
      return failed("people.import.problem.empty");
    }
    if (bytes.length > BYTES_MOST) {
      return failed("people.import.problem.large");
    }
    if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
      return failed("people.import.problem.spreadsheet");
    }
    String text = text(bytes);
    boolean isText =
        text.chars().noneMatch(sign -> sign < ' ' && sign != '\t' && sign != '\n' && sign != '\r');
    if (!isText) {
      return failed("people.import.problem.no-text");
    }
    return text.lines().allMatch(line -> line.length() <= LINE_MOST)
        ? records(text)
        : failed("people.import.problem.broken");
  }

  private static CsvText failed(String problem) {
    return new CsvText(List.of(), Optional.of(problem));
  }

  /**
   * UTF-16 where its mark says so, as spreadsheets write “Unicode text”; UTF-8 where it is that,
   * with its mark or without; else what Windows writes in the West.
   */
  private static String text(byte[] bytes) {
    if (isUtf16(bytes)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(bytes, WINDOWS);
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static boolean isUtf16(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return mark == 0xFEFF || mark == 0xFFFE;
  }

  private static CsvText records(String text) {
    List<Line> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      for (CsvRecord record : records) {
        if (lines.size() > LINES_MOST) {
          return failed("people.import.problem.large");
        }
        List<String> cells = record.getFields().stream().map(String::strip).toList();
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
          lines.add(new Line(record.getStartingLineNumber(), cells));
        }
      }
    } catch (CsvParseException broken) {
      return failed("people.import.problem.broken");
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return lines.isEmpty()
        ? failed("people.import.problem.empty")
        : new CsvText(lines, Optional.empty());
  }

  /** Whichever sign is most frequent in the heading. */
  private static char separator(String text) {
    String heading = text.stripLeading().lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
    char best = ',';
    for (char candidate : SEPARATORS) {
      if (count(heading, candidate) > count(heading, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char sign) {
    return text.chars().filter(each -> each == sign).count();
  }
}
