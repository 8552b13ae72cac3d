package coco.server.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A proof that whoever holds it checks alone: acts, and that they are in the log.
 *
 * @param format {@link #FORMAT}
 * @param key the key that signed the checkpoint
 * @param handed the keys that signed the log before, the earliest first; null where none did
 * @param checkpoint the signed note of the log that the acts are in
 * @param grown that this log is an earlier one with more behind it; null where nothing is said
 * @param acts in the order of the log
 */
record Bundle(
    String format,
    String key,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Handed> handed,
    String checkpoint,
    @Nullable Growth grown,
    List<Proven> acts) {
  static final String FORMAT = "coco-evidence-1";

  /** The most bytes that a bundle may have. */
  static final int BYTES_MOST = 20_000_000;

  /**
   * A key that handed over to the next.
   *
   * @param note what it signed of that
   */
  record Handed(String key, String note) {}

  /**
   * That the log only grew.
   *
   * @param since the signed note of the earlier log
   * @param proof the hashes that show it
   */
  record Growth(String since, List<String> proof) {}

  /**
   * An act, and that it is in the log.
   *
   * @param index its place, from 0
   * @param entry the line of it
   * @param proof the hashes that show that it is there
   * @param told what the entry commits to and the holder may know
   */
  record Proven(long index, String entry, List<String> proof, List<Told> told) {}

  /**
   * What an entry commits to.
   *
   * @param name as in the entry
   * @param salt in Base64
   * @param value the value itself
   */
  record Told(String name, String salt, String value) {}

  /** The text of it: JSON, always written alike. */
  String text() {
    return Entry.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }

  /**
   * Reads a text.
   *
   * @throws NotProven if it is not, to the last byte, what {@link #text} writes
   */
  static Bundle parse(String text) {
    try {
      Bundle bundle = Entry.JSON.readValue(text, Bundle.class);
      if (bundle.isWhole() && bundle.text().equals(text)) {
        return bundle;
      }
    } catch (JacksonException bad) {
      throw new NotProven(NotProven.Why.FORMAT, "no bundle", bad);
    }
    throw new NotProven(NotProven.Why.FORMAT, "no bundle");
  }

  @SuppressWarnings("ConstantValue") // a reader of JSON puts null where something is missing
  private boolean isWhole() {
    return FORMAT.equals(format)
        && key != null
        && checkpoint != null
        && acts != null
        && (handed == null
            || (!handed.isEmpty()
                && handed.stream()
                    .allMatch(it -> it != null && it.key() != null && it.note() != null)))
        && (grown == null || (grown.since() != null && isWhole(grown.proof())))
        && acts.stream().allMatch(Bundle::isWhole);
  }

  private static boolean isWhole(@Nullable Proven act) {
    return act != null
        && act.entry() != null
        && isWhole(act.proof())
        && act.told() != null
        && act.told().stream()
            .allMatch(
                it -> it != null && it.name() != null && it.salt() != null && it.value() != null);
  }

  private static boolean isWhole(@Nullable List<String> lines) {
    return lines != null && lines.stream().allMatch(line -> line != null);
  }
}
