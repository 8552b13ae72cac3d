package coco.language.print;

import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.text.Phrase;
import java.time.LocalTime;
import java.util.Optional;

/** Writes lengths of time, times of day and deadlines. */
final class LengthPrinter {
  private static final String ONE = "one";

  private final Prose prose;
  private final ConditionPrinter conditions;

  LengthPrinter(Prose prose, ConditionPrinter conditions) {
    this.prose = prose;
    this.conditions = conditions;
  }

  /** A length with its calendar and its extension. */
  void length(Length length) {
    count(length);
    calendar(length.calendar());
    extension(length);
  }

  /** A length with its calendar, its extension left for later. */
  void plain(Length length) {
    count(length);
    calendar(length.calendar());
  }

  /** A length after {@code in any}: {@code in any one week}. */
  void any(Length length) {
    if (length.count() == 1 && !prose.isFrench()) {
      prose.word(ONE).say(unit(length), 0);
      calendar(length.calendar());
    } else {
      length(length);
    }
  }

  /** A length that more words follow: an extension ends with a comma. */
  void lengthThen(Length length) {
    length(length);
    if (length.extended()) {
      prose.comma();
    }
  }

  private void count(Length length) {
    boolean one = length.count() == 1;
    // Moins d'une heure, toute période d'un jour.
    String un = isFeminine(length) ? "une" : "un";
    boolean elided = one && prose.isFrench() && prose.lastWord().equals("de");
    prose.word(elided ? un : "" + length.count()).say(unit(length), one ? 0 : 1);
  }

  private static Phrase unit(Length length) {
    return Phrase.valueOf("UNIT_" + length.unit().name());
  }

  private void calendar(Optional<String> calendar) {
    calendar.ifPresent(id -> prose.say(Phrase.BY_CALENDAR).calendar(id));
  }

  /** {@code , extended if it ends on …}, where it is. */
  void extension(Length length) {
    if (length.extended()) {
      prose.comma().say(Phrase.EXTENDED);
    }
  }

  /** {@code at least every 2 days}; {@code at least every day} for one. */
  void every(Length length) {
    if (length.count() == 1) {
      prose.say(Phrase.EVERY_ONE).say(unit(length), 0);
      calendar(length.calendar());
      extension(length);
    } else {
      prose.say(Phrase.EVERY, isFeminine(length) ? 1 : 0);
      length(length);
    }
    if (length.extended()) {
      prose.comma();
    }
  }

  /** French agrees: toutes les 2 heures. */
  private static boolean isFeminine(Length length) {
    return switch (length.unit()) {
      case SECOND, MINUTE, HOUR, WORKING_SECOND, WORKING_MINUTE, WORKING_HOUR, WEEK -> true;
      case DAY, MONTH, YEAR, WORKING_DAY, BUSINESS_DAY, CLEAR_DAY -> false;
    };
  }

  /** A time of day: {@code 08:30}, {@code 8 h 30}. */
  void time(LocalTime time) {
    prose.word(words(time));
  }

  /** The end of a stretch of hours: midnight is 24:00. */
  void endTime(LocalTime time) {
    if (!time.equals(LocalTime.MIDNIGHT)) {
      time(time);
    } else {
      prose.word(prose.isFrench() ? "24\u00A0" + prose.phrases().print(Phrase.OCLOCK) : "24:00");
    }
  }

  private String words(LocalTime time) {
    if (time.getSecond() != 0) {
      return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    }
    if (!prose.isFrench()) {
      return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }
    String hour = time.getHour() + "\u00A0" + prose.phrases().print(Phrase.OCLOCK);
    return time.getMinute() == 0 ? hour : hour + "\u00A0%02d".formatted(time.getMinute());
  }

  /** A deadline with its opening words; nothing where there is none. */
  void deadline(Deadline deadline) {
    switch (deadline) {
      case Deadline.Within within -> {
        prose.say(opening(within.length()));
        length(within.length());
      }
      case Deadline.ByCase byCase -> byCase(byCase);
      case Deadline.InData data -> inData(data);
      case Deadline.PointInDay point -> pointInDay(point);
      case Deadline.AtClosing none -> {}
    }
  }

  /** The deadline of a reparation, which counts from the one missed. */
  void deadlineSinceMissed(Deadline deadline) {
    switch (deadline) {
      case Deadline.Within within -> {
        prose.say(opening(within.length()));
        count(within.length());
        calendar(within.length().calendar());
        prose.say(Phrase.OF_MISSED);
        extension(within.length());
      }
      case Deadline.ByCase byCase -> {
        byCase(byCase);
        if (byCase.otherwise().filter(Length::extended).isPresent()) {
          prose.comma();
        }
        prose.say(Phrase.OF_MISSED);
      }
      case Deadline.InData data -> deadline(data);
      case Deadline.PointInDay point -> deadline(point);
      case Deadline.AtClosing none -> {}
    }
  }

  private static Phrase opening(Length length) {
    return length.unit() == Length.Unit.CLEAR_DAY ? Phrase.WITHIN_CLEAR : Phrase.WITHIN;
  }

  private void byCase(Deadline.ByCase byCase) {
    String said = "";
    for (Deadline.Branch branch : byCase.branches()) {
      if (!said.isEmpty()) {
        prose.comma();
      }
      said = open(branch.length(), said);
      lengthThen(branch.length());
      prose.say(Phrase.WHERE);
      conditions.condition(branch.when());
    }
    if (byCase.otherwise().isPresent()) {
      prose.comma().say(Phrase.OTHERWISE);
      open(byCase.otherwise().get(), said);
      length(byCase.otherwise().get());
    }
  }

  /** A branch repeats its opening words only where they differ from those before. */
  private String open(Length length, String said) {
    String opening = prose.phrases().print(opening(length));
    if (!opening.equals(said)) {
      prose.word(opening);
    }
    return opening;
  }

  private void inData(Deadline.InData data) {
    prose.say(Phrase.LATEST);
    if (data.offset().isEmpty()) {
      prose.say(Phrase.DUE);
    } else {
      Deadline.Offset offset = data.offset().get();
      plain(offset.length());
      prose.say(offset.side() == Deadline.Side.BEFORE ? Phrase.DUE_BEFORE : Phrase.DUE_AFTER);
    }
    conditions.attribute(data.attribute());
    data.offset().ifPresent(offset -> extension(offset.length()));
  }

  private void pointInDay(Deadline.PointInDay deadline) {
    prose.say(Phrase.BY);
    switch (deadline.point()) {
      case Deadline.EndOfSameDay end -> prose.say(Phrase.END_SAME_DAY);
      case Deadline.EndOfSameWorkingDay end -> prose.say(Phrase.END_SAME_WORKING_DAY);
      case Deadline.NextWorkingDayAt at -> {
        prose.say(Phrase.AT);
        time(at.time());
        prose.say(Phrase.NEXT_WORKING_DAY);
      }
    }
    calendar(deadline.calendar());
  }
}
