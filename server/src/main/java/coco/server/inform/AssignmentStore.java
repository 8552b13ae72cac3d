package coco.server.inform;

import coco.language.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what one person has to do, and did. */
@Repository
class AssignmentStore {
  private static final String COLUMNS =
      "select id, campaign_id, person_id, enrolled_at, due_at, coalesce(first_due_at, due_at) as first_due_at, opened_at, read_at, understood_at, answer, done_at from assignment";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  AssignmentStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** A row, still without its campaign. */
  record Row(
      UUID id,
      UUID campaign,
      UUID person,
      Instant enrolled,
      Instant due,
      Instant firstDue,
      Optional<Instant> opened,
      Optional<Instant> read,
      Optional<Instant> understood,
      Optional<Answer.Kind> answer,
      Optional<Instant> done) {
    Assignment of(Campaign campaign) {
      return new Assignment(
          id, person, campaign, enrolled, due, firstDue, opened, read, understood, answer, done);
    }
  }

  /** Those of a person, the latest first. */
  List<Row> of(UUID person, int most) {
    return jdbc.sql(
            COLUMNS + " where person_id = :person order by enrolled_at desc, id limit :most")
        .param("person", person)
        .param("most", most)
        .query(AssignmentStore::row)
        .list();
  }

  /** One of a person. */
  Optional<Row> of(UUID person, UUID id) {
    return jdbc.sql(COLUMNS + " where person_id = :person and id = :id")
        .param("person", person)
        .param("id", id)
        .query(AssignmentStore::row)
        .optional();
  }

