package coco.server.inform;

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
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of campaigns: what they are, and whom they reach. */
@Repository
class CampaignStore {
  private static final String CAMPAIGN =
      """
      select campaign.id, campaign.edition_id, code.key, publication.name, campaign.title,
        array_to_string(campaign.steps, ' ') as steps,
        campaign.question_count, campaign.pass_percent, campaign.least_minutes, campaign.due_on, campaign.working_days,
        campaign.zone, campaign.only_changed, campaign.made_at, campaign_launch.at as launched_at,
        campaign_end.at as ended_at,
        exists (select 1 from edition_step
          where edition_step.edition_id = campaign.edition_id and kind = 'withdrawn') as withdrawn,
        (select string_agg(value, ' ' order by value) from campaign_audience
          where campaign_id = campaign.id and kind = 'team') as teams,
        (select string_agg(value, ' ' order by value) from campaign_audience
          where campaign_id = campaign.id and kind = 'role') as roles,
        (select string_agg(value, ' ' order by value) from campaign_audience
          where campaign_id = campaign.id and kind = 'language') as languages
      from campaign join publication on publication.edition_id = campaign.edition_id
        join code on code.id = publication.code_id
        left join campaign_launch on campaign_launch.campaign_id = campaign.id
        left join campaign_end on campaign_end.campaign_id = campaign.id
      """;

  /** Those who work here and belong to a campaign's audience. */
  private static final String AUDIENCE =
      """
       person.joined_on <= :today and (person.left_on is null or person.left_on > :today)
        and (not exists (select 1 from campaign_audience where campaign_id = :campaign and kind = 'team')
          or person.team_id in (select cast(value as uuid) from campaign_audience
            where campaign_id = :campaign and kind = 'team'))
        and (not exists (select 1 from campaign_audience where campaign_id = :campaign and kind = 'role')
          or person.id in (select person_id from person_role join campaign_audience on value = role
            where campaign_id = :campaign and kind = 'role'))
        and (not exists (select 1 from campaign_audience where campaign_id = :campaign and kind = 'language')
          or person.language in (select value from campaign_audience
            where campaign_id = :campaign and kind = 'language'))
      """;

  /**
   * The edition for which a person last did all that a campaign asks, of the same code: asked for
   * where those are left alone for whom nothing changed.
   */
  private static final String LAST_DONE =
      """
      (select earlier.edition_id from assignment
          join campaign as earlier on earlier.id = assignment.campaign_id
          join campaign as later on later.id = :campaign
          join edition as of_earlier on of_earlier.id = earlier.edition_id
          join edition as of_later on of_later.id = later.edition_id
        where assignment.person_id = person.id and assignment.done_at is not null
          and of_earlier.code_id = of_later.code_id and earlier.steps @> later.steps
          and earlier.id <> later.id
        order by assignment.done_at desc limit 1)
      """;

  private static final String UNCHANGED = LAST_DONE + " = any(:same) ";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  CampaignStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void add(Campaign campaign, UUID by) {
    jdbc.sql(
            """
            insert into campaign (id, edition_id, title, steps, question_count, pass_percent, least_minutes, due_on, working_days, zone, only_changed, made_at, made_by_id)
            values (:id, :edition, :title, string_to_array(:steps, ' '), :questions, :percent, :least, :day, :days, :zone, :changed, :made, :by)
            """)
        .param("id", campaign.id())
        .param("edition", campaign.editionId())
        .param("title", campaign.title())
        .param("steps", String.join(" ", campaign.steps().stream().map(Step::key).toList()))
        .param("questions", campaign.quiz().map(Quiz::count).orElse(null))
        .param("percent", campaign.quiz().map(Quiz::percent).orElse(null))
        .param("least", campaign.least().map(Duration::toMinutes).orElse(null))
        .param("day", campaign.until() instanceof Until.Day day ? Date.valueOf(day.day()) : null)
        .param("days", campaign.until() instanceof Until.WorkingDays days ? days.count() : null)
        .param("zone", campaign.zone().getId())
        .param("changed", campaign.onlyChanged())
        .param("made", Timestamp.from(campaign.made()))
        .param("by", by)
        .update();
    Audience audience = campaign.audience();
    List<Object[]> rows =
        Stream.of(
                audience.teams().stream().map(it -> row(campaign, "team", it.toString())),
                audience.roles().stream().map(it -> row(campaign, "role", it.key())),
                audience.languages().stream().map(it -> row(campaign, "language", it.tag())))
            .flatMap(it -> it)
            .toList();
    batches.batchUpdate(
        "insert into campaign_audience (campaign_id, kind, value) values (?, ?, ?)", rows);
  }

