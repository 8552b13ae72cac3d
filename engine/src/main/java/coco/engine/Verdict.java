package coco.engine;

import coco.language.code.RuleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules say of one obligation, or of one act that a rule judges, as of an instant. */
public sealed interface Verdict {
  /** What is judged. */
  Subject subject();

  /**
   * What is judged: identified by rule, edition, trigger and link.
   *
   * @param edition the edition that governs it
   * @param trigger the event that opened the obligation, or the act judged; for a later link of a
   *     repeated duty still the event that began the series
   * @param link 0, or the place of a later link in its series
   * @param caseId the case of the trigger; absent where its event names none
   * @param party the trigger's party, likewise
   * @param triggered the instant from which the clock runs, or of the act judged
   */
  record Subject(
      RuleId rule,
      String edition,
      Interaction.Key trigger,
      int link,
      @Nullable String caseId,
      @Nullable String party,
      Instant triggered) {}

  /** Kept: done in time, or an act that the rule allows, or a quality that holds. */
  record Met(Subject subject, @Nullable Due due, Closing by) implements Verdict {}

  /**
   * Not kept.
   *
   * @param at the instant of the breach: the deadline, or the act
   * @param late set where the act was done after all
   * @param reparations the links opened so far, in order; each but the last was missed
   */
  record Breached(
      Subject subject, @Nullable Due due, Instant at, @Nullable Late late, List<Link> reparations)
      implements Verdict {
    public Breached {
      reparations = List.copyOf(reparations);
    }

    /** Whether a reparation made good. */
    public boolean repaired() {
      return !reparations.isEmpty() && reparations.getLast().state() == LinkState.MET;
    }
  }

  /**
   * Open.
   *
   * @param due absent where the duty has no duration, or the clock is stopped
   * @param remaining what is left on the clock while it is stopped
   */
  record Pending(Subject subject, @Nullable Due due, @Nullable Amount remaining)
      implements Verdict {}

  /** Does not bind. */
  record Void(Subject subject, Reason reason, @Nullable Closing by) implements Verdict {}

  /**
   * A person with the right has said that it does not bind; the machine's own verdict stays
   * beneath.
   */
  record Waived(Subject subject, String reason, Verdict beneath) implements Verdict {}

  /** Two replacing rules apply and neither replaces the other. */
  record Conflict(Subject subject, List<RuleId> with) implements Verdict {
    public Conflict {
      with = List.copyOf(with);
    }
  }

  /** The event that ended something. */
  record Closing(Interaction.Key event, Instant time) {}

  /** A discharge past the deadline. */
  record Late(Closing by, Amount amount) {}

  /**
   * An amount on a clock of its own kind.
   *
   * @param count microseconds for elapsed and working time, days for the others
   */
  record Amount(long count, Kind kind) {
    /** What is counted. */
    public enum Kind {
      ELAPSED,
      WORKING_TIME,
      DAYS,
      WORKING_DAYS,
      BUSINESS_DAYS
    }
  }

  /** Why something does not bind. */
  enum Reason {
    /** A release came in time. */
    RELEASED,
    /** A rule that replaces this one applied. */
    REPLACED,
    /** The data changed so that no branch of a deadline by case holds any more. */
    NO_DEADLINE,
    /** A series ended. */
    SERIES_ENDED,
    /** The case closed without the act: an average leaves it out. */
    CASE_CLOSED
  }

  /** One link of a reparation. */
  record Link(Due opened, @Nullable Due due, LinkState state, @Nullable Closing by) {}

  /** The state of a link. */
  enum LinkState {
    PENDING,
    MET,
    MISSED,
    VOID
  }
}
