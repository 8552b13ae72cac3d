package coco.server.support;

import coco.language.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of questions and guidance. */
@Repository
class EnquiryStore {
  private static final String QUESTION =
      """
      select question.id, code_key, edition_id, rule, question.language, question.words, question.at,
        author_id, author.name as author, owner_id, owner.name as owner, due_at,
        answer.words as answer, answer.at as answered_at, answerer.name as answerer
      from enquiry question
        left join person author on author.id = author_id
        left join person owner on owner.id = owner_id
        left join enquiry_answer answer on answer.question_id = question.id
        left join person answerer on answerer.id = answer.by_id
      """;

  private static final String GUIDANCE =
      """
      select guidance.id, question_id, code_key, rule, guidance.language, question, answer, internal, at,
        person.name as by
      from guidance join person on person.id = by_id
      where ended_at is null
      """;

  private final JdbcClient jdbc;

  EnquiryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Enquiry question, @Nullable String secretHash) {
    jdbc.sql(
            """
            insert into enquiry (id, code_key, edition_id, rule, language, words, at, author_id,
              secret_hash, owner_id, due_at)
            values (:id, :code, :edition, :rule, :language, :words, :at, :author, :secret, :owner, :due)
            """)
        .param("id", question.id())
        .param("code", question.codeKey())
        .param("edition", question.edition())
        .param("rule", question.rule())
        .param("language", question.language().tag())
        .param("words", question.words())
        .param("at", Timestamp.from(question.at()))
        .param("author", question.author().map(Enquiry.Who::id).orElse(null))
        .param("secret", secretHash)
        .param("owner", question.owner().map(Enquiry.Who::id).orElse(null))
        .param("due", question.due().map(Timestamp::from).orElse(null))
        .update();
  }

  /** Lets somebody ask one question after the other, until the transaction ends. */
  void lockAuthor(UUID author) {
    jdbc.sql("select id from person where id = :author for update")
        .param("author", author)
        .query(UUID.class)
        .optional();
  }

  /** A question that somebody asked by name in the same words since an instant. */
  Optional<UUID> same(UUID author, String code, String rule, String words, Instant since) {
    return jdbc.sql(
            """
            select id from enquiry where author_id = :author and code_key = :code and rule = :rule
              and words = :words and at > :since order by at desc limit 1
            """)
        .param("author", author)
        .param("code", code)
        .param("rule", rule)
        .param("words", words)
        .param("since", Timestamp.from(since))
        .query(UUID.class)
        .optional();
  }

  /** Holds a question until the transaction ends, so that it gets one answer. */
  void lock(UUID id) {
    jdbc.sql("select id from enquiry where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  Optional<Enquiry> question(UUID id) {
    return jdbc.sql(QUESTION + " where question.id = :id")
        .param("id", id)
        .query(EnquiryStore::question)
        .optional();
  }

  Optional<Enquiry> bySecret(String hash) {
    return jdbc.sql(QUESTION + " where secret_hash = :hash")
        .param("hash", hash)
        .query(EnquiryStore::question)
        .optional();
  }

  List<Enquiry> ofAuthor(UUID author, int most) {
    return list(" where author_id = :it order by question.at desc limit :most", author, most);
  }

  /** Those that somebody is to answer, the most pressing first. */
  List<Enquiry> openOfOwner(UUID owner, int most) {
    return list(
        " where owner_id = :it and answer.at is null order by due_at nulls last, question.at limit :most",
        owner,
        most);
  }

  private List<Enquiry> list(String where, UUID it, int most) {
    return jdbc.sql(QUESTION + where)
        .param("it", it)
        .param("most", most)
        .query(EnquiryStore::question)
        .list();
  }

  /**
   * A page of all: those that wait, the most pressing first, or those answered, the latest first.
   */
  List<Enquiry> all(boolean answered, int most, int skipped) {
    return jdbc.sql(
            QUESTION
                + (answered
                    ? " where answer.at is not null order by answer.at desc, question.id"
                    : " where answer.at is null order by due_at nulls last, question.at, question.id")
                + " limit :most offset :skipped")
        .param("most", most)
        .param("skipped", skipped)
        .query(EnquiryStore::question)
        .list();
  }

  long count(boolean answered) {
    return jdbc.sql(
            """
            select count(*) from enquiry question
            where exists (select 1 from enquiry_answer where question_id = question.id) = :answered
            """)
        .param("answered", answered)
        .query(Long.class)
        .single();
  }

  /** How many questions on a code an author asked since an instant; without one, all nameless. */
  long countSince(String code, @Nullable UUID author, Instant since) {
    return jdbc.sql(
            """
            select count(*) from enquiry where code_key = :code and at > :since
              and author_id is not distinct from cast(:author as uuid)
            """)
        .param("code", code)
        .param("since", Timestamp.from(since))
        .param("author", author)
        .query(Long.class)
        .single();
  }

  /** How many questions there are on each rule of a code, since an instant. */
  Map<String, Long> countByRule(String code, Instant since) {
    Map<String, Long> counts = new HashMap<>();
    jdbc.sql(
            """
            select rule, count(*) as questions from enquiry question
            where code_key = :code and at >= :since group by rule
            """)
        .param("code", code)
        .param("since", Timestamp.from(since))
        .query(
            row -> {
              counts.put(row.getString("rule"), row.getLong("questions"));
            });
    return counts;
  }

  void answer(UUID question, String words, Instant at, UUID by) {
    jdbc.sql(
            """
            insert into enquiry_answer (question_id, words, at, by_id)
            values (:question, :words, :at, :by)
            """)
        .param("question", question)
        .param("words", words)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  void add(Guidance guidance, UUID by) {
    jdbc.sql(
            """
            insert into guidance (id, question_id, code_key, rule, language, question, answer, internal,
              at, by_id)
            values (:id, :of, :code, :rule, :language, :question, :answer, :internal, :at, :by)
            """)
        .param("id", guidance.id())
        .param("of", guidance.questionId())
        .param("code", guidance.codeKey())
        .param("rule", guidance.rule())
        .param("language", guidance.language().tag())
        .param("question", guidance.question())
        .param("answer", guidance.answer())
        .param("internal", guidance.internal())
        .param("at", Timestamp.from(guidance.at()))
        .param("by", by)
        .update();
  }

  /** Guidance beside a rule, the latest first. */
  List<Guidance> guidance(String code, String rule) {
    return jdbc.sql(
            GUIDANCE + " and code_key = :code and rule = :rule order by at desc, guidance.id")
        .param("code", code)
        .param("rule", rule)
        .query(EnquiryStore::guidance)
        .list();
  }

  /** All guidance, the latest first. */
  List<Guidance> allGuidance() {
    return jdbc.sql(GUIDANCE + " order by at desc, guidance.id")
        .query(EnquiryStore::guidance)
        .list();
  }

  /** Another text whenever there is more guidance, or less. */
  String guidanceVersion() {
    return jdbc.sql("select count(*) || '-' || count(ended_at) from guidance")
        .query(String.class)
        .single();
  }

  /**
   * Answered questions with all words, in their own language, the latest first.
   *
   * @param reader who asked, or is to answer, them
   * @param all whether those of others as well
   */
  List<Enquiry> find(UUID reader, boolean all, String words, int most) {
    return jdbc.sql(
            QUESTION
                + """
                 where answer.at is not null
                  and (:all or author_id = :reader or owner_id = :reader or answer.by_id = :reader)
                  and case question.language
                    when 'fr' then to_tsvector('french', question.words || ' ' || answer.words)
                      @@ plainto_tsquery('french', :words)
                    else to_tsvector('english', question.words || ' ' || answer.words)
                      @@ plainto_tsquery('english', :words) end
                order by answer.at desc, question.id limit :most
                """)
        .param("reader", reader)
        .param("all", all)
        .param("words", words)
        .param("most", most)
        .query(EnquiryStore::question)
        .list();
  }

  /** Guidance that came of a question. */
  List<Guidance> guidance(UUID question) {
    return jdbc.sql(GUIDANCE + " and question_id = :question order by at desc, guidance.id")
        .param("question", question)
        .query(EnquiryStore::guidance)
        .list();
  }

  /** Takes guidance away; false where there is none of that id any more. */
  boolean end(UUID id, Instant at, UUID by) {
    return jdbc.sql(
                "update guidance set ended_at = :at, ended_by_id = :by where id = :id and ended_at is null")
            .param("id", id)
            .param("at", Timestamp.from(at))
            .param("by", by)
            .update()
        > 0;
  }

  private static Enquiry question(ResultSet row, int number) throws SQLException {
    Timestamp due = row.getTimestamp("due_at");
    Timestamp answered = row.getTimestamp("answered_at");
    return new Enquiry(
        row.getObject("id", UUID.class),
        row.getString("code_key"),
        row.getObject("edition_id", UUID.class),
        row.getString("rule"),
        Language.ofTag(row.getString("language")).orElseThrow(),
        row.getString("words"),
        row.getTimestamp("at").toInstant(),
        who(row, "author"),
        who(row, "owner"),
        Optional.ofNullable(due).map(Timestamp::toInstant),
        answered == null
            ? Optional.empty()
            : Optional.of(
                new Enquiry.Answer(
                    row.getString("answer"), answered.toInstant(), row.getString("answerer"))));
  }

  private static Optional<Enquiry.Who> who(ResultSet row, String what) throws SQLException {
    UUID id = row.getObject(what + "_id", UUID.class);
    return id == null ? Optional.empty() : Optional.of(new Enquiry.Who(id, row.getString(what)));
  }

  private static Guidance guidance(ResultSet row, int number) throws SQLException {
    return new Guidance(
        row.getObject("id", UUID.class),
        row.getObject("question_id", UUID.class),
        row.getString("code_key"),
        row.getString("rule"),
        Language.ofTag(row.getString("language")).orElseThrow(),
        row.getString("question"),
        row.getString("answer"),
        row.getBoolean("internal"),
        row.getTimestamp("at").toInstant(),
        row.getString("by"));
  }
}
