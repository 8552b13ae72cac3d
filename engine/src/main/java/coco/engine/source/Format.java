package coco.engine.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats that files come in. */
public enum Format {
  CSV,
  TSV,
  XLSX,
  XES,
  NDJSON,
  PARQUET;

  /** As a mapping writes it, and as file names end. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Format> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /** The format that a file's name says, its {@code .gz} or {@code .zip} left aside. */
  static Optional<Format> ofName(String file) {
    String name = file.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zip)$", "");
    return name.endsWith(".jsonl")
        ? Optional.of(NDJSON)
        : Arrays.stream(values()).filter(f -> name.endsWith("." + f.word())).findFirst();
  }
}
