package coco.engine.source;

/** The limits of sources, in one place. Reaching one is a fault that names it and the value. */
public final class Limits {
  /** Characters of one row of a table or one line of NDJSON. */
  public static final int ROW_CHARACTERS = 4_000_000;

  /** Characters of one value. */
  public static final int VALUE_CHARACTERS = 1_000_000;

  /** Columns of a table. */
  public static final int COLUMNS = 5_000;

  /** Characters of a column's name, where an inspection looks for names. */
  public static final int NAME_CHARACTERS = 1_000;

  /** Texts that a workbook's cells share. */
  public static final int SHARED_TEXTS = 5_000_000;

  /** Formulas of a workbook that fill several cells at once. */
  public static final int ARRAY_FORMULAS = 1_000;

  /** How deep JSON values and XES attributes nest. */
  public static final int DEPTH = 100;

  /** Digits of a number, its zeros before and after included. */
  public static final int DIGITS = 60;

  /** Bytes that any compressed file may unpack to, whatever it weighs. */
  public static final long UNPACKED_BYTES = 256L << 20;

  /** Above that, how many times its own size a compressed file may unpack to. */
  public static final long EXPANSION = 400;

  /** Characters of a mapping. */
  public static final int MAPPING_CHARACTERS = 1_000_000;

  /** Entries of {@code interactions}, and columns of a list. */
  public static final int ENTRIES = 200;

  /** Files that one mapping may name. */
  public static final int FILES = 10_000;

  /** Refused rows that are listed; the others are counted. */
  public static final int REFUSED_LISTED = 100_000;

  /** Rows that an inspection reads. */
  public static final int ROWS_INSPECTED = 20_000;

  /** Characters of the rows that an inspection reads. */
  public static final long CHARACTERS_INSPECTED = 50_000_000;

  private Limits() {}
}
