package coco.server.inform;

import coco.language.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of tries: what was asked of whom, and what they answered. */
@Repository
class TryStore {
  private static final String TRY =
      """
      select understanding_try.id, number, begun_at, at, language, passed, entry_id
      from understanding_try
        left join understanding_result on understanding_result.try_id = understanding_try.id
      where assignment_id = :assignment
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  TryStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** All tries of an assignment, in order. */
  List<Try> of(UUID assignment) {
    return jdbc.sql(TRY + " order by number")
        .param("assignment", assignment)
        .query(TryStore::read)
        .list();
  }

  Optional<Try> of(UUID assignment, int number) {
    return jdbc.sql(TRY + " and number = :number")
        .param("assignment", assignment)
        .param("number", number)
        .query(TryStore::read)
        .optional();
  }

  private static Try read(ResultSet row, int number) throws SQLException {
    Timestamp at = row.getTimestamp("at");
    return new Try(
        row.getLong("id"),
        row.getInt("number"),
        row.getTimestamp("begun_at").toInstant(),
        at == null
            ? Optional.empty()
            : Optional.of(
                new Try.Result(
                    at.toInstant(),
                    Language.ofTag(row.getString("language")).orElseThrow(),
                    row.getBoolean("passed"),
                    row.getLong("entry_id"))));
  }

  void begin(UUID assignment, int number, Instant at, List<UUID> questions) {
    long id =
        jdbc.sql(
                """
                insert into understanding_try (assignment_id, number, begun_at)
                values (:assignment, :number, :at) returning id
                """)
            .param("assignment", assignment)
            .param("number", number)
            .param("at", Timestamp.from(at))
            .query(Long.class)
            .single();
    List<Object[]> rows = new ArrayList<>();
    for (UUID question : questions) {
      rows.add(new Object[] {id, rows.size() + 1, question});
    }
    batches.batchUpdate(
        "insert into understanding_question (try_id, place, question_id) values (?, ?, ?)", rows);
  }

  /** What a try asks, in its order. */
  List<UUID> questions(long id) {
    return jdbc.sql(
            "select question_id from understanding_question where try_id = :try order by place")
        .param("try", id)
        .query(UUID.class)
        .list();
  }

  /** What an assignment's tries asked, the longest ago first. */
  List<Examination.Earlier> earlier(UUID assignment) {
    return jdbc
        .sql(
            """
            select distinct on (asked.question_id) asked.question_id, question.rule,
              understanding_try.number, coalesce(not choice.is_right, false) as wrong
            from understanding_try
              join understanding_question as asked on asked.try_id = understanding_try.id
              join question on question.id = asked.question_id
              left join understanding_choice as choice
                on choice.try_id = asked.try_id and choice.place = asked.place
            where assignment_id = :assignment
            order by asked.question_id, understanding_try.number desc
            """)
        .param("assignment", assignment)
        .query(
            (row, number) ->
                new Examination.Earlier(
                    row.getObject("question_id", UUID.class),
                    row.getString("rule"),
                    row.getInt("number"),
                    row.getBoolean("wrong")))
        .list()
        .stream()
        .sorted(Comparator.comparingInt(Examination.Earlier::number))
        .toList();
  }

  /** What was answered in a try, by place; nothing until it was handed in. */
  Map<Integer, Examination.Choice> choices(long id) {
    Map<Integer, Examination.Choice> choices = new TreeMap<>();
    jdbc.sql("select place, choice, is_right from understanding_choice where try_id = :try")
        .param("try", id)
        .query(
            row -> {
              choices.put(
                  row.getInt("place"),
                  new Examination.Choice(row.getInt("choice"), row.getBoolean("is_right")));
            });
    return choices;
  }

  void answer(long id, Try.Result result, Map<Integer, Examination.Choice> choices) {
    jdbc.sql(
            """
            insert into understanding_result (try_id, at, language, passed, entry_id)
            values (:try, :at, :language, :passed, :entry)
            """)
        .param("try", id)
        .param("at", Timestamp.from(result.at()))
        .param("language", result.language().tag())
        .param("passed", result.isPassed())
        .param("entry", result.entry())
        .update();
    batches.batchUpdate(
        "insert into understanding_choice (try_id, place, choice, is_right) values (?, ?, ?, ?)",
        choices.entrySet().stream()
            .map(
                it ->
                    new Object[] {id, it.getKey(), it.getValue().choice(), it.getValue().isRight()})
            .toList());
  }

  /** How often questions about a rule were answered in a campaign, and how often wrong. */
  record OfRule(String rule, long answered, long wrong) {}

  /** The rules of a campaign's questions, that which is misunderstood most often first. */
  List<OfRule> rules(UUID campaign) {
    return jdbc.sql(
            """
            select question.rule, count(*) as answered,
              count(*) filter (where not choice.is_right) as wrong
            from assignment
              join understanding_try on understanding_try.assignment_id = assignment.id
              join understanding_choice as choice on choice.try_id = understanding_try.id
              join understanding_question as asked
                on asked.try_id = choice.try_id and asked.place = choice.place
              join question on question.id = asked.question_id
            where assignment.campaign_id = :campaign
            group by question.rule
            order by count(*) filter (where not choice.is_right) * 1.0 / count(*) desc,
              count(*) desc, question.rule
            """)
        .param("campaign", campaign)
        .query(
            (row, number) ->
                new OfRule(row.getString("rule"), row.getLong("answered"), row.getLong("wrong")))
        .list();
  }

  /** How often a rule was answered by those asked for the first time in a campaign. */
  record First(UUID campaign, String title, String rule, long answered, long wrong) {
    /** With those of another campaign. */
    First and(First other) {
      return new First(campaign, title, rule, answered + other.answered, wrong + other.wrong);
    }
  }

  /** The first tries of an edition's campaigns since an instant, the latest campaign first. */
  List<First> first(UUID edition, Instant since) {
    return jdbc.sql(
            """
            select campaign.id, campaign.title, question.rule, count(*) as answered,
              count(*) filter (where not choice.is_right) as wrong
            from campaign
              join assignment on assignment.campaign_id = campaign.id
              join understanding_try on understanding_try.assignment_id = assignment.id
                and understanding_try.number = 1
              join understanding_result as result on result.try_id = understanding_try.id
                and result.at > :since
              join understanding_choice as choice on choice.try_id = result.try_id
              join understanding_question as asked
                on asked.try_id = choice.try_id and asked.place = choice.place
              join question on question.id = asked.question_id
            where campaign.edition_id = :edition
            group by campaign.id, question.rule
            order by campaign.made_at desc, campaign.id, question.rule
            """)
        .param("edition", edition)
        .param("since", Timestamp.from(since))
        .query(
            (row, number) ->
                new First(
                    row.getObject("id", UUID.class),
                    row.getString("title"),
                    row.getString("rule"),
                    row.getLong("answered"),
                    row.getLong("wrong")))
        .list();
  }
}
