package coco.server.learn;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What those who report to somebody have done of their courses, and what is late. */
@Component
public class TeamCourses {
  static final int LIST_MOST = 1_000;

  private final JdbcClient jdbc;
  private final Courses courses;
  private final Clock clock;

  TeamCourses(JdbcClient jdbc, Courses courses, Clock clock) {
    this.jdbc = jdbc;
    this.courses = courses;
    this.clock = clock;
  }

  /** How a person's course stands. */
  public enum Standing {
    LATE,
    /** Their deadline is over, but they are away: it waits for their return. */
    AWAY,
    OPEN,
    DONE,
    EXPIRED;

    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A course of a person.
   *
   * @param day of the deadline while it is open, else when it was done
   */
  public record Line(
      UUID personId, String name, String title, Standing standing, Optional<Instant> day) {}

  private record Row(
      UUID person,
      String name,
      UUID course,
      @Nullable Instant due,
      @Nullable Instant done,
      @Nullable Instant validUntil,
      boolean isAway) {}

  /** The courses of all below the viewer, what is late first. */
  public List<Line> below(Viewer viewer, Language language) {
    viewer.mustBeAbleTo(Permission.READ_TEAM_PROGRESS);
    Instant now = clock.instant();
    return jdbc
        .sql(
            """
            with recursive below as (
              select id from person where manager_id = :viewer
              union select person.id from person join below on person.manager_id = below.id
            ), last as (
              select distinct on (enrolment.person_id, course_id) enrolment.person_id, course_id,
                due_at, done_at, valid_until,"""
                + MovedCourseDeadlines.AWAY
                + """
                 as is_away
              from enrolment join below on below.id = enrolment.person_id
              where closed_at is null or done_at is not null
              order by enrolment.person_id, course_id, enrolled_at desc
            )
            select last.*, person.name from last join person on person.id = last.person_id
            where person.left_on is null or person.left_on > :today
            order by (done_at is null and due_at <= :now and not is_away) desc nulls last, person.name,
              coalesce(due_at, done_at)
            limit :most
            """)
        .param("viewer", viewer.id())
        .param("now", Timestamp.from(now))
        .param("today", Date.valueOf(LocalDate.ofInstant(now, ZoneOffset.UTC)))
        .param("most", LIST_MOST)
        .query(
            (row, number) ->
                new Row(
                    row.getObject("person_id", UUID.class),
                    row.getString("name"),
                    row.getObject("course_id", UUID.class),
                    moment(row.getTimestamp("due_at")),
                    moment(row.getTimestamp("done_at")),
                    moment(row.getTimestamp("valid_until")),
                    row.getBoolean("is_away")))
        .list()
        .stream()
        .map(row -> line(row, language, now))
        .toList();
  }

  private static @Nullable Instant moment(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private Line line(Row row, Language language, Instant now) {
    Instant due = row.due();
    Instant validUntil = row.validUntil();
    Standing standing;
    if (row.done() != null) {
      standing = validUntil != null && !validUntil.isAfter(now) ? Standing.EXPIRED : Standing.DONE;
    } else {
      boolean isOver = due != null && !due.isAfter(now);
      standing = !isOver ? Standing.OPEN : row.isAway() ? Standing.AWAY : Standing.LATE;
    }
    return new Line(
        row.person(),
        row.name(),
        courses.byId(row.course()).map(it -> it.title(language)).orElse(""),
        standing,
        Optional.ofNullable(row.done() == null ? due : row.done()));
  }
}
