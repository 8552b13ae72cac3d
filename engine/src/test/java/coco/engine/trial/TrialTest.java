package coco.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

  /** After so many the table is written down. */
  private static final long PART = 50_000;

  @Test
  void twoImplementationsSayTheSame() throws IOException {
    long count = Long.getLong("coco.trials", DEFAULT_COUNT);
    long first = Long.getLong("coco.trials.first", 1);

    TrialTable table = new TrialTable();
    List<TrialReport> failures = new ArrayList<>();
    for (long done = 0; done < count && failures.isEmpty(); done += PART) {
      TrialRun.Result part =
          new TrialRun(first + done, Math.min(PART, count - done), System.out::println).run();
      table.add(part.table());
      failures.addAll(part.failures());
      tell(first, part.trials() + done, part.took(), table);
    }

    failures.forEach(failure -> System.out.println(failure.text()));
    assertThat(failures.stream().map(TrialReport::text)).isEmpty();
    List<TrialTable.Cell> cells = table.cells();
    if (count >= DEFAULT_COUNT) {
      assertThat(cells).allMatch(cell -> cell.count() >= LEAST);
    }
  }

  /** The table so far: a long run that is cut short leaves it. */
  private static void tell(long first, long trials, Duration took, TrialTable table)
      throws IOException {
    List<TrialTable.Cell> cells = table.cells();
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "trials.txt"), table.text());
    System.out.printf(
        "trials %,d to %,d judged, the last of them in %d s; the rarest of %,d cells: %s in %d histories%n",
        first,
        first + trials - 1,
        took.toSeconds(),
        cells.size(),
        cells.getFirst().what(),
        cells.getFirst().count());
  }
}
