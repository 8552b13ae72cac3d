package coco.engine.trial;

/** What a generated clause may carry beyond its form. */
enum Modifier {
  AUDIENCE,
  GROUP,
  DURING,
  OUTSIDE,
  BETWEEN,
  WHILE,
  WHILE_NOT,
  WHERE,
  PARTY_LOCAL_TIME,
  FIRST,
  NOTHING_WAITING,
  BY_CASE,
  EXTENSION,
  NOTICE_AT_LEAST,
  NOTICE_AT_MOST,
  EACH_TIME,
  EXCEPTION,
  RELEASE,
  CLOCK_STOP,
  OTHER_CALENDAR,
  ROLE,
  REPARATION,
  PER_CASE,
  PER_PARTY,
  PER_ATTRIBUTE,
  ADVISORY;

  /** Whether the language lets a clause of this form and this kind of time carry it. */
  boolean fits(Form form, Timing timing) {
    return switch (this) {
      case AUDIENCE, GROUP, DURING, OUTSIDE, BETWEEN, WHILE, WHILE_NOT, WHERE -> true;
      case PARTY_LOCAL_TIME, EXCEPTION, ADVISORY -> true;
      case PER_CASE, PER_PARTY, PER_ATTRIBUTE ->
          form != Form.PROHIBITION && form != Form.RESTRICTION;
      case FIRST -> form.hasTrigger();
      case NOTHING_WAITING ->
          form == Form.DUTY || form == Form.LEVEL_OF_DUTY || form == Form.AVERAGE;
      case BY_CASE -> (form == Form.DUTY || form == Form.LEVEL_OF_DUTY) && timing.unit() != null;
      case EXTENSION -> timing.isDaysOrMore() && form != Form.CAP && form != Form.PRECEDENCE;
      case NOTICE_AT_LEAST, NOTICE_AT_MOST -> form == Form.PRECEDENCE && timing.unit() != null;
      case EACH_TIME -> form == Form.PRECEDENCE;
      case RELEASE -> form == Form.DUTY || form == Form.LEVEL_OF_DUTY || form == Form.AVERAGE;
      case CLOCK_STOP -> form.isClocked() && timing.canStop();
      case OTHER_CALENDAR -> timing.needsCalendar() || timing.isPoint();
      case ROLE -> form != Form.QUALITY && form != Form.LEVEL_OF_QUALITY;
      case REPARATION -> form == Form.DUTY || form == Form.REPEATED_DUTY;
    };
  }
}
