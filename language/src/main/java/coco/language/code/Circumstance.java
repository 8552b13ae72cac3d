package coco.language.code;

import java.time.LocalTime;
import java.util.List;

/**
 * What must hold at an event: all parts together.
 *
 * @param parts joined by {@code and}; none at all always holds
 * @param partyLocalTime whether the hours are read in the party's local time, overriding every
 *     calendar's zone
 */
public record Circumstance(List<Part> parts, boolean partyLocalTime) {
  /** No circumstance was asked for. */
  public static final Circumstance NONE = new Circumstance(List.of(), false);

  public Circumstance {
    parts = List.copyOf(parts);
  }

  /** One part. */
  public sealed interface Part {}

  /** Inside the opening hours of a calendar. */
  public record During(String calendar) implements Part {}

  /** Outside the opening hours of a calendar. */
  public record Outside(String calendar) implements Part {}

  /**
   * Between two times of day, half-open; past midnight where {@code until} is not after {@code
   * from}; 00:00 as an end is 24:00.
   */
  public record Between(LocalTime from, LocalTime until) implements Part {}

  /** While a state is on, as the events before this one left it. */
  public record While(String state) implements Part {}

  /** While a state is off. */
  public record WhileNot(String state) implements Part {}

  /** Where a condition holds. */
  public record Where(Condition condition) implements Part {}
}
