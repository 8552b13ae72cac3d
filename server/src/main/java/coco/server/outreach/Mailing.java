package coco.server.outreach;

import coco.language.text.Language;
import coco.server.inform.Brief;
import coco.server.inform.Step;
import coco.server.relations.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A published edition that parties outside are told of by mail.
 *
 * @param zone of the code
 * @param onlyChanged whether those are left alone who did the same for an edition that means the
 *     same to them
 * @param isWithdrawn whether its edition was taken back since
 * @param launchedBy who launched it
 */
public record Mailing(
    UUID id,
    UUID editionId,
    String codeKey,
    String editionName,
    Brief brief,
    ZoneId zone,
    boolean onlyChanged,
    Addressees addressees,
    Instant made,
    Optional<Instant> launched,
    Optional<UUID> launchedBy,
    Optional<Instant> ended,
    boolean isWithdrawn) {

  /** Whom a mailing is for. */
  public sealed interface Addressees {
    /** Parties of some kinds, written to in some languages; of all where none is named. */
    record Of(List<Party.Kind> kinds, List<Language> languages) implements Addressees {
      public Of {
        kinds = List.copyOf(kinds);
        languages = List.copyOf(languages);
      }
    }

    /** These and no others, by their ids. */
    record Only(List<UUID> parties) implements Addressees {
      public Only {
        parties = List.copyOf(parties);
      }
    }
  }

  /** Where a mailing is in its life. */
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

  public String title() {
    return brief.title();
  }

  public boolean asks(Step step) {
    return brief.steps().contains(step);
  }

  /** Whether it is a step after which nothing is left to do. */
  boolean isLast(Step step) {
    return brief.steps().getLast() == step;
  }

  /** When a day of the code's is over where a party is. */
  static Instant end(LocalDate day, ZoneId there) {
    return day.plusDays(1).atStartOfDay(there).toInstant();
  }
}
