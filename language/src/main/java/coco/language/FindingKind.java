package coco.language;

/**
 * Every kind of finding, with its stable id. Ids are never reused. The texts are in {@code
 * findings_en.properties} and {@code findings_fr.properties} under {@code ID.what}, {@code ID.why}
 * and {@code ID.do}.
 */
public enum FindingKind {
  /** A document's structure: front matter, chapters, headings, tables. D100 to D199. */
  NOT_FRONT_MATTER("D101", Severity.ERROR_OF_FORM),
  /** Clauses. C200 to C299. */
  NOT_A_CLAUSE("C201", Severity.ERROR_OF_FORM),
  UNKNOWN_WORD("C202", Severity.ERROR_OF_FORM),
  NOT_UNDERSTOOD("C203", Severity.ERROR_OF_FORM),
  LIMIT_REACHED("C204", Severity.ERROR_OF_FORM),
  BRACKET_NOT_CLOSED("C205", Severity.ERROR_OF_FORM),
  BRACKET_MISSING("C206", Severity.ERROR_OF_FORM),
  UNKNOWN_CALENDAR("C207", Severity.ERROR_OF_FORM),
  ZERO("C208", Severity.ERROR_OF_FORM),
  CLEAR_DAYS_AMBIGUOUS("C209", Severity.ERROR_OF_FORM),
  CLEAR_DAYS_MISPLACED("C210", Severity.ERROR_OF_FORM),
  WINDOW_UNIT("C211", Severity.ERROR_OF_FORM),
  EXTENSION_OF_HOURS("C212", Severity.ERROR_OF_FORM),
  EXTENSION_MISPLACED("C213", Severity.ERROR_OF_FORM),
  CLOCK_CANNOT_STOP("C214", Severity.ERROR_OF_FORM),
  REPARATION_MISPLACED("C215", Severity.ERROR_OF_FORM),
  MODIFIER_MISPLACED("C216", Severity.ERROR_OF_FORM),
  SHARE_OUT_OF_RANGE("C217", Severity.ERROR_OF_FORM),
  AVERAGE_DEADLINE("C218", Severity.ERROR_OF_FORM),
  PERIOD_MISSING("C219", Severity.ERROR_OF_FORM),
  SAID_TWICE("C220", Severity.ERROR_OF_FORM),
  TRIGGER_MISSING("C221", Severity.ERROR_OF_FORM),
  RELEASE_WITHOUT_MEANTIME("C222", Severity.ERROR_OF_FORM),
  FORCE_MIXED("C223", Severity.ERROR_OF_FORM),
  CALENDAR_OF_ELAPSED_TIME("C224", Severity.ERROR_OF_FORM),
  UNKNOWN_UNIT("C225", Severity.ERROR_OF_FORM),
  NOT_WHOLE("C226", Severity.ERROR_OF_FORM),
  NOT_A_TIME("C227", Severity.ERROR_OF_FORM),
  MIDNIGHT_AMBIGUOUS("C228", Severity.ERROR_OF_FORM),
  PARTY_TIME_WITHOUT_HOURS("C229", Severity.ERROR_OF_FORM),
  UNTIL_MISSING("C230", Severity.ERROR_OF_FORM),
  UNKNOWN_ANNOTATION("C231", Severity.ERROR_OF_FORM),
  UNKNOWN_SEVERITY("C232", Severity.ERROR_OF_FORM),
  NOT_AN_ID("C233", Severity.ERROR_OF_FORM),
  TEXT_MISSING("C234", Severity.ERROR_OF_FORM),
  ONLY_MISSING("C235", Severity.ERROR_OF_FORM),
  LEVEL_MEASURES("C236", Severity.ERROR_OF_FORM),
  TEXT_AFTER_END("C237", Severity.ERROR_OF_FORM),
  INTERVAL_MISSING("C238", Severity.ERROR_OF_FORM),
  /** Terms. T100 to T199. */
  UNDEFINED_TERM("T102", Severity.ERROR_OF_FORM),
  AMBIGUOUS_TERM("T103", Severity.ERROR_OF_FORM),
  TERM_OF_WRONG_KIND("T104", Severity.ERROR_OF_FORM),
  /** Definitions' meanings. M300 to M399. */
  TYPE_EXPECTED("M301", Severity.ERROR_OF_FORM),
  TERM_IN_MEANING("M302", Severity.ERROR_OF_FORM),
  STATE_WITHOUT_START("M303", Severity.ERROR_OF_FORM),
  MEANING_MISSING("M304", Severity.ERROR_OF_FORM),
  /** Conditions and values. R400 to R499. */
  ATTRIBUTE_EXPECTED("R401", Severity.ERROR_OF_FORM),
  COMPARISON_EXPECTED("R402", Severity.ERROR_OF_FORM),
  VALUE_EXPECTED("R403", Severity.ERROR_OF_FORM),
  QUOTE_NOT_CLOSED("R404", Severity.ERROR_OF_FORM),
  LIST_EXPECTED("R405", Severity.ERROR_OF_FORM),
  LIST_WITH_COMMAS("R406", Severity.ERROR_OF_FORM),
  ONE_NUMBER_OR_TWO("R407", Severity.WARNING),
  NOT_A_DATE("R408", Severity.ERROR_OF_FORM),
  NOT_ELAPSED("R409", Severity.ERROR_OF_FORM),
  TEXT_NEEDS_QUOTES("R410", Severity.ERROR_OF_FORM),
  PARENTHESIS_NOT_CLOSED("R411", Severity.ERROR_OF_FORM);

  private final String id;
  private final Severity severity;

  FindingKind(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  /** How much a finding hinders. */
  public enum Severity {
    /** Stops every command. */
    ERROR_OF_FORM,
    /** Stops publication only. */
    ERROR,
    WARNING,
    NOTE
  }
}
