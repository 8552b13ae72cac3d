package coco.server.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of endpoints and of messages for them. */
@Repository
class WebhookStore {
  private static final String ENDPOINT =
      """
      select id, name, url, array_to_string(topics, ' ') as topics, secret,
        case when former_until > :now then former end as former, made_at, ended_at
      from webhook
      """;

  private static final String MESSAGE =
      "select id, webhook_id, kind, body, made_at, state, tries, next_at, status, said from webhook_message";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  WebhookStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void add(Endpoint endpoint, UUID by) {
    jdbc.sql(
            """
            insert into webhook (id, name, url, topics, secret, made_at, made_by_id)
            values (:id, :name, :url, string_to_array(:topics, ' '), :secret, :made, :by)
            """)
        .param("id", endpoint.id())
        .param("name", endpoint.name())
        .param("url", endpoint.url())
        .param("topics", String.join(" ", endpoint.topics().stream().map(Topic::key).toList()))
        .param("secret", endpoint.secret())
        .param("made", Timestamp.from(endpoint.made()))
        .param("by", by)
        .update();
  }

  /** All, those that are told first, then by name. */
  List<Endpoint> all(Instant now, int most) {
    return jdbc.sql(ENDPOINT + " order by ended_at is not null, lower(name), id limit :most")
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(WebhookStore::endpoint)
        .list();
  }

  /** Those that are told. */
  List<Endpoint> told(Instant now) {
    return jdbc.sql(ENDPOINT + " where ended_at is null order by id")
        .param("now", Timestamp.from(now))
        .query(WebhookStore::endpoint)
        .list();
  }

  Optional<Endpoint> byId(UUID id, Instant now) {
    return jdbc.sql(ENDPOINT + " where id = :id")
        .param("now", Timestamp.from(now))
        .param("id", id)
        .query(WebhookStore::endpoint)
        .optional();
  }

  /** Takes a new secret; the one before is signed with as well until a moment. */
  void rotate(UUID id, String secret, Instant formerUntil) {
    jdbc.sql(
            """
            update webhook set former = secret, former_until = :until, secret = :secret
            where id = :id and ended_at is null
            """)
        .param("id", id)
        .param("secret", secret)
        .param("until", Timestamp.from(formerUntil))
        .update();
  }

  /** Tells an endpoint nothing any more, and gives up what waits for it. */
  boolean end(UUID id, Instant now) {
    boolean isEnded =
        jdbc.sql("update webhook set ended_at = :now where id = :id and ended_at is null")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update()
            == 1;
    jdbc.sql(
            """
            update webhook_message set state = 'failed', next_at = null
            where webhook_id = :id and state = 'waiting'
            """)
        .param("id", id)
        .update();
    return isEnded;
  }

  /** Messages to be sent at once. */
  void add(List<Message> messages) {
    batches.batchUpdate(
        """
        insert into webhook_message (id, webhook_id, kind, body, made_at, state, next_at)
        values (?, ?, ?, ?, ?, 'waiting', ?)
        """,
        messages.stream()
            .map(
                it ->
                    new Object[] {
                      it.id(),
                      it.endpoint(),
                      it.kind(),
                      it.body(),
                      Timestamp.from(it.made()),
                      Timestamp.from(it.made())
                    })
            .toList());
  }

  /** The latest of an endpoint. */
  List<Message> latest(UUID endpoint, int most) {
    return jdbc.sql(MESSAGE + " where webhook_id = :id order by made_at desc, id limit :most")
        .param("id", endpoint)
        .param("most", most)
        .query(WebhookStore::message)
        .list();
  }

  /** How many messages of an endpoint were given up. */
  int failed(UUID endpoint) {
    return jdbc.sql(
            "select count(*) from webhook_message where webhook_id = :id and state = 'failed'")
        .param("id", endpoint)
        .query(Integer.class)
        .single();
  }

  /**
   * Takes messages that are due, so that no other node sends them before the lease is over; to each
   * endpoint in the order in which they were made.
   */
  List<Message> take(Instant now, Duration lease, int most) {
    return jdbc.sql(
            """
            update webhook_message set next_at = :lease, tries = tries + 1, tried_at = :now
            where id in (select id from webhook_message where state = 'waiting' and next_at <= :now
              order by next_at, made_at, id limit :most for update skip locked)
            returning id, webhook_id, kind, body, made_at, state, tries, next_at, status, said
            """)
        .param("now", Timestamp.from(now))
        .param("lease", Timestamp.from(now.plus(lease)))
        .param("most", most)
        .query(WebhookStore::message)
        .list();
  }

  void settle(
      String id,
      Message.State state,
      @Nullable Instant next,
      @Nullable Integer status,
      @Nullable String said) {
    jdbc.sql(
            """
            update webhook_message set state = :state, next_at = :next, status = :status, said = :said
            where id = :id and state = 'waiting'
            """)
        .param("id", id)
        .param("state", state.key())
        .param("next", next == null ? null : Timestamp.from(next))
        .param("status", status)
        .param("said", said)
        .update();
  }

  /** Sends a message once more that was given up or answered. */
  boolean again(UUID endpoint, String id, Instant now) {
    return jdbc.sql(
                """
                update webhook_message set state = 'waiting', next_at = :now, tries = 0
                where id = :id and webhook_id = :endpoint and state <> 'waiting'
                """)
            .param("id", id)
            .param("endpoint", endpoint)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /** Forgets messages that were settled before an instant. */
  void forget(Instant before) {
    jdbc.sql("delete from webhook_message where state <> 'waiting' and made_at < :before")
        .param("before", Timestamp.from(before))
        .update();
  }

  private static Endpoint endpoint(ResultSet row, int number) throws SQLException {
    String topics = row.getString("topics");
    Timestamp ended = row.getTimestamp("ended_at");
    return new Endpoint(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("url"),
        Arrays.stream(topics.split(" ")).flatMap(it -> Topic.ofKey(it).stream()).toList(),
        row.getString("secret"),
        Optional.ofNullable(row.getString("former")),
        row.getTimestamp("made_at").toInstant(),
        Optional.ofNullable(ended).map(Timestamp::toInstant));
  }

  private static Message message(ResultSet row, int number) throws SQLException {
    Timestamp next = row.getTimestamp("next_at");
    int status = row.getInt("status");
    return new Message(
        row.getString("id"),
        row.getObject("webhook_id", UUID.class),
        row.getString("kind"),
        row.getString("body"),
        row.getTimestamp("made_at").toInstant(),
        Message.State.ofKey(row.getString("state")),
        row.getInt("tries"),
        Optional.ofNullable(next).map(Timestamp::toInstant),
        status == 0 ? Optional.empty() : Optional.of(status),
        Optional.ofNullable(row.getString("said")));
  }
}
