package coco.bench.piece;

import coco.bench.peer.Deadlines;
import coco.bench.peer.WalkedDeadlines;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does one deadline of eight working hours take, at any instant of a year: by CoCo's sums,
 * and by walking the days with {@code java.time}? {@code .ci/bench} runs it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DeadlineBenchmark {
  private static final String RULE = "B-02";

  private final long[] starts = starts();
  private final WalkedDeadlines walked = new WalkedDeadlines();
  private int place;

  private static long[] starts() {
    long first = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-01-02T00:00:00Z"));
    return new SplittableRandom(1)
        .longs(4_096, 0, 31_536_000_000_000L)
        .map(m -> first + m)
        .toArray();
  }

  private long next() {
    place = (place + 1) % starts.length;
    return starts[place];
  }

  /** CoCo. */
  @Benchmark
  public long sums() {
    return Deadlines.due(RULE, next());
  }

  /** A walk with {@code java.time}. */
  @Benchmark
  public long walk() {
    return walked.afterEightWorkingHours(next());
  }
}
