package coco.server.inform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of requests for exceptions and of what became of them. */
@Repository
class ExceptionStore {
  private final JdbcClient jdbc;

  ExceptionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A request.
   *
   * @param isOpen whether it waits: neither decided, nor has its asker answered otherwise since
   */
  record Request(long id, UUID assignment, UUID person, UUID campaign, boolean isOpen) {}

  /** A request of a campaign. */
  Optional<Request> request(UUID campaign, long id) {
    return jdbc.sql(
            """
            select assignment_answer.id, assignment_id, person_id, campaign_id,
              assignment.answer = 'asked' and not exists (select 1 from exception_decision
                  where answer_id = assignment_answer.id)
                and not exists (select 1 from assignment_answer as later
                  where later.assignment_id = assignment.id and later.id > assignment_answer.id)
                as is_open
            from assignment_answer join assignment on assignment.id = assignment_id
            where assignment_answer.id = :id and kind = 'asked' and campaign_id = :campaign
            """)
        .param("id", id)
        .param("campaign", campaign)
        .query(
            (row, number) ->
                new Request(
                    row.getLong("id"),
                    row.getObject("assignment_id", UUID.class),
                    row.getObject("person_id", UUID.class),
                    row.getObject("campaign_id", UUID.class),
                    row.getBoolean("is_open")))
        .optional();
  }

  void decide(Request request, Decision decision, UUID by, long entry) {
    jdbc.sql(
            """
            insert into exception_decision (answer_id, kind, words, at, by_id, entry_id)
            values (:id, :kind, :words, :at, :by, :entry)
            """)
        .param("id", request.id())
        .param("kind", decision.kind().key())
        .param("words", decision.words())
        .param("at", Timestamp.from(decision.at()))
        .param("by", by)
        .param("entry", entry)
        .update();
    // Who need not do it has nothing left to do; who is refused is where they were before.
    jdbc.sql(
            switch (decision.kind()) {
              case GRANTED -> "update assignment set done_at = :at where id = :id";
              case REFUSED ->
                  """
                  update assignment set answer = null, answered_at = null
                  where id = :id and cast(:at as timestamptz) is not null
                  """;
            })
        .param("at", Timestamp.from(decision.at()))
        .param("id", request.assignment())
        .update();
  }

  /** What became of somebody's requests, by the entry of the log that each request made. */
  Map<Long, Decision> of(UUID assignment) {
    Map<Long, Decision> decisions = new LinkedHashMap<>();
    jdbc.sql(
            """
            select assignment_answer.entry_id as asked_id, exception_decision.kind, words,
              exception_decision.at, person.name
            from exception_decision join assignment_answer on assignment_answer.id = answer_id
              join person on person.id = by_id
            where assignment_id = :assignment order by answer_id
            """)
        .param("assignment", assignment)
        .query(
            row -> {
              decisions.put(row.getLong("asked_id"), decision(row));
            });
    return decisions;
  }

  static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        Decision.Kind.ofKey(row.getString("kind")).orElseThrow(),
        row.getString("words"),
        row.getTimestamp("at").toInstant(),
        row.getString("name"));
  }

  /** How many requests wait in each running campaign that has some, by its title and id. */
  SequencedMap<UUID, Waits> waiting(int most) {
    SequencedMap<UUID, Waits> waiting = new LinkedHashMap<>();
    jdbc.sql(
            """
            select campaign.id, campaign.title, count(*) as people, min(assignment.answered_at) as since
            from assignment join campaign on campaign.id = campaign_id
            where assignment.answer = 'asked' and assignment.done_at is null
              and not exists (select 1 from campaign_end where campaign_end.campaign_id = campaign.id)
              and not exists (select 1 from exception_decision
                join assignment_answer on assignment_answer.id = answer_id
                where assignment_answer.assignment_id = assignment.id
                  and assignment_answer.at >= assignment.answered_at)
            group by campaign.id, campaign.title order by since, campaign.id limit :most
            """)
        .param("most", most)
        .query(
            row -> {
              waiting.put(
                  row.getObject("id", UUID.class),
                  new Waits(row.getString("title"), row.getInt("people")));
            });
    return waiting;
  }

  /** How many ask for an exception from a campaign. */
  record Waits(String title, int people) {}

  /** Takes out what was said about somebody. */
  void erase(UUID person, String gone) {
    jdbc.sql(
            """
            update exception_decision set words = :gone
            where answer_id in (select assignment_answer.id from assignment_answer
              join assignment on assignment.id = assignment_id where person_id = :person)
            """)
        .param("gone", gone)
        .param("person", person)
        .update();
  }
}
