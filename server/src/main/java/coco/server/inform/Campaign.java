package coco.server.inform;

import coco.server.people.Audience;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A published edition that people are asked to know.
 *
 * @param steps what each does, in order; at least one
 * @param quiz of those who are to understand it
 * @param least how long it has to be open at least before its last part is ticked off
 * @param zone of the code, in which days end
 * @param onlyChanged whether those are left alone who did the same for an edition that means the
 *     same
 * @param isWithdrawn whether its edition was taken back since
 */
public record Campaign(
    UUID id,
    UUID editionId,
    String codeKey,
    String editionName,
    String title,
    List<Step> steps,
    Optional<Quiz> quiz,
    Optional<Duration> least,
    Until until,
    ZoneId zone,
    boolean onlyChanged,
    Audience audience,
    Instant made,
    Optional<Instant> launched,
    Optional<Instant> ended,
    boolean isWithdrawn) {
  public Campaign {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a campaign without a step: " + id);
    }
    if (steps.contains(Step.UNDERSTAND) != quiz.isPresent()) {
      throw new IllegalArgumentException("questions where they are asked for: " + id);
    }
    if (least.isPresent() && !steps.contains(Step.READ)) {
      throw new IllegalArgumentException("a minimum where nobody reads: " + id);
    }
  }

  /** Where a campaign is in its life. */
  public enum State {
    DRAFT,
    RUNNING,
    ENDED,
    /** Its edition was taken back: nobody is asked any more. */
    WITHDRAWN;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public State state() {
    if (ended.isPresent()) {
      return State.ENDED;
    }
    if (isWithdrawn) {
      return State.WITHDRAWN;
    }
    return launched.isPresent() ? State.RUNNING : State.DRAFT;
  }

  public boolean isRunning() {
    return state() == State.RUNNING;
  }

  public boolean asks(Step step) {
    return steps.contains(step);
  }

  /** The last day before an instant, where the code is: that of a deadline at its 24:00. */
  public LocalDate lastDay(Instant due) {
    return due.minusMillis(1).atZone(zone).toLocalDate();
  }
}
