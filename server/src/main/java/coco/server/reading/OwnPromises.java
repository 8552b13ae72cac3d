package coco.server.reading;

import coco.engine.Interaction;
import coco.engine.Interaction.Direction;
import coco.engine.Verdict;
import coco.engine.backtest.History;
import coco.engine.calendar.BeyondHorizonException;
import coco.engine.calendar.NoCalendarException;
import coco.engine.decision.Decisions;
import coco.engine.decision.Effect;
import coco.engine.monitor.Judgement;
import coco.engine.page.Readers;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Definition;
import coco.language.code.Value;
import coco.language.text.Language;
import coco.server.code.CodeReader;
import coco.server.code.Published;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/**
 * What a code promises about what happens in CoCo itself: the engine says by when, from the same
 * sentence that people read.
 */
@Component
public class OwnPromises {
  private final Readings readings;
  private final CodeReader reader;

  OwnPromises(Readings readings, CodeReader reader) {
    this.readings = readings;
    this.reader = reader;
  }

  /** By when, and the rule that says so. */
  public record Promise(String rule, Instant due) {}

  /**
   * By when an edition promises that one event follows another; empty where it says nothing about
   * them, or no time.
   *
   * @param opening the type of the event that opens the duty: {@code question.asked}
   * @param closing the type of the event that fulfils it: {@code question.answered}
   * @param at when the first happens
   * @param attributes of the first; who works here is its party
   */
  public Optional<Promise> of(
      Published edition,
      String opening,
      String closing,
      Instant at,
      Map<String, String> attributes) {
    Code code = readings.of(edition, Language.ENGLISH, Readers.OWN).document().code();
    SequencedMap<String, Value> values = new LinkedHashMap<>();
    values.put("party.kind", new Value.Text("employee"));
    attributes.forEach((name, value) -> values.put(name, new Value.Text(value)));
    Interaction opens =
        new Interaction(
            "coco",
            "1",
            Interaction.NO_SEQUENCE,
            at.truncatedTo(ChronoUnit.MICROS),
            null,
            opening,
            "1",
            "1",
            null,
            null,
            Direction.INTERNAL,
            values);
    try {
      Rules rules = RulesCompiler.compile(List.of(code.alwaysInForce()), reader.holidays());
      return new Decisions(rules)
          .decide(new History(), opens, opens.time()).effects().stream()
              .filter(effect -> effect.kind() == Effect.Kind.OPENS)
              .map(Effect::judgement)
              .filter(it -> demands(code, it.rule().rule().clause(), closing))
              .flatMap(it -> promise(it).stream())
              .min(Comparator.comparing(Promise::due));
    } catch (NoCalendarException | BeyondHorizonException none) {
      return Optional.empty();
    }
  }

  private static Optional<Promise> promise(Judgement judgement) {
    return judgement.verdict() instanceof Verdict.Pending open
        ? Optional.ofNullable(open.due())
            .map(due -> new Promise(judgement.rule().rule().id().text(), due.instant()))
        : Optional.empty();
  }

  /** Whether a duty is fulfilled by events of a type, whoever it wants them from. */
  private static boolean demands(Code code, Clause clause, String type) {
    return clause instanceof Clause.Duty duty
        && code.definitions().get(duty.demand().act().term()) instanceof Definition.Event event
        && event.any().stream().anyMatch(match -> match.type().equals(Optional.of(type)));
  }
}
