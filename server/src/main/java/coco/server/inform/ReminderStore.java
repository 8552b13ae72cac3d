package coco.server.inform;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of who is reminded, and was. */
@Repository
class ReminderStore {
  private final JdbcClient jdbc;

  ReminderStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The assignments of those who are late, by person. */
  Map<UUID, UUID> lateAssignments(UUID campaign, Sight sight, Instant now, LocalDate today) {
    Map<UUID, UUID> late = new HashMap<>();
    scoped(
            """
            select assignment.id, person_id from assignment join person on person.id = person_id
            where campaign_id = :campaign and"""
                + Pending.LATE
                + Pending.HERE
                + sight.sql(),
            campaign,
            sight,
            today)
        .param("now", Timestamp.from(now))
        .query(
            row -> {
              late.put(row.getObject("person_id", UUID.class), row.getObject("id", UUID.class));
            });
    return late;
  }

  /** Who is to be reminded before the deadline, and was not: kept as reminded. */
  List<CampaignReminders.Reminded> remindedBefore(
      UUID campaign, Instant now, Instant until, Duration toldBefore, LocalDate today) {
    return reminded(
        "soon",
        """
        assignment.done_at is null and assignment.answer is null
          and assignment.due_at > :now and assignment.due_at <= :until
          and assignment.enrolled_at < assignment.due_at - cast(:told as interval) and not
        """
            + Pending.AWAY,
        campaign,
        now,
        today,
        Map.of("until", Timestamp.from(until), "told", toldBefore.toString()));
  }

  /** Who is late and was not reminded of it: kept as reminded. */
  List<CampaignReminders.Reminded> remindedLate(UUID campaign, Instant now, LocalDate today) {
    return reminded("late", Pending.LATE, campaign, now, today, Map.of());
  }

  /** Who is late since a deadline, and whose manager was not told: kept as told. */
  List<CampaignReminders.Reminded> raised(
      UUID campaign, Instant due, Instant now, LocalDate today) {
    return reminded(
        "raised",
        Pending.LATE + " and assignment.due_at = :due ",
        campaign,
        now,
        today,
        Map.of("due", Timestamp.from(due)));
  }

  private List<CampaignReminders.Reminded> reminded(
      String kind,
      String who,
      UUID campaign,
      Instant now,
      LocalDate today,
      Map<String, Object> more) {
    return scoped(
            """
            with kept as (
              insert into assignment_reminder (assignment_id, kind, at)
              select assignment.id, :kind, :now from assignment join person on person.id = person_id
              where campaign_id = :campaign and"""
                + " "
                + who
                + Pending.HERE
                + """
                   and not exists (select 1 from assignment_reminder
                    where assignment_id = assignment.id and kind = :kind)
                  on conflict do nothing returning assignment_id)
                select assignment.id, person_id, person.name, person.manager_id from kept
                  join assignment on assignment.id = kept.assignment_id
                  join person on person.id = person_id
                order by person.name, person_id
                """,
            campaign,
            Sight.WHOLE,
            today)
        .param("kind", kind)
        .param("now", Timestamp.from(now))
        .params(more)
        .query(
            (row, number) ->
                new CampaignReminders.Reminded(
                    row.getObject("id", UUID.class),
                    row.getObject("person_id", UUID.class),
                    row.getString("name"),
                    Optional.ofNullable(row.getObject("manager_id", UUID.class))))
        .list();
  }

  /** The deadlines that are over for somebody whose manager was not told. */
  List<Instant> dueNotRaised(UUID campaign, Instant now, LocalDate today) {
    return jdbc.sql(
            """
            select distinct due_at from assignment where campaign_id = :campaign and"""
                + Pending.LATE
                + """
                  and not exists (select 1 from assignment_reminder
                    where assignment_id = assignment.id and kind = 'raised')
                order by due_at
                """)
        .param("campaign", campaign)
        .param("today", Date.valueOf(today))
        .param("now", Timestamp.from(now))
        .query((row, number) -> row.getTimestamp("due_at").toInstant())
        .list();
  }

  void reminded(UUID campaign, UUID by, int people, Instant at) {
    jdbc.sql(
            """
            insert into campaign_reminder (campaign_id, at, by_id, people)
            values (:campaign, :at, :by, :people)
            """)
        .param("campaign", campaign)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("people", people)
        .update();
  }

  /** When those who are late were last written to: by anybody. */
  Optional<Instant> lastReminder(UUID campaign) {
    return jdbc.sql(
            "select at from campaign_reminder where campaign_id = :campaign order by id desc limit 1")
        .param("campaign", campaign)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** When somebody last wrote to those who are late. */
  Optional<Instant> lastReminder(UUID campaign, UUID by) {
    return jdbc.sql(
            """
            select at from campaign_reminder where campaign_id = :campaign and by_id = :by
            order by id desc limit 1
            """)
        .param("campaign", campaign)
        .param("by", by)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  private JdbcClient.StatementSpec scoped(String sql, UUID campaign, Sight sight, LocalDate today) {
    return sight.bind(
        jdbc.sql(sql).param("campaign", campaign).param("today", Date.valueOf(today)));
  }
}
