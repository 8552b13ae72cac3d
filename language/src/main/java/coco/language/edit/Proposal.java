package coco.language.edit;

import coco.language.text.Span;

/**
 * Something that may stand where the cursor is.
 *
 * @param text what to write
 * @param span what it takes the place of, up to the cursor
 * @param detail what it is, in the document's own words; may be empty
 */
public record Proposal(Kind kind, String text, Span span, String detail) {
  /** What is proposed. */
  public enum Kind {
    KEY,
    WORDS,
    TERM,
    CALENDAR,
    GOAL,
    RULE
  }
}
