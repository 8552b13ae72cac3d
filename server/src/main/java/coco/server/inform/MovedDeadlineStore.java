package coco.server.inform;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of deadlines that are moved since somebody is away. */
@Repository
class MovedDeadlineStore {
  private static final String OPEN =
      """
      select id, campaign_id, person_id, enrolled_at, due_at, coalesce(first_due_at, due_at) as first_due_at
      from assignment where done_at is null and answer is null
      """;

  private final JdbcClient jdbc;

  MovedDeadlineStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What somebody has to do.
   *
   * @param first the deadline that was not moved
   */
  record Open(UUID id, UUID campaign, UUID person, Instant enrolled, Instant due, Instant first) {}

  /** All that a person has to do, held until the transaction ends. */
  List<Open> open(UUID person) {
    return jdbc.sql(OPEN + " and person_id = :person order by id for update")
        .param("person", person)
        .query(MovedDeadlineStore::read)
        .list();
  }

  /** What those have to do for a campaign who are, or will be, away. */
  List<Open> away(UUID campaign, LocalDate today) {
    return jdbc.sql(
            OPEN
                + """
                   and campaign_id = :campaign and person_id in (
                    select absence.person_id from absence where until_on >= :today)
                order by id
                """)
        .param("campaign", campaign)
        .param("today", Date.valueOf(today))
        .query(MovedDeadlineStore::read)
        .list();
  }

  /** Sets a deadline; who was reminded of the one before is reminded of this one as well. */
  void move(UUID id, Instant first, Instant due) {
    jdbc.sql(
            """
            update assignment set due_at = :due,
              first_due_at = case when cast(:due as timestamptz) <> cast(:first as timestamptz)
                then cast(:first as timestamptz) end
            where id = :id
            """)
        .param("due", Timestamp.from(due))
        .param("first", Timestamp.from(first))
        .param("id", id)
        .update();
    jdbc.sql("delete from assignment_reminder where assignment_id = :id").param("id", id).update();
  }

  private static Open read(ResultSet row, int number) throws SQLException {
    return new Open(
        row.getObject("id", UUID.class),
        row.getObject("campaign_id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getTimestamp("enrolled_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        row.getTimestamp("first_due_at").toInstant());
  }
}
