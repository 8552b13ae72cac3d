package coco.engine.monitor;

import coco.engine.LevelVerdict;
import coco.engine.LevelVerdict.State;
import coco.engine.Verdict;
import coco.engine.Verdict.Amount;
import coco.engine.calendar.LocalDays;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.language.code.Clause;
import coco.language.code.Deadline;
import coco.language.code.Length;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the occasions of service levels and averages, by edition, rule, period and what splits the
 * level. Sums add.
 */
public final class Levels {
  private record Group(int edition, int rule, LocalDate period, @Nullable String per)
      implements Comparable<Group> {
    private static final Comparator<Group> ORDER =
        Comparator.comparingInt(Group::rule)
            .thenComparingInt(Group::edition)
            .thenComparing(Group::period)
            .thenComparing(Group::per, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Group other) {
      return ORDER.compare(this, other);
    }
  }

  private static final class Tally {
    final CompiledEdition edition;
    final CompiledRule rule;
    long opened;
    long met;
    long breached;
    long late;
    long voided;
    long pending;
    long done;
    BigInteger taken = BigInteger.ZERO;
    Amount.@Nullable Kind kind;

    Tally(CompiledEdition edition, CompiledRule rule) {
      this.edition = edition;
      this.rule = rule;
    }

    void count(Verdict verdict, Occasion occasion) {
      opened++;
      switch (verdict) {
        case Verdict.Met kept -> met++;
        case Verdict.Breached missed -> {
          breached++;
          late += missed.late() == null ? 0 : 1;
        }
        case Verdict.Pending open -> pending++;
        case Verdict.Void released -> voided++;
        case Verdict.Conflict conflict -> voided++;
        case Verdict.Waived waived -> throw new IllegalStateException("waived: " + waived);
      }
      Amount took = occasion.taken();
      if (took != null) {
        done++;
        taken = taken.add(BigInteger.valueOf(took.count()));
        kind = took.kind();
      }
    }

    void add(Tally other) {
      opened += other.opened;
      met += other.met;
      breached += other.breached;
      late += other.late;
      voided += other.voided;
      pending += other.pending;
      done += other.done;
      taken = taken.add(other.taken);
      kind = kind == null ? other.kind : kind;
    }
  }

  private final Map<Group, Tally> tallies = new TreeMap<>();

  /** Counts one verdict if it is an occasion of a level; takes any. */
  public void count(Judgement judgement) {
    Occasion occasion = judgement.occasion();
    if (occasion != null) {
      CompiledEdition edition = judgement.edition();
      CompiledRule rule = judgement.rule();
      tallies
          .computeIfAbsent(
              new Group(edition.place(), rule.index(), occasion.period(), occasion.per()),
              key -> new Tally(edition, rule))
          .count(judgement.verdict(), occasion);
    }
  }

  /** Adds what has been counted for a rule under one period and what splits it. */
  public void add(
      CompiledEdition edition,
      CompiledRule rule,
      LocalDate period,
      @Nullable String per,
      Counts counts) {
    Tally tally =
        tallies.computeIfAbsent(
            new Group(edition.place(), rule.index(), period, per), key -> new Tally(edition, rule));
    tally.opened += counts.opened();
    tally.met += counts.met();
    tally.breached += counts.breached();
    tally.late += counts.late();
    tally.voided += counts.voided();
    tally.pending += counts.pending();
    tally.done += counts.done();
    tally.taken = tally.taken.add(BigInteger.valueOf(counts.taken()));
    tally.kind = tally.kind == null ? counts.kind() : tally.kind;
  }

  /** What has been counted elsewhere. */
  public interface Counts {
    long opened();

    long met();

    long breached();

    /** Those of {@link #breached} that were done after all. */
    long late();

    /** Void and in conflict. */
    long voided();

    long pending();

    /** Those of an average whose act is done. */
    long done();

    /** What {@link #done} took together, in units of {@link #kind}. */
    long taken();

    /** The clock of {@link #taken}; null where nothing is done. */
    Amount.@Nullable Kind kind();
  }

