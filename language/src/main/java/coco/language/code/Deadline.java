package coco.language.code;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** By when something must be done, as an author writes it. */
public sealed interface Deadline {
  /** {@code within D}. */
  record Within(Length length) implements Deadline {}

  /**
   * {@code within 1 hour where case.priority is P1, …, otherwise 2 working days}: the first branch
   * whose condition holds; where none does and there is no {@code otherwise}, there is no
   * obligation.
   */
  record ByCase(List<Branch> branches, Optional<Length> otherwise) implements Deadline {
    public ByCase {
      branches = List.copyOf(branches);
      if (branches.isEmpty()) {
        throw new IllegalArgumentException("a deadline by case has at least one branch");
      }
    }
  }

  /** One branch of a deadline by case. */
  record Branch(Length length, Condition when) {}

  /**
   * {@code no later than [D before|after] ATTRIBUTE}; a trigger without the attribute opens
   * nothing.
   */
  record InData(Attribute attribute, Optional<Offset> offset) implements Deadline {}

  /** A length before or after an attribute's instant or date. */
  record Offset(Length length, Side side) {}

  /** Before or after. */
  enum Side {
    BEFORE,
    AFTER
  }

  /**
   * A point in a day.
   *
   * @param calendar id of the calendar named with {@code by}, the code's own where there is none
   */
  record PointInDay(Point point, Optional<String> calendar) implements Deadline {}

  /** Which point in which day. */
  sealed interface Point {}

  /** 24:00 of the event's day. */
  record EndOfSameDay() implements Point {}

  /** 24:00 of the event's day, or of the next working day where it is not one. */
  record EndOfSameWorkingDay() implements Point {}

  /** That hour of the working day after the event's day. */
  record NextWorkingDayAt(LocalTime time) implements Point {}

  /** No duration: the obligation is broken only when its case closes without it. */
  record AtClosing() implements Deadline {}
}
