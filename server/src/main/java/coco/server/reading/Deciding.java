package coco.server.reading;

import coco.engine.Interaction;
import coco.engine.backtest.History;
import coco.engine.calendar.BeyondHorizonException;
import coco.engine.calendar.NoCalendarException;
import coco.engine.decision.Acts;
import coco.engine.decision.Decision;
import coco.engine.decision.DecisionText;
import coco.engine.decision.Decisions;
import coco.engine.monitor.Proposal;
import coco.engine.page.BoundBlanks;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.language.Document;
import coco.language.code.Attribute.Owner;
import coco.language.code.Code;
import coco.language.code.Definition;
import coco.language.code.RuleId;
import coco.language.code.Value;
import coco.language.text.Language;
import coco.server.code.CodeReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether somebody may act, by the rules of an edition, in the words of its text. */
@Component
public class Deciding {
  /** How far ahead the next moment is looked for. */
  private static final Duration LOOKED_AHEAD = Duration.ofDays(731);

  /** A text that no rule names. */
  static final Value ANOTHER = new Value.Text("\u0001");

  private final CodeReader reader;

  Deciding(CodeReader reader) {
    this.reader = reader;
  }

  /** An act that one may ask about: its term, and what it is called. */
  public record Choice(String term, String name, List<Rule> rules) {
    public Choice {
      rules = List.copyOf(rules);
    }
  }

  /** A rule that is named. */
  public record Rule(String id, String title) {}

  /** What came, or may have come, before: an event, or a state that began. */
  public record Earlier(String id, String name) {}

  /** An answer, or why there is none. */
  sealed interface Outcome {}

  /** The code cannot say: {@code no-calendar}, {@code horizon}. */
  record Unable(String why) implements Outcome {}

  /**
   * An answer.
   *
   * @param open what was not told and would turn the answer, or may
   * @param from when it is allowed, where that is another moment and known
   * @param next when it is allowed, in a sentence; empty where it is now
   * @param effects what it would open, keep or break, in sentences with their rules
   */
  public record Answered(
      boolean allowed,
      List<String> open,
      Optional<Instant> from,
      String next,
      List<Said> refusals,
      List<Said> advice,
      List<String> conflicts,
      List<Said> effects)
      implements Outcome {
    public Answered {
      open = List.copyOf(open);
      refusals = List.copyOf(refusals);
      advice = List.copyOf(advice);
      conflicts = List.copyOf(conflicts);
      effects = List.copyOf(effects);
    }
  }

  /**
   * What is said of a rule.
   *
   * @param sentence its own, in plain words
   * @param why what follows from it here
   */
  public record Said(String id, String title, String sentence, String why) {}

  /** The acts that an edition's rules speak of. */
  List<Choice> acts(Reading reading) {
    return Acts.of(reading.document().code()).stream()
        .map(
            act ->
                new Choice(
                    act.term(),
                    name(reading.document(), act.term()),
                    act.rules().stream().map(rule -> rule(reading, rule)).toList()))
        .toList();
  }

  /** What has to be told of an act; empty where no rule speaks of it. */
  Optional<Acts.Act> act(Reading reading, String term) {
    return Acts.of(reading.document().code()).stream()
        .filter(act -> act.term().equals(term))
        .findFirst();
  }

  Rule rule(Reading reading, RuleId id) {
    return new Rule(
        id.text(), reading.rule(id.text()).map(Document.RuleText::title).orElse(id.text()));
  }

  /** What matters if it came before. */
  List<Earlier> earlier(Reading reading, Acts.Act act) {
    return act.before().stream().map(id -> new Earlier(id, name(reading.document(), id))).toList();
  }

  /** What a fact is called: by the text's own term where there is one. */
  static String name(Document document, Acts.Fact fact) {
    return document.definitions().stream()
        .filter(
            row ->
                row.definition()
                    .filter(
                        it ->
                            it instanceof Definition.Named named
                                && named.attribute().equals(fact.attribute()))
                    .isPresent())
        .findFirst()
        .map(row -> plain(row.fact().text()))
        .orElse(fact.attribute().owner() == Owner.EVENT ? fact.attribute().name() : fact.name());
  }

  /** What an act or a state is called. */
  static String name(Document document, String term) {
    return document.definitions().stream()
        .filter(row -> row.id().strip().equals(term))
        .findFirst()
        .map(row -> plain(row.fact().text()))
        .orElse(term);
  }

  private static String plain(String cell) {
    return cell.strip().replaceAll("[\\[\\]`]", "").replaceAll("\\s+", " ");
  }

