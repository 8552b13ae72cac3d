package coco.server.learn;

import coco.language.text.Language;
import coco.server.learn.text.CourseText.RuleName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what people do with courses. */
@Repository
class LearningStore {
  private static final String ENROLMENT =
      """
      select enrolment.id, person_id, course_id, edition_id, enrolled_at, due_at, done_at,
        valid_until, closed_at, coalesce(course_assignment.risk, '') as risk,
        measure.code_key as broken_code, measure.rule as broken_rule
      from enrolment left join course_assignment on course_assignment.id = enrolment.assignment_id
        left join course_assignment_measure as measure on measure.assignment_id = course_assignment.id
      """;

  private final JdbcClient jdbc;

  LearningStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of a person, the latest first. */
  List<Enrolment> of(UUID person, int most) {
    return jdbc.sql(
            ENROLMENT
                + " where enrolment.person_id = :person order by enrolled_at desc, enrolment.id limit :most")
        .param("person", person)
        .param("most", most)
        .query(LearningStore::enrolment)
        .list();
  }

  /** A person's last enrolment for a course: the open one, else the last that was done. */
  Optional<Enrolment> last(UUID person, UUID course) {
    return jdbc.sql(
            ENROLMENT
                + """
                  where enrolment.person_id = :person and course_id = :course
                    and (done_at is not null or closed_at is null)
                  order by done_at is null desc, done_at desc limit 1
                  """)
        .param("person", person)
        .param("course", course)
        .query(LearningStore::enrolment)
        .optional();
  }

  private static Enrolment enrolment(ResultSet row, int number) throws SQLException {
    String rule = row.getString("broken_rule");
    return new Enrolment(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getObject("course_id", UUID.class),
        Optional.ofNullable(row.getObject("edition_id", UUID.class)),
        row.getTimestamp("enrolled_at").toInstant(),
        moment(row.getTimestamp("due_at")),
        moment(row.getTimestamp("done_at")),
        moment(row.getTimestamp("valid_until")),
        moment(row.getTimestamp("closed_at")),
        row.getString("risk"),
        Optional.ofNullable(row.getString("broken_code")).map(code -> new RuleName(code, rule)));
  }

  private static Optional<Instant> moment(@Nullable Timestamp at) {
    return Optional.ofNullable(at).map(Timestamp::toInstant);
  }

