package coco.server.learn;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.people.Audience;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of assignments: whom they reach, who is asked, who is reminded. */
@Repository
class CourseAssignmentStore {
  private static final String ASSIGNMENT =
      """
      select id, title, days, risk, made_at, course_assignment_end.at as ended_at,
        measure.code_key as broken_code, measure.rule as broken_rule, measure.percent as broken_percent,
        (select string_agg(course_id::text, ' ' order by place) from course_assignment_course
          where assignment_id = course_assignment.id) as courses,
        (select string_agg(value, ' ' order by value) from course_assignment_audience
          where assignment_id = course_assignment.id and kind = 'team') as teams,
        (select string_agg(value, ' ' order by value) from course_assignment_audience
          where assignment_id = course_assignment.id and kind = 'role') as roles,
        (select string_agg(value, ' ' order by value) from course_assignment_audience
          where assignment_id = course_assignment.id and kind = 'language') as languages
      from course_assignment
        left join course_assignment_end on course_assignment_end.assignment_id = course_assignment.id
        left join course_assignment_measure as measure on measure.assignment_id = course_assignment.id
      """;

  /** Those who work here and belong to an assignment's audience. */
  private static final String AUDIENCE =
      """
       person.joined_on <= :today and (person.left_on is null or person.left_on > :today)
        and (not exists (select 1 from course_assignment_audience where assignment_id = :assignment and kind = 'team')
          or person.team_id in (select cast(value as uuid) from course_assignment_audience
            where assignment_id = :assignment and kind = 'team'))
        and (not exists (select 1 from course_assignment_audience where assignment_id = :assignment and kind = 'role')
          or person.id in (select person_id from person_role join course_assignment_audience on value = role
            where assignment_id = :assignment and kind = 'role'))
        and (not exists (select 1 from course_assignment_audience where assignment_id = :assignment and kind = 'language')
          or person.language in (select value from course_assignment_audience
            where assignment_id = :assignment and kind = 'language'))
      """;

  private static final String OPEN = " enrolment.done_at is null and enrolment.closed_at is null ";

  private final JdbcClient jdbc;

  CourseAssignmentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(CourseAssignment assignment, UUID by) {
    jdbc.sql(
            """
            insert into course_assignment (id, title, days, risk, made_at, made_by_id)
            values (:id, :title, :days, :risk, :at, :by)
            """)
        .param("id", assignment.id())
        .param("title", assignment.title())
        .param("days", assignment.days())
        .param("risk", assignment.risk())
        .param("at", Timestamp.from(assignment.made()))
        .param("by", by)
        .update();
    for (int i = 0; i < assignment.courses().size(); i++) {
      jdbc.sql(
              """
              insert into course_assignment_course (assignment_id, place, course_id)
              values (:id, :place, :course)
              """)
          .param("id", assignment.id())
          .param("place", i + 1)
          .param("course", assignment.courses().get(i))
          .update();
    }
    assignment
        .broken()
        .ifPresent(
            it ->
                jdbc.sql(
                        """
                        insert into course_assignment_measure (assignment_id, code_key, rule, percent)
                        values (:id, :code, :rule, :percent)
                        """)
                    .param("id", assignment.id())
                    .param("code", it.code())
                    .param("rule", it.rule())
                    .param("percent", it.percent())
                    .update());
    Audience audience = assignment.audience();
    audience.teams().forEach(it -> audience(assignment, "team", it.toString()));
    audience.roles().forEach(it -> audience(assignment, "role", it.key()));
    audience.languages().forEach(it -> audience(assignment, "language", it.tag()));
  }

  private void audience(CourseAssignment assignment, String kind, String value) {
    jdbc.sql(
            "insert into course_assignment_audience (assignment_id, kind, value) values (:id, :kind, :value)")
        .param("id", assignment.id())
        .param("kind", kind)
        .param("value", value)
        .update();
  }

