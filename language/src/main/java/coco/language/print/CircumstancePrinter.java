package coco.language.print;

import coco.language.code.Circumstance;
import coco.language.text.Phrase;

/** Writes what must hold at an event, and exceptions. */
final class CircumstancePrinter {
  private final Prose prose;
  private final ConditionPrinter conditions;
  private final LengthPrinter lengths;

  CircumstancePrinter(Prose prose, ConditionPrinter conditions, LengthPrinter lengths) {
    this.prose = prose;
    this.conditions = conditions;
    this.lengths = lengths;
  }

  /** {@code unless amount > 50}, without {@code where}; else {@code except during [office]}. */
  void exception(Circumstance exception) {
    boolean alone = exception.parts().size() == 1 && !exception.partyLocalTime();
    if (alone && exception.parts().getFirst() instanceof Circumstance.Where where) {
      prose.say(Phrase.RELEASE);
      conditions.condition(where.condition());
    } else {
      prose.say(Phrase.UNLESS, exception.parts().getFirst() instanceof Circumstance.Where ? 0 : 1);
      circumstance(exception, true);
    }
  }

  /**
   * What must hold.
   *
   * @param afterOnly whether it follows {@code only} or {@code except}, where French cannot say
   *     {@code sauf lorsque}
   */
  void circumstance(Circumstance circumstance, boolean afterOnly) {
    circumstance(circumstance, afterOnly, false);
  }

  /** What must hold at a trigger: French has said {@code lorsque} already. */
  void ofTrigger(Circumstance circumstance) {
    circumstance(circumstance, false, true);
  }

  private void circumstance(Circumstance circumstance, boolean afterOnly, boolean afterWhen) {
    boolean local = circumstance.partyLocalTime();
    boolean several = circumstance.parts().size() > 1;
    for (int i = 0; i < circumstance.parts().size(); i++) {
      if (i > 0) {
        prose.say(Phrase.AND);
      }
      Circumstance.Part part = circumstance.parts().get(i);
      part(part, afterOnly && i == 0, several, afterWhen);
      if (local && isHours(part)) {
        prose.say(Phrase.PARTY_TIME);
        local = false;
      }
    }
    if (local) {
      prose.say(Phrase.PARTY_TIME);
    }
  }

  private static boolean isHours(Circumstance.Part part) {
    return switch (part) {
      case Circumstance.During during -> true;
      case Circumstance.Outside outside -> true;
      case Circumstance.Between between -> true;
      case Circumstance.While state -> false;
      case Circumstance.WhileNot state -> false;
      case Circumstance.Where where -> false;
    };
  }

  private void part(Circumstance.Part part, boolean afterOnly, boolean several, boolean afterWhen) {
    switch (part) {
      case Circumstance.During during -> prose.say(Phrase.DURING).calendar(during.calendar());
      case Circumstance.Outside outside -> prose.outside(outside.calendar());
      case Circumstance.Between between -> {
        prose.say(Phrase.BETWEEN);
        lengths.time(between.from());
        prose.say(Phrase.AND);
        lengths.endTime(between.until());
      }
      case Circumstance.While state ->
          prose.say(afterWhen ? Phrase.WHILE_THEN : Phrase.WHILE).fact(state.state());
      case Circumstance.WhileNot state ->
          prose
              .say(afterOnly || afterWhen ? Phrase.WHEN_NOT : Phrase.WHILE_NOT)
              .fact(state.state());
      case Circumstance.Where where -> {
        prose.say(Phrase.WHERE);
        if (several) {
          conditions.nested(where.condition());
        } else {
          conditions.condition(where.condition());
        }
      }
    }
  }
}
