package coco.engine.trial;

/** What is known of a condition. */
enum Ternary {
  NO,
  UNKNOWN,
  YES;

  static Ternary of(boolean holds) {
    return holds ? YES : NO;
  }

  Ternary and(Ternary other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Ternary or(Ternary other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Ternary not() {
    return switch (this) {
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
      case YES -> NO;
    };
  }
}
