package coco.engine.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file of any format.
 *
 * @param separator of CSV and TSV
 */
record RowFormats(Charset encoding, char separator) {
  /**
   * Reads a file to its end, or until the sink has enough.
   *
   * @param path where the stream is the plain content of a file on the disk, that file
   */
  void read(
      Format format,
      InputStream in,
      String name,
      @Nullable Path path,
      Columns columns,
      RowSink sink)
      throws IOException {
    BufferedInputStream marked = new BufferedInputStream(in, 1 << 16);
    String start;
    try {
      start = Sniffer.start(marked);
    } catch (IOException e) {
      throw Failures.of(name, encoding, 0, e);
    }
    if (start.isEmpty()) {
      throw new SourceException(Fault.of(Fault.Kind.EMPTY, name, 0));
    }
    Sniffer.other(format, start)
        .ifPresent(
            other -> {
              throw new SourceException(
                  Fault.of(Fault.Kind.OTHER_FORMAT, name, 0, format.word(), other));
            });
    switch (format) {
      case CSV, TSV ->
          new CsvRows(name, encoding, columns, sink)
              .read(SourceFiles.characters(marked, encoding), separator);
      case NDJSON ->
          new NdjsonRows(name, encoding, columns, sink)
              .read(SourceFiles.characters(marked, encoding));
      case XES -> new XesRows(marked, name, encoding, columns, sink).read();
      case XLSX -> spreadsheet(marked, name, path, columns, sink);
      case PARQUET ->
          throw new SourceException(
              Fault.of(Fault.Kind.UNSUPPORTED_FORMAT, name, 0, format.word()));
    }
  }

  private static void spreadsheet(
      InputStream in, String name, @Nullable Path path, Columns columns, RowSink sink)
      throws IOException {
    boolean packed = name.toLowerCase(Locale.ROOT).endsWith(".gz");
    boolean onDisk = path != null && !packed && path.getFileName().toString().equals(name);
    Path file = onDisk && path != null ? path : SourceFiles.toDisk(in);
    try {
      WorkbookCheck.run(file, name);
      new XlsxRows(name, columns, sink).read(file);
    } finally {
      if (!onDisk) {
        Files.delete(file);
      }
    }
  }
}
