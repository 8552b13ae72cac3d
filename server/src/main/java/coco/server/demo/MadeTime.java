package coco.server.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * The system's clock, except within {@link #at}: there it stands at an instant of the past, for the
 * acts that the demonstration makes up.
 */
public final class MadeTime extends Clock {
  private static final ScopedValue<Instant> STANDS = ScopedValue.newInstance();

  private final ZoneId zone;

  public MadeTime() {
    this(ZoneOffset.UTC);
  }

  private MadeTime(ZoneId zone) {
    this.zone = zone;
  }

  /** Does something as of an instant, on this thread; never later than now. */
  static <T> T at(Instant instant, Supplier<T> act) {
    Instant now = Instant.now();
    return ScopedValue.where(STANDS, instant.isBefore(now) ? instant : now).call(act::get);
  }

  @Override
  public Instant instant() {
    return STANDS.isBound() ? STANDS.get() : Instant.now();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MadeTime(other);
  }
}