  void end(UUID assignment, Instant at, UUID by) {
    jdbc.sql("insert into course_assignment_end (assignment_id, at, by_id) values (:id, :at, :by)")
        .param("id", assignment)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
    jdbc.sql("update enrolment set closed_at = :at where assignment_id = :id and" + OPEN)
        .param("id", assignment)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Those that run first, then the latest. */
  List<CourseAssignment> latest(int most) {
    return jdbc.sql(
            ASSIGNMENT
                + " order by course_assignment_end.at is null desc, made_at desc, id limit :most")
        .param("most", most)
        .query(CourseAssignmentStore::assignment)
        .list();
  }

  List<CourseAssignment> running() {
    return jdbc.sql(ASSIGNMENT + " where course_assignment_end.at is null order by made_at, id")
        .query(CourseAssignmentStore::assignment)
        .list();
  }

  Optional<CourseAssignment> byId(UUID id) {
    return jdbc.sql(ASSIGNMENT + " where id = :id")
        .param("id", id)
        .query(CourseAssignmentStore::assignment)
        .optional();
  }

  /** Holds an assignment until the transaction ends. */
  void lock(UUID id) {
    jdbc.sql("select id from course_assignment where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  private static CourseAssignment assignment(ResultSet row, int number) throws SQLException {
    List<String> roles = words(row.getString("roles"));
    List<String> languages = words(row.getString("languages"));
    Timestamp ended = row.getTimestamp("ended_at");
    return new CourseAssignment(
        row.getObject("id", UUID.class),
        row.getString("title"),
        words(row.getString("courses")).stream().map(UUID::fromString).toList(),
        row.getInt("days"),
        row.getString("risk"),
        broken(row),
        new Audience(
            words(row.getString("teams")).stream().map(UUID::fromString).toList(),
            Arrays.stream(Role.values()).filter(it -> roles.contains(it.key())).toList(),
            Arrays.stream(Language.values()).filter(it -> languages.contains(it.tag())).toList()),
        row.getTimestamp("made_at").toInstant(),
        Optional.ofNullable(ended).map(Timestamp::toInstant));
  }

  private static Optional<CourseAssignment.Broken> broken(ResultSet row) throws SQLException {
    String code = row.getString("broken_code");
    return code == null
        ? Optional.empty()
        : Optional.of(
            new CourseAssignment.Broken(
                code, row.getString("broken_rule"), row.getInt("broken_percent")));
  }

  private static List<String> words(@Nullable String words) {
    return Stream.ofNullable(words).flatMap(it -> Arrays.stream(it.split(" ", -1))).toList();
  }

  /**
   * Asks those whom an assignment reaches to do a course: who has not done it so that it still
   * counts for a while, and is not asked already. Who began of their own accord is asked to finish.
   *
   * @param due for those who never did it, or did it too long ago
   * @param renewed whose validity ends before is asked again, until it ends
   * @param soonest nobody is asked to be done before
   * @return the enrolment of each, by person
   */
  Map<UUID, UUID> enrol(
      UUID assignment,
      UUID course,
      Instant now,
      Instant due,
      Instant renewed,
      Instant soonest,
      LocalDate today) {
    Map<UUID, UUID> enrolled = new HashMap<>();
    jdbc.sql(
            """
            insert into enrolment (id, person_id, course_id, assignment_id, enrolled_at, due_at)
            select gen_random_uuid(), person.id, :course, :assignment, :now,
              case when last.until > :now then greatest(last.until, :soonest) else :due end
            from person left join lateral (
                select max(coalesce(valid_until, 'infinity')) as until from enrolment
                where enrolment.person_id = person.id and course_id = :course and done_at is not null
              ) as last on true
            where (last.until is null or last.until <= :renewed) and
            """
                + AUDIENCE
                + """
                  on conflict (person_id, course_id) where done_at is null and closed_at is null
                  do update set assignment_id = excluded.assignment_id, due_at = excluded.due_at
                    where enrolment.assignment_id is null
                  returning person_id, id
                  """)
        .param("course", course)
        .param("assignment", assignment)
        .param("now", Timestamp.from(now))
        .param("due", Timestamp.from(due))
        .param("renewed", Timestamp.from(renewed))
        .param("soonest", Timestamp.from(soonest))
        .param("today", Date.valueOf(today))
        .query(
            row -> {
              enrolled.put(row.getObject("person_id", UUID.class), row.getObject("id", UUID.class));
            });
    return enrolled;
  }

  /** How many people belong to an audience now. */
  long reach(UUID assignment, LocalDate today) {
    return jdbc.sql("select count(*) from person where" + AUDIENCE)
        .param("assignment", assignment)
        .param("today", Date.valueOf(today))
        .query(Long.class)
        .single();
  }

  /** Somebody who has a course to do, and who is above them. */
  record Reminded(UUID enrolment, UUID person, String name, Optional<UUID> manager) {}

  /** Who is to be reminded before the deadline, and was not: kept as reminded. */
  List<Reminded> remindedBefore(
      UUID assignment, Instant now, Instant until, Duration toldBefore, LocalDate today) {
    return reminded(
        "soon",
        """
        enrolment.due_at > :now and enrolment.due_at <= :until
          and enrolment.enrolled_at < enrolment.due_at - cast(:told as interval)
        """,
        assignment,
        now,
        today,
        Map.of("until", Timestamp.from(until), "told", toldBefore.toString()));
  }

  /** Who is late and was not reminded of it: kept as reminded. */
  List<Reminded> remindedLate(UUID assignment, Instant now, LocalDate today) {
    return reminded("late", "enrolment.due_at <= :now", assignment, now, today, Map.of());
  }

  /** Who is late since an instant at least, and whose manager was not told: kept as told. */
  List<Reminded> raised(UUID assignment, Instant now, Instant since, LocalDate today) {
    return reminded(
        "raised",
        "enrolment.due_at <= :since",
        assignment,
        now,
        today,
        Map.of("since", Timestamp.from(since)));
  }

  private List<Reminded> reminded(
      String kind,
      String who,
      UUID assignment,
      Instant now,
      LocalDate today,
      Map<String, Object> more) {
    return jdbc.sql(
            """
            with kept as (
              insert into enrolment_reminder (enrolment_id, kind, at)
              select enrolment.id, :kind, :now from enrolment join person on person.id = person_id
              where assignment_id = :assignment and"""
                + OPEN
                + "and "
                + who
                + " and not"
                + MovedCourseDeadlines.AWAY
                + """
                   and person.joined_on <= :today
                   and (person.left_on is null or person.left_on > :today)
                  on conflict do nothing returning enrolment_id)
                select enrolment.id, person_id, person.name, person.manager_id from kept
                  join enrolment on enrolment.id = kept.enrolment_id
                  join person on person.id = person_id
                order by person.name, person_id
                """)
        .param("kind", kind)
        .param("assignment", assignment)
        .param("now", Timestamp.from(now))
        .param("today", Date.valueOf(today))
        .params(more)
        .query(
            (row, number) ->
                new Reminded(
                    row.getObject("id", UUID.class),
                    row.getObject("person_id", UUID.class),
                    row.getString("name"),
                    Optional.ofNullable(row.getObject("manager_id", UUID.class))))
        .list();
  }
}
