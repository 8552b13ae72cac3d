package coco.engine.question;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.backtest.History;
import coco.engine.decision.Decision;
import coco.engine.decision.Decisions;
import coco.engine.example.Examples;
import coco.engine.monitor.Judgement;
import coco.engine.question.Question.Answer;
import coco.engine.question.Question.Kind;
import coco.engine.rules.Rules;
import coco.language.code.Clause;
import coco.language.code.Example;
import coco.language.code.Rule;
import java.util.List;
import java.util.Optional;

/** What the engine says of a scene's last line; empty where that is no plain answer. */
final class Judge {
  private final Rules rules;
  private final Examples examples;

  Judge(Rules rules, Examples examples) {
    this.rules = rules;
    this.examples = examples;
  }

  /** What a rule asks for; empty where it is not run. */
  static Optional<Kind> kind(Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> Optional.of(Kind.PROMISE);
      case Clause.RepeatedDuty duty -> Optional.of(Kind.PROMISE);
      case Clause.Prohibition act -> Optional.of(Kind.ACT);
      case Clause.Silence act -> Optional.of(Kind.ACT);
      case Clause.Restriction act -> Optional.of(Kind.ACT);
      case Clause.Cap act -> Optional.of(Kind.ACT);
      case Clause.Precedence act -> Optional.of(Kind.ACT);
      case Clause.Quality quality -> Optional.of(Kind.QUALITY);
      case Clause.ServiceLevel level ->
          level.measured() instanceof Clause.Quality
              ? Optional.of(Kind.QUALITY)
              : Optional.of(Kind.OCCASION);
      case Clause.Average average -> Optional.of(Kind.OCCASION);
      case Clause.Norm norm -> Optional.empty();
      case Clause.Value value -> Optional.empty();
    };
  }

  /** What is said of a rule at a scene's last line. */
  List<Judgement> judgements(Rule rule, Example scene) {
    return examples.judgements(scene).stream()
        .filter(each -> each.verdict().subject().rule().equals(rule.id()))
        .toList();
  }

  Optional<Question> question(Rule rule, Example scene) {
    Kind kind = kind(rule.clause()).orElseThrow();
    List<Judgement> all = judgements(rule, scene);
    if (all.stream().anyMatch(each -> isForLawyers(each.verdict()))) {
      return Optional.empty();
    }
    return switch (kind) {
      case PROMISE, OCCASION -> promise(rule, kind, scene, all);
      case ACT, QUALITY -> act(rule, kind, scene, all);
    };
  }

  /** What depends on other rules, or on how a series ends, is not asked. */
  private static boolean isForLawyers(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Conflict conflict -> true;
      case Verdict.Waived waived -> true;
      case Verdict.Void released ->
          switch (released.reason()) {
            case REPLACED, SERIES_ENDED, CASE_CLOSED -> true;
            case RELEASED, NO_DEADLINE -> false;
          };
      case Verdict.Met met -> false;
      case Verdict.Breached breached -> false;
      case Verdict.Pending pending -> false;
    };
  }

  private static Optional<Question> promise(
      Rule rule, Kind kind, Example scene, List<Judgement> all) {
    Optional<Judgement> broken =
        all.stream().filter(each -> each.verdict() instanceof Verdict.Breached).findFirst();
    if (broken.isPresent()) {
      return Optional.of(question(rule, kind, scene, Answer.BROKEN, broken));
    }
    String last = lastId(scene);
    Optional<Judgement> kept =
        all.stream()
            .filter(
                each ->
                    each.verdict() instanceof Verdict.Met met && met.by().event().id().equals(last))
            .findFirst();
    if (kept.isPresent()) {
      return Optional.of(question(rule, kind, scene, Answer.KEPT, kept));
    }
    Optional<Judgement> open =
        all.stream().filter(each -> each.verdict() instanceof Verdict.Pending).findFirst();
    Optional<Judgement> released =
        all.stream().filter(each -> each.verdict() instanceof Verdict.Void).findFirst();
    boolean isAllMet = !all.isEmpty() && open.isEmpty() && released.isEmpty();
    return isAllMet
        ? Optional.empty()
        : Optional.of(question(rule, kind, scene, Answer.NEITHER, open.or(() -> released)));
  }

  private static Optional<Question> act(Rule rule, Kind kind, Example scene, List<Judgement> all) {
    String last = lastId(scene);
    Optional<Judgement> judged =
        all.stream()
            .filter(each -> each.verdict().subject().trigger().id().equals(last))
            .findFirst();
    Optional<Answer> answer = judged.flatMap(each -> answer(each.verdict()));
    if (judged.isEmpty() && kind == Kind.ACT) {
      // The rule does not apply to it: as far as it goes, the act is allowed.
      answer = Optional.of(Answer.KEPT);
    }
    return answer.map(it -> question(rule, kind, scene, it, judged));
  }

  private static Optional<Answer> answer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Met met -> Optional.of(Answer.KEPT);
      case Verdict.Breached breached -> Optional.of(Answer.BROKEN);
      case Verdict.Pending pending -> Optional.empty();
      case Verdict.Void released -> Optional.empty();
      case Verdict.Waived waived -> Optional.empty();
      case Verdict.Conflict conflict -> Optional.empty();
    };
  }

  /** The question with what the engine decides of the act that it asks about. */
  Question decided(Question question) {
    boolean isOfAct =
        switch (question.kind()) {
          case ACT, QUALITY -> true;
          case PROMISE, OCCASION -> false;
        };
    return isOfAct ? question.deciding(decision(question)) : question;
  }

  private Decision decision(Question question) {
    List<Interaction> interactions = examples.interactions(question.scene());
    History past = new History();
    interactions.subList(0, interactions.size() - 1).forEach(past::add);
    return Decisions.by(rules, question.rule()).decide(past, interactions.getLast());
  }

  /** The id that an example's history gives to its last line. */
  private static String lastId(Example scene) {
    return Examples.id(scene.lines().size() - 1);
  }

  private static Question question(
      Rule rule, Kind kind, Example scene, Answer answer, Optional<Judgement> judgement) {
    return new Question(
        rule.id(), kind, scene, answer, List.of(answer), judgement, Optional.empty());
  }
}
