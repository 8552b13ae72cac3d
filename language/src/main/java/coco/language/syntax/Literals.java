package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.code.Condition;
import coco.language.code.Length;
import coco.language.code.Value;
import coco.language.text.Language;
import coco.language.text.Phrase;
import coco.language.text.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads values and the right-hand sides of comparisons. */
final class Literals {
  private final Cursor cursor;
  private final Attributes attributes;
  private final Quantities quantities;

  Literals(Cursor cursor, Attributes attributes) {
    this.cursor = cursor;
    this.attributes = attributes;
    quantities = new Quantities(cursor);
  }

  /** A value or another attribute; empty, with a finding, where neither stands here. */
  Optional<Condition.Operand> operand() {
    if (attributes.seesOperandAttribute()) {
      return attributes.attribute().map(Condition.Other::new);
    }
    return value(true).map(Condition.Literal::new);
  }

  /** The values up to the closing parenthesis; the opening one was the token {@code open}. */
  Optional<List<Value>> list(int open) {
    List<Value> values = new ArrayList<>();
    boolean semicolons = false;
    boolean commas = false;
    boolean decimalComma = false;
    int from = cursor.at();
    while (!cursor.seesSign(")") && values.size() < Limits.VALUES) {
      int start = cursor.at();
      Optional<Value> value = value(false);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      decimalComma |= hasDecimalComma(start, cursor.at());
      values.add(value.get());
      if (cursor.takeSign(";")) {
        semicolons = true;
      } else if (cursor.takeSign(",")) {
        commas = true;
      } else if (!cursor.seesSign(")")) {
        break;
      }
    }
    return close(open, from, values, decimalComma && !semicolons, commas);
  }

  private Optional<List<Value>> close(
      int open, int from, List<Value> values, boolean doubtful, boolean commas) {
    if (values.size() >= Limits.VALUES && !cursor.seesSign(")")) {
      cursor.report(
          FindingKind.LIMIT_REACHED, open, cursor.at(), "" + Limits.VALUES, "" + Limits.VALUES);
      return Optional.empty();
    }
    if (doubtful) {
      FindingKind kind = commas ? FindingKind.LIST_WITH_COMMAS : FindingKind.ONE_NUMBER_OR_TWO;
      cursor.report(kind, from, cursor.at(), cursor.quote(from, cursor.at()));
    }
    if (!cursor.takeSign(")") || values.isEmpty()) {
      cursor.report(
          values.isEmpty() ? FindingKind.VALUE_EXPECTED : FindingKind.PARENTHESIS_NOT_CLOSED,
          open,
          cursor.at() + 1,
          cursor.quote(open, cursor.at() + 1));
      return Optional.empty();
    }
    return Optional.of(values);
  }

