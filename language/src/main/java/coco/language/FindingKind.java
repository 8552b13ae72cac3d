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
  /** Terms. T100 to T199. */
  UNDEFINED_TERM("T102", Severity.ERROR_OF_FORM);

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
