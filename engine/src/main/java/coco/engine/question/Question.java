package coco.engine.question;

import coco.engine.decision.Decision;
import coco.engine.monitor.Judgement;
import coco.language.code.Example;
import coco.language.code.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question about one rule: what happened, and whether the rule is kept with that.
 *
 * @param scene what happened, line by line; what is asked about is its last line
 * @param answer the engine's verdict
 * @param choices what one can answer, in the order in which it is shown; the answer is one of them
 * @param judgement what the engine says of the obligation or act; empty where the rule asks for
 *     nothing
 * @param decision about the act that is asked about; empty where the rule is about none
 */
public record Question(
    RuleId rule,
    Kind kind,
    Example scene,
    Answer answer,
    List<Answer> choices,
    Optional<Judgement> judgement,
    Optional<Decision> decision) {
  public Question {
    choices = List.copyOf(choices);
    if (!choices.contains(answer)) {
      throw new IllegalArgumentException("%s is none of %s".formatted(answer, choices));
    }
  }

  /** What is asked. */
  public enum Kind {
    /** Whether something was done in time. */
    PROMISE,
    /** Whether one occasion that a service level or an average counts was in time. */
    OCCASION,
    /** Whether an act is allowed. */
    ACT,
    /** Whether what must be true is true. */
    QUALITY
  }

  /** What one can answer. */
  public enum Answer {
    /** Kept, or allowed. */
    KEPT,
    /** Broken, or refused. */
    BROKEN,
    /** Still open, or nothing is asked for. */
    NEITHER
  }

  /** What happened, with the verdict at its last line: for a picture of it. */
  public Example settled() {
    List<Example.Line> lines = new ArrayList<>(scene.lines());
    Example.Line last = lines.removeLast();
    Example.Outcome outcome =
        switch (answer) {
          case KEPT -> Example.Outcome.MET;
          case BROKEN -> Example.Outcome.BREACHED;
          case NEITHER -> Example.Outcome.PENDING;
        };
    Example.Expected expected = new Example.Expected(Optional.empty(), outcome);
    lines.add(new Example.Line(last.when(), last.what(), List.of(expected)));
    return new Example(rule, lines);
  }

  Question choosing(List<Answer> offered) {
    return new Question(rule, kind, scene, answer, offered, judgement, decision);
  }

  Question deciding(Decision decided) {
    return new Question(rule, kind, scene, answer, choices, judgement, Optional.of(decided));
  }
}
