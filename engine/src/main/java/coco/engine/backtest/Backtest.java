package coco.engine.backtest;

import coco.engine.calendar.Micros;
import coco.engine.column.Chunk;
import coco.engine.column.ChunkCut;
import coco.engine.column.Chunks;
import coco.engine.monitor.Judgement;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.Rules;
import coco.engine.sweep.Judged;
import coco.engine.sweep.Sweep;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Runs a code over a history: the verdicts of each party as of an instant, chunks of parties side
 * by side.
 */
public final class Backtest {
  private final Rules rules;
  private final Set<String> reads;
  private final int threads;

  /**
   * A backtest.
   *
   * @param threads how many chunks are judged side by side; at least 1
   */
  public Backtest(Rules rules, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed, was " + threads);
    }
    this.rules = rules;
    this.reads = Sweep.reads(rules);
    this.threads = threads;
  }

  /**
   * What becomes of the verdicts of one chunk: taken on the thread that judges it, finished on the
   * thread that runs the backtest, chunk by chunk in their order.
   */
  public interface ChunkSink extends Sweep.Sink {
    /** All have been taken. */
    void finish();
  }

  /** Makes what takes the verdicts of a chunk. */
  @FunctionalInterface
  public interface Sinks {
    ChunkSink of(Chunk chunk);
  }

  /** What one thread works with. */
  private static final class Worker {
    final Sweep sweep;
    final Counts counts;

    Worker(Rules rules) {
      this.sweep = new Sweep(rules);
      this.counts = new Counts(rules);
    }
  }

  private record Done(ChunkSink sink, long events) {}

  /**
   * One run.
   *
   * @param idle the workers that nobody uses: one for each thread, last used first
   */
  private record Job(Chunks chunks, long asOf, Sinks sinks, Deque<Worker> idle) {}

  /**
   * Runs it over a history in memory.
   *
   * @param asOf the instant asked about; what happened later is left out
   * @param judgements takes every verdict, party by party in the order of their first interaction,
   *     by edition and rule
   * @param progress told how many interactions have been judged so far
   */
  public BacktestReport run(
      History history, Instant asOf, Consumer<Judgement> judgements, LongConsumer progress) {
    BacktestReport report = run(history.chunks(asOf), asOf, keeping(judgements), progress);
    progress.accept(history.size());
    return report;
  }

  /**
   * Keeps the verdicts of each chunk with what they rest on, and hands them on when it is judged.
   *
   * @param judgements takes every verdict on the thread that runs the backtest
   */
  public static Sinks keeping(Consumer<Judgement> judgements) {
    return chunk ->
        new ChunkSink() {
          private final List<Judgement> kept = new ArrayList<>();

          @Override
          public void take(Judged judged) {
            kept.add(judged.judgement());
          }

          @Override
          public void finish() {
            kept.forEach(judgements);
          }
        };
  }

  /**
   * Runs it over a history in columns.
   *
   * @param asOf the instant asked about; what happened later is left out
   * @param progress told how many interactions have been judged so far
   */
  public BacktestReport run(Chunks chunks, Instant asOf, Sinks sinks, LongConsumer progress) {
    long instant = Micros.of(asOf);
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, chunks.count()); i++) {
      workers.add(new Worker(rules));
    }
    Job job = new Job(chunks, instant, sinks, new ConcurrentLinkedDeque<>(workers));
    if (chunks.count() == 1) {
      judge(job, 0).sink.finish();
    } else if (chunks.count() > 1) {
      runSideBySide(job, progress);
    }
    return BacktestReport.of(rules, asOf, workers.stream().map(each -> each.counts).toList());
  }

  private void runSideBySide(Job job, LongConsumer progress) {
    int count = job.chunks.count();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Deque<Future<Done>> running = new ArrayDeque<>();
      int next = 0;
      long judged = 0;
      while (next < count || !running.isEmpty()) {
        // A few chunks ahead keep the threads busy without holding all verdicts at once.
        while (next < count && running.size() < 2 * threads) {
          int place = next++;
          running.add(executor.submit((Callable<Done>) () -> judge(job, place)));
        }
        Done done = done(running.removeFirst());
        done.sink.finish();
        judged += done.events;
        progress.accept(judged);
      }
    }
  }

  private static Done done(Future<Done> future) {
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

  private Done judge(Job job, int place) {
    Worker worker = job.idle.removeFirst();
    try {
      Chunk chunk = ChunkCut.asOf(job.chunks.read(place, reads), job.asOf);
      ChunkSink sink = job.sinks.of(chunk);
      Counts counts = worker.counts;
      worker.sweep.judge(
          chunk,
          job.asOf,
          new Sweep.Sink() {
            @Override
            public void take(Judged judged) {
              counts.take(judged);
              sink.take(judged);
            }

            @Override
            public void leave() {
              counts.leave();
              sink.leave();
            }
          });
      counts.leaveChunk();
      counts.interactions += chunk.events();
      counts.parties += chunk.parties();
      counts.cases += chunk.caseCount();
      counts.early += early(chunk);
      return new Done(sink, chunk.events());
    } finally {
      job.idle.addFirst(worker);
    }
  }

  /** How many events happened before any edition was in force. */
  private long early(Chunk chunk) {
    CompiledEdition first = rules.editions().getFirst();
    long early = 0;
    for (int row = 0; row < chunk.events(); row++) {
      early += chunk.times()[row] < first.from() ? 1 : 0;
    }
    return early;
  }
}
