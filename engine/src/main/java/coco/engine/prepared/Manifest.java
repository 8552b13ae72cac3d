package coco.engine.prepared;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.CRC32C;

/**
 * What a prepared history says of itself: its columns, counts and files, and their checksums.
 *
 * @param folder of the files, in that of the history
 * @param events how many interactions there are, each once
 * @param repeated how many more were only repetitions
 * @param differing how many of those said something else
 * @param types how many interactions there are of each type, by name
 */
record Manifest(
    String folder,
    long events,
    long parties,
    long cases,
    long repeated,
    long differing,
    SequencedMap<String, Long> types,
    StoredColumn recorded,
    List<StoredColumn> attributes,
    List<Part> parts) {
  static final String FORMAT = "coco-prepared";
  static final String CHECKSUM = "\"checksum\"";

  /**
   * One file.
   *
   * @param bytes its length
   * @param checksum CRC-32C of the whole file
   * @param first time of its first interaction, in microseconds since 1970-01-01T00:00Z
   * @param last time of its last
   */
  record Part(
      String file,
      long bytes,
      long checksum,
      int events,
      long parties,
      long cases,
      long first,
      long last) {}

  Manifest {
    types = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(types));
    attributes = List.copyOf(attributes);
    parts = List.copyOf(parts);
  }

  /** The checksum of all that stands before it. */
  static String checksum(String before) {
    CRC32C checksum = new CRC32C();
    checksum.update(before.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(checksum.getValue());
  }
}
