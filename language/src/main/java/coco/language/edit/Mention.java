package coco.language.edit;

import coco.language.text.Span;

/**
 * A place that names a term, a calendar, a goal or a rule.
 *
 * @param id of what it names
 * @param form which of its wordings stands there
 * @param defines whether it is the place that gives the name
 * @param span the wording, without brackets
 */
public record Mention(Kind kind, String id, Form form, boolean defines, Span span) {
  /** What is named. */
  public enum Kind {
    TERM,
    CALENDAR,
    GOAL,
    RULE
  }

  /** Which wording: the fact or the act of a term, else the name. */
  public enum Form {
    FACT,
    ACT,
    NAME
  }

  /** Whether both name the same thing. */
  public boolean names(Mention other) {
    return kind == other.kind && id.equals(other.id);
  }
}
