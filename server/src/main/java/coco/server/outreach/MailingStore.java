package coco.server.outreach;

import coco.language.text.Language;
import coco.server.inform.Brief;
import coco.server.inform.Quiz;
import coco.server.inform.Step;
import coco.server.inform.Until;
import coco.server.relations.Party;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of mailings: what they are, and whom they reach. */
@Repository
class MailingStore {
  private static final String MAILING =
      """
      select mailing.*, array_to_string(mailing.steps, ' ') as asked, code.key, publication.name,
        mailing_launch.at as launched_at, mailing_launch.by_id as launched_by_id,
        mailing_end.at as ended_at,
        exists (select 1 from edition_step
          where edition_step.edition_id = mailing.edition_id and kind = 'withdrawn') as withdrawn,
        (select string_agg(value, ' ' order by value) from mailing_audience
          where mailing_id = mailing.id and kind = 'kind') as kinds,
        (select string_agg(value, ' ' order by value) from mailing_audience
          where mailing_id = mailing.id and kind = 'language') as languages,
        (select string_agg(value, ' ' order by value) from mailing_audience
          where mailing_id = mailing.id and kind = 'party') as parties
      from mailing join publication on publication.edition_id = mailing.edition_id
        join code on code.id = publication.code_id
        left join mailing_launch on mailing_launch.mailing_id = mailing.id
        left join mailing_end on mailing_end.mailing_id = mailing.id
      """;

  /** The parties that belong to a mailing's audience. */
  private static final String AUDIENCE =
      """
       (case when (select named from mailing where id = :mailing)
         then exists (select 1 from mailing_audience
           where mailing_id = :mailing and kind = 'party' and value = party.id::text)
         else (not exists (select 1 from mailing_audience where mailing_id = :mailing and kind = 'kind')
             or party.kind in (select value from mailing_audience
               where mailing_id = :mailing and kind = 'kind'))
           and (not exists (select 1 from mailing_audience where mailing_id = :mailing and kind = 'language')
             or party.language in (select value from mailing_audience
               where mailing_id = :mailing and kind = 'language'))
         end)
      """;

