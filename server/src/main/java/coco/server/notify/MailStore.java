package coco.server.notify;

import coco.language.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of mails. */
@Repository
class MailStore {
  private static final String COLUMNS =
      "id, made_at, recipient, subject, body, sent_at, last_failure";

  private final JdbcClient jdbc;

  MailStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(
      UUID id, Instant made, String recipient, Language language, String subject, String body) {
    jdbc.sql(
            """
            insert into mail (id, made_at, recipient, language, subject, body, next_try_at)
            values (:id, :made, :recipient, :language, :subject, :body, :made)
            """)
        .param("id", id)
        .param("made", Timestamp.from(made))
        .param("recipient", recipient)
        .param("language", language.tag())
        .param("subject", subject)
        .param("body", body)
        .update();
  }

  int addAll(Map<UUID, UUID> keys, Map<Language, Mails.Draft> drafts, Instant made) {
    int added = 0;
    UUID[] people = keys.keySet().toArray(UUID[]::new);
    UUID[] own = keys.values().toArray(UUID[]::new);
    for (var draft : drafts.entrySet()) {
      added +=
          jdbc.sql(
                  """
                  insert into mail (id, made_at, recipient, language, subject, body, next_try_at)
                  select gen_random_uuid(), :made, person.email, person.language, :subject,
                    replace(:body, :key, cast(own.key as text)), :made
                  from unnest(:people, :own) as own (person_id, key)
                    join person on person.id = own.person_id
                  where person.language = :language
                  """)
              .param("made", Timestamp.from(made))
              .param("subject", draft.getValue().subject())
              .param("body", draft.getValue().body())
              .param("key", Mails.KEY)
              .param("people", people)
              .param("own", own)
              .param("language", draft.getKey().tag())
              .update();
    }
    return added;
  }

  List<Mails.Kept> latest(int most) {
    return jdbc.sql("select " + COLUMNS + " from mail order by made_at desc, id limit :most")
        .param("most", most)
        .query(MailStore::read)
        .list();
  }

  /** What is due, locked for this transaction, so that no other node sends it too. */
  List<Mails.Kept> due(Instant now, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from mail where sent_at is null and next_try_at <= :now
                order by next_try_at, id limit :most for update skip locked
                """)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(MailStore::read)
        .list();
  }

  void sent(UUID id, Instant at) {
    jdbc.sql("update mail set sent_at = :at, tries = tries + 1, last_failure = null where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  /** Tries again later, each time after twice as long, a day at most. */
  void refused(UUID id, Instant at, String failure) {
    jdbc.sql(
            """
            update mail set tries = tries + 1, last_failure = :failure,
              next_try_at = cast(:at as timestamptz) + least(power(2, least(tries, 12)) * interval '1 minute', interval '1 day')
            where id = :id
            """)
        .param("failure", failure)
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  private static Mails.Kept read(ResultSet row, int number) throws SQLException {
    Timestamp sent = row.getTimestamp("sent_at");
    return new Mails.Kept(
        row.getObject("id", UUID.class),
        row.getTimestamp("made_at").toInstant(),
        row.getString("recipient"),
        row.getString("subject"),
        row.getString("body"),
        Optional.ofNullable(sent).map(Timestamp::toInstant),
        Optional.ofNullable(row.getString("last_failure")));
  }
}
