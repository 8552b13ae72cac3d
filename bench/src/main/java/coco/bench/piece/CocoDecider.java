package coco.bench.piece;

import coco.bench.TwoShores;
import coco.bench.made.Dataset;
import coco.engine.Interaction;
import coco.engine.backtest.History;
import coco.engine.decision.Decisions;
import coco.engine.rules.RulesCompiler;
import coco.language.code.Code;
import coco.language.code.Rule;
import coco.language.code.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CoCo: rules B-09 and B-11 of the code over the customer's history. It is told no facts: consent
 * and the hour follow from what has happened and from when.
 */
public final class CocoDecider implements CallDecider {
  private static final Set<String> ASKED = Set.of("B-09", "B-11");
  private static final Instant MIDNIGHT = Instant.parse("2026-03-04T00:00:00Z");

  private final Decisions decisions;
  private final History consenting = history(true);
  private final History refusing = history(false);
  private final Interaction[] calls = new Interaction[24];

  /** Compiles the two rules. */
  public CocoDecider() {
    Code whole = TwoShores.code();
    List<Rule> rules =
        whole.rules().stream().filter(rule -> ASKED.contains(rule.id().text())).toList();
    Code two =
        new Code(
            whole.id(),
            whole.edition(),
            whole.effective(),
            whole.zone(),
            whole.calendar(),
            whole.closes(),
            whole.goals(),
            whole.definitions(),
            whole.calendars(),
            rules,
            List.of());
    decisions = new Decisions(RulesCompiler.compile(List.of(two), TwoShores.holidays()));
    for (int hour = 0; hour < 24; hour++) {
      calls[hour] = interaction("call", MIDNIGHT.plusSeconds(hour * 3_600L), "call.placed", null);
    }
  }

  /** Twenty interactions with a customer in London, where winter time is UTC. */
  private static History history(boolean consents) {
    History history = new History();
    history.add(
        interaction(
            "first", Instant.parse("2026-01-05T10:00:00Z"), "party.registered", "Europe/London"));
    if (consents) {
      history.add(
          interaction("consent", Instant.parse("2026-01-06T10:00:00Z"), "consent.given", null));
    }
    for (int i = history.size(); i < Dataset.EVENTS_PER_PARTY; i++) {
      Instant time = Instant.parse("2026-01-10T10:00:00Z").plusSeconds(86_400L * i);
      history.add(interaction("offer" + i, time, "offer.sent", null));
    }
    return history;
  }

  private static Interaction interaction(
      String id, Instant time, String type, @Nullable String zone) {
    SequencedMap<String, Value> attributes = new LinkedHashMap<>();
    if (zone != null) {
      attributes.put("party.zone", new Value.Text(zone));
    }
    return new Interaction(
        Dataset.SOURCE,
        id,
        Interaction.NO_SEQUENCE,
        time,
        null,
        type,
        null,
        "p1",
        null,
        "phone",
        null,
        attributes);
  }

  @Override
  public boolean allows(boolean consents, int hour) {
    return decisions.isAllowed(consents ? consenting : refusing, calls[hour]);
  }
}
