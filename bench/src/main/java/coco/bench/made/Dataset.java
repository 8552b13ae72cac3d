package coco.bench.made;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One made history and where it lies.
 *
 * @param folder holds the file and its mapping
 * @param parties how many parties it tells of; at least 1; about 20 interactions each
 */
public record Dataset(Path folder, int parties, Variant variant) {
  /** Interactions told of a party, on average. */
  public static final int EVENTS_PER_PARTY = 20;

  /** What interactions name as their source. */
  public static final String SOURCE = "two-shores";

  /** The instant that every engine is asked about; nothing is made that happens after it. */
  public static final Instant AS_OF = Instant.parse("2026-12-31T12:00:00Z");

  public Dataset {
    if (parties < 1) {
      throw new IllegalArgumentException("a history tells of a party at least, was " + parties);
    }
  }

  /** The history of about so many interactions. */
  public static Dataset of(Path folder, long events, Variant variant) {
    return new Dataset(folder, Math.toIntExact(Math.max(1, events / EVENTS_PER_PARTY)), variant);
  }

  /** Its name: {@code two-shores-50000-ordered}. */
  public String name() {
    return "%s-%d-%s".formatted(SOURCE, parties, variant.word());
  }

  /** The interactions, one a row, in the order of arrival. */
  public Path file() {
    return folder.resolve(name() + ".parquet");
  }

  /** How the file becomes interactions. */
  public Path mapping() {
    return folder.resolve(name() + ".source.yaml");
  }
}
