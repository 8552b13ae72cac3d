package coco.language.syntax;

import coco.language.Finding;
import coco.language.code.Annotations;
import coco.language.code.Audience;
import coco.language.code.ChapterKind;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Scope;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one rule's sentence says, and what is wrong with it.
 *
 * @param clause absent where an error of form was found
 * @param text of a norm or a value: free text of the document's language, without its full stop
 * @param pieces what the sentence names, in its order
 * @param doubtful bare words that make it another sentence where they are names of attributes
 */
public record ParsedClause(
    List<Audience> audience,
    Rule.Force force,
    Optional<Clause> clause,
    Optional<Circumstance> exception,
    Optional<Scope> per,
    Annotations annotations,
    Optional<String> text,
    List<Piece> pieces,
    List<Finding> findings,
    Set<String> doubtful) {
  public ParsedClause {
    audience = List.copyOf(audience);
    pieces = List.copyOf(pieces);
    findings = List.copyOf(findings);
    doubtful = Set.copyOf(doubtful);
  }

  /**
   * Whether it says the same where these are the names of attributes, and no others were before.
   */
  boolean holdsWith(Set<String> attributes) {
    return Collections.disjoint(doubtful, attributes);
  }

  /** The rule that the sentence makes under a heading; empty where there is no clause. */
  public Optional<Rule> rule(RuleId id, ChapterKind chapter) {
    return clause.map(
        form -> new Rule(id, chapter, audience, force, form, exception, per, annotations));
  }
}
