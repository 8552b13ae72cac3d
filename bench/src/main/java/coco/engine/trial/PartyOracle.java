package coco.engine.trial;

import coco.engine.Interaction;
import coco.engine.LevelVerdict;
import coco.engine.Verdict;
import coco.engine.calendar.Holidays;
import coco.language.code.Code;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

/**
 * The oracle, asked party by party, so that a long history stays feasible: what it says of one
 * party depends on that party's story alone, and levels are sums.
 */
public final class PartyOracle {
  private final List<Code> editions;
  private final ConcurrentMap<Thread, Oracle> oracles = new ConcurrentHashMap<>();

  /** An oracle for the editions of one code. */
  public PartyOracle(List<Code> editions) {
    this.editions = List.copyOf(editions);
  }

  /**
   * Judges every party, several side by side.
   *
   * @param taker takes the verdicts of one party, and its share of the levels; called by several
   *     threads
   */
  public void judge(
      Collection<Interaction> interactions,
      Instant asOf,
      BiConsumer<List<Verdict>, List<LevelVerdict>> taker) {
    Story.all(interactions, asOf).parallelStream()
        .forEach(
            story -> {
              Oracle oracle =
                  oracles.computeIfAbsent(
                      Thread.currentThread(), thread -> new Oracle(editions, Holidays.ofRegions()));
              List<Interaction> events =
                  story.events().stream().map(Story.Happening::event).toList();
              Oracle.Judged judged = oracle.judge(events, asOf);
              taker.accept(judged.verdicts(), judged.levels());
            });
  }
}
