package coco.engine.rules;

import coco.engine.Interaction;
import coco.language.code.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as the rules read it: its time as a number, its type as a number, its attributes
 * by place.
 */
public final class Event {
  /** The order of events: time, source, sequence (a missing one first), id. */
  public static final java.util.Comparator<Event> ORDER =
      java.util.Comparator.comparing(Event::interaction, Interaction.ORDER);

  private final Interaction interaction;
  private final long time;
  final int type;
  final @Nullable Value[] values;
  final @Nullable Value @Nullable [] setsOfCase;
  final @Nullable Value @Nullable [] setsOfParty;

  Event(
      Interaction interaction,
      int type,
      @Nullable Value[] values,
      @Nullable Value @Nullable [] setsOfCase,
      @Nullable Value @Nullable [] setsOfParty) {
    this.interaction = interaction;
    this.time = ChronoUnit.MICROS.between(Instant.EPOCH, interaction.time());
    this.type = type;
    this.values = values;
    this.setsOfCase = setsOfCase;
    this.setsOfParty = setsOfParty;
  }

  /** The interaction itself. */
  public Interaction interaction() {
    return interaction;
  }

  /** The number of its type among those that the rules know. */
  public int type() {
    return type;
  }

  /** An attribute that some rule reads of it; null where it has none. */
  public @Nullable Value value(int place) {
    return values[place];
  }

  /** When it happened, in microseconds since 1970-01-01T00:00Z. */
  public long time() {
    return time;
  }

  /** Whether it sets an attribute of its case or of its party that some rule reads. */
  public boolean setsAnything() {
    return setsOfCase != null || setsOfParty != null;
  }

  /** Sets what it sets of its case and of its party. */
  public void applyTo(@Nullable Value[] ofCase, @Nullable Value[] ofParty) {
    apply(setsOfCase, ofCase);
    apply(setsOfParty, ofParty);
  }

  private static void apply(@Nullable Value @Nullable [] sets, @Nullable Value[] values) {
    if (sets != null) {
      for (int place = 0; place < sets.length; place++) {
        if (sets[place] != null) {
          values[place] = sets[place];
        }
      }
    }
  }
}
