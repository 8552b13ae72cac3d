package coco.language;

/** The limits of the language, in one place. Reaching one is a finding that names it. */
public final class Limits {
  /** Characters of one clause, one meaning or one condition. */
  public static final int CLAUSE_CHARACTERS = 4_000;

  /** How deep conditions nest: parentheses and {@code not}. */
  public static final int CONDITION_DEPTH = 16;

  /** Branches of a deadline by case. */
  public static final int BRANCHES = 32;

  /** Values of one list, and comparisons of one condition. */
  public static final int VALUES = 200;

  /** Reparations of one duty. */
  public static final int REPARATIONS = 8;

  /** Units of a length, and times of a cap. */
  public static final long COUNT = 1_000_000;

  /** Digits of a number. */
  public static final int DIGITS = 30;

  /** Findings of one clause; what comes after is left out, since the first ones explain it. */
  public static final int FINDINGS_PER_CLAUSE = 20;

  private Limits() {}
}
