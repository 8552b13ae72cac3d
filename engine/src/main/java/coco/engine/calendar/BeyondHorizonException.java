package coco.engine.calendar;

/**
 * A calendar does not yield what was asked within the years that are supported: a calendar that
 * hardly ever opens, an enormous length, or an instant far outside recorded history.
 */
public final class BeyondHorizonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private BeyondHorizonException(String message, BeyondHorizonException cause) {
    super(message, cause);
  }

  /** The same, with the place at which it came to light. */
  public BeyondHorizonException at(String place) {
    return new BeyondHorizonException(place + ": " + getMessage(), this);
  }

  BeyondHorizonException(String what) {
    super(
        "%s within the years %d to %d"
            .formatted(what, WorkingCalendar.FIRST_YEAR, WorkingCalendar.LAST_YEAR));
  }
}
