package coco.engine.question;

import coco.engine.calendar.BeyondHorizonException;
import coco.engine.calendar.Holidays;
import coco.engine.example.Examples;
import coco.engine.question.Question.Answer;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Example;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.RuleParts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes questions about the rules of one code: the front door of this package. */
public final class Questions {
  /** How often a rule's examples are moved before it is given up. */
  private static final int TRIES_MOST = 120;

  /** Of how many questions one may be answered with neither. */
  private static final int PER_NEITHER = 5;

  private final Code code;
  private final Examples examples;
  private final Judge judge;

  /**
   * Questions about the rules of a sound code, each as if in force on any day.
   *
   * @throws coco.engine.calendar.NoCalendarException where the code lacks what it takes to be run
   */
  public Questions(Code code, Holidays holidays) {
    this.code = code;
    Rules rules = RulesCompiler.compile(List.of(code.alwaysInForce()), holidays);
    this.examples = new Examples(code, rules);
    this.judge = new Judge(rules, examples);
  }

  /** What became of a rule. */
  public sealed interface Made {
    /** At least one, no two alike. */
    record Some(List<Question> questions) implements Made {
      public Some {
        questions = List.copyOf(questions);
      }
    }

    record None(Why why) implements Made {}
  }

  /** Why a rule has no questions. */
  public enum Why {
    /** A norm or a value: nothing is run. */
    NOT_RUN,
    NO_EXAMPLE,
    /** Something in its examples has no words in the code. */
    NO_WORDS,
    /** However its examples are moved, the answer is always the same, or stands in the text. */
    ONE_ANSWER
  }

  /**
   * Questions about a rule. Of the answers kept and broken there are as many of the one as of the
   * other, by one at most; the same seed gives the same questions.
   *
   * @param most how many, at least 1; fewer where the examples do not give so many
   */
  public Made of(RuleId id, long seed, int most) {
    Rule rule =
        code.rules().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no rule " + id.text()));
    if (Judge.kind(rule.clause()).isEmpty()) {
      return new Made.None(Why.NOT_RUN);
    }
    List<Example> own = code.examples().stream().filter(it -> it.rule().equals(id)).toList();
    if (own.isEmpty()) {
      return new Made.None(Why.NO_EXAMPLE);
    }
    Wording wording = new Wording(code);
    List<Template> templates = Template.of(rule, code, judge);
    List<Template> spoken = templates.stream().filter(it -> wording.isSpoken(it.scene())).toList();
    if (spoken.isEmpty()) {
      return new Made.None(templates.isEmpty() ? Why.ONE_ANSWER : Why.NO_WORDS);
    }
    return new Search(rule, own, spoken, seed).questions(most);
  }

  /** The search for questions about one rule. */
  private final class Search {
    private final Rule rule;
    private final List<Example> own;
    private final List<Template> templates;
    private final Moves moves;
    private final Random chance;
    private final boolean isTimeless;
    private final Set<List<Example.Line>> seen = new HashSet<>();
    private final Map<Answer, List<Question>> found = new EnumMap<>(Answer.class);

    Search(Rule rule, List<Example> own, List<Template> templates, long seed) {
      this.rule = rule;
      this.own = own;
      this.templates = templates;
      this.moves = new Moves(code, rule, judge);
      this.chance = new Random(seed);
      this.isTimeless = moves.readsAttributes() && isTimeless(rule);
      for (Answer answer : Answer.values()) {
        found.put(answer, new ArrayList<>());
      }
    }

    Made questions(int most) {
      int each = (most + 1) / 2;
      for (int i = 0; i < TRIES_MOST && !hasEnough(each); i++) {
        tryOnce();
      }
      return of(Answer.KEPT).isEmpty() || of(Answer.BROKEN).isEmpty()
          ? new Made.None(Why.ONE_ANSWER)
          : new Made.Some(chosen(most));
    }

    private List<Question> of(Answer answer) {
      return found.getOrDefault(answer, List.of());
    }

