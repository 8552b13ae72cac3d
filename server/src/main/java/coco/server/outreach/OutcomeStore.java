package coco.server.outreach;

import coco.server.relations.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of how mailings go. */
@Repository
class OutcomeStore {
  private static final String LATE =
      " done_at is null and answer is null and due_at <= cast(:now as timestamptz) ";

  private static final String DELIVERED =
      " exists (select 1 from letter_mail where letter_id = letter.id and sent_at is not null) ";

  private static final String OF =
      " from letter join party on party.id = party_id where mailing_id = :mailing ";

  private final JdbcClient jdbc;

  OutcomeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How it goes by kind of party. */
  List<Outcome.Line> lines(UUID mailing, Instant now) {
    return jdbc.sql(
            """
            select kind, count(*) as told, count(*) filter (where delivered) as delivered,
              count(*) filter (where given_up) as undelivered, count(read_at) as read,
              count(understood_at) as understood,
              count(*) filter (where answer = 'given') as acknowledged,
              count(*) filter (where answer = 'refused') as declined,
              count(done_at) as done, count(*) filter (where late) as late
            from (select party.kind, read_at, understood_at, answer, done_at,"""
                + DELIVERED
                + " as delivered, "
                + MailState.GIVEN_UP
                + " as given_up, "
                + LATE
                + " as late "
                + OF
                + ") as letters group by kind order by kind")
        .param("mailing", mailing)
        .param("now", Timestamp.from(now))
        .query(
            (row, number) ->
                new Outcome.Line(
                    Party.Kind.ofKey(row.getString("kind")),
                    row.getLong("told"),
                    row.getLong("delivered"),
                    row.getLong("undelivered"),
                    row.getLong("read"),
                    row.getLong("understood"),
                    row.getLong("acknowledged"),
                    row.getLong("declined"),
                    row.getLong("done"),
                    row.getLong("late")))
        .list();
  }

  /** How many parties that were told are deleted since. */
  long gone(UUID mailing) {
    return jdbc.sql("select count(*) from letter where mailing_id = :mailing and party_id is null")
        .param("mailing", mailing)
        .query(Long.class)
        .single();
  }

  List<Outcome.Named> late(UUID mailing, Instant now, int most) {
    return named(mailing, " and " + LATE + " order by due_at, party.name, party.id ", now, most);
  }

  List<Outcome.Named> undelivered(UUID mailing, Instant now, int most) {
    return named(
        mailing, " and " + MailState.GIVEN_UP + " order by party.name, party.id ", now, most);
  }

  private List<Outcome.Named> named(UUID mailing, String which, Instant now, int most) {
    return jdbc.sql("select party.id, name, contact, last_on " + OF + which + " limit :most")
        .param("mailing", mailing)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(
            (row, number) ->
                new Outcome.Named(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("contact"),
                    row.getDate("last_on").toLocalDate()))
        .list();
  }

  /** Those who declined and have not acknowledged since. */
  List<Outcome.Said> declined(UUID mailing, int most) {
    return jdbc.sql(
            """
            select distinct on (letter.answered_at, letter.id) party.id, party.name, said.at, said.reason
            from letter join party on party.id = party_id
              join letter_answer as said on said.letter_id = letter.id and said.kind = 'refused'
            where mailing_id = :mailing and letter.answer = 'refused'
            order by letter.answered_at desc, letter.id, said.id desc limit :most
            """)
        .param("mailing", mailing)
        .param("most", most)
        .query(
            (row, number) ->
                new Outcome.Said(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("reason")))
        .list();
  }

  /** Every party of a mailing, by name: what it was told and did (UTC). */
  List<Map<String, String>> rows(Mailing mailing, Instant now) {
    return jdbc.sql(
            """
            select party.name, contact, party.kind, party.language, zone, enrolled_at, last_on,
              read_at, understood_at, answer, answered_at, done_at,
              (select count(*) from letter_result join letter_try on letter_try.id = try_id
                where letter_id = letter.id) as tries,
              (select max(sent_at) from letter_mail where letter_id = letter.id) as sent_at,
              (select reason from letter_answer where letter_id = letter.id
                order by letter_answer.id desc limit 1) as reason,"""
                + MailState.GIVEN_UP
                + " as given_up, "
                + LATE
                + " as late "
                + OF
                + " order by lower(party.name), party.id")
        .param("mailing", mailing.id())
        .param("now", Timestamp.from(now))
        .query((row, number) -> cells(row))
        .list();
  }

  private static Map<String, String> cells(ResultSet row) throws SQLException {
    String state =
        row.getTimestamp("done_at") != null
            ? "done"
            : row.getBoolean("given_up") ? "undelivered" : row.getBoolean("late") ? "late" : "open";
    return Map.ofEntries(
        Map.entry("name", row.getString("name")),
        Map.entry("contact", row.getString("contact")),
        Map.entry("kind", row.getString("kind")),
        Map.entry("language", row.getString("language")),
        Map.entry("zone", row.getString("zone")),
        Map.entry("told", moment(row, "enrolled_at")),
        Map.entry("sent", moment(row, "sent_at")),
        Map.entry("last-day", row.getDate("last_on").toString()),
        Map.entry("state", state),
        Map.entry("read", moment(row, "read_at")),
        Map.entry("understood", moment(row, "understood_at")),
        Map.entry("tries", row.getString("tries")),
        Map.entry("answer", Optional.ofNullable(row.getString("answer")).orElse("")),
        Map.entry("answered", moment(row, "answered_at")),
        Map.entry("reason", Optional.ofNullable(row.getString("reason")).orElse("")));
  }

  private static String moment(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? "" : at.toInstant().toString();
  }

  /** A letter to a party, and what became of it, in order. */
  record Happened(String kind, Instant at) {}

  List<Happened> happened(UUID letter) {
    List<Happened> all = new ArrayList<>();
    jdbc.sql(
            """
            select 'sent.' || kind as what, sent_at as at from letter_mail
              where letter_id = :letter and sent_at is not null
            union all select 'given-up', given_up_at from letter_mail
              where letter_id = :letter and given_up_at is not null
            union all select 'opened', opened_at from letter where id = :letter and opened_at is not null
            union all select 'read', read_at from letter where id = :letter and read_at is not null
            union all select case when passed then 'passed' else 'failed' end, letter_result.at
              from letter_result join letter_try on letter_try.id = try_id where letter_id = :letter
            union all select 'answer.' || kind, at from letter_answer where letter_id = :letter
            order by 2, 1
            """)
        .param("letter", letter)
        .query(
            row -> {
              all.add(new Happened(row.getString("what"), row.getTimestamp("at").toInstant()));
            });
    return all;
  }
}
