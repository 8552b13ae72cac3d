package coco.server.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An act as it stands in the log: one line of JSON, which never changes.
 *
 * @param act what was done, as {@code edition.published}
 * @param at when
 * @param facts what it was done to: anybody may know it
 * @param sealed by name, what commits to something that not everybody may know, and that may be
 *     erased: SHA-256 of a salt and the value
 */
public record Entry(
    String act, Instant at, SortedMap<String, String> facts, SortedMap<String, String> sealed) {
  /** The longest entry that a tile of C2SP's {@code tlog-tiles} can hold, in bytes. */
  static final int BYTES_MOST = 65_535;

  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public Entry {
    facts = new TreeMap<>(facts);
    sealed = new TreeMap<>(sealed);
  }

  /** As written. */
  private record Form(
      String act, String at, Map<String, String> facts, Map<String, String> sealed) {}

  /** The line. */
  String line() {
    return JSON.writeValueAsString(new Form(act, at.toString(), facts, sealed));
  }

  byte[] bytes() {
    return line().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a line.
   *
   * @throws NotProven if it is not what {@link #line} writes
   */
  static Entry parse(String line) {
    try {
      Form form = JSON.readValue(line, Form.class);
      if (form.act() != null
          && form.at() != null
          && form.facts() != null
          && form.sealed() != null
          && !form.facts().containsValue(null)
          && !form.sealed().containsValue(null)) {
        Entry entry =
            new Entry(
                form.act(),
                Instant.parse(form.at()),
                new TreeMap<>(form.facts()),
                new TreeMap<>(form.sealed()));
        if (entry.line().equals(line)) {
          return entry;
        }
      }
    } catch (JacksonException | DateTimeException bad) {
      throw new NotProven(NotProven.Why.FORMAT, "an entry", bad);
    }
    throw new NotProven(NotProven.Why.FORMAT, "an entry");
  }
}
