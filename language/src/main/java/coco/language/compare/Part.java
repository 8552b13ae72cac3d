package coco.language.compare;

import java.util.Locale;

/**
 * What of a rule, a definition, a calendar or a front matter can differ, each with its own name.
 */
public enum Part {
  // Of a rule.
  AUDIENCE,
  FORCE,
  FORM,
  SHARE,
  AVERAGE,
  PERIOD,
  TRIGGER,
  TRIGGER_WHEN,
  TRIGGER_ROLE,
  TRIGGER_WHICH,
  ACT,
  ACT_WHEN,
  ACT_ROLE,
  DEADLINE,
  EVERY,
  UNTIL,
  CLOCK_STOP,
  RELEASE,
  REPARATION,
  SILENCE,
  SINCE,
  ONLY,
  MOST,
  WINDOW,
  REQUIRED,
  REQUIRED_WHEN,
  REQUIRED_ROLE,
  USE,
  NOTICE,
  MUST,
  EXCEPTION,
  SCOPE,
  TEXT,
  BREACH,
  OWNER,
  REFERENCE,
  MEASURE,
  SERVES,
  REPLACES,
  CHAPTER,
  // Of a definition.
  KIND,
  MATCHES,
  REACH,
  FROM,
  DELAY,
  ENDS,
  LASTING,
  BASE,
  WHERE,
  ATTRIBUTE,
  // Of a calendar.
  HOURS,
  SPECIALS,
  ZONE,
  HOLIDAYS,
  // Of the front matter.
  CODE,
  EDITION,
  EFFECTIVE,
  CODE_ZONE,
  CODE_CALENDAR,
  CLOSES,
  CODE_OWNER,
  CONTACT,
  REVIEW,
  CHAPTERS,
  INTERNAL,
  WITHOUT,
  // Of an example.
  LINE,
  // Words only.
  TITLE,
  WORDING,
  PROSE;

  /** The name in data: {@code trigger-when}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
