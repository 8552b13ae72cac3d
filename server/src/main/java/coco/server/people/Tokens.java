package coco.server.people;

import coco.server.access.Permission;
import coco.server.access.Secrets;
import coco.server.access.Viewer;
import coco.server.web.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Secrets by which programs act for people: each within what it was made for and what its owner
 * may, until its end, its revocation, or the day its owner leaves.
 */
@Component
public class Tokens {
  /** How every token begins, so that one that got into a text is found. */
  static final String PREFIX = "coco_";

  /** The most that one list shows, and that one person holds at a time. */
  private static final int LIST_MOST = 500;

  private static final int OWN_MOST = 20;
  private static final Duration USE_NOTED = Duration.ofMinutes(1);
  private static final int NAME_MOST = 120;

  /** What a token may be made for: what an address for programs asks for. */
  private static final List<Permission> FOR_TOKENS =
      List.of(Permission.READ_CODE, Permission.MEASURE_CODE, Permission.READ_INSTALLATION);

  private static final String SELECT =
      """
      select api_token.id, owner_id, person.name as owner, api_token.name, permissions, made_at, ends_at,
        last_used_at, revoked_at
      from api_token join person on person.id = owner_id
      """;

  private final JdbcClient jdbc;
  private final PeopleStore store;
  private final People people;
  private final SecurityEvents events;
  private final Clock clock;

