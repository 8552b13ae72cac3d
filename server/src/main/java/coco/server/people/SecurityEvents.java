package coco.server.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of what happened to accounts, and the limit on attempts that follows from it. */
@Repository
public class SecurityEvents {
  /** Refused sign-ins after which an account, or an address, waits. */
  static final int ACCOUNT_MOST = 10;

  static final int ADDRESS_MOST = 50;
  static final Duration WINDOW = Duration.ofMinutes(15);

  private final JdbcClient jdbc;
  private final Clock clock;

  SecurityEvents(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One event as it is shown. */
  public record Event(
      Instant at,
      String kind,
      Optional<String> person,
      Optional<String> by,
      Optional<String> account,
      Optional<String> address,
      Optional<String> detail) {}

  void record(
      String kind,
      @Nullable UUID person,
      @Nullable UUID by,
      @Nullable String account,
      @Nullable String address,
      @Nullable String detail) {
    jdbc.sql(
            """
            insert into security_event (at, kind, person_id, by_id, account, address, detail)
            values (:at, :kind, :person, :by, left(:account, 320), left(:address, 64), left(:detail, 500))
            """)
        .param("at", Timestamp.from(clock.instant()))
        .param("kind", kind)
        .param("person", person)
        .param("by", by)
        .param("account", account)
        .param("address", address)
        .param("detail", detail)
        .update();
  }

  /** Whether an account, or an address, has been refused too often lately. */
  boolean mustWait(String account, String address) {
    Timestamp since = Timestamp.from(clock.instant().minus(WINDOW));
    return jdbc.sql(
            """
            select (select count(*) from security_event
                    where kind = 'sign-in.refused' and account = :account and at > :since) >= :accountMost
                or (select count(*) from security_event
                    where kind = 'sign-in.refused' and address = :address and at > :since) >= :addressMost
            """)
        .param("account", account)
        .param("address", address)
        .param("since", since)
        .param("accountMost", ACCOUNT_MOST)
        .param("addressMost", ADDRESS_MOST)
        .query(Boolean.class)
        .single();
  }

  /** The latest, newest first. */
  public List<Event> latest(int most) {
    return jdbc.sql(
            """
            select at, kind, person.name as person, author.name as by, account, address, detail
            from security_event
              left join person on person.id = security_event.person_id
              left join person author on author.id = security_event.by_id
            order by security_event.id desc limit :most
            """)
        .param("most", most)
        .query(
            (row, number) ->
                new Event(
                    row.getTimestamp("at").toInstant(),
                    row.getString("kind"),
                    Optional.ofNullable(row.getString("person")),
                    Optional.ofNullable(row.getString("by")),
                    Optional.ofNullable(row.getString("account")),
                    Optional.ofNullable(row.getString("address")),
                    Optional.ofNullable(row.getString("detail"))))
        .list();
  }
}