  /** Enrols somebody of their own accord, where they are not. */
  void enrol(UUID person, UUID course, Instant at) {
    jdbc.sql(
            """
            insert into enrolment (id, person_id, course_id, enrolled_at)
            values (:id, :person, :course, :at)
            on conflict (person_id, course_id) where done_at is null and closed_at is null do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("person", person)
        .param("course", course)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Holds an enrolment until the transaction ends. */
  void lock(UUID enrolment) {
    jdbc.sql("select id from enrolment where id = :id for update")
        .param("id", enrolment)
        .query(UUID.class)
        .optional();
  }

  void begin(UUID enrolment, UUID edition) {
    jdbc.sql("update enrolment set edition_id = :edition where id = :id and edition_id is null")
        .param("edition", edition)
        .param("id", enrolment)
        .update();
  }

  void done(UUID enrolment, Instant at, Optional<Instant> validUntil) {
    jdbc.sql(
            "update enrolment set done_at = :at, valid_until = :until where id = :id and done_at is null")
        .param("at", Timestamp.from(at))
        .param("until", validUntil.map(Timestamp::from).orElse(null))
        .param("id", enrolment)
        .update();
  }

  /** Those of the things that are enrolments that nobody waits for any more. */
  Set<UUID> over(Set<UUID> things) {
    return Set.copyOf(
        jdbc.sql(
                """
                select id from enrolment
                where id = any(:things) and (done_at is not null or closed_at is not null)
                """)
            .param("things", things.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  void read(UUID enrolment, String lesson, Language language, Instant at) {
    jdbc.sql(
            """
            insert into lesson_reading (enrolment_id, lesson, language, at)
            values (:enrolment, :lesson, :language, :at) on conflict do nothing
            """)
        .param("enrolment", enrolment)
        .param("lesson", lesson)
        .param("language", language.tag())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** The lessons that are done: read where they ask nothing, else passed. */
  Set<String> done(UUID enrolment) {
    return new HashSet<>(
        jdbc.sql(
                """
                select lesson from lesson_reading where enrolment_id = :enrolment
                union select lesson from lesson_try where enrolment_id = :enrolment and passed
                """)
            .param("enrolment", enrolment)
            .query(String.class)
            .list());
  }

  /** The tries of a lesson, in order. */
  List<LessonTry> tries(UUID enrolment, String lesson) {
    return jdbc.sql(
            """
            select id, number, language, at, asked, right_count, passed from lesson_try
            where enrolment_id = :enrolment and lesson = :lesson order by number
            """)
        .param("enrolment", enrolment)
        .param("lesson", lesson)
        .query(
            (row, number) ->
                new LessonTry(
                    row.getInt("number"),
                    Language.ofTag(row.getString("language")).orElseThrow(),
                    row.getTimestamp("at").toInstant(),
                    row.getInt("asked"),
                    row.getInt("right_count"),
                    row.getBoolean("passed"),
                    chosen(row.getLong("id"))))
        .list();
  }

  /** One time that questions were answered, in short. */
  record Tried(Instant at, int asked, int right, boolean isPassed) {}

  /** All tries of an enrolment, in order. */
  List<Tried> tries(UUID enrolment) {
    return jdbc.sql(
            """
            select at, asked, right_count, passed from lesson_try
            where enrolment_id = :enrolment order by at, id
            """)
        .param("enrolment", enrolment)
        .query(
            (row, number) ->
                new Tried(
                    row.getTimestamp("at").toInstant(),
                    row.getInt("asked"),
                    row.getInt("right_count"),
                    row.getBoolean("passed")))
        .list();
  }

  private Map<String, List<Integer>> chosen(long tried) {
    Map<String, List<Integer>> chosen = new TreeMap<>();
    jdbc.sql("select question, chosen from lesson_answer where try_id = :try")
        .param("try", tried)
        .query(
            row -> {
              Array places = row.getArray("chosen");
              chosen.put(row.getString("question"), Arrays.asList((Integer[]) places.getArray()));
            });
    return chosen;
  }

  void add(UUID enrolment, String lesson, LessonTry tried, Set<String> right, long entry) {
    long id =
        jdbc.sql(
                """
                insert into lesson_try (enrolment_id, lesson, number, language, at, asked,
                  right_count, passed, entry_id)
                values (:enrolment, :lesson, :number, :language, :at, :asked, :right, :passed, :entry)
                returning id
                """)
            .param("enrolment", enrolment)
            .param("lesson", lesson)
            .param("number", tried.number())
            .param("language", tried.language().tag())
            .param("at", Timestamp.from(tried.at()))
            .param("asked", tried.asked())
            .param("right", tried.right())
            .param("passed", tried.isPassed())
            .param("entry", entry)
            .query(Long.class)
            .single();
    tried
        .chosen()
        .forEach(
            (question, chosen) ->
                jdbc.sql(
                        """
                        insert into lesson_answer (try_id, question, chosen, is_right)
                        values (:try, :question, :chosen, :right)
                        """)
                    .param("try", id)
                    .param("question", question)
                    .param("chosen", chosen.toArray(Integer[]::new))
                    .param("right", right.contains(question))
                    .update());
  }

  /** How often the questions of a lesson were answered the first time, and how often wrong. */
  record First(UUID edition, String lesson, long answered, long wrong) {}

  /** The first tries of all lessons since an instant. */
  List<First> first(Instant since) {
    return jdbc.sql(
            """
            select edition_id, lesson, sum(asked) as answered, sum(asked - right_count) as wrong
            from lesson_try join enrolment on enrolment.id = enrolment_id
            where number = 1 and at > :since and edition_id is not null
            group by edition_id, lesson order by edition_id, lesson
            """)
        .param("since", Timestamp.from(since))
        .query(
            (row, number) ->
                new First(
                    row.getObject("edition_id", UUID.class),
                    row.getString("lesson"),
                    row.getLong("answered"),
                    row.getLong("wrong")))
        .list();
  }
}
