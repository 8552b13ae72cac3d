package coco.engine.rules;

import coco.language.code.Value;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is known at an event: its own attributes, those of its case and its party, the states, the
 * party's zone.
 */
public interface Facts {
  /** When the event happened, in microseconds since 1970-01-01T00:00Z. */
  long time();

  /** The number of the event's type among those that the rules know. */
  int type();

  /** An attribute of the event itself. */
  @Nullable Value ofEvent(int place);

  /** An attribute of the event's case, as it stands. */
  @Nullable Value ofCase(int place);

  /** An attribute of the event's party, as it stands. */
  @Nullable Value ofParty(int place);

  /** Whether a state is on, as the events before left it. */
  boolean isOn(CompiledState state);

  /** Whether the event matches a definition. */
  default boolean matches(Matcher matcher) {
    return matcher.isMatch(this);
  }

  /** What a test of one attribute says. */
  default Truth answer(Atom atom) {
    return atom.answer(atom.slot().from(this));
  }

  /**
   * Until when no state turns by itself: the first microsecond after the event at which one may;
   * {@link Until#NEVER} where none will.
   */
  long statesLast();

  /** The party's own zone as it was known at the event; null where it is unknown. */
  @Nullable ZoneId partyZone();
}