  private static Object[] row(Campaign campaign, String kind, String value) {
    return new Object[] {campaign.id(), kind, value};
  }

  void remove(UUID id) {
    jdbc.sql("delete from campaign_same where campaign_id = :id").param("id", id).update();
    jdbc.sql("delete from campaign where id = :id").param("id", id).update();
  }

  Optional<Campaign> byId(UUID id) {
    return jdbc.sql(CAMPAIGN + " where campaign.id = :id")
        .param("id", id)
        .query(CampaignStore::read)
        .optional();
  }

  Map<UUID, Campaign> byIds(Collection<UUID> ids) {
    Map<UUID, Campaign> found = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql(CAMPAIGN + " where campaign.id in (:ids)")
          .param("ids", ids)
          .query(CampaignStore::read)
          .list()
          .forEach(campaign -> found.put(campaign.id(), campaign));
    }
    return found;
  }

  /** Campaigns, the latest first; drafts only where they are asked for. */
  List<Campaign> latest(boolean withDrafts, int most) {
    return jdbc.sql(
            CAMPAIGN
                + (withDrafts ? "" : " where campaign_launch.at is not null ")
                + " order by campaign.made_at desc, campaign.id limit :most")
        .param("most", most)
        .query(CampaignStore::read)
        .list();
  }

  /** Those that run, the earliest first. */
  List<Campaign> running() {
    return jdbc
        .sql(
            CAMPAIGN
                + " where campaign_launch.at is not null and campaign_end.at is null order by campaign.made_at, campaign.id")
        .query(CampaignStore::read)
        .list()
        .stream()
        .filter(Campaign::isRunning)
        .toList();
  }

  /** Holds a campaign until the transaction ends. */
  void lock(UUID id) {
    jdbc.sql("select id from campaign where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  void launched(UUID id, UUID by, Instant at) {
    happened("campaign_launch", id, by, at);
  }

  void ended(UUID id, UUID by, Instant at) {
    happened("campaign_end", id, by, at);
  }

  private void happened(String table, UUID id, UUID by, Instant at) {
    jdbc.sql("insert into %s (campaign_id, at, by_id) values (:id, :at, :by)".formatted(table))
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  void setSame(UUID campaign, Collection<UUID> editions) {
    jdbc.sql("delete from campaign_same where campaign_id = :campaign")
        .param("campaign", campaign)
        .update();
    batches.batchUpdate(
        "insert into campaign_same (campaign_id, edition_id) values (?, ?)",
        editions.stream().map(edition -> new Object[] {campaign, edition}).toList());
  }

  private UUID[] same(UUID campaign) {
    return jdbc.sql("select edition_id from campaign_same where campaign_id = :campaign")
        .param("campaign", campaign)
        .query(UUID.class)
        .list()
        .toArray(UUID[]::new);
  }

  /** The editions of the same code for which somebody did a campaign. */
  List<UUID> doneEditions(UUID campaign) {
    return jdbc.sql(
            """
            select distinct earlier.edition_id from campaign as later
              join edition as of_later on of_later.id = later.edition_id
              join edition as of_earlier on of_earlier.code_id = of_later.code_id
              join campaign as earlier on earlier.edition_id = of_earlier.id and earlier.id <> later.id
            where later.id = :campaign and exists (select 1 from assignment
              where campaign_id = earlier.id and done_at is not null)
            order by earlier.edition_id
            """)
        .param("campaign", campaign)
        .query(UUID.class)
        .list();
  }

  /**
   * Whom a campaign would reach, and what some of them lack.
   *
   * @param same the editions that mean the same as its own
   */
  Campaigns.Reach reach(
      Campaign campaign, List<UUID> same, List<Language> languages, LocalDate today) {
    return jdbc.sql(
            """
            select count(*) as people,
              count(*) filter (where not asked) as unchanged,
              count(*) filter (where asked and team_id is null) as without_team,
              count(*) filter (where asked and manager_id is null) as without_manager,
              count(*) filter (where asked and language not in (:languages)) as without_text
            from (select team_id, manager_id, language, coalesce(not ("""
                + (campaign.onlyChanged() ? UNCHANGED : "false")
                + "), true) as asked from person where "
                + AUDIENCE
                + ") as reached")
        .param("campaign", campaign.id())
        .param("same", same.toArray(UUID[]::new))
        .param("languages", languages.stream().map(Language::tag).toList())
        .param("today", today)
        .query(
            (row, number) ->
                new Campaigns.Reach(
                    row.getLong("people"),
                    row.getLong("unchanged"),
                    row.getLong("without_team"),
                    row.getLong("without_manager"),
                    row.getLong("without_text")))
        .single();
  }

  /**
   * Enrols whom a campaign reaches and who is not enrolled, by one statement.
   *
   * @return the assignment of each, by person
   */
  Map<UUID, UUID> enrol(Campaign campaign, Instant now, Instant due, LocalDate today) {
    Map<UUID, UUID> enrolled = new HashMap<>();
    jdbc.sql(
            """
            insert into assignment (id, campaign_id, person_id, enrolled_at, due_at)
            select gen_random_uuid(), :campaign, person.id, :now, :due from person
            where not exists (select 1 from assignment as known
                where known.campaign_id = :campaign and known.person_id = person.id) and
            """
                + AUDIENCE
                + (campaign.onlyChanged() ? " and coalesce(not (" + UNCHANGED + "), true)" : "")
                + " on conflict (campaign_id, person_id) do nothing returning person_id, id")
        .param("campaign", campaign.id())
        .param("same", same(campaign.id()))
        .param("now", Timestamp.from(now))
        .param("due", Timestamp.from(due))
        .param("today", today)
        .query(
            row -> {
              enrolled.put(row.getObject("person_id", UUID.class), row.getObject("id", UUID.class));
            });
    return enrolled;
  }

  /** Gives some who were just enrolled a deadline of their own. */
  void due(Instant due, Collection<UUID> assignments) {
    jdbc.sql("update assignment set due_at = :due where id = any(:assignments)")
        .param("due", Timestamp.from(due))
        .param("assignments", assignments.toArray(UUID[]::new))
        .update();
  }

  /** Tells the database what it has after many came at once: it would plan for few. */
  void analyze() {
    jdbc.sql("analyze assignment").update();
  }

  private static Campaign read(ResultSet row, int number) throws SQLException {
    Date day = row.getDate("due_on");
    return new Campaign(
        row.getObject("id", UUID.class),
        row.getObject("edition_id", UUID.class),
        row.getString("key"),
        row.getString("name"),
        row.getString("title"),
        Step.of(words(row.getString("steps"))),
        row.getObject("question_count") == null
            ? Optional.empty()
            : Optional.of(new Quiz(row.getInt("question_count"), row.getInt("pass_percent"))),
        row.getObject("least_minutes") == null
            ? Optional.empty()
            : Optional.of(Duration.ofMinutes(row.getInt("least_minutes"))),
        day == null
            ? new Until.WorkingDays(row.getInt("working_days"))
            : new Until.Day(day.toLocalDate()),
        ZoneId.of(row.getString("zone")),
        row.getBoolean("only_changed"),
        new Audience(
            words(row.getString("teams")).stream().map(UUID::fromString).toList(),
            roles(words(row.getString("roles"))),
            words(row.getString("languages")).stream()
                .flatMap(tag -> Language.ofTag(tag).stream())
                .toList()),
        row.getTimestamp("made_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("launched_at")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
        row.getBoolean("withdrawn"));
  }

  private static List<Role> roles(List<String> keys) {
    return Arrays.stream(Role.values()).filter(role -> keys.contains(role.key())).toList();
  }

  private static List<String> words(@Nullable String joined) {
    return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(" "));
  }
}