  /** Holds an assignment until the transaction ends. */
  void lock(UUID id) {
    jdbc.sql("select id from assignment where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  /**
   * The edition for which a person last did a campaign of the same code, before they were asked
   * this time.
   */
  Optional<UUID> lastDone(Assignment assignment) {
    return jdbc.sql(
            """
            select earlier.edition_id from assignment
              join campaign as earlier on earlier.id = assignment.campaign_id
              join edition as of_earlier on of_earlier.id = earlier.edition_id
              join edition as of_this on of_this.id = :edition
            where assignment.person_id = :person and assignment.done_at <= :enrolled
              and of_earlier.code_id = of_this.code_id and earlier.edition_id <> :edition
            order by assignment.done_at desc limit 1
            """)
        .param("edition", assignment.campaign().editionId())
        .param("person", assignment.personId())
        .param("enrolled", Timestamp.from(assignment.enrolled()))
        .query(UUID.class)
        .optional();
  }

  /** The rules of which the person said that they had read them. */
  Set<String> rulesRead(UUID assignment) {
    return new HashSet<>(
        jdbc.sql(
                "select rule from assignment_rule where assignment_id = :id and read_at is not null")
            .param("id", assignment)
            .query(String.class)
            .list());
  }

  /** It is before somebody's eyes for the first time. */
  void opened(UUID assignment, Instant at) {
    jdbc.sql("update assignment set opened_at = :at where id = :id and opened_at is null")
        .param("at", Timestamp.from(at))
        .param("id", assignment)
        .update();
  }

  /** For how many seconds rules were before their eyes, as the page's script counted. */
  long secondsSeen(UUID assignment) {
    return jdbc.sql(
            "select coalesce(sum(seconds), 0) from assignment_rule where assignment_id = :id")
        .param("id", assignment)
        .query(Long.class)
        .single();
  }

  /** Rules were before somebody's eyes, for so many seconds more each. */
  void seen(UUID assignment, Language language, Map<String, Integer> secondsByRule, Instant at) {
    batches.batchUpdate(
        """
        insert into assignment_rule (assignment_id, rule, language, first_at, seconds)
        values (?, ?, ?, ?, ?)
        on conflict (assignment_id, rule) do update
          set seconds = least(1000000, assignment_rule.seconds + excluded.seconds)
        """,
        secondsByRule.entrySet().stream()
            .map(
                it ->
                    new Object[] {
                      assignment, it.getKey(), language.tag(), Timestamp.from(at), it.getValue()
                    })
            .toList());
  }

  /** Somebody says that they have read rules. */
  void rulesRead(UUID assignment, Language language, Collection<String> rules, Instant at) {
    batches.batchUpdate(
        """
        insert into assignment_rule (assignment_id, rule, language, first_at, read_at)
        values (?, ?, ?, ?, ?)
        on conflict (assignment_id, rule) do update
          set read_at = coalesce(assignment_rule.read_at, excluded.read_at), language = excluded.language
        """,
        rules.stream()
            .map(
                rule ->
                    new Object[] {
                      assignment, rule, language.tag(), Timestamp.from(at), Timestamp.from(at)
                    })
            .toList());
  }

  void read(UUID assignment, Instant at, boolean isDone) {
    jdbc.sql(
            """
            update assignment set read_at = :at,
              done_at = case when :done then cast(:at as timestamptz) else done_at end
            where id = :id and read_at is null
            """)
        .param("at", Timestamp.from(at))
        .param("done", isDone)
        .param("id", assignment)
        .update();
  }

  void understood(UUID assignment, Instant at, boolean isDone) {
    jdbc.sql(
            """
            update assignment set understood_at = :at,
              done_at = case when :done then cast(:at as timestamptz) else done_at end
            where id = :id and understood_at is null
            """)
        .param("at", Timestamp.from(at))
        .param("done", isDone)
        .param("id", assignment)
        .update();
  }

  void answer(UUID assignment, Answer answer) {
    jdbc.sql(
            """
            insert into assignment_answer (assignment_id, kind, at, language, reason, entry_id)
            values (:assignment, :kind, :at, :language, :reason, :entry)
            """)
        .param("assignment", assignment)
        .param("kind", answer.kind().key())
        .param("at", Timestamp.from(answer.at()))
        .param("language", answer.language().tag())
        .param("reason", answer.reason().orElse(null))
        .param("entry", answer.entry())
        .update();
    jdbc.sql(
            """
            update assignment set answer = :kind, answered_at = :at,
              done_at = case when :kind = 'given' then cast(:at as timestamptz) end
            where id = :assignment
            """)
        .param("assignment", assignment)
        .param("kind", answer.kind().key())
        .param("at", Timestamp.from(answer.at()))
        .update();
  }

  /** What was answered, in order. */
  List<Answer> answers(UUID assignment) {
    return jdbc.sql(
            """
            select kind, at, language, reason, entry_id, session_id from assignment_answer
            where assignment_id = :assignment order by id
            """)
        .param("assignment", assignment)
        .query(
            (row, number) ->
                new Answer(
                    Answer.Kind.ofKey(row.getString("kind")).orElseThrow(),
                    row.getTimestamp("at").toInstant(),
                    Language.ofTag(row.getString("language")).orElseThrow(),
                    Optional.ofNullable(row.getString("reason")),
                    row.getLong("entry_id"),
                    Optional.ofNullable(row.getObject("session_id", UUID.class))))
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("campaign_id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getTimestamp("enrolled_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        row.getTimestamp("first_due_at").toInstant(),
        moment(row.getTimestamp("opened_at")),
        moment(row.getTimestamp("read_at")),
        moment(row.getTimestamp("understood_at")),
        Optional.ofNullable(row.getString("answer")).flatMap(Answer.Kind::ofKey),
        moment(row.getTimestamp("done_at")));
  }

  private static Optional<Instant> moment(@Nullable Timestamp at) {
    return Optional.ofNullable(at).map(Timestamp::toInstant);
  }

  /** Those of the things that are readings that nobody waits for any more. */
  Set<UUID> over(Set<UUID> things) {
    return Set.copyOf(
        jdbc.sql(
                """
                select assignment.id from assignment
                  left join campaign_end on campaign_end.campaign_id = assignment.campaign_id
                where assignment.id = any(:things)
                  and (done_at is not null or answer is not null or campaign_end.at is not null)
                """)
            .param("things", things.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }
}
