package coco.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Oracle, monitor and backtest say the same of every trial, and the laws hold.
 *
 * <p>By default trials 1 to 20,000, about a minute and a half of one core. A failure prints the
 * trial's number and the smallest code and history that still fail; {@code .ci/trials 1 NUMBER}
 * runs that one again. Long runs: {@code .ci/trials 1000000}, or {@code .ci/trials COUNT FIRST}, or
 * the system properties {@code coco.trials} and {@code coco.trials.first}.
 *
 * <p>{@code engine/target/trials.txt} says how often what was judged: in how many histories, with
 * each trait, a rule with each pair of form, kind of time and modifier. In the default run every
 * pair that the language allows has {@link #LEAST} with each trait.
 */
final class TrialTest {
  private static final long DEFAULT_COUNT = 22_000;
  private static final int LEAST = 100;

  @Test
  void twoImplementationsSayTheSame() throws IOException {
    long count = Long.getLong("coco.trials", DEFAULT_COUNT);
    long first = Long.getLong("coco.trials.first", 1);

    TrialRun.Result result = new TrialRun(first, count, System.out::println).run();

    List<TrialTable.Cell> cells = result.table().cells();
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "trials.txt"), result.table().text());
    System.out.printf(
        "%,d trials in %d s; the rarest of %,d cells: %s in %d histories%n",
        result.trials(),
        result.took().toSeconds(),
        cells.size(),
        cells.getFirst().what(),
        cells.getFirst().count());
    result.failures().forEach(failure -> System.out.println(failure.text()));
    assertThat(result.failures().stream().map(TrialReport::text)).isEmpty();
    if (count >= DEFAULT_COUNT) {
      assertThat(cells).allMatch(cell -> cell.count() >= LEAST);
    }
  }
}
