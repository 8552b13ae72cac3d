package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.code.Attribute;
import coco.language.code.Condition;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.text.Phrase;
import coco.language.text.Token;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads by when something must be done. */
final class Deadlines {
  private static final Phrase[] STARTS = {
    Phrase.WITHIN_CLEAR, Phrase.WITHIN, Phrase.LATEST, Phrase.BY
  };

  private final Cursor cursor;
  private final Conditions conditions;
  private final Attributes attributes;
  private final Quantities quantities;
  private final Times times;

  Deadlines(Cursor cursor, Conditions conditions) {
    this.cursor = cursor;
    this.conditions = conditions;
    attributes = new Attributes(cursor);
    quantities = new Quantities(cursor);
    times = new Times(cursor);
  }

  boolean seesDeadline() {
    return cursor.seesAny(STARTS);
  }

  /** The deadline that stands here; empty where none begins or, with a finding, where it fails. */
  Optional<Spot<Deadline>> deadline() {
    int from = cursor.at();
    Optional<Phrase> start = cursor.takeAny(STARTS);
    if (start.isEmpty()) {
      return Optional.empty();
    }
    Optional<Deadline> deadline =
        switch (start.get()) {
          case WITHIN, WITHIN_CLEAR -> lengths(start.get(), from);
          default -> point(start.get(), from);
        };
    return deadline.map(value -> new Spot<>(value, from, cursor.at()));
  }

  private Optional<Deadline> lengths(Phrase opening, int from) {
    Optional<Length> first = length(opening, from);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    cursorCommaBefore(Phrase.WHERE);
    if (!cursor.take(Phrase.WHERE)) {
      return Optional.of(new Deadline.Within(first.get()));
    }
    return byCase(first.get(), opening);
  }

  /** A comma after an extension may stand before {@code where}. */
  private void cursorCommaBefore(Phrase phrase) {
    Cursor.Mark mark = cursor.mark();
    cursor.skipCommas();
    if (!cursor.sees(phrase)) {
      cursor.reset(mark);
    }
  }

  private Optional<Deadline> byCase(Length first, Phrase opening) {
    Phrase said = opening;
    List<Deadline.Branch> branches = new ArrayList<>();
    Optional<Condition> when = conditions.condition();
    if (when.isEmpty()) {
      return Optional.empty();
    }
    branches.add(new Deadline.Branch(first, when.get()));
    while (true) {
      Cursor.Mark mark = cursor.mark();
      cursor.skipCommas();
      int from = cursor.at();
      if (cursor.take(Phrase.OTHERWISE)) {
        return length(openingOr(said), cursor.at())
            .map(length -> new Deadline.ByCase(branches, Optional.of(length)));
      }
      if (!seesBranch()) {
        cursor.reset(mark);
        return Optional.of(new Deadline.ByCase(branches, Optional.empty()));
      }
      said = openingOr(said);
      Optional<Length> length = length(said, from);
      cursorCommaBefore(Phrase.WHERE);
      if (length.isEmpty() || !cursor.take(Phrase.WHERE)) {
        cursor.misunderstood(cursor.at() + 1);
        return Optional.empty();
      }
      when = conditions.condition();
      if (when.isEmpty() || full(branches, from)) {
        return Optional.empty();
      }
      branches.add(new Deadline.Branch(length.get(), when.get()));
    }
  }

  private boolean full(List<Deadline.Branch> branches, int from) {
    if (branches.size() < Limits.BRANCHES) {
      return false;
    }
    cursor.report(
        FindingKind.LIMIT_REACHED,
        from,
        cursor.at(),
        "" + Limits.BRANCHES,
        "" + (branches.size() + 1));
    return true;
  }

  private boolean seesBranch() {
    Cursor.Mark mark = cursor.mark();
    cursor.takeAny(Phrase.WITHIN_CLEAR, Phrase.WITHIN);
    boolean sees = quantities.seesLength();
    cursor.reset(mark);
    return sees;
  }

