package coco.engine.trial;

import coco.engine.LevelVerdict;
import coco.engine.LevelVerdict.State;
import coco.engine.Verdict;
import coco.language.code.Clause;
import coco.language.code.Clause.Period;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Scope;
import coco.language.code.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the occasions of service levels and averages. */
final class LevelOracle {
  private LevelOracle() {}

  /**
   * A period of one level and one group.
   *
   * @param per what splits the level, as text; absent for everyone, and where it has no name
   */
  private record Group(RuleId rule, String edition, LocalDate period, @Nullable String per) {}

  static List<LevelVerdict> levels(List<Obligation> occasions, Instant asOf) {
    Map<Group, List<Obligation>> groups = new LinkedHashMap<>();
    for (Obligation occasion : occasions) {
      groups.computeIfAbsent(group(occasion), key -> new ArrayList<>()).add(occasion);
    }
    List<LevelVerdict> levels = new ArrayList<>();
    groups.forEach((group, members) -> levels.add(level(group, members, asOf)));
    return levels;
  }

  private static Group group(Obligation occasion) {
    Reading reading = occasion.reading();
    LocalDate day = occasion.trigger().time().atZone(reading.code().zone()).toLocalDate();
    return new Group(
        occasion.rule().id(),
        reading.code().edition(),
        Periods.first(period(occasion.rule()), day),
        split(occasion));
  }

  private static @Nullable String split(Obligation occasion) {
    if (occasion.rule().per().isEmpty()) {
      return null;
    }
    return switch (occasion.rule().per().get()) {
      case Scope.PerCase scope -> occasion.trigger().event().caseId();
      case Scope.PerParty scope -> occasion.reading().story().name();
      case Scope.PerAttribute scope ->
          text(occasion.reading().value(scope.attribute(), occasion.trigger()));
    };
  }

  private static @Nullable String text(@Nullable Value value) {
    return switch (value) {
      case null -> null;
      case Value.Text text -> text.text();
      case Value.Quantity quantity -> quantity.number().toPlainString();
      case Value.Truth truth -> String.valueOf(truth.truth());
      case Value.Moment moment -> moment.instant().toString();
      case Value.Day day -> day.date().toString();
      case Value.Elapsed elapsed -> elapsed.duration().toString();
    };
  }

  private static Period period(Rule rule) {
    return switch (rule.clause()) {
      case Clause.ServiceLevel level -> level.each();
      case Clause.Average average -> average.each();
      default -> throw new IllegalArgumentException("no level: " + rule);
    };
  }

  private static LevelVerdict level(Group group, List<Obligation> members, Instant asOf) {
    Rule rule = members.getFirst().rule();
    Reading reading = members.getFirst().reading();
    Counts counts = Counts.of(members);
    Instant end =
        Periods.next(period(rule), group.period()).atStartOfDay(reading.code().zone()).toInstant();
    boolean isDecided = !asOf.isBefore(end) && counts.pending() == 0;
    return switch (rule.clause()) {
      case Clause.ServiceLevel level ->
          verdict(
              group,
              counts,
              level.percent(),
              null,
              isDecided ? share(counts, level.percent()) : State.PENDING);
      case Clause.Average average -> {
        Length length = ((Deadline.Within) average.measured().demand().deadline()).length();
        BigInteger target = BigInteger.valueOf(target(length));
        List<Long> taken = members.stream().map(Obligation::taken).filter(t -> t >= 0).toList();
        BigInteger sum =
            taken.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        yield verdict(
            group,
            counts,
            new BigDecimal(target),
            taken.isEmpty()
                ? null
                : new LevelVerdict.Average(sum, NaiveClock.kind(length.unit()), taken.size()),
            isDecided ? average(sum, taken.size(), target) : State.PENDING);
      }
      default -> throw new IllegalArgumentException("no level: " + rule);
    };
  }

  private static long target(Length length) {
    return length.unit().isElapsed() || length.unit().isWorkingTime()
        ? NaiveClock.duration(length).toNanos() / 1_000
        : length.unit() == Length.Unit.CLEAR_DAY ? length.count() : NaiveClock.days(length);
  }

  private static State share(Counts counts, BigDecimal percent) {
    BigDecimal decided = BigDecimal.valueOf(counts.met() + counts.breached());
    if (decided.signum() == 0) {
      return State.VOID;
    }
    BigDecimal met = BigDecimal.valueOf(100 * counts.met());
    return met.compareTo(percent.multiply(decided)) >= 0 ? State.MET : State.BREACHED;
  }

  private static State average(BigInteger sum, int done, BigInteger target) {
    if (done == 0) {
      return State.VOID;
    }
    return sum.compareTo(target.multiply(BigInteger.valueOf(done))) <= 0
        ? State.MET
        : State.BREACHED;
  }

  private static LevelVerdict verdict(
      Group group,
      Counts counts,
      BigDecimal target,
      LevelVerdict.@Nullable Average average,
      State state) {
    return new LevelVerdict(
        group.rule(),
        group.edition(),
        group.period(),
        group.per(),
        counts.opened(),
        counts.met(),
        counts.breached(),
        counts.late(),
        counts.voided(),
        0,
        counts.pending(),
        target,
        average,
        state);
  }

  private record Counts(
      long opened, long met, long breached, long late, long voided, long pending) {
    static Counts of(List<Obligation> members) {
      long met = 0;
      long breached = 0;
      long late = 0;
      long voided = 0;
      long pending = 0;
      for (Obligation member : members) {
        switch (member.verdict()) {
          case Verdict.Met done -> met++;
          case Verdict.Breached missed -> {
            breached++;
            late += missed.late() == null ? 0 : 1;
          }
          case Verdict.Pending waiting -> pending++;
          case Verdict.Void released -> voided++;
          case Verdict.Conflict conflict -> voided++;
          case Verdict.Waived waived ->
              throw new IllegalStateException("nobody waives in a trial: " + waived);
        }
      }
      return new Counts(members.size(), met, breached, late, voided, pending);
    }
  }
}
