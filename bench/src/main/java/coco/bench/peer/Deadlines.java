package coco.bench.peer;

import coco.bench.TwoShores;
import coco.bench.VerdictFiles;
import coco.bench.made.Dataset;
import coco.engine.calendar.Clock;
import coco.engine.calendar.Timekeeper;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Deadline;
import coco.language.code.Rule;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CoCo's deadline function, for peers that have no calendar of their own: the length and the
 * calendar are those of the rule. What a peer finds it hands over here to be written.
 */
public final class Deadlines {
  private static final Map<String, Clock> CLOCKS = clocks();
  private static final long AS_OF = ChronoUnit.MICROS.between(Instant.EPOCH, Dataset.AS_OF);

  private Deadlines() {}

  private static Map<String, Clock> clocks() {
    Code code = TwoShores.code();
    Timekeeper timekeeper = Timekeeper.of(code, TwoShores.holidays());
    Map<String, Clock> clocks = new HashMap<>();
    for (Rule rule : code.rules()) {
      if (rule.clause() instanceof Clause.Duty duty
          && duty.demand().deadline() instanceof Deadline.Within within) {
        clocks.put(rule.id().text(), timekeeper.clock(rule.id(), within.length()));
      }
    }
    return clocks;
  }

  private static Clock clock(String rule) {
    Clock clock = CLOCKS.get(rule);
    if (clock == null) {
      throw new IllegalArgumentException("no fixed deadline: " + rule);
    }
    return clock;
  }

  /** The deadline of a rule from an instant, both in epoch microseconds. */
  public static long due(String rule, long from) {
    return clock(rule).due(from);
  }

  /** Whether an instant is past a deadline of a rule. */
  public static boolean isPast(String rule, long due, long instant) {
    return clock(rule).endsDay() ? instant >= due : instant > due;
  }

  /** The hour of the day where a party is, from 0; in Paris where that is not known. */
  public static int localHour(long micros, @Nullable String zone) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    return LocalTime.ofInstant(instant, ZoneId.of(zone == null ? "Europe/Paris" : zone)).getHour();
  }

  /**
   * Writes what became of a duty.
   *
   * @param closedBy what discharged it; null where nothing did as of the instant asked about
   */
  static void write(
      VerdictFiles files,
      String rule,
      String trigger,
      long due,
      @Nullable String closedBy,
      long closed) {
    boolean isMissed = isPast(rule, due, closedBy == null ? AS_OF : closed);
    String state = isMissed ? "breached" : closedBy == null ? "pending" : "met";
    files.verdict(rule, trigger, 0, state, due, closedBy, isMissed && closedBy != null, "");
  }

  /** Writes whether an act was allowed. */
  static void write(VerdictFiles files, String rule, String act, boolean kept) {
    files.verdict(rule, act, 0, kept ? "met" : "breached", null, kept ? act : null, false, "");
  }
}
