package coco.language.code;

import java.util.List;
import java.util.Optional;

/** What a term means, by its id. */
public sealed interface Definition {
  /** The id that aligns the languages. */
  String id();

  /** An event: it matches where any of the matches does. */
  record Event(String id, List<Match> any) implements Definition {
    public Event {
      any = List.copyOf(any);
    }
  }

  /**
   * A state: off until a match of {@code from}, or {@code delay} after one; then on until the next
   * match of {@code until}, or for {@code lasting}, or for good.
   *
   * @param until no match where it is left out
   */
  record State(
      String id,
      Reach reach,
      List<Match> from,
      Optional<Length> delay,
      List<Match> until,
      Optional<Length> lasting)
      implements Definition {
    public State {
      from = List.copyOf(from);
      until = List.copyOf(until);
    }
  }

  /** A group of parties: members of the base for whom the condition holds. */
  record Group(String id, Audience base, Condition where) implements Definition {}

  /** A role: a condition on the event. */
  record Role(String id, Condition where) implements Definition {}

  /** A term for an attribute. */
  record Named(String id, Attribute attribute) implements Definition {}

  /**
   * Events of one type, or of every type, for which a condition holds.
   *
   * @param type absent for {@code any event}
   */
  record Match(Optional<String> type, Condition where) {}

  /**
   * Whose state it is: kept per case; one switch for the party; or on while one of the party's
   * cases is in it.
   */
  enum Reach {
    CASE,
    PARTY,
    ANY_CASE
  }
}
