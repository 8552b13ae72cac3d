package coco.server.people;

import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of what happened to accounts and people. */
@Repository
public class SecurityEvents {
  private static final String SELECT =
      """
      select security_event.id, at, kind, person.name as person, author.name as by, account, address, detail
      from security_event
        left join person on person.id = security_event.person_id
        left join person author on author.id = security_event.by_id
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Evidence evidence;
  private final Clock clock;

  SecurityEvents(JdbcClient jdbc, JdbcTemplate batches, Evidence evidence, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** One event as it is shown. */
  public record Event(
      long id,
      Instant at,
      String kind,
      Optional<String> person,
      Optional<String> by,
      Optional<String> account,
      Optional<String> address,
      Optional<String> detail) {}

  void record(
      EventKind kind,
      @Nullable UUID person,
      @Nullable UUID by,
      @Nullable String account,
      @Nullable String address,
      @Nullable String detail) {
    Instant now = clock.instant();
    if (kind.isProven() && person != null) {
      evidence.record(act(kind, now, person, by, detail));
    }
    jdbc.sql(
            """
            insert into security_event (at, kind, person_id, by_id, account, address, detail)
            values (:at, :kind, :person, :by, left(:account, 320), left(:address, 64), left(:detail, 2000))
            """)
        .param("at", Timestamp.from(now))
        .param("kind", kind.key())
        .param("person", person)
        .param("by", by)
        .param("account", account)
        .param("address", address)
        .param("detail", detail)
        .update();
  }

  private static Act act(
      EventKind kind, Instant now, UUID person, @Nullable UUID by, @Nullable String detail) {
    Act act = Act.of(kind.key(), now).about("person", person);
    if (detail != null) {
      act = act.about("detail", person, detail.replaceAll("^\\[(.*)]$", "$1"));
    }
    return by == null ? act : act.about("by", by);
  }

  /** Records what a program would otherwise repeat without end: once a minute for an address. */
  void recordOnceAMinute(EventKind kind, String address) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into security_event (at, kind, address)
            select :at, :kind, left(:address, 64)
            where not exists (select 1 from security_event
              where at > :since and kind = :kind and address = left(:address, 64))
            """)
        .param("at", Timestamp.from(now))
        .param("since", Timestamp.from(now.minusSeconds(60)))
        .param("kind", kind.key())
        .param("address", address)
        .update();
  }

  /** What happened to somebody, in one act that happened to many. */
  record OfPerson(EventKind kind, String email, String detail) {}

  /** Records what one act did to many. */
  void recordAll(UUID by, List<OfPerson> happened) {
    Instant at = clock.instant();
    Timestamp now = Timestamp.from(at);
    List<OfPerson> proven = happened.stream().filter(it -> it.kind().isProven()).toList();
    Map<String, UUID> people = ids(proven.stream().map(OfPerson::email).toList());
    evidence.record(
        proven.stream()
            .flatMap(
                it ->
                    Stream.ofNullable(people.get(it.email()))
                        .map(person -> act(it.kind(), at, person, by, it.detail())))
            .toList());
    batches.batchUpdate(
        """
        insert into security_event (at, kind, person_id, by_id, account, detail)
        values (?, ?, (select id from person where email = ?), ?, ?, ?)
        """,
        happened.stream()
            .map(it -> new Object[] {now, it.kind().key(), it.email(), by, it.email(), it.detail()})
            .toList());
  }

  private Map<String, UUID> ids(List<String> emails) {
    Map<String, UUID> ids = new HashMap<>();
    if (!emails.isEmpty()) {
      jdbc.sql("select email, id from person where email in (:emails)")
          .param("emails", emails)
          .query(
              row -> {
                ids.put(row.getString("email"), row.getObject("id", UUID.class));
              });
    }
    return ids;
  }

  /** Those before an event's number, newest first. */
  public List<Event> before(long id, int most) {
    return jdbc.sql(
            SELECT + " where security_event.id < :id order by security_event.id desc limit :most")
        .param("id", id)
        .param("most", most)
        .query(SecurityEvents::read)
        .list();
  }

  /** Those of a person, newest first. */
  List<Event> of(UUID person, int most) {
    return jdbc.sql(
            SELECT
                + " where person_id = :person order by at desc, security_event.id desc limit :most")
        .param("person", person)
        .param("most", most)
        .query(SecurityEvents::read)
        .list();
  }

  private static Event read(ResultSet row, int number) throws SQLException {
    return new Event(
        row.getLong("id"),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        Optional.ofNullable(row.getString("person")),
        Optional.ofNullable(row.getString("by")),
        Optional.ofNullable(row.getString("account")),
        Optional.ofNullable(row.getString("address")),
        Optional.ofNullable(row.getString("detail")));
  }
}
