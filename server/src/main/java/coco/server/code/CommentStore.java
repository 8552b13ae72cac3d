package coco.server.code;

import coco.language.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of comments, what became of them, and consultations. */
@Repository
class CommentStore {
  private static final String COMMENT =
      """
      select comment.id, comment.edition_id, code.key, comment.rule, comment.language, comment.words,
        comment.sentence, comment.at, comment.author_id, comment.consultation_id,
        coalesce(author.name, comment.author_name) as author, comment.author_contact,
        outcome.kind, outcome.words as outcome_words, outcome.at as outcome_at, settler.name as outcome_by,
        outcome.edition_id as outcome_edition
      from comment
        join edition on edition.id = comment.edition_id join code on code.id = edition.code_id
        left join person author on author.id = comment.author_id
        left join comment_outcome outcome on outcome.comment_id = comment.id
        left join person settler on settler.id = outcome.by_id
      """;

  private static final String CONSULTATION =
      """
      select consultation.id, edition_id, code.key, audience, opened_at, ends_on, zone, closed_at
      from consultation join edition on edition.id = consultation.edition_id
        join code on code.id = edition.code_id
      """;

  private final JdbcClient jdbc;

  CommentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Comment comment) {
    jdbc.sql(
            """
            insert into comment (id, edition_id, rule, language, words, sentence, at, author_id,
              consultation_id, author_name, author_contact)
            values (:id, :edition, :rule, :language, :words, :sentence, :at, :author,
              :consultation, :name, :contact)
            """)
        .param("id", comment.id())
        .param("edition", comment.editionId())
        .param("rule", comment.rule().orElse(null))
        .param("language", comment.language().tag())
        .param("words", comment.words())
        .param("sentence", comment.sentence().orElse(null))
        .param("at", Timestamp.from(comment.at()))
        .param("author", comment.authorId().orElse(null))
        .param("consultation", comment.consultationId().orElse(null))
        .param("name", comment.authorId().isPresent() ? null : comment.author().orElse(null))
        .param("contact", comment.contact().orElse(null))
        .update();
  }

  /** Lets one comment of an author be kept at a time, until the transaction ends. */
  void lockAuthor(UUID author) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:author, 7))")
        .param("author", author.toString())
        .query((row, number) -> true)
        .single();
  }

  /** Whether the same words of the same author on the same rule are there since an instant. */
  boolean isKept(Comment comment, Instant since) {
    return jdbc.sql(
            """
            select exists (
              select 1 from comment
              where edition_id = :edition and at >= :since and words = :words
                and rule is not distinct from cast(:rule as text)
                and sentence is not distinct from cast(:sentence as text)
                and author_id is not distinct from cast(:author as uuid)
                and consultation_id is not distinct from cast(:consultation as uuid)
                and author_name is not distinct from cast(:name as text)
                and author_contact is not distinct from cast(:contact as text))
            """)
        .param("edition", comment.editionId())
        .param("since", Timestamp.from(since))
        .param("words", comment.words())
        .param("rule", comment.rule().orElse(null))
        .param("sentence", comment.sentence().orElse(null))
        .param("author", comment.authorId().orElse(null))
        .param("consultation", comment.consultationId().orElse(null))
        .param("name", comment.authorId().isPresent() ? null : comment.author().orElse(null))
        .param("contact", comment.contact().orElse(null))
        .query(Boolean.class)
        .single();
  }

  /** Holds a comment until the transaction ends, so that it gets one outcome. */
  void lock(UUID id) {
    jdbc.sql("select id from comment where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  Optional<Comment> comment(UUID id) {
    return jdbc.sql(COMMENT + " where comment.id = :id")
        .param("id", id)
        .query(CommentStore::read)
        .optional();
  }

  /** The comments of an edition, the latest first. */
  List<Comment> ofEdition(UUID edition, int most, int skipped) {
    return jdbc.sql(
            COMMENT
                + " where comment.edition_id = :it order by comment.at desc, comment.id limit :most offset :skipped")
        .param("it", edition)
        .param("most", most)
        .param("skipped", skipped)
        .query(CommentStore::read)
        .list();
  }

  /** What those who work here said of a rule, the latest first. */
  List<Comment> ofRule(UUID edition, String rule, int most) {
    return jdbc.sql(
            COMMENT
                + """
                 where comment.edition_id = :edition and comment.rule = :rule
                and comment.author_id is not null order by comment.at desc limit :most
                """)
        .param("edition", edition)
        .param("rule", rule)
        .param("most", most)
        .query(CommentStore::read)
        .list();
  }

  Map<String, Long> countByRule(String code, Instant since) {
    Map<String, Long> counts = new HashMap<>();
    jdbc.sql(
            """
            select comment.rule, count(*) as comments
            from comment join edition on edition.id = comment.edition_id
              join code on code.id = edition.code_id
            where code.key = :code and comment.at >= :since and comment.rule is not null
            group by comment.rule
            """)
        .param("code", code)
        .param("since", Timestamp.from(since))
        .query(
            row -> {
              counts.put(row.getString("rule"), row.getLong("comments"));
            });
    return counts;
  }

  List<Comment> ofRule(String code, String rule, int most) {
    return jdbc.sql(
            COMMENT
                + " where code.key = :code and comment.rule = :rule order by comment.at desc, comment.id limit :most")
        .param("code", code)
        .param("rule", rule)
        .param("most", most)
        .query(CommentStore::read)
        .list();
  }

  /** How many comments there are, and how many of them wait for an outcome. */
  record Counts(long all, long open) {}

  Counts count(UUID edition) {
    return jdbc.sql(
            """
            select count(*) as whole, count(*) filter (where not exists
              (select 1 from comment_outcome where comment_id = comment.id)) as open
            from comment where edition_id = :edition
            """)
        .param("edition", edition)
        .query((row, number) -> new Counts(row.getLong("whole"), row.getLong("open")))
        .single();
  }

  /** What people outside said in a consultation, the latest first. */
  List<Comment> ofConsultation(UUID consultation, int most) {
    return list(
        " where comment.consultation_id = :it order by comment.at desc limit :most",
        consultation,
        most);
  }

  List<Comment> ofAuthor(UUID author, int most) {
    return list(
        " where comment.author_id = :it order by comment.at desc limit :most", author, most);
  }

  private List<Comment> list(String where, UUID it, int most) {
    return jdbc.sql(COMMENT + where)
        .param("it", it)
        .param("most", most)
        .query(CommentStore::read)
        .list();
  }

  /** All comments, those without an outcome or those with one; the oldest open one first. */
  List<Comment> all(boolean settled, int most, int skipped) {
    return jdbc.sql(
            COMMENT
                + " where (outcome.comment_id is not null) = :settled order by comment.at "
                + (settled ? "desc" : "asc")
                + ", comment.id limit :most offset :skipped")
        .param("settled", settled)
        .param("skipped", skipped)
        .param("most", most)
        .query(CommentStore::read)
        .list();
  }

  /** How many comments have an outcome, or have none. */
  long count(boolean settled) {
    return jdbc.sql(
            """
            select count(*) from comment
            where exists (select 1 from comment_outcome where comment_id = comment.id) = :settled
            """)
        .param("settled", settled)
        .query(Long.class)
        .single();
  }

  /** How many comments a consultation got since an instant. */
  long countSince(UUID consultation, Instant since) {
    return jdbc.sql(
            "select count(*) from comment where consultation_id = :consultation and at >= :since")
        .param("consultation", consultation)
        .param("since", Timestamp.from(since))
        .query(Long.class)
        .single();
  }

  void settle(
      UUID comment, Comment.Kind kind, String words, UUID by, Instant at, @Nullable UUID edition) {
    jdbc.sql(
            """
            insert into comment_outcome (comment_id, kind, words, at, by_id, edition_id)
            values (:comment, :kind, :words, :at, :by, :edition)
            """)
        .param("comment", comment)
        .param("kind", kind.key())
        .param("words", words)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("edition", edition)
        .update();
  }

  private static Comment read(ResultSet row, int number) throws SQLException {
    String kind = row.getString("kind");
    Optional<Comment.Outcome> outcome =
        kind == null
            ? Optional.empty()
            : Optional.of(
                new Comment.Outcome(
                    Comment.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    row.getString("outcome_words"),
                    row.getTimestamp("outcome_at").toInstant(),
                    row.getString("outcome_by"),
                    Optional.ofNullable(row.getObject("outcome_edition", UUID.class))));
    return new Comment(
        row.getObject("id", UUID.class),
        row.getObject("edition_id", UUID.class),
        row.getString("key"),
        Optional.ofNullable(row.getString("rule")),
        Language.ofTag(row.getString("language")).orElseThrow(),
        row.getString("words"),
        Optional.ofNullable(row.getString("sentence")),
        row.getTimestamp("at").toInstant(),
        Optional.ofNullable(row.getObject("author_id", UUID.class)),
        Optional.ofNullable(row.getObject("consultation_id", UUID.class)),
        Optional.ofNullable(row.getString("author")),
        Optional.ofNullable(row.getString("author_contact")),
        outcome);
  }

  void open(Consultation consultation, UUID by) {
    jdbc.sql(
            """
            insert into consultation (id, edition_id, audience, opened_at, opened_by_id, ends_on, zone)
            values (:id, :edition, :audience, :at, :by, :ends, :zone)
            """)
        .param("id", consultation.id())
        .param("edition", consultation.editionId())
        .param("audience", consultation.audience().key())
        .param("at", Timestamp.from(consultation.opened()))
        .param("by", by)
        .param("ends", consultation.ends())
        .param("zone", consultation.zone().getId())
        .update();
  }

  void close(UUID consultation, Instant at) {
    jdbc.sql("update consultation set closed_at = :at where id = :id and closed_at is null")
        .param("at", Timestamp.from(at))
        .param("id", consultation)
        .update();
  }

  /** Ends all consultations of an edition. */
  void closeAll(UUID edition, Instant at) {
    jdbc.sql(
            "update consultation set closed_at = :at where edition_id = :edition and closed_at is"
                + " null")
        .param("at", Timestamp.from(at))
        .param("edition", edition)
        .update();
  }

  /** One that nobody ends until the transaction ends. */
  Optional<Consultation> held(UUID id) {
    return jdbc.sql(CONSULTATION + " where consultation.id = :id for share of consultation")
        .param("id", id)
        .query(CommentStore::readConsultation)
        .optional();
  }

  Optional<Consultation> consultation(UUID id) {
    return jdbc.sql(CONSULTATION + " where consultation.id = :id")
        .param("id", id)
        .query(CommentStore::readConsultation)
        .optional();
  }

  /** The consultations of an edition, the latest first. */
  List<Consultation> consultations(UUID edition) {
    return jdbc.sql(CONSULTATION + " where edition_id = :edition order by opened_at desc")
        .param("edition", edition)
        .query(CommentStore::readConsultation)
        .list();
  }

  /** Drafts that anybody may comment, on a day. */
  List<Consultation> openToAll(Instant at) {
    return jdbc.sql(
            CONSULTATION
                + """
                 where audience = 'public' and closed_at is null
                    and ends_on >= (:at at time zone zone)::date
                order by opened_at desc limit 50
                """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(CommentStore::readConsultation)
        .list();
  }

  private static Consultation readConsultation(ResultSet row, int number) throws SQLException {
    Timestamp closed = row.getTimestamp("closed_at");
    return new Consultation(
        row.getObject("id", UUID.class),
        row.getObject("edition_id", UUID.class),
        row.getString("key"),
        Consultation.Audience.valueOf(row.getString("audience").toUpperCase(Locale.ROOT)),
        row.getTimestamp("opened_at").toInstant(),
        row.getObject("ends_on", LocalDate.class),
        ZoneId.of(row.getString("zone")),
        closed == null ? Optional.empty() : Optional.of(closed.toInstant()));
  }

  /** Keeps an invitation; an earlier one of the same person ends. */
  void invite(UUID consultation, String recipient, String tokenHash, Instant at) {
    jdbc.sql(
            """
            insert into invitation (token_hash, consultation_id, recipient, invited_at)
            values (:hash, :consultation, :recipient, :at)
            on conflict (consultation_id, recipient)
            do update set token_hash = excluded.token_hash, invited_at = excluded.invited_at
            """)
        .params(Map.of("hash", tokenHash, "consultation", consultation, "recipient", recipient))
        .param("at", Timestamp.from(at))
        .update();
  }

  boolean isInvited(UUID consultation, String tokenHash) {
    return jdbc.sql(
            """
            select true from invitation
            where consultation_id = :consultation and token_hash = :hash
            """)
        .param("consultation", consultation)
        .param("hash", tokenHash)
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  List<String> invited(UUID consultation) {
    return jdbc.sql(
            "select recipient from invitation where consultation_id = :it order by recipient")
        .param("it", consultation)
        .query(String.class)
        .list();
  }
}
