package coco.language.syntax;

import coco.language.text.Span;

/**
 * A piece of a sentence that others may want to point at.
 *
 * @param id of what it names: a definition, a calendar, a goal, a rule
 */
public record Piece(Kind kind, String id, Span span) {
  /** What a piece names. */
  public enum Kind {
    /** A bracket that names a definition. */
    TERM,
    /** A bracket that names a calendar. */
    CALENDAR,
    /** A goal after {@code Serves}. */
    GOAL,
    /** A rule after {@code Replaces}. */
    RULE,
    /** A length of time that only opening hours give a meaning; its id is empty. */
    WORKING_TIME
  }
}
