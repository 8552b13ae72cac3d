package coco.server.inform;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of how campaigns go. */
@Repository
class ProgressStore {
  private final JdbcClient jdbc;

  ProgressStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How it goes by team, by name; for those below a manager, or for all. Who left is counted apart.
   */
  List<Progress.Line> progress(UUID campaign, Sight sight, Instant now, LocalDate today) {
    return scoped(
            """
            select coalesce(team.name, '') as team, counted.* from (
              select told.team_id, count(*) filter (where here) as told,
                count(read_at) filter (where here) as read,
                count(understood_at) filter (where here) as understood,
                count(*) filter (where here and answer = 'given') as acknowledged,
                count(*) filter (where here and answer = 'refused') as declined,
                count(*) filter (where here and answer = 'asked') as asked,
                count(done_at) filter (where here) as done,
                count(*) filter (where here and late) as late,
                count(*) filter (where not here) as gone
              from (select person.team_id, read_at, understood_at, answer, done_at,
                  person.left_on is null or person.left_on > :today as here,"""
                + Pending.LATE
                + """
                 as late
                from assignment join person on person.id = assignment.person_id
                where campaign_id = :campaign
            """
                + sight.sql()
                + """
               ) as told group by told.team_id) as counted left join team on team.id = counted.team_id
            order by team.name nulls last
            """,
            campaign,
            sight,
            today)
        .param("now", Timestamp.from(now))
        .query(
            (row, number) ->
                new Progress.Line(
                    row.getString("team"),
                    row.getLong("told"),
                    row.getLong("read"),
                    row.getLong("understood"),
                    row.getLong("acknowledged"),
                    row.getLong("declined"),
                    row.getLong("asked"),
                    row.getLong("done"),
                    row.getLong("late"),
                    row.getLong("gone")))
        .list();
  }

  private JdbcClient.StatementSpec scoped(String sql, UUID campaign, Sight sight, LocalDate today) {
    return sight.bind(
        jdbc.sql(sql).param("campaign", campaign).param("today", Date.valueOf(today)));
  }

  /** The first of those who are late, the latest first; those of one day by name. */
  List<Progress.Late> late(Campaign campaign, Sight sight, Instant now, LocalDate today, int most) {
    return scoped(
            """
            select person.name, person.email, coalesce(team.name, '') as team,
              coalesce(boss.name, '') as manager, late.due_at
            from (
              select person_id, due_at from assignment join person on person.id = person_id
              where campaign_id = :campaign and"""
                + Pending.LATE
                + Pending.HERE
                + sight.sql()
                + """
               order by due_at, person_id limit :most) as late
              join person on person.id = late.person_id
              left join team on team.id = person.team_id
              left join person as boss on boss.id = person.manager_id
            order by late.due_at, person.name, person.id
            """,
            campaign.id(),
            sight,
            today)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(
            (row, number) ->
                new Progress.Late(
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("team"),
                    row.getString("manager"),
                    campaign.lastDay(row.getTimestamp("due_at").toInstant())))
        .list();
  }

  /** The first of those who are away and have something to do, who is back first. */
  List<Progress.Away> away(UUID campaign, Sight sight, LocalDate today, int most) {
    return scoped(
            """
            select person.name, coalesce(team.name, '') as team, away.until_on
            from assignment join person on person.id = assignment.person_id
              join absence as away on away.person_id = person.id
                and :today between away.from_on and away.until_on
              left join team on team.id = person.team_id
            where campaign_id = :campaign and assignment.done_at is null and assignment.answer is null
            """
                + Pending.HERE
                + sight.sql()
                + " order by away.until_on, person.name, person.id limit :most",
            campaign,
            sight,
            today)
        .param("most", most)
        .query(
            (row, number) ->
                new Progress.Away(
                    row.getString("name"),
                    row.getString("team"),
                    row.getDate("until_on").toLocalDate()))
        .list();
  }