  /**
   * Whether the edition for which a party last did all that a mailing asks, of the same code, is
   * one of those that mean the same.
   */
  private static final String UNCHANGED =
      """
       coalesce((select earlier.edition_id from letter as done
            join mailing as earlier on earlier.id = done.mailing_id
            join mailing as later on later.id = :mailing
            join edition as of_earlier on of_earlier.id = earlier.edition_id
            join edition as of_later on of_later.id = later.edition_id
          where done.party_id = party.id and done.done_at is not null
            and of_earlier.code_id = of_later.code_id and earlier.steps @> later.steps
            and earlier.id <> later.id
          order by done.done_at desc limit 1) = any(:same), false)
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  MailingStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void add(Mailing mailing, UUID by) {
    Brief brief = mailing.brief();
    jdbc.sql(
            """
            insert into mailing (id, edition_id, title, steps, question_count, pass_percent, due_on, working_days, zone, only_changed, named, made_at, made_by_id)
            values (:id, :edition, :title, string_to_array(:steps, ' '), :questions, :percent, :day, :days, :zone, :changed, :named, :made, :by)
            """)
        .param("id", mailing.id())
        .param("edition", mailing.editionId())
        .param("title", brief.title())
        .param("steps", String.join(" ", brief.steps().stream().map(Step::key).toList()))
        .param("questions", brief.quiz().map(Quiz::count).orElse(null))
        .param("percent", brief.quiz().map(Quiz::percent).orElse(null))
        .param("day", brief.until() instanceof Until.Day day ? Date.valueOf(day.day()) : null)
        .param("days", brief.until() instanceof Until.WorkingDays days ? days.count() : null)
        .param("zone", mailing.zone().getId())
        .param("changed", mailing.onlyChanged())
        .param("named", mailing.addressees() instanceof Mailing.Addressees.Only)
        .param("made", Timestamp.from(mailing.made()))
        .param("by", by)
        .update();
    List<Object[]> rows = new ArrayList<>();
    switch (mailing.addressees()) {
      case Mailing.Addressees.Of of -> {
        of.kinds().forEach(it -> rows.add(row(mailing, "kind", it.key())));
        of.languages().forEach(it -> rows.add(row(mailing, "language", it.tag())));
      }
      case Mailing.Addressees.Only only ->
          only.parties().forEach(it -> rows.add(row(mailing, "party", it.toString())));
    }
    batches.batchUpdate(
        "insert into mailing_audience (mailing_id, kind, value) values (?, ?, ?)", rows);
  }

  private static Object[] row(Mailing mailing, String kind, String value) {
    return new Object[] {mailing.id(), kind, value};
  }

  void remove(UUID id) {
    jdbc.sql("delete from mailing where id = :id").param("id", id).update();
  }

  Optional<Mailing> byId(UUID id) {
    return jdbc.sql(MAILING + " where mailing.id = :id")
        .param("id", id)
        .query(MailingStore::read)
        .optional();
  }

  /** Mailings, the latest first; drafts only where they are asked for. */
  List<Mailing> latest(boolean withDrafts, int most) {
    return jdbc.sql(
            MAILING
                + (withDrafts ? "" : " where mailing_launch.at is not null ")
                + " order by mailing.made_at desc, mailing.id limit :most")
        .param("most", most)
        .query(MailingStore::read)
        .list();
  }

  /** Those that run, the earliest first. */
  List<Mailing> running() {
    return jdbc
        .sql(
            MAILING
                + " where mailing_launch.at is not null and mailing_end.at is null order by mailing.made_at, mailing.id")
        .query(MailingStore::read)
        .list()
        .stream()
        .filter(Mailing::isRunning)
        .toList();
  }

  /** Holds a mailing until the transaction ends. */
  void lock(UUID id) {
    jdbc.sql("select id from mailing where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  void launched(UUID id, UUID by, Instant at) {
    happened("mailing_launch", id, by, at);
  }

  void ended(UUID id, UUID by, Instant at) {
    happened("mailing_end", id, by, at);
  }

  private void happened(String table, UUID id, UUID by, Instant at) {
    jdbc.sql("insert into %s (mailing_id, at, by_id) values (:id, :at, :by)".formatted(table))
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  void setSame(UUID mailing, Collection<UUID> editions) {
    jdbc.sql("delete from mailing_same where mailing_id = :mailing")
        .param("mailing", mailing)
        .update();
    batches.batchUpdate(
        "insert into mailing_same (mailing_id, edition_id) values (?, ?)",
        editions.stream().map(edition -> new Object[] {mailing, edition}).toList());
  }

  private List<UUID> same(UUID mailing) {
    return jdbc.sql("select edition_id from mailing_same where mailing_id = :mailing")
        .param("mailing", mailing)
        .query(UUID.class)
        .list();
  }

  /** The editions of the same code for which some party did a mailing. */
  List<UUID> doneEditions(UUID mailing) {
    return jdbc.sql(
            """
            select distinct earlier.edition_id from mailing as later
              join edition as of_later on of_later.id = later.edition_id
              join edition as of_earlier on of_earlier.code_id = of_later.code_id
              join mailing as earlier on earlier.edition_id = of_earlier.id and earlier.id <> later.id
            where later.id = :mailing and exists (select 1 from letter
              where mailing_id = earlier.id and done_at is not null)
            order by earlier.edition_id
            """)
        .param("mailing", mailing)
        .query(UUID.class)
        .list();
  }

  /**
   * Whom a mailing would reach, and what some of them lack.
   *
   * @param same the editions that mean the same as its own
   * @param languages those that its edition is written in
   */
  Mailings.Reach reach(Mailing mailing, List<UUID> same, Collection<Language> languages) {
    List<Mailings.OfKind> kinds = new ArrayList<>();
    long[] sums = new long[2];
    jdbc.sql(
            """
            select kind, count(*) filter (where not unchanged) as asked,
              count(*) filter (where unchanged) as unchanged,
              count(*) filter (where not unchanged and language not in (:languages)) as without_text
            from (select kind, language,"""
                + (mailing.onlyChanged() ? UNCHANGED : " false")
                + " as unchanged from party where "
                + AUDIENCE
                + ") as reached group by kind order by kind")
        .param("mailing", mailing.id())
        .param("same", same.toArray(UUID[]::new))
        .param("languages", languages.stream().map(Language::tag).toList())
        .query(
            row -> {
              kinds.add(
                  new Mailings.OfKind(
                      Party.Kind.ofKey(row.getString("kind")).orElseThrow(), row.getLong("asked")));
              sums[0] += row.getLong("unchanged");
              sums[1] += row.getLong("without_text");
            });
    return new Mailings.Reach(kinds, sums[0], sums[1]);
  }

  /** A party that a mailing reaches and that was not told. */
  record Joiner(UUID party, ZoneId zone) {}

  List<Joiner> joiners(Mailing mailing) {
    return jdbc.sql(
            "select id, zone from party where not exists (select 1 from letter where mailing_id = :mailing and party_id = party.id) and "
                + AUDIENCE
                + (mailing.onlyChanged() ? " and not " + UNCHANGED : "")
                + " order by id for share")
        .param("mailing", mailing.id())
        .param("same", same(mailing.id()).toArray(UUID[]::new))
        .query(
            (row, number) ->
                new Joiner(row.getObject("id", UUID.class), ZoneId.of(row.getString("zone"))))
        .list();
  }

  /** The parties of some addresses, by address in small letters. */
  SequencedMap<String, List<UUID>> byAddress(Collection<String> addresses) {
    SequencedMap<String, List<UUID>> found = new LinkedHashMap<>();
    if (!addresses.isEmpty()) {
      jdbc.sql(
              "select id, lower(contact) as address from party where lower(contact) = any(:addresses) order by id")
          .param("addresses", addresses.toArray(String[]::new))
          .query(
              row -> {
                found
                    .computeIfAbsent(row.getString("address"), any -> new ArrayList<>())
                    .add(row.getObject("id", UUID.class));
              });
    }
    return found;
  }

  /** The addresses of some parties as they are now, by name. */
  List<String> addresses(Collection<UUID> parties) {
    return parties.isEmpty()
        ? List.of()
        : jdbc.sql("select distinct contact from party where id = any(:parties) order by contact")
            .param("parties", parties.toArray(UUID[]::new))
            .query(String.class)
            .list();
  }

  void reminded(UUID mailing, UUID by, int parties, Instant at) {
    jdbc.sql(
            """
            insert into mailing_reminder (mailing_id, at, by_id, parties)
            values (:mailing, :at, :by, :parties)
            """)
        .param("mailing", mailing)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("parties", parties)
        .update();
  }

  /** When those who are late were last written to by somebody. */
  Optional<Instant> lastReminder(UUID mailing) {
    return jdbc.sql(
            "select at from mailing_reminder where mailing_id = :mailing order by id desc limit 1")
        .param("mailing", mailing)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  private static Mailing read(ResultSet row, int number) throws SQLException {
    Date day = row.getDate("due_on");
    return new Mailing(
        row.getObject("id", UUID.class),
        row.getObject("edition_id", UUID.class),
        row.getString("key"),
        row.getString("name"),
        new Brief(
            row.getString("title"),
            Step.of(words(row.getString("asked"))),
            row.getObject("question_count") == null
                ? Optional.empty()
                : Optional.of(new Quiz(row.getInt("question_count"), row.getInt("pass_percent"))),
            day == null
                ? new Until.WorkingDays(row.getInt("working_days"))
                : new Until.Day(day.toLocalDate())),
        ZoneId.of(row.getString("zone")),
        row.getBoolean("only_changed"),
        row.getBoolean("named")
            ? new Mailing.Addressees.Only(
                words(row.getString("parties")).stream().map(UUID::fromString).toList())
            : new Mailing.Addressees.Of(
                words(row.getString("kinds")).stream()
                    .flatMap(key -> Party.Kind.ofKey(key).stream())
                    .toList(),
                words(row.getString("languages")).stream()
                    .flatMap(tag -> Language.ofTag(tag).stream())
                    .toList()),
        row.getTimestamp("made_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("launched_at")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getObject("launched_by_id", UUID.class)),
        Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
        row.getBoolean("withdrawn"));
  }

  private static List<String> words(@Nullable String joined) {
    return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(" "));
  }
}
