package coco.bench;

import static org.assertj.core.api.Assertions.assertThat;

import coco.bench.peer.Deadlines;
import coco.bench.peer.WalkedDeadlines;
import coco.bench.piece.CallDecider;
import coco.bench.piece.CedarDecider;
import coco.bench.piece.CelDecider;
import coco.bench.piece.CocoDecider;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured beside each other says the same. */
final class PiecesTest {
  @Test
  void decisionsAreTheSame() {
    List<CallDecider> deciders = List.of(new CocoDecider(), new CelDecider(), new CedarDecider());

    for (int hour = 0; hour < 24; hour++) {
      for (CallDecider decider : deciders) {
        String what = decider.getClass().getSimpleName() + " at " + hour;
        assertThat(decider.allows(true, hour)).as(what).isEqualTo(hour >= 8 && hour < 20);
        assertThat(decider.allows(false, hour)).as(what).isFalse();
      }
    }
  }

  @Test
  void deadlinesAreTheSame() {
    WalkedDeadlines walked = new WalkedDeadlines();
    long start = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-01-02T00:00:00Z"));

    for (long time = start; time < start + 31_536_000_000_000L; time += 3_333_333_333L) {
      assertThat(walked.afterEightWorkingHours(time)).isEqualTo(Deadlines.due("B-02", time));
    }
  }
}