  /**
   * What those who declined or asked for an exception said last of that: first the requests that
   * wait, then the latest.
   */
  List<Progress.Said> answers(UUID campaign, Sight sight, LocalDate today, int most) {
    return scoped(
            """
            select said.id, person.name, coalesce(team.name, '') as team, said.kind as said, said.at as said_at,
              said.reason, assignment.answer is distinct from said.kind as is_over,
              exception_decision.kind, exception_decision.words, exception_decision.at,
              decider.name as decider
            from (select distinct on (assignment_id) * from assignment_answer
                where kind in ('refused', 'asked') order by assignment_id, id desc) as said
              join assignment on assignment.id = said.assignment_id
              join person on person.id = assignment.person_id
              left join team on team.id = person.team_id
              left join exception_decision on answer_id = said.id
              left join person as decider on decider.id = exception_decision.by_id
            where campaign_id = :campaign
            """
                + Pending.HERE
                + sight.sql()
                + """
                order by not (said.kind = 'asked' and assignment.answer is not distinct from 'asked'
                    and exception_decision.kind is null), said.at desc, said.id limit :most
                """,
            campaign,
            sight,
            today)
        .param("most", most)
        .query(
            (row, number) ->
                new Progress.Said(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getString("team"),
                    Answer.Kind.ofKey(row.getString("said")).orElseThrow(),
                    row.getTimestamp("said_at").toInstant(),
                    row.getString("reason"),
                    row.getBoolean("is_over"),
                    Decision.Kind.ofKey(orNothing(row.getString("kind")))
                        .map(kind -> decision(row, kind))))
        .list();
  }

  private static Decision decision(ResultSet row, Decision.Kind kind) {
    try {
      return new Decision(
          kind,
          row.getString("words"),
          row.getTimestamp("at").toInstant(),
          row.getString("decider"));
    } catch (SQLException e) {
      throw new IllegalStateException("a decision without its parts", e);
    }
  }

  /** Every person of a campaign as a row of a file, by team and name. */
  List<List<String>> rows(Campaign campaign, Sight sight, Instant now, LocalDate today) {
    return scoped(
            """
            select person.name, person.email, coalesce(team.name, '') as team,
              coalesce(boss.name, '') as manager, coalesce(boss.email, '') as manager_email,
              person.language, assignment.enrolled_at, assignment.due_at, assignment.read_at,
              assignment.understood_at, (select count(*) from understanding_try
                join understanding_result on understanding_result.try_id = understanding_try.id
                where assignment_id = assignment.id) as tries,
              assignment.answer, assignment.answered_at,
              (select reason from assignment_answer where assignment_id = assignment.id
                and reason is not null order by id desc limit 1) as reason,
              (select group_session.kind from group_session_person as part
                join group_session on group_session.id = part.session_id
                where part.assignment_id = assignment.id and not exists (
                  select 1 from group_session_objection as objection
                  where objection.session_id = part.session_id
                    and objection.assignment_id = part.assignment_id)
                order by entered_at desc limit 1) as session,
              case when assignment.done_at is not null then 'done' when"""
                + Pending.LATE
                + """
               then 'late' when assignment.answer is null and"""
                + Pending.AWAY
                + """
               then 'away' when assignment.answer is not null then assignment.answer else 'open' end as state
            from assignment join person on person.id = assignment.person_id
              left join team on team.id = person.team_id
              left join person as boss on boss.id = person.manager_id
            where campaign_id = :campaign
            """
                + Pending.HERE
                + sight.sql()
                + " order by team.name nulls last, person.name, person.id",
            campaign.id(),
            sight,
            today)
        .param("now", Timestamp.from(now))
        .query(
            (row, number) ->
                List.of(
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("team"),
                    row.getString("manager"),
                    row.getString("manager_email"),
                    row.getString("language"),
                    row.getTimestamp("enrolled_at").toInstant().toString(),
                    campaign.lastDay(row.getTimestamp("due_at").toInstant()).toString(),
                    row.getString("state"),
                    moment(row.getTimestamp("read_at")),
                    moment(row.getTimestamp("understood_at")),
                    campaign.asks(Step.UNDERSTAND) ? row.getString("tries") : "",
                    orNothing(row.getString("answer")),
                    moment(row.getTimestamp("answered_at")),
                    orNothing(row.getString("reason")),
                    orNothing(row.getString("session"))))
        .list();
  }

  private static String moment(@Nullable Timestamp at) {
    return at == null ? "" : at.toInstant().toString();
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }
}