  /** The opening words that stand here, else those said before: a branch need not repeat them. */
  private Phrase openingOr(Phrase said) {
    return cursor.takeAny(Phrase.WITHIN_CLEAR, Phrase.WITHIN).orElse(said);
  }

  /** A length after its opening words, which must say how clear days are meant. */
  private Optional<Length> length(Phrase opening, int from) {
    Optional<Spot<Length>> length = quantities.length();
    if (length.isEmpty()) {
      return Optional.empty();
    }
    boolean clear = length.get().value().unit() == Length.Unit.CLEAR_DAY;
    boolean oneWay =
        cursor.phrases().print(Phrase.WITHIN).equals(cursor.phrases().print(Phrase.WITHIN_CLEAR));
    if (clear && opening == Phrase.WITHIN && !oneWay) {
      ambiguous(length.get(), from);
    } else if (!clear && opening == Phrase.WITHIN_CLEAR && !oneWay && from < length.get().from()) {
      cursor.report(
          FindingKind.NOT_UNDERSTOOD,
          from,
          cursor.at(),
          cursor.quote(from, cursor.at()),
          cursor.phrases().print(Phrase.UNIT_CLEAR_DAY, 1));
    }
    return length.map(Spot::value);
  }

  private void ambiguous(Spot<Length> length, int from) {
    cursor.report(
        FindingKind.CLEAR_DAYS_AMBIGUOUS,
        from,
        cursor.at(),
        cursor.quote(from, cursor.at()),
        "" + length.value().count());
  }

  private Optional<Deadline> point(Phrase opening, int from) {
    cursor.take(Phrase.AT);
    Optional<Phrase> end = cursor.takeAny(Phrase.END_SAME_WORKING_DAY, Phrase.END_SAME_DAY);
    if (end.isPresent()) {
      return Optional.of(
          inDay(
              end.get() == Phrase.END_SAME_DAY
                  ? new Deadline.EndOfSameDay()
                  : new Deadline.EndOfSameWorkingDay()));
    }
    cursor.moveTo(from);
    cursor.takeAny(STARTS);
    if (cursor.take(Phrase.NEXT_WORKING_DAY)) {
      cursor.take(Phrase.AT);
      return timeOfNextDay().map(this::inDay);
    }
    if (seesWordedTerm()) {
      cursor.take(Phrase.AT);
      return inData(Optional.empty());
    }
    if (cursor.take(Phrase.DUE)) {
      return inData(Optional.empty());
    }
    if (quantities.seesLength() && !seesTime()) {
      return beforeOrAfter();
    }
    Cursor.Mark mark = cursor.mark();
    cursor.take(Phrase.AT);
    if (cursor.sees(Token.Kind.NUMBER) || cursor.seesAny(Phrase.NOON, Phrase.MIDNIGHT)) {
      return timeThenDay();
    }
    cursor.reset(mark);
    // By e-mail is no deadline: a bare word is one after no later than only, or where the code
    // knows it as an attribute.
    boolean bare =
        opening == Phrase.LATEST
            && cursor.phrases().print(Phrase.DUE).isEmpty()
            && cursor.sees(Token.Kind.WORD);
    if (bare || attributes.seesOperandAttribute()) {
      return inData(Optional.empty());
    }
    cursor.misunderstood(cursor.at() + 1);
    return Optional.empty();
  }

  /** {@code 8 h} is a length too: a time has minutes, or the next working day after it. */
  private boolean seesTime() {
    Cursor.Mark mark = cursor.mark();
    boolean sees = times.time().isPresent() && cursor.sees(Phrase.NEXT_WORKING_DAY);
    cursor.reset(mark);
    return sees;
  }

  /** {@code à l'échéance promise}, where that is the term: its words win over the opening's. */
  private boolean seesWordedTerm() {
    Cursor.Mark mark = cursor.mark();
    cursor.take(Phrase.AT);
    boolean sees = attributes.seesWordedTerm();
    cursor.reset(mark);
    return sees;
  }

