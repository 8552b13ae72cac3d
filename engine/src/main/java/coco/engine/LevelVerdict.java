package coco.engine;

import coco.language.code.RuleId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a service level or an average says of one period and group.
 *
 * @param period the first day of the period, in the code's zone
 * @param per the value that splits the level: the case, the party or the attribute as text; absent
 *     where it is over everyone, or where the attribute is missing
 * @param opened occasions, void ones included
 * @param breached occasions not kept in time; {@code late} of them were done after all
 * @param pending occasions not decided yet
 * @param target percent for a level; for an average the length in {@code measure}'s unit
 * @param average for an average: the sum over {@code met + breached} occasions that have their act,
 *     in microseconds or days; absent for a level, and while no occasion has its act
 */
public record LevelVerdict(
    RuleId rule,
    String edition,
    LocalDate period,
    @Nullable String per,
    long opened,
    long met,
    long breached,
    long late,
    long voided,
    long waived,
    long pending,
    BigDecimal target,
    @Nullable Average average,
    State state) {
  /** The state of a period. */
  public enum State {
    MET,
    BREACHED,
    PENDING,
    VOID
  }

  /**
   * Sum and number of the times taken.
   *
   * @param sum in microseconds for elapsed and working time, in days for the others
   * @param done occasions that have their act
   */
  public record Average(BigInteger sum, Verdict.Amount.Kind kind, long done) {}
}