  private boolean hasDecimalComma(int from, int until) {
    if (cursor.lexicon().language() != Language.FRENCH) {
      return false;
    }
    for (int token = from; token < until; token++) {
      if (cursor.peek(token - cursor.at()).filter(t -> t.text().equals(",")).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** A value; empty, with a finding, where none stands here. */
  Optional<Value> value(boolean grouped) {
    Optional<Token> next = cursor.peek();
    if (next.isEmpty()) {
      return missing();
    }
    Token token = next.get();
    return switch (token.kind()) {
      case QUOTE -> Optional.of(quoted(token));
      case DATE -> Optional.of(date(token));
      case NUMBER -> number(grouped, false);
      case WORD -> word(token, grouped);
      case SIGN -> {
        boolean minus = token.text().equals("-") || token.text().equals("\u2212");
        if (minus && cursor.sees(1, Token.Kind.NUMBER)) {
          cursor.advance();
          yield number(grouped, true);
        }
        yield missing();
      }
      case BRACKET, CODE -> missing();
    };
  }

  private Optional<Value> missing() {
    cursor.report(
        FindingKind.VALUE_EXPECTED,
        cursor.at(),
        cursor.at() + 1,
        cursor.quote(cursor.at(), cursor.at() + 1));
    return Optional.empty();
  }

  private Value quoted(Token token) {
    if (!token.closed()) {
      cursor.report(
          FindingKind.QUOTE_NOT_CLOSED,
          cursor.at(),
          cursor.at() + 1,
          cursor.quote(cursor.at(), cursor.at() + 1));
    }
    cursor.advance();
    return new Value.Text(token.text());
  }

  private Value date(Token token) {
    int from = cursor.at();
    cursor.advance();
    try {
      String text = token.text().toUpperCase(Locale.ROOT);
      return text.indexOf('T') < 0
          ? new Value.Day(LocalDate.parse(text))
          : new Value.Moment(OffsetDateTime.parse(withColon(text)).toInstant());
    } catch (DateTimeException e) {
      cursor.report(FindingKind.NOT_A_DATE, from, cursor.at(), token.text());
      return new Value.Text(token.text());
    }
  }

  /** ISO 8601 also writes offsets without a colon. */
  private static String withColon(String text) {
    return text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
  }

  private Optional<Value> word(Token token, boolean grouped) {
    if (quantities.seesLength()) {
      return number(grouped, false);
    }
    if (cursor.take(Phrase.TRUE)) {
      return Optional.of(new Value.Truth(true));
    }
    if (cursor.take(Phrase.FALSE)) {
      return Optional.of(new Value.Truth(false));
    }
    if (token.norm().endsWith("'")) {
      return missing();
    }
    cursor.advance();
    cursor.readBareText();
    return Optional.of(new Value.Text(token.text()));
  }

  /** A number, or a length of elapsed time where units follow. */
  private Optional<Value> number(boolean grouped, boolean negative) {
    int from = cursor.at();
    Duration sum = Duration.ZERO;
    boolean elapsed = false;
    while (quantities.seesLength()) {
      Optional<Duration> part = elapsed();
      if (part.isEmpty()) {
        return Optional.of(new Value.Elapsed(Duration.ZERO));
      }
      sum = sum.plus(part.get());
      elapsed = true;
    }
    if (elapsed) {
      return Optional.of(new Value.Elapsed(negative ? sum.negated() : sum));
    }
    BigDecimal value = quantities.number(grouped).orElseThrow();
    if (cursor.touches(0) && (cursor.sees(Token.Kind.WORD) || cursor.sees(Token.Kind.NUMBER))) {
      cursor.report(
          FindingKind.TEXT_NEEDS_QUOTES,
          from,
          cursor.at() + 1,
          cursor.quote(from, cursor.at() + 1));
      cursor.advance();
    }
    return Optional.of(new Value.Quantity(negative ? value.negate() : value));
  }

  private Optional<Duration> elapsed() {
    int from = cursor.at();
    BigDecimal count = quantities.number(true).orElseThrow();
    Optional<Length.Unit> unit = quantities.unit();
    Optional<Duration> one = unit.flatMap(Literals::lengthOf);
    if (one.isEmpty()) {
      cursor.report(FindingKind.NOT_ELAPSED, from, cursor.at(), cursor.quote(from, cursor.at()));
      return Optional.empty();
    }
    BigDecimal nanos =
        count
            .multiply(BigDecimal.valueOf(one.get().toSeconds()))
            .movePointRight(9)
            .setScale(0, RoundingMode.HALF_EVEN);
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      cursor.report(
          FindingKind.LIMIT_REACHED, from, cursor.at(), "" + Limits.COUNT, count.toPlainString());
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos(nanos.longValueExact()));
  }

  private static Optional<Duration> lengthOf(Length.Unit unit) {
    return switch (unit) {
      case SECOND -> Optional.of(Duration.ofSeconds(1));
      case MINUTE -> Optional.of(Duration.ofMinutes(1));
      case HOUR -> Optional.of(Duration.ofHours(1));
      case DAY -> Optional.of(Duration.ofDays(1));
      case WEEK -> Optional.of(Duration.ofDays(7));
      case MONTH,
          YEAR,
          WORKING_SECOND,
          WORKING_MINUTE,
          WORKING_HOUR,
          WORKING_DAY,
          BUSINESS_DAY,
          CLEAR_DAY ->
          Optional.empty();
    };
  }
}
