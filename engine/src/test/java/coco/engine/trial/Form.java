package coco.engine.trial;

/** The executable forms of a clause. */
enum Form {
  DUTY,
  REPEATED_DUTY,
  PROHIBITION,
  SILENCE,
  RESTRICTION,
  CAP,
  PRECEDENCE,
  QUALITY,
  LEVEL_OF_DUTY,
  LEVEL_OF_QUALITY,
  AVERAGE;

  boolean isClocked() {
    return this == DUTY || this == REPEATED_DUTY || this == LEVEL_OF_DUTY || this == AVERAGE;
  }

  boolean hasAct() {
    return this != QUALITY && this != LEVEL_OF_QUALITY;
  }

  boolean hasTrigger() {
    return isClocked() || this == QUALITY || this == LEVEL_OF_QUALITY;
  }
}
