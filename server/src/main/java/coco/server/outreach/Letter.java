package coco.server.outreach;

import coco.server.inform.Answer;
import coco.server.inform.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One party of a mailing.
 *
 * @param party its id; empty once it was deleted
 * @param due when it is too late
 * @param lastDay the last day in time, where the party is
 * @param opened when it first had the edition before its eyes
 * @param read when it had read all; {@code understood} when enough questions were answered rightly
 * @param answer what it answered last
 * @param done when it had done the last step
 */
public record Letter(
    UUID id,
    Mailing mailing,
    Optional<UUID> party,
    Instant enrolled,
    Instant due,
    LocalDate lastDay,
    Optional<Instant> opened,
    Optional<Instant> read,
    Optional<Instant> understood,
    Optional<Answer.Kind> answer,
    Optional<Instant> done) {

  /** How it stands for the party. */
  public enum Standing {
    TO_READ,
    TO_UNDERSTAND,
    TO_ACKNOWLEDGE,
    DONE,
    REFUSED,
    /** The mailing ended before it was done. */
    ENDED,
    WITHDRAWN;

    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the party has something to do. */
    public boolean isOpen() {
      return this == TO_READ || this == TO_UNDERSTAND || this == TO_ACKNOWLEDGE;
    }
  }

  public Standing standing() {
    if (done.isPresent()) {
      return Standing.DONE;
    }
    return switch (mailing.state()) {
      case WITHDRAWN -> Standing.WITHDRAWN;
      case ENDED -> Standing.ENDED;
      case DRAFT, RUNNING -> {
        if (answer.isPresent()) {
          yield Standing.REFUSED;
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
    return mailing.asks(Step.READ) && read.isEmpty();
  }

  /** Whether questions are asked, and not enough of them were answered rightly. */
  public boolean isToUnderstand() {
    return mailing.asks(Step.UNDERSTAND) && understood.isEmpty();
  }

  public boolean isLate(Instant now) {
    return standing().isOpen() && !due.isAfter(now);
  }
}
