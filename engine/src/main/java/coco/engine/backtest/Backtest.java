package coco.engine.backtest;

import coco.engine.Interaction;
import coco.engine.column.Chunk;
import coco.engine.column.ChunkBuilder;
import coco.engine.monitor.Judgement;
import coco.engine.monitor.Levels;
import coco.engine.monitor.PartyKey;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Rules;
import coco.engine.sweep.Judged;
import coco.engine.sweep.Sweep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Runs a code over a history: the verdicts of each party as of an instant, parties side by side.
 */
public final class Backtest {
  /** Parties judged in one go, small enough for progress and large enough for the threads. */
  private static final int PARTIES_AT_ONCE = 512;

  private final Rules rules;
  private final int threads;

  /**
   * A backtest.
   *
   * @param threads how many parties are judged side by side; at least 1
   */
  public Backtest(Rules rules, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed, was " + threads);
    }
    this.rules = rules;
    this.threads = threads;
  }

  /**
   * Runs it.
   *
   * @param asOf the instant asked about; what happened later is left out
   * @param judgements takes every verdict, party by party in the order of their first interaction,
   *     by edition and rule
   * @param progress told how many interactions have been judged so far
   */
  public BacktestReport run(
      History history, Instant asOf, Consumer<Judgement> judgements, LongConsumer progress) {
    List<Map.Entry<PartyKey, List<Interaction>>> parties =
        List.copyOf(history.byParty(asOf).entrySet());
    BacktestReport.Builder report = new BacktestReport.Builder(rules, asOf);
    if (parties.size() <= PARTIES_AT_ONCE) {
      take(judge(parties, asOf), report, judgements);
      progress.accept(history.size());
      return report.build(parties.size());
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Share>> running = new ArrayList<>();
      int next = 0;
      long judged = 0;
      while (next < parties.size() || !running.isEmpty()) {
        // A few shares ahead keep the threads busy without holding all verdicts at once.
        while (next < parties.size() && running.size() < 2 * threads) {
          int end = Math.min(parties.size(), next + PARTIES_AT_ONCE);
          List<Map.Entry<PartyKey, List<Interaction>>> some = parties.subList(next, end);
          running.add(executor.submit((Callable<Share>) () -> judge(some, asOf)));
          next = end;
        }
        Share share = done(running.removeFirst());
        take(share, report, judgements);
        judged += share.interactions;
        progress.accept(judged);
      }
    }
    return report.build(parties.size());
  }

  private static void take(
      Share share, BacktestReport.Builder report, Consumer<Judgement> judgements) {
    share.judgements.forEach(judgements);
    report.add(share.tallies, share.levels, share.interactions, share.cases, share.early);
  }

  private static Share done(Future<Share> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while judging", interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("judging failed", failed.getCause());
    }
  }

  /** What some parties come to. */
  private static final class Share {
    final List<Judgement> judgements = new ArrayList<>();
    final Map<CompiledRule, RuleTally> tallies = new HashMap<>();
    final Levels levels = new Levels();
    long interactions;
    long cases;
    long early;
  }

  private Share judge(List<Map.Entry<PartyKey, List<Interaction>>> parties, Instant asOf) {
    Share share = new Share();
    for (CompiledEdition edition : rules.editions()) {
      for (CompiledRule rule : edition.rules()) {
        share.tallies.put(rule, new RuleTally(edition, rule));
      }
    }
    ChunkBuilder chunk = new ChunkBuilder(Sweep.reads(rules));
    for (Map.Entry<PartyKey, List<Interaction>> party : parties) {
      chunk.add(party.getKey(), party.getValue());
    }
    judge(chunk.build(), asOf, share);
    return share;
  }

  private void judge(Chunk chunk, Instant asOf, Share share) {
    for (int row = 0; row < chunk.events(); row++) {
      share.early += rules.governing(chunk.times()[row]) == null ? 1 : 0;
    }
    share.interactions += chunk.events();
    share.cases += chunk.caseCount();
    new Sweep(rules)
        .judge(
            chunk,
            ChronoUnit.MICROS.between(Instant.EPOCH, asOf),
            new Sweep.Sink() {
              private final Map<CompiledRule, Set<Integer>> breached = new HashMap<>();

              @Override
              public void take(Judged judged) {
                Judgement judgement = judged.judgement();
                share.judgements.add(judgement);
                tally(share, judgement).count(judgement);
                share.levels.count(judgement);
                if (judged.state() == Judged.State.BREACHED) {
                  breached
                      .computeIfAbsent(judged.rule(), key -> new HashSet<>())
                      .add(judged.theCase());
                }
              }

              @Override
              public void leave() {
                breached.forEach(
                    (rule, in) -> {
                      RuleTally tally = share.tallies.get(rule);
                      if (tally != null) {
                        tally.countCasesBreached(in.size());
                      }
                    });
                breached.clear();
              }
            });
  }

  private static RuleTally tally(Share share, Judgement judgement) {
    return share.tallies.computeIfAbsent(
        judgement.rule(), rule -> new RuleTally(judgement.edition(), rule));
  }
}
