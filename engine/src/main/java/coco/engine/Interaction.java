package coco.engine;

import coco.language.code.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One recorded contact, or fact about one. Immutable; of two with the same source and id the one
 * recorded last counts.
 *
 * @param source where it comes from
 * @param id unique within its source
 * @param sequence its place in the source, from 0; {@link #NO_SEQUENCE} where the source has no
 *     order
 * @param time when it happened, to the microsecond: finer digits are refused
 * @param recorded when it was learnt, where that is known
 * @param type what happened: {@code complaint.received}
 * @param caseId the case it belongs to; absent: one case of its party's own, or its own where it
 *     has no party either
 * @param party whom it concerns; absent: the party of its case
 * @param attributes typed values by name; a name that starts with {@code case.} or {@code party.}
 *     sets that of its case or party from this interaction on; {@code actor.} names are the
 *     interaction's own
 */
public record Interaction(
    String source,
    String id,
    long sequence,
    Instant time,
    @Nullable Instant recorded,
    String type,
    @Nullable String caseId,
    @Nullable String party,
    @Nullable String actor,
    @Nullable String channel,
    @Nullable Direction direction,
    SequencedMap<String, Value> attributes) {
  /** The sequence of an interaction whose source has no order; sorts first. */
  public static final long NO_SEQUENCE = -1;

  /** Which way a contact went. */
  public enum Direction {
    INBOUND,
    OUTBOUND,
    INTERNAL
  }

  public Interaction {
    if (time.getNano() % 1_000 != 0) {
      throw new IllegalArgumentException("a time is kept to the microsecond, was " + time);
    }
    if (sequence < NO_SEQUENCE) {
      throw new IllegalArgumentException("a sequence starts at 0, was %d".formatted(sequence));
    }
    attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
  }

  /** The order of events: by time, source, sequence (a missing one first) and id. */
  public static final Comparator<Interaction> ORDER =
      Comparator.comparing(Interaction::time)
          .thenComparing(Interaction::source)
          .thenComparingLong(Interaction::sequence)
          .thenComparing(Interaction::id);

  /**
   * Which of two interactions with the same source and id counts: the one recorded last (no such
   * time first), then the one with the greater text. Equal where they say the same.
   */
  public static final Comparator<Interaction> PRECEDENCE =
      Comparator.comparing(Interaction::recorded, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Interaction::text);

  /** All it says in one text that does not depend on the order of its attributes. */
  public String text() {
    return String.join(
        "\u001f",
        time.toString(),
        String.valueOf(sequence),
        String.valueOf(recorded),
        type,
        String.valueOf(caseId),
        String.valueOf(party),
        String.valueOf(actor),
        String.valueOf(channel),
        String.valueOf(direction),
        new TreeMap<>(attributes).toString());
  }

  /** What identifies it. */
  public Key key() {
    return new Key(source, id);
  }

  /** The identity of an interaction: its source and its id there. */
  public record Key(String source, String id) {}
}
