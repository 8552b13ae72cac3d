package coco.engine.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Looks at a file's first bytes, so that one of another format is not read as nonsense. */
final class Sniffer {
  private static final int BYTES = 4_096;

  private Sniffer() {}

  /** The first characters, as Latin letters. */
  static String start(BufferedInputStream in) throws IOException {
    in.mark(BYTES + 1);
    byte[] bytes = in.readNBytes(BYTES);
    in.reset();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** What a file's start is, where it is not what its format needs. */
  static Optional<String> other(Format format, String start) {
    String text = start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start;
    String first = text.stripLeading();
    Optional<String> kind = kind(text);
    return switch (format) {
      case XLSX -> text.startsWith("PK") ? Optional.empty() : kind.or(() -> Optional.of("text"));
      case XES -> kind.or(() -> unless(first.isEmpty() || first.startsWith("<"), "text"));
      case NDJSON ->
          kind.or(() -> unless(!first.startsWith("["), "a JSON list"))
              .or(() -> unless(first.isEmpty() || first.startsWith("{"), "text"));
      case CSV, TSV ->
          kind.or(() -> unless(!first.toLowerCase(Locale.ROOT).startsWith("<?xml"), "XML"))
              .or(() -> unless(!first.startsWith("{\""), "JSON"));
      case PARQUET -> Optional.empty();
    };
  }

  private static Optional<String> unless(boolean fits, String kind) {
    return fits ? Optional.empty() : Optional.of(kind);
  }

  private static Optional<String> kind(String text) {
    if (text.startsWith("PK\u0003\u0004")) {
      return Optional.of("xlsx / zip");
    }
    if (text.startsWith("\u001F\u008B")) {
      return Optional.of("gzip");
    }
    if (text.startsWith("%PDF")) {
      return Optional.of("PDF");
    }
    if (text.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return Optional.of("xls");
    }
    if (text.startsWith("PAR1")) {
      return Optional.of("parquet");
    }
    if (text.startsWith("\u00FF\u00FE") || text.startsWith("\u00FE\u00FF")) {
      return Optional.of("UTF-16");
    }
    return text.indexOf('\0') >= 0 ? Optional.of("binary") : Optional.empty();
  }
}
