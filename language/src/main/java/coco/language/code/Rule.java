package coco.language.code;

import java.util.List;
import java.util.Optional;

/**
 * One rule of a code.
 *
 * @param chapter the kind of the chapter it stands in
 * @param audience whom it is for; nobody named is everyone
 * @param exception {@code unless R}, read at the trigger, or at the act where there is none
 * @param per the scope that the clause names; {@link #scope} gives the one in force
 */
public record Rule(
    RuleId id,
    ChapterKind chapter,
    List<Audience> audience,
    Force force,
    Clause clause,
    Optional<Circumstance> exception,
    Optional<Scope> per,
    Annotations annotations) {
  /** Whether the rule binds or advises. */
  public enum Force {
    MUST,
    SHOULD
  }

  public Rule {
    audience = List.copyOf(audience);
  }

  /**
   * Within what the rule looks: what it names, else one party for a silence or a cap, else one
   * case.
   */
  public Scope scope() {
    return switch (clause) {
      case Clause.Silence silence -> per.orElse(new Scope.PerParty());
      case Clause.Cap cap -> per.orElse(new Scope.PerParty());
      case Clause.ServiceLevel level -> new Scope.PerCase();
      case Clause.Average average -> new Scope.PerCase();
      case Clause.Duty duty -> per.orElse(new Scope.PerCase());
      case Clause.RepeatedDuty duty -> per.orElse(new Scope.PerCase());
      case Clause.Prohibition prohibition -> per.orElse(new Scope.PerCase());
      case Clause.Restriction restriction -> per.orElse(new Scope.PerCase());
      case Clause.Precedence precedence -> per.orElse(new Scope.PerCase());
      case Clause.Quality quality -> per.orElse(new Scope.PerCase());
      case Clause.Norm norm -> new Scope.PerCase();
      case Clause.Value value -> new Scope.PerCase();
    };
  }
}
