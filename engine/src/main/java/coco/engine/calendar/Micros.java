package coco.engine.calendar;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as microseconds since 1970-01-01T00:00Z: the precision that the engine keeps. */
public final class Micros {
  /** One second. */
  public static final long SECOND = 1_000_000;

  /** A day of 24 hours. */
  public static final long DAY = 86_400 * SECOND;

  private Micros() {}

  /**
   * An instant as microseconds; finer digits are cut off.
   *
   * @throws ArithmeticException beyond about 290,000 years from 1970
   */
  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano() / 1_000);
  }

  /** The instant of a number of microseconds. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
