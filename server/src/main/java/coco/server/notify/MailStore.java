package coco.server.notify;

import coco.language.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of mails. */
@Repository
class MailStore {
  private static final String COLUMNS =
      """
      id, message_id, made_at, recipient, language, subject, body, secret, sent_at, handed_at, given_up_at, last_failure,
        (select name from mail_enclosure where mail_id = mail.id) as enclosure,
        (select content from mail_enclosure where mail_id = mail.id) as content
      """;

  /** What is left of a secret's words once a mail server has it. */
  private static final String HANDED_OVER = "…";

  private static final String IS_DUE =
      "sent_at is null and handed_at is null and given_up_at is null and next_try_at <= :now";

  /** A mail is tried for about five days: after 1, 2, 4, … minutes, then every day. */
  private static final int TRIES_MOST = 15;

  private final JdbcClient jdbc;

  MailStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Mails.Waiting mail, boolean isUrgent) {
    jdbc.sql(
            """
            insert into mail (id, message_id, made_at, recipient, language, subject, body, next_try_at, urgent, secret)
            values (:id, :messageId, :made, :recipient, :language, :subject, :body, :made, :urgent, :secret)
            """)
        .param("id", mail.id())
        .param("messageId", mail.messageId())
        .param("made", Timestamp.from(mail.made()))
        .param("recipient", mail.recipient())
        .param("language", mail.language().tag())
        .param("subject", mail.subject())
        .param("body", mail.body())
        .param("urgent", isUrgent)
        .param("secret", mail.isSecret())
        .update();
    mail.enclosed()
        .ifPresent(
            file ->
                jdbc.sql(
                        "insert into mail_enclosure (mail_id, name, content) values (:mail, :name, :content)")
                    .param("mail", mail.id())
                    .param("name", file.name())
                    .param("content", file.content())
                    .update());
  }

  List<Mails.Kept> latest(int most) {
    return jdbc.sql("select " + COLUMNS + " from mail order by made_at desc, id limit :most")
        .param("most", most)
        .query(MailStore::read)
        .list();
  }

  /** What needs a person: given up, the last first. */
  List<Mails.Kept> givenUp(int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from mail where given_up_at is not null order by given_up_at desc, id limit :most")
        .param("most", most)
        .query(MailStore::read)
        .list();
  }

  /** How many are due, counted up to a limit. */
  int due(Instant now, int most) {
    return jdbc.sql(
            "select count(*) from (select 1 from mail where " + IS_DUE + " limit :most) as due")
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(Integer.class)
        .single();
  }

  /** Takes the next mail to hand it over, so that no other connection or node does. */
  Optional<Mails.Kept> take(Instant now) {
    return jdbc.sql(
            "update mail set handed_at = :now, tries = tries + 1 where id = (select id from mail where "
                + IS_DUE
                + " order by urgent desc, next_try_at, id limit 1 for update skip locked) returning "
                + COLUMNS)
        .param("now", Timestamp.from(now))
        .query(MailStore::read)
        .optional();
  }

  /** What began to be handed over before a time and is still not confirmed, the oldest first. */
  List<Mails.Kept> inDoubt(Instant before, boolean secretsToo, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from mail where sent_at is null and handed_at < :before and (:secretsToo or not secret) order by handed_at, id limit :most")
        .param("secretsToo", secretsToo)
        .param("before", Timestamp.from(before))
        .param("most", most)
        .query(MailStore::read)
        .list();
  }

  /** A mail server has it: its file can be had anew, and the words of a secret are not kept. */
  void sent(UUID id, Instant at) {
    jdbc.sql(
            """
            with gone as (delete from mail_enclosure where mail_id = :id)
            update mail set sent_at = :at, last_failure = null,
              body = case when secret then :handed else body end
            where id = :id
            """)
        .param("at", Timestamp.from(at))
        .param("handed", HANDED_OVER)
        .param("id", id)
        .update();
  }

  /** Notes what was said while it stays in doubt. */
  void doubtful(UUID id, String said) {
    jdbc.sql("update mail set last_failure = :said where id = :id and sent_at is null")
        .param("said", said)
        .param("id", id)
        .update();
  }

  /** Tries again later, each time after twice as long, a day at most; gives up after some days. */
  void refused(UUID id, Instant at, String failure) {
    jdbc.sql(
            """
            update mail set handed_at = null, last_failure = :failure,
              next_try_at = cast(:at as timestamptz) + least(power(2, least(tries - 1, 12)) * interval '1 minute', interval '1 day'),
              given_up_at = case when tries >= :most then cast(:at as timestamptz) end
            where id = :id and sent_at is null
            """)
        .param("failure", failure)
        .param("most", TRIES_MOST)
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  /**
   * Lets a mail be handed over anew.
   *
   * @param handed when it was last taken: nothing happens if somebody took it since
   */
  boolean again(UUID id, Optional<Instant> handed, Instant now) {
    return jdbc.sql(
                """
                update mail set handed_at = null, given_up_at = null, next_try_at = :now,
                  tries = case when given_up_at is null then tries else 0 end
                where id = :id and sent_at is null
                  and (given_up_at is not null or handed_at = cast(:handed as timestamptz))
                """)
            .param("now", Timestamp.from(now))
            .param("handed", handed.map(Timestamp::from).orElse(null))
            .param("id", id)
            .update()
        > 0;
  }

  List<UUID> takeBack(Collection<UUID> ids) {
    return jdbc.sql(
            """
            delete from mail where id = any(:ids) and sent_at is null and handed_at is null
            returning id
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  void forget(Collection<UUID> ids) {
    jdbc.sql("delete from mail where id = any(:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .update();
  }

  Optional<Mails.Kept> byId(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from mail where id = :id")
        .param("id", id)
        .query(MailStore::read)
        .optional();
  }

  private static Mails.Kept read(ResultSet row, int number) throws SQLException {
    String content = row.getString("content");
    return new Mails.Kept(
        new Mails.Waiting(
            row.getObject("id", UUID.class),
            row.getString("message_id"),
            row.getTimestamp("made_at").toInstant(),
            row.getString("recipient"),
            Language.ofTag(row.getString("language")).orElseThrow(),
            row.getString("subject"),
            row.getString("body"),
            row.getBoolean("secret"),
            Optional.ofNullable(row.getString("enclosure"))
                .map(name -> new Enclosures.File(name, content))),
        instant(row, "sent_at"),
        instant(row, "handed_at"),
        instant(row, "given_up_at"),
        Optional.ofNullable(row.getString("last_failure")));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