  Tokens(JdbcClient jdbc, PeopleStore store, People people, SecurityEvents events, Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A token as it is listed.
   *
   * @param permissions what it was made for
   * @param ends the instant from which it is refused
   */
  public record Token(
      UUID id,
      UUID owner,
      String ownerName,
      String name,
      List<Permission> permissions,
      Instant made,
      Optional<Instant> ends,
      Optional<Instant> lastUsed,
      State state) {
    public Token {
      permissions = List.copyOf(permissions);
    }

    public boolean isOver() {
      return state != State.WORKING;
    }

    /** The last day on which it works, or worked. */
    public Optional<LocalDate> lastDay() {
      return ends.map(end -> LocalDate.ofInstant(end.minusNanos(1), ZoneOffset.UTC));
    }
  }

  /** Whether a token works, and why it does not. */
  public enum State {
    WORKING,
    REVOKED,
    /** Its last day is over. */
    ENDED;

    /** As in keys of texts. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of a wish for a token. */
  sealed interface Made {
    /** Its secret, which is kept nowhere. */
    record Done(String secret) implements Made {}

    /** The key of what is wrong. */
    record Refused(String problem) implements Made {}
  }

  /** What a token of this person may be made for. */
  static List<Permission> permissionsOf(Viewer viewer) {
    return FOR_TOKENS.stream().filter(viewer::may).toList();
  }

  /**
   * Makes a token of the viewer's.
   *
   * @param permissions by their keys, one at least, of {@link #permissionsOf}
   * @param ends the last day on which it works, {@code 2027-01-31}; none where it is empty
   */
  @Transactional
  Made make(Viewer viewer, String name, List<String> permissions, String ends) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    List<Permission> chosen =
        permissionsOf(viewer).stream().filter(it -> permissions.contains(it.key())).toList();
    if (name.isBlank() || name.length() > NAME_MOST) {
      return new Made.Refused("people.token.problem.name");
    }
    if (chosen.isEmpty() || chosen.size() != permissions.stream().distinct().count()) {
      return new Made.Refused("people.token.problem.permissions");
    }
    Optional<Instant> end;
    try {
      end =
          ends.isBlank()
              ? Optional.empty()
              : Optional.of(
                  LocalDate.parse(ends.strip())
                      .plusDays(1)
                      .atStartOfDay(ZoneOffset.UTC)
                      .toInstant());
    } catch (DateTimeException noDate) {
      return new Made.Refused("people.token.problem.ends");
    }
    Instant now = clock.instant();
    if (end.isPresent() && !end.get().isAfter(now)) {
      return new Made.Refused("people.token.problem.ends");
    }
    if (of(viewer).stream().filter(token -> !token.isOver()).count() >= OWN_MOST) {
      return new Made.Refused("people.token.problem.many");
    }
    String secret = PREFIX + Secrets.next();
    UUID id = UUID.randomUUID();
    String keys = chosen.stream().map(Permission::key).collect(Collectors.joining(" "));
    jdbc.sql(
            """
            insert into api_token (id, token_hash, owner_id, name, permissions, made_at, ends_at)
            values (:id, :hash, :owner, :name, :permissions, :made, :ends)
            """)
        .param("id", id)
        .param("hash", Secrets.hash(secret))
        .param("owner", viewer.id())
        .param("name", name.strip())
        .param("permissions", keys)
        .param("made", Timestamp.from(now))
        .param("ends", end.map(Timestamp::from).orElse(null))
        .update();
    events.record(EventKind.TOKEN_MADE, viewer.id(), viewer.id(), null, null, id + " " + keys);
    return new Made.Done(secret);
  }

  /** The viewer's own tokens, newest first. */
  public List<Token> of(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return jdbc.sql(SELECT + " where owner_id = :owner order by made_at desc, id limit :most")
        .param("owner", viewer.id())
        .param("most", LIST_MOST)
        .query(this::read)
        .list();
  }

  /** Everybody's tokens, newest first. */
  public List<Token> all(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    return jdbc.sql(SELECT + " order by made_at desc, api_token.id limit :most")
        .param("most", LIST_MOST)
        .query(this::read)
        .list();
  }

  /**
   * Ends a token: one's own, or anybody's where one manages people.
   *
   * @throws NotFound where there is none that the viewer may end
   */
  @Transactional
  public void revoke(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    Token token =
        jdbc.sql(SELECT + " where api_token.id = :id")
            .param("id", id)
            .query(this::read)
            .optional()
            .filter(it -> it.owner().equals(viewer.id()) || viewer.may(Permission.MANAGE_PEOPLE))
            .orElseThrow(() -> new NotFound("the token " + id));
    int changed =
        jdbc.sql(
                """
                update api_token set revoked_at = :now, revoked_by_id = :by
                where id = :id and revoked_at is null
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("by", viewer.id())
            .param("id", id)
            .update();
    if (changed > 0) {
      events.record(EventKind.TOKEN_REVOKED, token.owner(), viewer.id(), null, null, id.toString());
    }
  }

  /**
   * For whom a token acts, with no more than it was made for; empty where it is unknown, over, or
   * its owner is gone.
   */
  Optional<Viewer> use(String secret, String address) {
    Optional<Token> token =
        jdbc.sql(SELECT + " where token_hash = :hash")
            .param("hash", Secrets.hash(secret))
            .query(this::read)
            .optional();
    Optional<Viewer> viewer =
        token
            .filter(it -> !it.isOver())
            .flatMap(it -> store.byId(it.owner()).filter(people::isActive))
            .map(owner -> owner.viewer().within(reach(token.orElseThrow())));
    if (viewer.isPresent()) {
      noteUse(token.orElseThrow());
    } else {
      events.recordOnceAMinute(EventKind.TOKEN_REFUSED, address);
    }
    return viewer;
  }

  private static Set<Permission> reach(Token token) {
    Set<Permission> reach = EnumSet.of(Permission.READ_PUBLIC);
    reach.addAll(token.permissions());
    return reach;
  }

  private void noteUse(Token token) {
    Instant now = clock.instant();
    if (token.lastUsed().map(last -> last.plus(USE_NOTED).isBefore(now)).orElse(true)) {
      jdbc.sql("update api_token set last_used_at = :now where id = :id")
          .param("now", Timestamp.from(now))
          .param("id", token.id())
          .update();
    }
  }

  private Token read(ResultSet row, int number) throws SQLException {
    List<String> keys = List.of(row.getString("permissions").split(" "));
    Optional<Instant> ends = instant(row, "ends_at");
    return new Token(
        row.getObject("id", UUID.class),
        row.getObject("owner_id", UUID.class),
        row.getString("owner"),
        row.getString("name"),
        Arrays.stream(Permission.values()).filter(it -> keys.contains(it.key())).toList(),
        row.getTimestamp("made_at").toInstant(),
        ends,
        instant(row, "last_used_at"),
        instant(row, "revoked_at").isPresent()
            ? State.REVOKED
            : ends.filter(end -> !end.isAfter(clock.instant())).isPresent()
                ? State.ENDED
                : State.WORKING);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
