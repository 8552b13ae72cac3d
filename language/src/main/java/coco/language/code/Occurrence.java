package coco.language.code;

import java.util.Optional;

/**
 * An event that a clause speaks of.
 *
 * @param term id of the event term
 * @param when what must hold at that event
 * @param role id of the role that alone counts as its doer, where the clause names one
 */
public record Occurrence(String term, Circumstance when, Optional<String> role) {
  public static Occurrence of(String term) {
    return new Occurrence(term, Circumstance.NONE, Optional.empty());
  }
}
