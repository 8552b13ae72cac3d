package coco.engine.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Judges a row of trials by every law. */
final class TrialRun {
  private static final long SHARE = 250;
  private static final int FAILURES_MOST = 5;

  private final long first;
  private final long count;
  private final Consumer<String> progress;
  private final AtomicLong next;
  private final AtomicLong done = new AtomicLong();
  private final AtomicInteger failed = new AtomicInteger();
  private final long begun = System.nanoTime();
  private long told = begun;

  /**
   * A run.
   *
   * @param first the number of the first trial
   * @param progress told now and then how far it has come
   */
  TrialRun(long first, long count, Consumer<String> progress) {
    this.first = first;
    this.count = count;
    this.progress = progress;
    this.next = new AtomicLong(first);
  }

  /**
   * What it came to.
   *
   * @param failures what each failed trial came down to; a run stops at the fifth
   */
  record Result(long trials, Duration took, TrialTable table, List<TrialReport> failures) {}

  private record Share(TrialTable table, List<TrialReport> failures) {}

  Result run() {
    int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    TrialTable table = new TrialTable();
    List<TrialReport> failures = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Share>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        shares.add(executor.submit(this::judgeShares));
      }
      for (Future<Share> share : shares) {
        table.add(share.get().table());
        failures.addAll(share.get().failures());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken.getCause());
    }
    return new Result(done.get(), took(), table, failures);
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private Share judgeShares() {
    Share share = new Share(new TrialTable(), new ArrayList<>());
    while (failed.get() < FAILURES_MOST) {
      long from = next.getAndAdd(SHARE);
      long until = Math.min(first + count, from + SHARE);
      if (from >= until) {
        break;
      }
      for (long seed = from; seed < until && failed.get() < FAILURES_MOST; seed++) {
        judge(TrialGenerator.generate(seed), share);
      }
      tell(done.addAndGet(until - from));
    }
    return share;
  }

  private void judge(Trial trial, Share share) {
    Bench bench = bench(trial);
    share.table().add(trial, bench.monitored());
    for (Law law : Law.values()) {
      if (check(law, bench).isPresent()) {
        failed.incrementAndGet();
        share.failures().add(report(law, trial));
        return;
      }
    }
  }

  private static Bench bench(Trial trial) {
    try {
      return new Bench(trial);
    } catch (RuntimeException broken) {
      throw new IllegalStateException("trial %d".formatted(trial.seed()), broken);
    }
  }

  private static Optional<Difference> check(Law law, Bench bench) {
    try {
      return law.check(bench);
    } catch (RuntimeException broken) {
      throw new IllegalStateException(
          "trial %d, law %s".formatted(bench.trial().seed(), law), broken);
    }
  }

  /** The smallest trial that fails alike. */
  private static TrialReport report(Law law, Trial failing) {
    Trial small = new Shrinker(trial -> law.check(new Bench(trial)).isPresent()).shrink(failing);
    return new TrialReport(law, small, law.check(new Bench(small)).orElseThrow());
  }

  private synchronized void tell(long trials) {
    long now = System.nanoTime();
    if (now - told > Duration.ofSeconds(10).toNanos()) {
      told = now;
      long seconds = took().toSeconds();
      long left = seconds * (count - trials) / trials;
      progress.accept(
          "%,d of %,d trials after %d s, about %d s left".formatted(trials, count, seconds, left));
    }
  }
}
