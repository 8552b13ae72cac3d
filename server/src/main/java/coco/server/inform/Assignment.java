package coco.server.inform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One person of a campaign.
 *
 * @param due when it is too late
 * @param opened when they first had it before their eyes
 * @param read when they had read all
 * @param firstDue the deadline that they were told first, before leave moved it
 * @param understood when they had answered enough questions rightly
 * @param answer what they answered last
 * @param done when they had done the last step
 */
public record Assignment(
    UUID id,
    UUID personId,
    Campaign campaign,
    Instant enrolled,
    Instant due,
    Instant firstDue,
    Optional<Instant> opened,
    Optional<Instant> read,
    Optional<Instant> understood,
    Optional<Answer.Kind> answer,
    Optional<Instant> done) {

  /** How it stands for the person. */
  public enum Standing {
    TO_READ,
    TO_UNDERSTAND,
    TO_ACKNOWLEDGE,
    DONE,
    REFUSED,
    ASKED,
    /** The campaign ended before they had done it. */
    ENDED,
    WITHDRAWN;

    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the person has something to do. */
    public boolean isOpen() {
      return this == TO_READ || this == TO_UNDERSTAND || this == TO_ACKNOWLEDGE;
    }
  }

  public Standing standing() {
    if (done.isPresent()) {
      return Standing.DONE;
    }
    return switch (campaign.state()) {
      case WITHDRAWN -> Standing.WITHDRAWN;
      case ENDED -> Standing.ENDED;
      case DRAFT, RUNNING -> {
        if (answer.isPresent()) {
          yield answer.get() == Answer.Kind.ASKED ? Standing.ASKED : Standing.REFUSED;
        }
        if (isToRead()) {
          yield Standing.TO_READ;
        }
        yield isToUnderstand() ? Standing.TO_UNDERSTAND : Standing.TO_ACKNOWLEDGE;
      }
    };
  }

  /** Whether reading is asked for, and not done. */
  public boolean isToRead() {
    return campaign.asks(Step.READ) && read.isEmpty();
  }

  /**
   * From when the last part may be ticked off: a minimum after it was first opened.
   *
   * @return empty where no minimum is asked, or it was not opened
   */
  public Optional<Instant> readFrom() {
    return campaign.least().flatMap(least -> opened.map(at -> at.plus(least)));
  }

  /** Whether questions are asked, and not enough of them were answered rightly. */
  public boolean isToUnderstand() {
    return campaign.asks(Step.UNDERSTAND) && understood.isEmpty();
  }

  public boolean isLate(Instant now) {
    return standing().isOpen() && !due.isAfter(now);
  }

  /** The last day on which it is in time, where the code is. */
  public LocalDate lastDay() {
    return campaign.lastDay(due);
  }
}
