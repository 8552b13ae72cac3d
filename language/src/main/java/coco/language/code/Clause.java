package coco.language.code;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The meaning of one rule's sentence: one of the forms of the language. Terms, states and calendars
 * are named by id.
 */
public sealed interface Clause {
  /**
   * When [T], we must [A] within D.
   *
   * @param release {@code unless [E] in the meantime}
   * @param reparations {@code ; failing that, …}, in their order
   */
  record Duty(
      Trigger trigger, Demand demand, Optional<Occurrence> release, List<Demand> reparations)
      implements Clause {
    public Duty {
      reparations = List.copyOf(reparations);
    }
  }

  /** When [T], we must [A] at least every D until [E]. */
  record RepeatedDuty(
      Trigger trigger,
      Occurrence act,
      Length every,
      Optional<String> stoppedWhile,
      Occurrence until,
      List<Demand> reparations)
      implements Clause {
    public RepeatedDuty {
      reparations = List.copyOf(reparations);
      if (trigger.which() == Which.NOTHING_WAITING) {
        throw new IllegalArgumentException("a series runs or does not: nothing can be waiting");
      }
    }
  }

  /** We must not [A]. */
  record Prohibition(Occurrence act) implements Clause {}

  /** We must not [A] within D after [E]. */
  record Silence(Occurrence act, Length length, Occurrence after) implements Clause {}

  /** We may [A] only R. */
  record Restriction(Occurrence act, Circumstance only) implements Clause {}

  /** We must not [A] more than N times in any D, each period, or ever. */
  record Cap(Occurrence act, int most, Window window) implements Clause {
    public Cap {
      if (most < 1) {
        throw new IllegalArgumentException("a cap allows at least 1, was %d".formatted(most));
      }
    }
  }

  /** Before we [A], we must [B], perhaps each time, perhaps with notice. */
  record Precedence(Occurrence act, Occurrence required, Use use, Optional<Notice> notice)
      implements Clause {}

  /** Whenever [T], it must be true that C. */
  record Quality(Trigger trigger, Condition must) implements Clause {
    public Quality {
      if (trigger.which() == Which.NOTHING_WAITING) {
        throw new IllegalArgumentException("a quality leaves nothing waiting");
      }
    }
  }

  /**
   * On at least N % of occasions, …, each period.
   *
   * @param percent above 0 and at most 100
   * @param measured a duty without reparations, or a quality
   */
  record ServiceLevel(BigDecimal percent, Clause measured, Period each) implements Clause {
    public ServiceLevel {
      percent = percent.stripTrailingZeros();
      if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
        throw new IllegalArgumentException(
            "a share is above 0 and at most 100 %%, was %s".formatted(percent));
      }
      if (!(measured instanceof Quality
          || (measured instanceof Duty duty && duty.reparations().isEmpty()))) {
        throw new IllegalArgumentException(
            "a service level measures a duty without reparation, or a quality");
      }
    }
  }

  /**
   * On average, when [T], we must [A] within D, each period.
   *
   * @param measured a duty without reparations, whose deadline is a {@link Deadline.Within} of
   *     elapsed time, working time or a count of days
   */
  record Average(Duty measured, Period each) implements Clause {
    public Average {
      if (!measured.reparations().isEmpty()) {
        throw new IllegalArgumentException("an average has no reparation");
      }
      if (!(measured.demand().deadline() instanceof Deadline.Within within)
          || within.length().unit() == Length.Unit.MONTH
          || within.length().unit() == Length.Unit.YEAR) {
        throw new IllegalArgumentException(
            "an average needs a length of elapsed time, working time or days");
      }
    }
  }

  /** A norm held inside: text, not run. The text is the document's. */
  record Norm() implements Clause {}

  /** A value held inside: text, not run. The text is the document's. */
  record Value() implements Clause {}

  /** Which occurrence of an event starts something. */
  record Trigger(Occurrence event, Which which) {}

  /** Every occurrence; the first one in the scope; or one while nothing of the rule was waiting. */
  enum Which {
    EVERY,
    FIRST,
    NOTHING_WAITING
  }

  /**
   * What must be done by when.
   *
   * @param stoppedWhile id of the state during which the clock is stopped
   */
  record Demand(Occurrence act, Deadline deadline, Optional<String> stoppedWhile) {}

  /** Whether an earlier B serves any number of A, or one only (the oldest unused first). */
  enum Use {
    ANY_NUMBER,
    EACH_TIME
  }

  /** How far ahead B must be of A. */
  record Notice(Bound bound, Length ahead) {}

  /** At least or at most. */
  enum Bound {
    AT_LEAST,
    AT_MOST
  }

  /** The stretch over which a cap counts. */
  sealed interface Window {}

  /** {@code in any D}: days, weeks or elapsed time, ending at the event. */
  record Rolling(Length length) implements Window {
    public Rolling {
      boolean fits =
          length.unit().isElapsed()
              || length.unit() == Length.Unit.DAY
              || length.unit() == Length.Unit.WEEK;
      if (!fits || length.extended()) {
        throw new IllegalArgumentException(
            "a window is days, weeks or elapsed time, was " + length.unit());
      }
    }
  }

  /** {@code each month}: from the start of the period. */
  record Each(Period period) implements Window {}

  /** Over all time. */
  record Ever() implements Window {}

  /** A calendar period, in the code's zone; a week starts on Monday. */
  enum Period {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }
}
