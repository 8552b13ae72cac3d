package coco.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * An interaction is allowed where the monitor, and the oracle, report no breach by it once it has
 * happened; and the next instant given is the first at which it is allowed. {@code .ci/trials} runs
 * more of them.
 */
final class DecisionLawTest {
  private static final long DEFAULT_COUNT = 2_000;

  @Test
  void whatIsDecidedIsWhatIsJudged() {
    long count = Long.getLong("coco.trials", DEFAULT_COUNT);
    long first = Long.getLong("coco.trials.first", 1);
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> kinds = new TreeMap<>();

    for (long seed = first; seed < first + count && wrong.size() < 5; seed++) {
      DecisionTrial trial = new DecisionTrial(seed);
      kinds.merge(trial.kind(), 1, Integer::sum);
      trial.wrong().ifPresent(wrong::add);
    }

    System.out.printf("%,d decisions: %s%n", count, kinds);
    assertThat(wrong).isEmpty();
    if (count >= DEFAULT_COUNT) {
      assertThat(kinds).containsKeys("Now", "At", "Never");
      assertThat(kinds.get("At")).isGreaterThan(150);
    }
  }
}
