package coco.engine.rules;

/** The three values of a condition, as in SQL. */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  /** True or false. */
  static Truth of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** Whether it is true: what is unknown does not hold. */
  public boolean holds() {
    return this == TRUE;
  }
}