    private boolean hasEnough(int each) {
      return of(Answer.KEPT).size() >= each && of(Answer.BROKEN).size() >= each;
    }

    /** Of one moved scene, a question of each answer: no more, so that they differ. */
    private void tryOnce() {
      Template template = templates.get(chance.nextInt(templates.size()));
      if (template.isAsked() && chance.nextInt(3) > 0) {
        // That nothing happened is never kept: told seldom, it gives no answer away.
        template = templates.get(chance.nextInt(templates.size()));
      }
      Map<Answer, List<Question>> here = new EnumMap<>(Answer.class);
      for (Example scene : scenes(template)) {
        if (isNew(scene)) {
          judge
              .question(rule, scene)
              .ifPresent(it -> here.computeIfAbsent(it.answer(), any -> new ArrayList<>()).add(it));
        }
      }
      here.forEach(
          (answer, some) -> {
            Question one = some.get(chance.nextInt(some.size()));
            if (seen.add(one.scene().lines())) {
              of(answer).add(one);
            }
          });
    }

    private List<Example> scenes(Template template) {
      try {
        return moves.of(template, chance);
      } catch (BeyondHorizonException tooFar) {
        return List.of();
      }
    }

    /** Whether the scene is none that an example of the rule tells. */
    private boolean isNew(Example scene) {
      return own.stream().noneMatch(example -> tells(example, scene));
    }

    private boolean tells(Example example, Example scene) {
      Example.Line last = scene.lines().getLast();
      return isTimeless
          ? example.lines().stream().anyMatch(line -> line.what().equals(last.what()))
          : scene.lines().stream()
              .allMatch(
                  line ->
                      example.lines().stream()
                          .anyMatch(
                              it ->
                                  it.when().equals(line.when()) && it.what().equals(line.what())));
    }

    /** Kept and broken by turns, the first by chance; now and then neither. */
    private List<Question> chosen(int most) {
      boolean keptFirst = chance.nextBoolean();
      List<Question> first = of(keptFirst ? Answer.KEPT : Answer.BROKEN);
      List<Question> second = of(keptFirst ? Answer.BROKEN : Answer.KEPT);
      List<Question> chosen = new ArrayList<>();
      for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
        if (i < first.size() && i <= second.size()) {
          chosen.add(first.get(i));
        }
        if (i < second.size() && i < first.size()) {
          chosen.add(second.get(i));
        }
      }
      int place = PER_NEITHER - 1;
      for (Question neither : of(Answer.NEITHER)) {
        if (place <= chosen.size() && place < most) {
          chosen.add(place, neither);
          place += PER_NEITHER;
        }
      }
      Set<Answer> offered = EnumSet.of(Answer.KEPT, Answer.BROKEN);
      if (!of(Answer.NEITHER).isEmpty()) {
        offered.add(Answer.NEITHER);
      }
      return chosen.stream()
          .limit(most)
          .map(question -> judge.decided(question).choosing(List.copyOf(offered)))
          .toList();
    }
  }

  /** Whether it never matters when something happens. */
  private static boolean isTimeless(Rule rule) {
    boolean isByForm =
        switch (rule.clause()) {
          case Clause.Quality quality -> true;
          case Clause.Prohibition prohibition -> true;
          case Clause.Restriction restriction -> true;
          case Clause.ServiceLevel level -> level.measured() instanceof Clause.Quality;
          case Clause.Duty duty -> false;
          case Clause.RepeatedDuty duty -> false;
          case Clause.Silence silence -> false;
          case Clause.Cap cap -> false;
          case Clause.Precedence precedence -> false;
          case Clause.Average average -> false;
          case Clause.Norm norm -> true;
          case Clause.Value value -> true;
        };
    return isByForm
        && RuleParts.of(rule).circumstances().stream()
            .flatMap(circumstance -> circumstance.parts().stream())
            .allMatch(Circumstance.Where.class::isInstance);
  }
}
