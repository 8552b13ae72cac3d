package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.text.Phrase;
import coco.language.text.Token;
import java.time.LocalTime;
import java.util.Optional;

/** Reads times of day: {@code 08:00}, {@code 8 h 30}, {@code 8 a.m.}, {@code noon}. */
final class Times {
  private final Cursor cursor;

  Times(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * A time of day.
   *
   * @param end whether it can only be the end of a day: 24:00; or may be either: midnight
   */
  record TimeOfDay(LocalTime time, boolean end) {}

  /** The time that stands here; empty, with a finding, where none does. */
  Optional<TimeOfDay> time() {
    int from = cursor.at();
    if (cursor.take(Phrase.NOON)) {
      return Optional.of(new TimeOfDay(LocalTime.NOON, false));
    }
    if (cursor.take(Phrase.MIDNIGHT)) {
      return Optional.of(new TimeOfDay(LocalTime.MIDNIGHT, true));
    }
    if (!cursor.sees(Token.Kind.NUMBER)) {
      report(FindingKind.NOT_UNDERSTOOD, from, cursor.at() + 1);
      return Optional.empty();
    }
    int hour = takeNumber();
    int minute = 0;
    int second = 0;
    boolean marked = cursor.take(Phrase.OCLOCK);
    boolean colon = !marked && cursor.seesSign(":") && cursor.sees(1, Token.Kind.NUMBER);
    if (colon) {
      cursor.advance();
    }
    if ((colon || marked) && cursor.sees(Token.Kind.NUMBER)) {
      minute = takeNumber();
      cursor.take(Phrase.UNIT_MINUTE);
      if (colon && cursor.seesSign(":") && cursor.sees(1, Token.Kind.NUMBER)) {
        cursor.advance();
        second = takeNumber();
      }
    }
    Optional<Phrase> half = cursor.takeAny(Phrase.AM, Phrase.PM);
    if (half.isPresent()) {
      takeAbbreviationStop();
      hour = half.get() == Phrase.PM ? hour % 12 + 12 : hour % 12;
    }
    if (!colon && !marked && half.isEmpty()) {
      // A bare number is no time of day.
      report(FindingKind.NOT_A_TIME, from, cursor.at());
      return Optional.empty();
    }
    return Optional.of(time(hour, minute, second, from));
  }

  private void takeAbbreviationStop() {
    // The stop of a.m. may also end the sentence; then it is left for that.
    boolean more = cursor.peek(1).filter(t -> !t.isCapital()).isPresent();
    if (cursor.seesSign(".") && cursor.touches(0) && more) {
      cursor.advance();
    }
  }

  private TimeOfDay time(int hour, int minute, int second, int from) {
    if (hour == 24 && minute == 0 && second == 0) {
      return new TimeOfDay(LocalTime.MIDNIGHT, true);
    }
    if (hour > 23 || minute > 59 || second > 59) {
      report(FindingKind.NOT_A_TIME, from, cursor.at());
      return new TimeOfDay(LocalTime.NOON, false);
    }
    return new TimeOfDay(LocalTime.of(hour, minute, second), false);
  }

  private int takeNumber() {
    String digits = cursor.peek().orElseThrow().text();
    cursor.advance();
    return digits.length() > 2 ? 99 : Integer.parseInt(digits);
  }

  private void report(FindingKind kind, int from, int until) {
    cursor.report(
        kind, from, until, cursor.quote(from, until), cursor.phrases().print(Phrase.PLACE_TIME));
  }
}
