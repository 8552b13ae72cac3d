package coco.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.backtest.Backtest;
import coco.engine.backtest.BacktestReport;
import coco.engine.backtest.History;
import coco.engine.calendar.Holidays;
import coco.engine.calendar.Micros;
import coco.engine.column.Chunk;
import coco.engine.column.ChunkBuilder;
import coco.engine.column.Chunks;
import coco.engine.monitor.PartyKey;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.engine.sweep.Judged;
import coco.engine.sweep.Sweep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A history put into columns once and asked about as of an earlier instant says what it would have
 * said then, when some cases' parties were not named yet.
 */
final class ChunkCutTest {
  private static final Holidays HOLIDAYS = Holidays.ofRegions();

  @Test
  void aCutSaysWhatTheHistorySaidThen() {
    int changed = 0;
    for (long seed = 1; seed <= 300; seed++) {
      Trial trial = TrialGenerator.generate(seed);
      Rules rules = RulesCompiler.compile(trial.editions(), HOLIDAYS);
      History history = new History();
      trial.arrivals().forEach(history::add);
      List<Instant> times =
          history.interactions().stream().map(Interaction::time).sorted().toList();
      Instant then = times.get((int) (seed % times.size()));
      Chunk whole = columns(history, Sweep.reads(rules));
      for (int i = 0; i < whole.caseCount(); i++) {
        changed += whole.namedAt()[i] > Micros.of(then) ? 1 : 0;
      }

      assertThat(verdicts(rules, history, then).firstDifference(cut(rules, whole, then)))
          .as("trial %d as of %s", seed, then)
          .isEmpty();
    }
    assertThat(changed).isGreaterThan(50);
  }

  private static Verdicts verdicts(Rules rules, History history, Instant asOf) {
    List<Verdict> verdicts = new ArrayList<>();
    BacktestReport report =
        new Backtest(rules, 1)
            .run(
                history,
                asOf,
                judgement -> {
                  if (judgement.occasion() == null) {
                    verdicts.add(judgement.verdict());
                  }
                },
                interactions -> {});
    return Verdicts.of(verdicts, report.levels());
  }

  private static Verdicts cut(Rules rules, Chunk chunk, Instant asOf) {
    List<Verdict> verdicts = new ArrayList<>();
    Chunks chunks =
        new Chunks() {
          @Override
          public int count() {
            return 1;
          }

          @Override
          public Chunk read(int place, Set<String> reads) {
            return chunk;
          }
        };
    BacktestReport report =
        new Backtest(rules, 1)
            .run(
                chunks,
                asOf,
                of ->
                    new Backtest.ChunkSink() {
                      @Override
                      public void take(Judged judged) {
                        if (!judged.isOccasion()) {
                          verdicts.add(judged.judgement().verdict());
                        }
                      }

                      @Override
                      public void finish() {}
                    },
                interactions -> {});
    return Verdicts.of(verdicts, report.levels());
  }

  /** All in one chunk, each case with the party that it has in the end. */
  private static Chunk columns(History history, Set<String> reads) {
    List<Interaction> events = history.interactions().stream().sorted(Interaction.ORDER).toList();
    Map<String, Interaction> naming = new HashMap<>();
    Map<String, Interaction> first = new HashMap<>();
    for (Interaction event : events) {
      if (event.caseId() != null) {
        first.putIfAbsent(event.caseId(), event);
        if (event.party() != null) {
          naming.putIfAbsent(event.caseId(), event);
        }
      }
    }
    Map<PartyKey, List<Interaction>> parties = new LinkedHashMap<>();
    for (Interaction event : events) {
      Interaction named = event.caseId() == null ? null : naming.get(event.caseId());
      parties
          .computeIfAbsent(
              PartyKey.of(event, named == null ? null : named.party()), key -> new ArrayList<>())
          .add(event);
    }
    ChunkBuilder builder = new ChunkBuilder(reads);
    parties.forEach(builder::add);
    Chunk chunk = builder.build();
    for (int i = 0; i < chunk.caseCount(); i++) {
      String name = chunk.caseNames()[i];
      Interaction named = name == null ? null : naming.get(name);
      if (named != null && !named.equals(first.get(name))) {
        chunk.namedAt()[i] = Micros.of(named.time());
      }
    }
    return chunk;
  }
}
