package coco.language.code;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** A typed value of an attribute, in a clause or in an interaction. */
public sealed interface Value {
  /** Text, compared exactly. */
  record Text(String text) implements Value {}

  /** A number, compared by its value: 1.0 equals 1. */
  record Quantity(BigDecimal number) implements Value {
    public Quantity {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    public static Quantity of(long number) {
      return new Quantity(BigDecimal.valueOf(number));
    }
  }

  /** True or false. */
  record Truth(boolean truth) implements Value {}

  /** A point in time. */
  record Moment(Instant instant) implements Value {}

  /** A calendar date; as a deadline it stands for 24:00 of that day. */
  record Day(LocalDate date) implements Value {}

  /** A length of elapsed time. */
  record Elapsed(Duration duration) implements Value {}
}
