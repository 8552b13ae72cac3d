package coco.engine.question;

import coco.engine.Verdict;
import coco.engine.example.Examples;
import coco.engine.monitor.Judgement;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Deadline;
import coco.language.code.Definition;
import coco.language.code.Example;
import coco.language.code.Rule;
import coco.language.code.Scope;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an example tells until something that its rule judges: what questions are made from.
 *
 * @param scene one case of the example; its last line is what is asked about
 * @param moments when the example has the like of the last line
 */
record Template(Example scene, List<LocalDateTime> moments) {
  Template {
    moments = List.copyOf(moments);
  }

  /** All that a rule's examples give, in their order. */
  static List<Template> of(Rule rule, Code code, Judge judge) {
    Set<String> terms = new LinkedHashSet<>(terms(rule.clause()));
    if (isUntilClosing(rule.clause())) {
      terms.addAll(closing(code));
    }
    List<Example> examples = code.examples();
    List<Template> templates = new ArrayList<>();
    for (Example example : examples) {
      if (!example.rule().equals(rule.id())) {
        continue;
      }
      for (int i = 0; i < example.lines().size(); i++) {
        if (example.lines().get(i).what() instanceof Example.Happens happens
            && happens.term().filter(terms::contains).isPresent()) {
          template(rule, example, i, happens, judge).ifPresent(templates::add);
        }
      }
    }
    if (Judge.kind(rule.clause()).filter(Template::isPromise).isPresent()) {
      List<Template> asked = new ArrayList<>(templates.stream().map(Template::asOf).toList());
      if (asked.isEmpty()) {
        examples.stream()
            .filter(example -> example.rule().equals(rule.id()))
            .flatMap(example -> untilAsked(example).stream())
            .forEach(asked::add);
      }
      // What no example ends with may end the scene all the same: the engine says how.
      Set<String> ended = templates.stream().map(Template::last).collect(Collectors.toSet());
      for (String term : terms) {
        if (!ended.contains(term) && !isReleased(rule.clause(), term)) {
          asked.forEach(it -> templates.add(it.ending(term)));
        }
      }
      templates.addAll(asked);
    }
    return templates;
  }

  /** The term of what is asked about; nothing where only time went by. */
  private String last() {
    return scene.lines().getLast().what() instanceof Example.Happens happens
        ? happens.term().orElse("")
        : "";
  }

  private static boolean isReleased(Clause clause, String term) {
    return clause instanceof Clause.Duty duty
        && duty.release().filter(release -> release.term().equals(term)).isPresent();
  }

  private static boolean isUntilClosing(Clause clause) {
    return clause instanceof Clause.Duty duty
        && duty.demand().deadline() instanceof Deadline.AtClosing;
  }

  /** The terms of what closes a case. */
  private static List<String> closing(Code code) {
    return code.definitions().values().stream()
        .filter(
            definition ->
                definition instanceof Definition.Event event
                    && event.any().stream().anyMatch(code.closes()::contains))
        .map(Definition::id)
        .toList();
  }

  /** Whether only time went by at its end. */
  boolean isAsked() {
    return last().isEmpty();
  }

  /** The same with something else at its end. */
  private Template ending(String term) {
    List<Example.Line> lines = new ArrayList<>(scene.lines());
    Example.Line last = lines.removeLast();
    Example.Happens happens =
        new Example.Happens(Optional.of(term), Optional.empty(), new LinkedHashMap<>(), 1, 1);
    lines.add(new Example.Line(last.when(), happens, List.of()));
    return new Template(new Example(scene.rule(), lines), moments);
  }

  private static boolean isPromise(Question.Kind kind) {
    return kind == Question.Kind.PROMISE || kind == Question.Kind.OCCASION;
  }

