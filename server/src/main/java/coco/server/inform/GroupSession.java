package coco.server.inform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * That people did something on paper, or in a session together, as somebody entered it.
 *
 * @param led who led it, in words
 * @param by the name of whoever entered it
 * @param file the name of what was scanned
 */
public record GroupSession(
    UUID id,
    Kind kind,
    LocalDate held,
    String place,
    String led,
    Instant entered,
    String by,
    Optional<String> file) {
  /** The ways to do it without a page. */
  public enum Kind {
    PAPER,
    SESSION;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> ofKey(String key) {
      return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
  }

  /**
   * One person of a session.
   *
   * @param isRead whether it counts as having read; {@code isAcknowledged} as the acknowledgement
   * @param objection what the person says who says that it is not right
   */
  public record Part(
      UUID assignment,
      String name,
      boolean isRead,
      boolean isAcknowledged,
      Optional<Objection> objection) {}

  /**
   * That somebody says that it is not right.
   *
   * @param settled what became of it, in words
   */
  public record Objection(String words, Instant at, Optional<Settled> settled) {}

  /** What became of an objection; {@code by} is a name. */
  public record Settled(String words, Instant at, String by) {}

  /** A session with those of its people that its reader may see. */
  public record WithPeople(GroupSession session, List<Part> people) {
    public WithPeople {
      people = List.copyOf(people);
    }

    /** Those whose objection waits for somebody. */
    public List<Part> objecting() {
      return people.stream().filter(it -> it.objection().isPresent()).toList();
    }
  }

  /** A session as one of its people sees it. */
  public record Mine(GroupSession session, Part part) {}
}
