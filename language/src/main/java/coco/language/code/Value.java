package coco.language.code;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** A typed value of an attribute, in a clause or in an interaction. */
public sealed interface Value {
  /**
   * The value as plain text: a number without exponent, a time in UTC, a duration as ISO 8601
   * writes it.
   */
  String text();

  /** Text, compared exactly. */
  record Text(String text) implements Value {}

  /** A number, compared by its value: 1.0 equals 1. */
  record Quantity(BigDecimal number) implements Value {
    public Quantity {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    @Override
    public String text() {
      return number.toPlainString();
    }

    public static Quantity of(long number) {
      return new Quantity(BigDecimal.valueOf(number));
    }
  }

  /** True or false. */
  record Truth(boolean truth) implements Value {
    @Override
    public String text() {
      return String.valueOf(truth);
    }
  }

  /** A point in time. */
  record Moment(Instant instant) implements Value {
    @Override
    public String text() {
      return instant.toString();
    }
  }

  /** A calendar date; as a deadline it stands for 24:00 of that day. */
  record Day(LocalDate date) implements Value {
    @Override
    public String text() {
      return date.toString();
    }
  }

  /** A length of elapsed time. */
  record Elapsed(Duration duration) implements Value {
    @Override
    public String text() {
      return duration.toString();
    }
  }
}