  /** Adds what another has counted. */
  public void add(Levels other) {
    other.tallies.forEach(
        (group, tally) ->
            tallies.computeIfAbsent(group, key -> new Tally(tally.edition, tally.rule)).add(tally));
  }

  /**
   * The verdicts of all periods as of an instant in epoch microseconds, by rule, edition, period
   * and group.
   */
  public List<LevelVerdict> verdicts(long asOf) {
    List<LevelVerdict> verdicts = new ArrayList<>();
    tallies.forEach((group, tally) -> verdicts.add(verdict(group, tally, asOf)));
    return verdicts;
  }

  private static LevelVerdict verdict(Group group, Tally tally, long asOf) {
    return switch (tally.rule.rule().clause()) {
      case Clause.ServiceLevel level -> share(group, tally, level, asOf);
      case Clause.Average average -> average(group, tally, average, asOf);
      default -> throw new IllegalStateException("not a level: " + tally.rule);
    };
  }

  private static LevelVerdict share(
      Group group, Tally tally, Clause.ServiceLevel level, long asOf) {
    long counted = tally.met + tally.breached;
    State state;
    if (!isOver(tally, group, level.each(), asOf) || tally.pending > 0) {
      state = State.PENDING;
    } else if (counted == 0) {
      state = State.VOID;
    } else {
      BigDecimal kept = BigDecimal.valueOf(tally.met).multiply(BigDecimal.valueOf(100));
      BigDecimal asked = level.percent().multiply(BigDecimal.valueOf(counted));
      state = kept.compareTo(asked) >= 0 ? State.MET : State.BREACHED;
    }
    return verdict(group, tally, level.percent(), null, state);
  }

  private static LevelVerdict average(Group group, Tally tally, Clause.Average average, long asOf) {
    if (!(average.measured().demand().deadline() instanceof Deadline.Within within)) {
      throw new IllegalStateException("not a length: " + average);
    }
    long target = inClock(within.length());
    State state;
    if (!isOver(tally, group, average.each(), asOf) || tally.pending > 0) {
      state = State.PENDING;
    } else if (tally.done == 0) {
      state = State.VOID;
    } else {
      BigInteger allowed = BigInteger.valueOf(target).multiply(BigInteger.valueOf(tally.done));
      state = tally.taken.compareTo(allowed) <= 0 ? State.MET : State.BREACHED;
    }
    LevelVerdict.Average taken =
        tally.kind == null ? null : new LevelVerdict.Average(tally.taken, tally.kind, tally.done);
    return verdict(group, tally, BigDecimal.valueOf(target), taken, state);
  }

  /** A length in the unit of its own clock: microseconds, or days. */
  static long inClock(Length length) {
    long count = length.count();
    return switch (length.unit()) {
      case SECOND, WORKING_SECOND -> Math.multiplyExact(count, 1_000_000L);
      case MINUTE, WORKING_MINUTE -> Math.multiplyExact(count, 60_000_000L);
      case HOUR, WORKING_HOUR -> Math.multiplyExact(count, 3_600_000_000L);
      case DAY, WORKING_DAY, BUSINESS_DAY, CLEAR_DAY -> count;
      case WEEK -> Math.multiplyExact(count, 7L);
      case MONTH, YEAR -> throw new IllegalStateException("no clock of its own: " + length);
    };
  }

  private static boolean isOver(Tally tally, Group group, Clause.Period each, long asOf) {
    LocalDays days = tally.edition.timekeeper().days();
    Instant until = days.period(each, days.startOf(group.period)).until();
    return !Instant.EPOCH.plus(asOf, ChronoUnit.MICROS).isBefore(until);
  }

  private static LevelVerdict verdict(
      Group group,
      Tally tally,
      BigDecimal target,
      LevelVerdict.@Nullable Average average,
      State state) {
    return new LevelVerdict(
        tally.rule.rule().id(),
        tally.edition.code().edition(),
        group.period,
        group.per,
        tally.opened,
        tally.met,
        tally.breached,
        tally.late,
        tally.voided,
        0,
        tally.pending,
        target,
        average,
        state);
  }
}