  /** The terms that a scene may end with. */
  private static List<String> terms(Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> {
        List<String> terms = new ArrayList<>(List.of(duty.demand().act().term()));
        duty.release().ifPresent(release -> terms.add(release.term()));
        yield terms;
      }
      case Clause.RepeatedDuty duty -> List.of(duty.act().term());
      case Clause.Prohibition prohibition -> List.of(prohibition.act().term());
      case Clause.Silence silence -> List.of(silence.act().term());
      case Clause.Restriction restriction -> List.of(restriction.act().term());
      case Clause.Cap cap -> List.of(cap.act().term());
      case Clause.Precedence precedence -> List.of(precedence.act().term());
      case Clause.Quality quality -> List.of(quality.trigger().event().term());
      case Clause.ServiceLevel level -> terms(level.measured());
      case Clause.Average average -> terms(average.measured());
      case Clause.Norm norm -> List.of();
      case Clause.Value value -> List.of();
    };
  }

  private static Optional<Template> template(
      Rule rule, Example example, int last, Example.Happens asked, Judge judge) {
    boolean isOfManyCases = !(rule.scope() instanceof Scope.PerCase);
    List<Example.Line> lines = new ArrayList<>();
    for (Example.Line line : example.lines().subList(0, last)) {
      if (line.what() instanceof Example.Happens happens
          && happens.partyNumber() == asked.partyNumber()
          && (isOfManyCases || happens.caseNumber() == asked.caseNumber())
          && (isCounted(rule.clause()) || !happens.term().equals(asked.term()))) {
        lines.add(line(line.when(), happens));
      }
    }
    lines.add(line(example.lines().get(last).when(), asked));
    List<LocalDateTime> moments =
        example.lines().stream()
            .filter(
                line ->
                    line.what() instanceof Example.Happens happens
                        && happens.term().equals(asked.term()))
            .map(Example.Line::when)
            .toList();
    return unbroken(rule, lines, judge).map(scene -> new Template(scene, moments));
  }

  /** Whether earlier acts of the same kind matter. */
  private static boolean isCounted(Clause clause) {
    return switch (clause) {
      case Clause.Cap cap -> true;
      case Clause.RepeatedDuty duty -> true;
      case Clause.Precedence precedence -> precedence.use() == Clause.Use.EACH_TIME;
      case Clause.Duty duty -> false;
      case Clause.Prohibition prohibition -> false;
      case Clause.Silence silence -> false;
      case Clause.Restriction restriction -> false;
      case Clause.Quality quality -> false;
      case Clause.ServiceLevel level -> false;
      case Clause.Average average -> false;
      case Clause.Norm norm -> false;
      case Clause.Value value -> false;
    };
  }

  /** In one case of one party, and nothing is expected yet. */
  private static Example.Line line(LocalDateTime when, Example.Happens happens) {
    return new Example.Line(
        when, new Example.Happens(happens.term(), happens.type(), happens.with(), 1, 1), List.of());
  }

  /** Without what broke the rule before the last line; empty where that cannot be. */
  private static Optional<Example> unbroken(Rule rule, List<Example.Line> lines, Judge judge) {
    List<Example.Line> before = new ArrayList<>(lines.subList(0, lines.size() - 1));
    Set<String> broken = brokenBy(rule, before, judge);
    for (int i = before.size() - 1; i >= 0; i--) {
      if (broken.contains(Examples.id(i))) {
        before.remove(i);
      }
    }
    if (!brokenBy(rule, before, judge).isEmpty()) {
      return Optional.empty();
    }
    before.add(lines.getLast());
    return Optional.of(new Example(rule.id(), before));
  }

  private static Set<String> brokenBy(Rule rule, List<Example.Line> before, Judge judge) {
    return judge.judgements(rule, new Example(rule.id(), before)).stream()
        .map(Judgement::verdict)
        .filter(Verdict.Breached.class::isInstance)
        .map(verdict -> verdict.subject().trigger().id())
        .collect(Collectors.toSet());
  }

  /** The same without its last line, asked about at a moment. */
  private Template asOf() {
    List<Example.Line> lines = new ArrayList<>(scene.lines());
    Example.Line last = lines.removeLast();
    lines.add(new Example.Line(last.when(), new Example.AsOf(), List.of()));
    return new Template(new Example(scene.rule(), lines), moments);
  }

  /** An example that shows only that something was not done. */
  private static List<Template> untilAsked(Example example) {
    List<Example.Line> lines = new ArrayList<>();
    for (Example.Line line : example.lines()) {
      switch (line.what()) {
        case Example.Happens happens when happens.caseNumber() == 1 && happens.partyNumber() == 1 ->
            lines.add(line(line.when(), happens));
        case Example.Happens other -> {}
        case Example.AsOf asked -> {
          lines.add(new Example.Line(line.when(), asked, List.of()));
          return lines.size() < 2
              ? List.of()
              : List.of(new Template(new Example(example.rule(), lines), List.of(line.when())));
        }
      }
    }
    return List.of();
  }
}
