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

  /** Years, months, weeks and days of a length: more leave the years that calendars know. */
  public static final long YEARS = 300;

  public static final long MONTHS = 3_600;
  public static final long WEEKS = 15_700;
  public static final long DAYS = 110_000;

  /** Digits of a number. */
  public static final int DIGITS = 30;

  /** Findings of one clause; what comes after is left out, since the first ones explain it. */
  public static final int FINDINGS_PER_CLAUSE = 20;

  /** Largest document, in bytes of its text in UTF-8. */
  public static final int DOCUMENT_SIZE = 2_000_000;

  /** Rules, definitions, calendars and examples of a document. */
  public static final int RULES = 2_000;

  public static final int DEFINITIONS = 5_000;
  public static final int CALENDARS = 200;
  public static final int EXAMPLES = 5_000;

  /** Lines of one example. */
  public static final int EXAMPLE_LINES = 200;

  /** Highest number of a case or a party in an example. */
  public static final int EXAMPLE_NUMBER = 99;

  /** Characters of one cell of a table. */
  public static final int CELL_CHARACTERS = 4_000;

  /** Findings of one document, the gravest first where there are more. */
  public static final int FINDINGS = 100;

  /** How deep the front matter nests. */
  public static final int FRONT_MATTER_DEPTH = 10;

  /** How deep Markdown's blocks nest. */
  public static final int MARKDOWN_DEPTH = 50;

  /** Words of a sentence; longer ones are called very long. */
  public static final int SENTENCE_WORDS = 60;

  private Limits() {}
}
