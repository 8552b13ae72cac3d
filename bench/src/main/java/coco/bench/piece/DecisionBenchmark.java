package coco.bench.piece;

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
 * How long does one answer to "may we call this customer now?" take? CoCo works the facts out from
 * twenty interactions; cel-java and cedar-java are told them. {@code .ci/bench} runs it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecisionBenchmark {
  private final CallDecider coco = new CocoDecider();
  private final CallDecider cel = new CelDecider();
  private final CallDecider cedar = new CedarDecider();
  private int hour;

  private int next() {
    hour = (hour + 1) % 24;
    return hour;
  }

  /** CoCo, facts included. */
  @Benchmark
  public boolean coco() {
    return coco.allows(true, next());
  }

  /** cel-java, told the facts. */
  @Benchmark
  public boolean cel() {
    return cel.allows(true, next());
  }

  /** cedar-java, told the facts. */
  @Benchmark
  public boolean cedar() {
    return cedar.allows(true, next());
  }
}
