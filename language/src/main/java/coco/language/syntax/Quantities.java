package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.code.Length;
import coco.language.text.Language;
import coco.language.text.Phrase;
import coco.language.text.Phrases;
import coco.language.text.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads numbers and lengths of time. */
final class Quantities {
  private static final int SECONDS_MAX = 59;

  private static final Phrase[] UNITS = {
    Phrase.UNIT_SECOND,
    Phrase.UNIT_MINUTE,
    Phrase.UNIT_HOUR,
    Phrase.UNIT_WORKING_SECOND,
    Phrase.UNIT_WORKING_MINUTE,
    Phrase.UNIT_WORKING_HOUR,
    Phrase.UNIT_DAY,
    Phrase.UNIT_WEEK,
    Phrase.UNIT_MONTH,
    Phrase.UNIT_YEAR,
    Phrase.UNIT_WORKING_DAY,
    Phrase.UNIT_BUSINESS_DAY,
    Phrase.UNIT_CLEAR_DAY,
    Phrase.UNDEFINED_UNIT
  };

  private final Cursor cursor;

  Quantities(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Whether a number stands here, in digits or in words. */
  boolean seesNumber() {
    return cursor.sees(Token.Kind.NUMBER) || seesNumberWord(0);
  }

  private boolean seesNumberWord(int ahead) {
    return cursor
        .peek(ahead)
        .filter(t -> t.kind() == Token.Kind.WORD && cursor.phrases().number(t.norm()) >= 0)
        .isPresent();
  }

  /** Whether a length of time stands here: a number and a unit. */
  boolean seesLength() {
    Cursor.Mark mark = cursor.mark();
    boolean sees = seesNumber() && number(true).isPresent() && takeUnit().isPresent();
    cursor.reset(mark);
    return sees;
  }

  private Optional<Phrase> takeUnit() {
    return cursor.takeAny(UNITS);
  }

  /**
   * A number in digits or in words; empty where none stands here.
   *
   * @param grouped whether a comma or a blank before three digits may group thousands: not in
   *     lists, where it separates
   */
  Optional<BigDecimal> number(boolean grouped) {
    if (seesNumberWord(0)) {
      long value = cursor.phrases().number(cursor.peek().orElseThrow().norm());
      cursor.advance();
      return Optional.of(BigDecimal.valueOf(value));
    }
    if (!cursor.sees(Token.Kind.NUMBER)) {
      cursor.expect(Phrase.PLACE_NUMBER);
      return Optional.empty();
    }
    int from = cursor.at();
    StringBuilder digits = new StringBuilder(takeDigits());
    boolean french = cursor.lexicon().language() == Language.FRENCH;
    while (grouped && digits.length() < Limits.DIGITS && seesThousands(french)) {
      if (cursor.seesSign(",")) {
        cursor.advance();
      }
      digits.append(takeDigits());
    }
    boolean comma = french && cursor.seesSign(",");
    if ((comma || cursor.seesSign(".")) && isJoinedNumber(0)) {
      cursor.advance();
      digits.append('.').append(takeDigits());
    }
    if (digits.length() > Limits.DIGITS) {
      cursor.report(
          FindingKind.LIMIT_REACHED, from, cursor.at(), "" + Limits.DIGITS, "" + digits.length());
      return Optional.of(BigDecimal.ONE);
    }
    return Optional.of(new BigDecimal(digits.toString()));
  }

  private String takeDigits() {
    String digits = cursor.peek().orElseThrow().text();
    cursor.advance();
    return digits;
  }

  /** A sign here that touches the number before it and the number after it. */
  private boolean isJoinedNumber(int ahead) {
    return cursor.touches(ahead)
        && cursor.touches(ahead + 1)
        && cursor.sees(ahead + 1, Token.Kind.NUMBER);
  }

  private boolean seesThousands(boolean french) {
    int group = !french && cursor.seesSign(",") && isJoinedNumber(0) ? 1 : 0;
    boolean three =
        cursor
            .peek(group)
            .filter(t -> t.kind() == Token.Kind.NUMBER && t.text().length() == 3)
            .isPresent();
    boolean shortBefore = cursor.peek(-1).filter(t -> t.text().length() <= 3).isPresent();
    return three && shortBefore && (group == 1 || !cursor.touches(0));
  }

  /** A whole number of things, at least 1; a finding where it is none. */
  Optional<Integer> count() {
    int from = cursor.at();
    Optional<BigDecimal> number = number(true);
    return number.map(value -> (int) whole(value, from, cursor.at()));
  }

  private long whole(BigDecimal value, int from, int until) {
    if (value.signum() == 0) {
      cursor.report(FindingKind.ZERO, from, until, cursor.quote(from, until));
      return 1;
    }
    if (value.stripTrailingZeros().scale() > 0) {
      cursor.report(FindingKind.NOT_WHOLE, from, until, cursor.quote(from, until));
      return 1;
    }
    if (value.compareTo(BigDecimal.valueOf(Limits.COUNT)) > 0) {
      cursor.report(
          FindingKind.LIMIT_REACHED, from, until, "" + Limits.COUNT, value.toPlainString());
      return 1;
    }
    return value.longValueExact();
  }

  /**
   * A length of time with its calendar and its extension; empty, with a finding, where none stands
   * here.
   */
  Optional<Spot<Length>> length() {
    int from = cursor.at();
    Optional<BigDecimal> number = number(true);
    boolean alone = number.isEmpty() && !mayStandAlone();
    int unitAt = cursor.at();
    Optional<Phrase> unit = takeUnit();
    if (unit.isEmpty() && number.isPresent() && cursor.sees(Token.Kind.WORD)) {
      cursor.misunderstood(unitAt + 1);
      unit = takeUnit();
      if (unit.isEmpty()) {
        return Optional.empty();
      }
    }
    if (unit.isEmpty()) {
      cursor.expect(Phrase.PLACE_LENGTH);
      cursor.report(
          FindingKind.NOT_UNDERSTOOD,
          from,
          Math.max(unitAt, from + 1),
          cursor.quote(from, Math.max(unitAt, from + 1)),
          cursor.phrases().print(Phrase.PLACE_LENGTH));
      return Optional.empty();
    }
    if (unit.get() == Phrase.UNDEFINED_UNIT) {
      cursor.report(
          FindingKind.UNKNOWN_UNIT, unitAt, cursor.at(), cursor.quote(unitAt, cursor.at()));
    }
    if (alone) {
      String words = cursor.quote(unitAt, cursor.at());
      cursor.report(FindingKind.NOT_UNDERSTOOD, unitAt, cursor.at(), words, "1 " + words);
    }
    Length.Unit counted = unit(unit.get());
    long count = whole(number.orElse(BigDecimal.ONE), from, cursor.at());
    Length plain = limited(Length.of(count, counted), from);
    return Optional.of(rest(minutesToo(plain), from));
  }

  /** The length; one unit, with a finding, where it is longer than any calendar reaches. */
  private Length limited(Length length, int from) {
    long most =
        switch (length.unit()) {
          case YEAR -> Limits.YEARS;
          case MONTH -> Limits.MONTHS;
          case WEEK -> Limits.WEEKS;
          case DAY, WORKING_DAY, BUSINESS_DAY, CLEAR_DAY -> Limits.DAYS;
          case SECOND, MINUTE, HOUR, WORKING_SECOND, WORKING_MINUTE, WORKING_HOUR -> Limits.COUNT;
        };
    if (length.count() <= most) {
      return length;
    }
    cursor.report(
        FindingKind.LIMIT_REACHED,
        from,
        cursor.at(),
        words(Length.of(most, length.unit()), cursor.phrases()),
        words(length, cursor.phrases()));
    return Length.of(1, length.unit());
  }

  /** {@code dans l'heure}, {@code chaque jour}, {@code in any week}: a unit alone counts one. */
  private boolean mayStandAlone() {
    return cursor
        .peek(-1)
        .filter(
            before ->
                List.of("l'", "la", "le", "chaque", "every", "each", "any").contains(before.norm()))
        .isPresent();
  }

  /** {@code 1 h 30} and {@code 2 hours 30 minutes} are minutes. */
  private Length minutesToo(Length hours) {
    boolean elapsed = hours.unit() == Length.Unit.HOUR;
    if ((!elapsed && hours.unit() != Length.Unit.WORKING_HOUR) || !cursor.sees(Token.Kind.NUMBER)) {
      return hours;
    }
    boolean afterH = cursor.peek(-1).filter(t -> t.norm().equals("h")).isPresent();
    Cursor.Mark mark = cursor.mark();
    Optional<BigDecimal> minutes = number(false);
    Optional<Phrase> unit = cursor.takeAny(Phrase.UNIT_MINUTE, Phrase.UNIT_WORKING_MINUTE);
    Phrase fitting = elapsed ? Phrase.UNIT_MINUTE : Phrase.UNIT_WORKING_MINUTE;
    boolean fits = unit.filter(fitting::equals).isPresent() || (unit.isEmpty() && afterH);
    if (!fits
        || minutes.isEmpty()
        || minutes.get().compareTo(BigDecimal.valueOf(SECONDS_MAX)) > 0
        || minutes.get().scale() > 0) {
      cursor.reset(mark);
      return hours;
    }
    return Length.of(
        hours.count() * 60 + minutes.get().longValueExact(),
        elapsed ? Length.Unit.MINUTE : Length.Unit.WORKING_MINUTE);
  }

  /** The calendar and the extension that follow a plain length, in either order. */
  private Spot<Length> rest(Length plain, int from) {
    int unitEnd = cursor.at();
    Optional<String> calendar = calendar();
    boolean extended = extension();
    if (calendar.isEmpty() && extended) {
      calendar = calendar();
    }
    if (plain.unit().needsOpeningHours()) {
      cursor.point(Piece.Kind.WORKING_TIME, calendar.orElse(""), cursor.span(from, cursor.at()));
    }
    if (calendar.isPresent() && plain.unit().isElapsed()) {
      cursor.report(
          FindingKind.CALENDAR_OF_ELAPSED_TIME, from, cursor.at(), cursor.quote(from, unitEnd));
    }
    return new Spot<>(extend(plain, calendar, extended, unitEnd), from, cursor.at());
  }

  private Length extend(Length plain, Optional<String> calendar, boolean extended, int unitEnd) {
    boolean hours = plain.unit().isElapsed() || plain.unit().isWorkingTime();
    if (extended && hours) {
      cursor.report(
          FindingKind.EXTENSION_OF_HOURS, unitEnd, cursor.at(), words(plain, cursor.phrases()));
    }
    return new Length(plain.count(), plain.unit(), calendar, extended && !hours);
  }

  /** The same length, extended; a finding where hours are to be. */
  Length extended(Length length, int from) {
    return extend(length, length.calendar(), true, Math.max(0, from - 1));
  }

  /** Reads {@code , extended if it ends on …}; leaves the comma where that does not follow. */
  boolean extension() {
    Cursor.Mark mark = cursor.mark();
    cursor.skipCommas();
    if (cursor.take(Phrase.EXTENDED)) {
      return true;
    }
    cursor.reset(mark);
    return false;
  }

  /** The words of a length, for findings. */
  static String words(Length length, Phrases phrases) {
    Phrase unit = Phrase.valueOf("UNIT_" + length.unit().name());
    return length.count() + " " + phrases.print(unit, length.count() == 1 ? 0 : 1);
  }

  /** Reads {@code by [calendar]}. */
  Optional<String> calendar() {
    Cursor.Mark mark = cursor.mark();
    if (cursor.take(Phrase.BY_CALENDAR) && cursor.seesBracket()) {
      return cursor.calendar();
    }
    cursor.reset(mark);
    return Optional.empty();
  }

  private static Length.Unit unit(Phrase phrase) {
    return phrase == Phrase.UNDEFINED_UNIT
        ? Length.Unit.WORKING_HOUR
        : Length.Unit.valueOf(phrase.name().substring("UNIT_".length()));
  }

  /** The unit that stands here. */
  Optional<Length.Unit> unit() {
    return takeUnit().map(Quantities::unit);
  }
}