  /**
   * The answer of an edition.
   *
   * @param at local time in the code's zone
   * @param told what is known, by the names of facts
   */
  Outcome answer(
      Reading reading,
      Acts.Act act,
      LocalDateTime at,
      Map<String, Value> told,
      List<Acts.Before> before) {
    Code code = reading.document().code().alwaysInForce();
    try {
      Rules rules = RulesCompiler.compile(List.of(code), this.reader.holidays());
      Scene asked = new Scene(code, rules, act, at, before);
      Interaction proposed = asked.proposed(told);
      Decision decision =
          new Decisions(rules)
              .decide(asked.past(told), proposed, proposed.time().plus(LOOKED_AHEAD));
      return said(reading, decision, asked.open(told, decision));
    } catch (NoCalendarException none) {
      return new Unable("no-calendar");
    } catch (BeyondHorizonException beyond) {
      return new Unable("horizon");
    }
  }

  /** What is asked, whatever is told of it. */
  private record Scene(
      Code code, Rules rules, Acts.Act act, LocalDateTime at, List<Acts.Before> before) {
    private List<Interaction> all(Map<String, Value> told) {
      return Acts.scene(code, rules, act.term(), at, told, before);
    }

    Interaction proposed(Map<String, Value> told) {
      return all(told).getLast();
    }

    History past(Map<String, Value> told) {
      List<Interaction> all = all(told);
      History past = new History();
      all.subList(0, all.size() - 1).forEach(past::add);
      return past;
    }

    /**
     * The facts that were not told and would turn the answer, or may: no rule names their values.
     */
    List<Acts.Fact> open(Map<String, Value> told, Decision decision) {
      return act.facts().stream()
          .filter(fact -> !told.containsKey(fact.name()) && !fact.name().equals("party.zone"))
          .filter(
              fact ->
                  fact.values().isEmpty()
                      ? mayTurn(fact, decision)
                      : fact.values().stream()
                          .flatMap(value -> about(value).stream())
                          .anyMatch(value -> isAllowed(told, fact, value) != decision.isAllowed()))
          .toList();
    }

    /** Where no rule names a value: a refusal stands if some rule refuses without looking at it. */
    private static boolean mayTurn(Acts.Fact fact, Decision decision) {
      return decision.refusals().stream()
          .allMatch(it -> fact.rules().contains(it.judgement().rule().rule().id()));
    }

    private boolean isAllowed(Map<String, Value> told, Acts.Fact fact, Value value) {
      Map<String, Value> more = new LinkedHashMap<>(told);
      more.put(fact.name(), value);
      return new Decisions(rules).isAllowed(past(more), proposed(more));
    }

    /** A value that a rule names, and its neighbours. */
    private static List<Value> about(Value value) {
      return switch (value) {
        case Value.Quantity it ->
            List.of(
                it,
                new Value.Quantity(it.number().subtract(BigDecimal.ONE)),
                new Value.Quantity(it.number().add(BigDecimal.ONE)));
        case Value.Day it ->
            List.of(
                it, new Value.Day(it.date().minusDays(1)), new Value.Day(it.date().plusDays(1)));
        case Value.Truth it -> List.of(it, new Value.Truth(!it.truth()));
        case Value.Text it -> List.of(it, ANOTHER);
        case Value.Moment it -> List.of(it);
        case Value.Elapsed it -> List.of(it);
      };
    }
  }

  private Answered said(Reading reading, Decision decision, List<Acts.Fact> open) {
    Document document = reading.document();
    DecisionText words = new DecisionText(document.language(), document.code().zone());
    List<Said> effects = new ArrayList<>();
    decision
        .effects()
        .forEach(
            effect ->
                effects.add(
                    said(reading, effect.judgement().rule().rule().id(), words.effect(effect))));
    return new Answered(
        decision.isAllowed(),
        open.stream().map(fact -> name(document, fact)).toList(),
        nextMoment(decision),
        BoundBlanks.text(document.language(), words.next(decision)),
        decision.refusals().stream().map(it -> said(reading, words, it)).toList(),
        decision.advice().stream().map(it -> said(reading, words, it)).toList(),
        decision.conflicts().stream().map(words::conflict).toList(),
        effects);
  }

  /** When it is allowed; empty where that is not known, or it is. */
  private static Optional<Instant> nextMoment(Decision decision) {
    return decision.next() instanceof Decision.At at ? Optional.of(at.instant()) : Optional.empty();
  }

  private Said said(Reading reading, DecisionText words, Proposal.Answer answer) {
    return said(
        reading,
        answer.judgement().rule().rule().id(),
        (words.reason(answer) + " " + words.until(answer)).strip());
  }

  private Said said(Reading reading, RuleId id, String why) {
    Rule rule = rule(reading, id);
    String sentence = reading.rule(id.text()).map(Reading::sentence).orElse("");
    Language language = reading.language();
    return new Said(
        rule.id(),
        rule.title(),
        BoundBlanks.text(language, sentence),
        BoundBlanks.text(language, why));
  }
}