  private Optional<Deadline> timeThenDay() {
    Optional<Deadline.Point> point = timeOfNextDay();
    if (point.isEmpty()) {
      return Optional.empty();
    }
    if (!cursor.take(Phrase.NEXT_WORKING_DAY)) {
      cursor.misunderstood(cursor.at() + 1);
      return Optional.empty();
    }
    return point.map(this::inDay);
  }

  private Optional<Deadline.Point> timeOfNextDay() {
    int from = cursor.at();
    Optional<Times.TimeOfDay> time = times.time();
    if (time.filter(Times.TimeOfDay::end).isPresent()) {
      cursor.report(
          FindingKind.MIDNIGHT_AMBIGUOUS, from, cursor.at(), cursor.quote(from, cursor.at()));
    }
    return time.map(Times.TimeOfDay::time).map(this::nextDay);
  }

  private Deadline.Point nextDay(LocalTime time) {
    return new Deadline.NextWorkingDayAt(time);
  }

  private Deadline inDay(Deadline.Point point) {
    int from = cursor.at();
    Optional<String> calendar = quantities.calendar();
    boolean opening =
        switch (point) {
          case Deadline.EndOfSameDay end -> false;
          case Deadline.EndOfSameWorkingDay end -> true;
          case Deadline.NextWorkingDayAt at -> true;
        };
    if (opening) {
      cursor.point(
          Piece.Kind.WORKING_TIME, calendar.orElse(""), cursor.span(from - 1, cursor.at()));
    }
    return new Deadline.PointInDay(point, calendar);
  }

  private Optional<Deadline> beforeOrAfter() {
    int from = cursor.at();
    Optional<Spot<Length>> length = quantities.length();
    if (length.isEmpty()) {
      return Optional.empty();
    }
    Cursor.Mark comma = cursor.mark();
    cursor.skipCommas();
    Optional<Phrase> side = cursor.takeAny(Phrase.DUE_BEFORE, Phrase.DUE_AFTER);
    if (side.isEmpty()) {
      cursor.reset(comma);
      cursor.misunderstood(cursor.at() + 1);
      return Optional.empty();
    }
    Deadline.Side direction =
        side.get() == Phrase.DUE_BEFORE ? Deadline.Side.BEFORE : Deadline.Side.AFTER;
    check(length.get(), direction, from);
    return inData(Optional.of(new Deadline.Offset(length.get().value(), direction)))
        .map(data -> quantities.extension() ? extended(data, direction, from) : data);
  }

  /** An extension that stands after the attribute. */
  private Deadline extended(Deadline deadline, Deadline.Side side, int from) {
    if (!(deadline instanceof Deadline.InData data) || data.offset().isEmpty()) {
      return deadline;
    }
    Length length = data.offset().get().length();
    if (side == Deadline.Side.BEFORE) {
      cursor.report(
          FindingKind.EXTENSION_MISPLACED, from, cursor.at(), cursor.quote(from, cursor.at()));
      return deadline;
    }
    return new Deadline.InData(
        data.attribute(),
        Optional.of(new Deadline.Offset(quantities.extended(length, cursor.at()), side)));
  }

  private void check(Spot<Length> length, Deadline.Side side, int from) {
    if (length.value().extended() && side == Deadline.Side.BEFORE) {
      cursor.report(
          FindingKind.EXTENSION_MISPLACED,
          from,
          length.until(),
          cursor.quote(from, length.until()));
    }
    if (length.value().unit() == Length.Unit.CLEAR_DAY && side == Deadline.Side.AFTER) {
      cursor.report(
          FindingKind.CLEAR_DAYS_MISPLACED,
          from,
          length.until(),
          cursor.quote(from, length.until()));
    }
  }

  private Optional<Deadline> inData(Optional<Deadline.Offset> offset) {
    Optional<Attribute> attribute = attributes.attribute();
    return attribute.map(name -> new Deadline.InData(name, offset));
  }
}
