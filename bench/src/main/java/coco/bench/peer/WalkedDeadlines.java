package coco.bench.peer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Deadlines by walking the days, as {@link JavaTimeEngine} finds them. */
public final class WalkedDeadlines {
  private static final Duration EIGHT = Duration.ofHours(8);

  private final OpeningHours office = OpeningHours.office();

  /** The deadline of eight of the office's working hours, both in epoch microseconds. */
  public long afterEightWorkingHours(long from) {
    Instant due = office.plus(Instant.EPOCH.plus(from, ChronoUnit.MICROS), EIGHT);
    return ChronoUnit.MICROS.between(Instant.EPOCH, due);
  }
}
