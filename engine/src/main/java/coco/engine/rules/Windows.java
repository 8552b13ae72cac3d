package coco.engine.rules;

import coco.engine.calendar.Clock;
import coco.engine.calendar.LocalDays;
import coco.engine.calendar.Micros;
import coco.engine.rules.CompiledForm.CompiledWindow;
import coco.language.code.Clause;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stretches over which caps count. */
final class Windows {
  private Windows() {}

  /** {@code in any D}. */
  record Rolling(Clock length) implements CompiledWindow {
    @Override
    public long start(Facts facts) {
      return length.in(facts.partyZone()).windowStart(facts.time());
    }

    @Override
    public long leaves(Facts facts, long earlier) {
      return length.in(facts.partyZone()).windowLeaves(earlier, facts.time());
    }
  }

  /** {@code each month}: from the start of the period, in days of the calendar's zone. */
  record Each(Clause.Period period, Function<@Nullable ZoneId, LocalDays> days)
      implements CompiledWindow {
    @Override
    public long start(Facts facts) {
      return Micros.of(
          days.apply(facts.partyZone()).period(period, Micros.instant(facts.time())).from());
    }

    @Override
    public long leaves(Facts facts, long earlier) {
      LocalDays own = days.apply(facts.partyZone());
      long now = facts.time();
      long leaves = Micros.of(own.period(period, Micros.instant(earlier)).until());
      return leaves > now ? leaves : own.nextDay(now);
    }
  }

  /** Over all time. */
  record Ever() implements CompiledWindow {
    @Override
    public long start(Facts facts) {
      return Long.MIN_VALUE;
    }

    @Override
    public long leaves(Facts facts, long earlier) {
      return Until.NEVER;
    }
  }
}
