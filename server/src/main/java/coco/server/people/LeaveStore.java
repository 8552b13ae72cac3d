package coco.server.people;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of who is away, and of who follows up whose people meanwhile. */
@Repository
class LeaveStore {
  private static final String ABSENCE =
      """
      select absence.id, person_id, from_on, until_on, author.name as by
      from absence join person as author on author.id = entered_by_id
      """;

  private static final String DELEGATION =
      """
      select delegation.id, delegation.manager_id, delegate_id, from_on, until_on,
        manager.name as manager, delegate.name as delegate
      from delegation join person as manager on manager.id = delegation.manager_id
        join person as delegate on delegate.id = delegate_id
      """;

  private final JdbcClient jdbc;

  LeaveStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID id, UUID person, LocalDate from, LocalDate until, UUID by, Instant at) {
    jdbc.sql(
            """
            insert into absence (id, person_id, from_on, until_on, entered_at, entered_by_id)
            values (:id, :person, :from, :until, :at, :by)
            """)
        .param("id", id)
        .param("person", person)
        .param("from", Date.valueOf(from))
        .param("until", Date.valueOf(until))
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  void remove(UUID id) {
    jdbc.sql("delete from absence where id = :id").param("id", id).update();
  }

  Optional<Absence> absence(UUID id) {
    return jdbc.sql(ABSENCE + " where absence.id = :id")
        .param("id", id)
        .query(LeaveStore::absence)
        .optional();
  }

  /** Those that are not over before a day, the earliest first. */
  List<Absence> absences(UUID person, LocalDate since, int most) {
    return jdbc.sql(
            ABSENCE
                + " where person_id = :person and until_on >= :since order by from_on, absence.id limit :most")
        .param("person", person)
        .param("since", Date.valueOf(since))
        .param("most", most)
        .query(LeaveStore::absence)
        .list();
  }

  /** Holds a person until the transaction ends, so that no two overlapping absences are kept. */
  void lock(UUID person) {
    jdbc.sql("select id from person where id = :person for update")
        .param("person", person)
        .query(UUID.class)
        .optional();
  }

  boolean overlaps(UUID person, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select exists (select 1 from absence
              where person_id = :person and from_on <= :until and until_on >= :from)
            """)
        .param("person", person)
        .param("from", Date.valueOf(from))
        .param("until", Date.valueOf(until))
        .query(Boolean.class)
        .single();
  }

  void delegate(
      UUID id, UUID manager, UUID delegate, LocalDate from, LocalDate until, UUID by, Instant at) {
    jdbc.sql(
            """
            insert into delegation (id, manager_id, delegate_id, from_on, until_on, made_at, made_by_id)
            values (:id, :manager, :delegate, :from, :until, :at, :by)
            """)
        .param("id", id)
        .param("manager", manager)
        .param("delegate", delegate)
        .param("from", Date.valueOf(from))
        .param("until", Date.valueOf(until))
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  void endDelegation(UUID id) {
    jdbc.sql("delete from delegation where id = :id").param("id", id).update();
  }

  Optional<Delegation> delegation(UUID id) {
    return jdbc.sql(DELEGATION + " where delegation.id = :id")
        .param("id", id)
        .query(LeaveStore::delegation)
        .optional();
  }

  /** Those by a manager that are not over before a day, the earliest first. */
  List<Delegation> delegationsBy(UUID manager, LocalDate since) {
    return jdbc.sql(
            DELEGATION
                + " where delegation.manager_id = :manager and until_on >= :since order by from_on, delegation.id limit 50")
        .param("manager", manager)
        .param("since", Date.valueOf(since))
        .query(LeaveStore::delegation)
        .list();
  }

  /** Those to somebody on a day, by the name of the manager. */
  List<Delegation> delegationsTo(UUID delegate, LocalDate day) {
    return jdbc.sql(
            DELEGATION
                + " where delegate_id = :delegate and :day between from_on and until_on order by manager.name, delegation.id limit 50")
        .param("delegate", delegate)
        .param("day", Date.valueOf(day))
        .query(LeaveStore::delegation)
        .list();
  }

  /** Those who work here and report to a manager, by name. */
  List<UUID> reports(UUID manager, LocalDate today) {
    return jdbc.sql(
            """
            select id from person
            where manager_id = :manager and (left_on is null or left_on > :today)
            order by name, id limit 200
            """)
        .param("manager", manager)
        .param("today", Date.valueOf(today))
        .query(UUID.class)
        .list();
  }

  private static Absence absence(ResultSet row, int number) throws SQLException {
    return new Absence(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getDate("from_on").toLocalDate(),
        row.getDate("until_on").toLocalDate(),
        row.getString("by"));
  }

  private static Delegation delegation(ResultSet row, int number) throws SQLException {
    return new Delegation(
        row.getObject("id", UUID.class),
        row.getObject("manager_id", UUID.class),
        row.getObject("delegate_id", UUID.class),
        row.getDate("from_on").toLocalDate(),
        row.getDate("until_on").toLocalDate(),
        row.getString("manager"),
        row.getString("delegate"));
  }
}
