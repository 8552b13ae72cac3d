package coco.server.learn;

import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.people.Absence;
import coco.server.people.AbsenceChanged;
import coco.server.people.Absences;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deadlines of courses of those who are away: from the day of their return somebody has as many
 * days as they had left when they went, and one at least. {@code docs/decisions/leave.md} says why.
 */
@Component
class MovedCourseDeadlines {
  /** Who is away today is neither late nor reminded. */
  static final String AWAY =
      """
       enrolment.person_id in (select absence.person_id from absence
         where :today between absence.from_on and absence.until_on)
      """;

  private static final String OPEN =
      """
      select id, person_id, course_id, enrolled_at, due_at, coalesce(first_due_at, due_at) as first_due_at
      from enrolment where done_at is null and closed_at is null and due_at is not null
      """;

  private final JdbcClient jdbc;
  private final Absences absences;
  private final CourseLetters letters;
  private final Evidence evidence;
  private final Clock clock;

  MovedCourseDeadlines(
      JdbcClient jdbc, Absences absences, CourseLetters letters, Evidence evidence, Clock clock) {
    this.jdbc = jdbc;
    this.absences = absences;
    this.letters = letters;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** A course that somebody has to do; {@code first} is the deadline that was not moved. */
  private record Open(
      UUID id, UUID person, UUID course, Instant enrolled, Instant due, Instant first) {}

  /** Somebody's absences changed: so do the deadlines of all courses that they still have to do. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(AbsenceChanged changed) {
    move(
        jdbc.sql(OPEN + " and person_id = :person order by id for update")
            .param("person", changed.person())
            .query(MovedCourseDeadlines::read)
            .list());
  }

  /**
   * Moves the deadlines of those of an assignment who are away, and were not moved for it.
   *
   * @return the new ones, by person; the latest where somebody has several
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<UUID, Instant> move(CourseAssignment assignment, LocalDate today) {
    return move(
        jdbc.sql(
                OPEN
                    + """
                       and assignment_id = :assignment and person_id in (
                        select absence.person_id from absence where until_on >= :today)
                      order by id
                      """)
            .param("assignment", assignment.id())
            .param("today", Date.valueOf(today))
            .query(MovedCourseDeadlines::read)
            .list());
  }

  private Map<UUID, Instant> move(List<Open> all) {
    Map<UUID, Instant> moved = new HashMap<>();
    List<Act> acts = new ArrayList<>();
    Instant now = clock.instant();
    for (Open open : all) {
      if (!open.due().isAfter(now)) {
        continue; // Who was late before stays so.
      }
      Instant due = due(open);
      if (!due.equals(open.due())) {
        move(open, due);
        moved.merge(open.person(), due, (one, other) -> one.isAfter(other) ? one : other);
        acts.add(
            Act.of("deadline.moved", now)
                .with("course", open.course().toString())
                .with("due", due.toString())
                .about("person", open.person()));
      }
    }
    if (!acts.isEmpty()) {
      evidence.record(acts);
    }
    return moved;
  }

  private Instant due(Open open) {
    ZoneId zone = letters.zone();
    LocalDate told = open.enrolled().atZone(zone).toLocalDate();
    LocalDate last = letters.lastDay(open.first());
    for (Absence away : absences.since(open.person(), told)) {
      LocalDate leaves = away.from().isBefore(told) ? told : away.from();
      if (!leaves.isAfter(last)) {
        // Today's day counts as one that was left.
        long left = Math.max(1, ChronoUnit.DAYS.between(leaves, last) + 1);
        LocalDate moved = away.until().plusDays(left);
        last = moved.isAfter(last) ? moved : last;
      }
    }
    return last.equals(letters.lastDay(open.first()))
        ? open.first()
        : last.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Sets a deadline; who was reminded of the one before is reminded of this one as well. */
  private void move(Open open, Instant due) {
    jdbc.sql(
            """
            update enrolment set due_at = :due,
              first_due_at = case when cast(:due as timestamptz) <> cast(:first as timestamptz)
                then cast(:first as timestamptz) end
            where id = :id
            """)
        .param("due", Timestamp.from(due))
        .param("first", Timestamp.from(open.first()))
        .param("id", open.id())
        .update();
    jdbc.sql("delete from enrolment_reminder where enrolment_id = :id")
        .param("id", open.id())
        .update();
  }

  private static Open read(ResultSet row, int number) throws SQLException {
    return new Open(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getObject("course_id", UUID.class),
        row.getTimestamp("enrolled_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        row.getTimestamp("first_due_at").toInstant());
  }
}
