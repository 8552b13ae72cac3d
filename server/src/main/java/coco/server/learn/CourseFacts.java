package coco.server.learn;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a course goes: by team, for those who may see everybody. */
@Component
public class CourseFacts {
  private static final int TEAMS_MOST = 500;

  private final JdbcClient jdbc;
  private final Clock clock;

  CourseFacts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How it goes.
   *
   * @param team empty for those who are in none
   * @param people who have it, or had it
   * @param done who have done it, so that it counts still
   */
  public record Line(String team, long people, long done, long late) {}

  /** How it goes in each team, and in all. */
  public record Facts(List<Line> teams, Line all) {
    public Facts {
      teams = List.copyOf(teams);
    }
  }

  Facts of(Viewer viewer, Courses.Course course) {
    viewer.mustBeAbleTo(Permission.READ_COURSES);
    Instant now = clock.instant();
    List<Line> teams =
        jdbc.sql(
                """
                with last as (
                  select distinct on (enrolment.person_id) enrolment.person_id, done_at, due_at,
                    valid_until,"""
                    + MovedCourseDeadlines.AWAY
                    + """
                     as is_away
                  from enrolment where course_id = :course and (closed_at is null or done_at is not null)
                  order by enrolment.person_id, enrolled_at desc
                )
                select coalesce(team.name, '') as team, count(*) as people,
                  count(*) filter (where done_at is not null and (valid_until is null or valid_until > :now)) as done,
                  count(*) filter (where done_at is null and due_at <= :now and not is_away) as late
                from last join person on person.id = last.person_id
                  left join team on team.id = person.team_id
                where person.left_on is null or person.left_on > :today
                group by team.name order by team.name nulls last limit :most
                """)
            .param("course", course.id())
            .param("now", Timestamp.from(now))
            .param("today", Date.valueOf(LocalDate.ofInstant(now, ZoneOffset.UTC)))
            .param("most", TEAMS_MOST)
            .query(
                (row, number) ->
                    new Line(
                        row.getString("team"),
                        row.getLong("people"),
                        row.getLong("done"),
                        row.getLong("late")))
            .list();
    Line all =
        new Line(
            "",
            teams.stream().mapToLong(Line::people).sum(),
            teams.stream().mapToLong(Line::done).sum(),
            teams.stream().mapToLong(Line::late).sum());
    return new Facts(teams, all);
  }
}
