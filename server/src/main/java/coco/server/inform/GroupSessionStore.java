package coco.server.inform;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what people did on paper, or together. */
@Repository
class GroupSessionStore {
  private static final String SESSION =
      """
      select group_session.id as session, group_session.kind, held_on, place, led_by, entered_at,
        author.name as author, group_session_file.name as file
      from group_session join person as author on author.id = entered_by_id
        left join group_session_file on group_session_file.session_id = group_session.id
      """;

  private static final String PART =
      """
      select group_session_person.session_id, group_session_person.assignment_id, person.name,
        is_read, is_acknowledged, objection.words, objection.at, settlement.words as settled,
        settlement.at as settled_at, settler.name as settler
      from group_session_person
        join assignment on assignment.id = group_session_person.assignment_id
        join person on person.id = assignment.person_id
        left join group_session_objection as objection
          on objection.session_id = group_session_person.session_id
          and objection.assignment_id = group_session_person.assignment_id
        left join group_session_settlement as settlement
          on settlement.session_id = group_session_person.session_id
          and settlement.assignment_id = group_session_person.assignment_id
        left join person as settler on settler.id = settlement.by_id
      """;

  private final JdbcClient jdbc;

  GroupSessionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody who can be entered: who is asked, works here, and has something left to do. */
  record Candidate(UUID assignment, UUID person, String name, String email) {}

  /** Those of a campaign who can be entered, by name. */
  List<Candidate> candidates(UUID campaign, Sight sight, LocalDate today, int most) {
    return sight
        .bind(
            jdbc.sql(
                """
                select assignment.id, person_id, person.name, email from assignment
                  join person on person.id = assignment.person_id
                where campaign_id = :campaign and assignment.done_at is null
                """
                    + Pending.HERE
                    + sight.sql()
                    + " order by person.name, person.id limit :most"))
        .param("campaign", campaign)
        .param("today", Date.valueOf(today))
        .param("most", most)
        .query(GroupSessionStore::candidate)
        .list();
  }

  /** Those of them with some ids or addresses, held until the transaction ends. */
  List<Candidate> candidates(
      UUID campaign,
      Sight sight,
      LocalDate today,
      Collection<UUID> ids,
      Collection<String> emails) {
    return sight
        .bind(
            jdbc.sql(
                """
                select assignment.id, person_id, person.name, email from assignment
                  join person on person.id = assignment.person_id
                where campaign_id = :campaign and assignment.done_at is null
                  and (assignment.id = any(:ids) or email = any(:emails))
                """
                    + Pending.HERE
                    + sight.sql()
                    + " order by person.name, person.id for update of assignment"))
        .param("campaign", campaign)
        .param("today", Date.valueOf(today))
        .param("ids", ids.toArray(UUID[]::new))
        .param("emails", emails.toArray(String[]::new))
        .query(GroupSessionStore::candidate)
        .list();
  }

  private static Candidate candidate(ResultSet row, int number) throws SQLException {
    return new Candidate(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("name"),
        row.getString("email"));
  }

  void add(UUID campaign, GroupSession session, UUID by, Optional<Scan> scan) {
    jdbc.sql(
            """
            insert into group_session (id, campaign_id, kind, held_on, place, led_by, entered_at, entered_by_id)
            values (:id, :campaign, :kind, :held, :place, :led, :at, :by)
            """)
        .param("id", session.id())
        .param("campaign", campaign)
        .param("kind", session.kind().key())
        .param("held", Date.valueOf(session.held()))
        .param("place", session.place())
        .param("led", session.led())
        .param("at", Timestamp.from(session.entered()))
        .param("by", by)
        .update();
    scan.ifPresent(
        file ->
            jdbc.sql(
                    "insert into group_session_file (session_id, name, type, content) values (:id, :name, :type, :content)")
                .param("id", session.id())
                .param("name", file.name())
                .param("type", file.type())
                .param("content", file.content())
                .update());
  }

  /**
   * Adds a person.
   *
   * @param isLast whether nothing is left for them to do
   */
  void add(
      UUID session,
      GroupSession.Part part,
      long entry,
      String language,
      Instant at,
      boolean isLast) {
    jdbc.sql(
            """
            insert into group_session_person (session_id, assignment_id, is_read, is_acknowledged, entry_id)
            values (:session, :assignment, :read, :acknowledged, :entry)
            """)
        .param("session", session)
        .param("assignment", part.assignment())
        .param("read", part.isRead())
        .param("acknowledged", part.isAcknowledged())
        .param("entry", entry)
        .update();
    if (part.isAcknowledged()) {
      jdbc.sql(
              """
              insert into assignment_answer (assignment_id, kind, at, language, reason, entry_id, session_id)
              values (:assignment, 'given', :at, :language, null, :entry, :session)
              """)
          .param("assignment", part.assignment())
          .param("at", Timestamp.from(at))
          .param("language", language)
          .param("entry", entry)
          .param("session", session)
          .update();
    }
    jdbc.sql(
            """
            update assignment set
              read_at = case when :read then coalesce(read_at, cast(:at as timestamptz)) else read_at end,
              answer = case when :acknowledged then 'given' else answer end,
              answered_at = case when :acknowledged then cast(:at as timestamptz) else answered_at end,
              done_at = case when :last then cast(:at as timestamptz) else done_at end
            where id = :assignment
            """)
        .param("read", part.isRead())
        .param("acknowledged", part.isAcknowledged())
        .param("last", isLast)
        .param("at", Timestamp.from(at))
        .param("assignment", part.assignment())
        .update();
  }

  /**
   * Keeps an objection; what the session counted for is to be done, unless the person did it since.
   */
  void object(UUID session, UUID assignment, String words, Instant at, long entry) {
    jdbc.sql(
            """
            insert into group_session_objection (session_id, assignment_id, words, at, entry_id)
            values (:session, :assignment, :words, :at, :entry)
            """)
        .param("session", session)
        .param("assignment", assignment)
        .param("words", words)
        .param("at", Timestamp.from(at))
        .param("entry", entry)
        .update();
    jdbc.sql(
            """
            update assignment set
              read_at = case when part.is_read then null else read_at end,
              answer = case when part.is_acknowledged then null else answer end,
              answered_at = case when part.is_acknowledged then null else answered_at end,
              done_at = null
            from group_session_person as part
            where part.session_id = :session and part.assignment_id = :assignment
              and assignment.id = part.assignment_id and (part.is_read or part.is_acknowledged)
              and not exists (select 1 from assignment_answer
                where assignment_id = assignment.id and assignment_answer.kind = 'given'
                  and assignment_answer.session_id is distinct from part.session_id)
            """)
        .param("session", session)
        .param("assignment", assignment)
        .update();
  }

  void settle(UUID session, UUID assignment, String words, UUID by, Instant at, long entry) {
    jdbc.sql(
            """
            insert into group_session_settlement (session_id, assignment_id, words, at, by_id, entry_id)
            values (:session, :assignment, :words, :at, :by, :entry)
            """)
        .param("session", session)
        .param("assignment", assignment)
        .param("words", words)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("entry", entry)
        .update();
  }

  /** The latest sessions of a campaign, with those of their people that somebody sees. */
  List<GroupSession.WithPeople> of(UUID campaign, Sight sight, int most) {
    SequencedMap<UUID, GroupSession> sessions = new LinkedHashMap<>();
    jdbc.sql(
            SESSION
                + " where campaign_id = :campaign order by entered_at desc, group_session.id limit :most")
        .param("campaign", campaign)
        .param("most", most)
        .query(GroupSessionStore::session)
        .list()
        .forEach(session -> sessions.put(session.id(), session));
    if (sessions.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<GroupSession.Part>> people =
        sight
            .bind(
                jdbc.sql(
                    PART
                        + " where group_session_person.session_id = any(:sessions) "
                        + sight.sql()
                        + " order by person.name, person.id"))
            .param("sessions", sessions.keySet().toArray(UUID[]::new))
            .query((row, number) -> Map.entry(row.getObject("session_id", UUID.class), part(row)))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return sessions.values().stream()
        .filter(it -> people.containsKey(it.id()))
        .map(it -> new GroupSession.WithPeople(it, people.getOrDefault(it.id(), List.of())))
        .toList();
  }

  /** The sessions of one person of a campaign, in order. */
  List<GroupSession.Mine> of(UUID assignment) {
    List<Map.Entry<UUID, GroupSession.Part>> parts =
        jdbc.sql(PART + " where group_session_person.assignment_id = :assignment")
            .param("assignment", assignment)
            .query((row, number) -> Map.entry(row.getObject("session_id", UUID.class), part(row)))
            .list();
    Map<UUID, GroupSession.Part> bySession =
        parts.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return jdbc
        .sql(
            SESSION
                + " where group_session.id = any(:sessions) order by entered_at, group_session.id")
        .param("sessions", bySession.keySet().toArray(UUID[]::new))
        .query(GroupSessionStore::session)
        .list()
        .stream()
        .flatMap(
            session ->
                Optional.ofNullable(bySession.get(session.id()))
                    .map(part -> new GroupSession.Mine(session, part))
                    .stream())
        .toList();
  }

  /** A person of a session: whose it is, who entered it, and whether an objection waits. */
  record Taken(UUID person, UUID by, boolean isObjected, boolean isSettled) {}

  Optional<Taken> taken(UUID campaign, UUID session, UUID assignment) {
    return jdbc.sql(
            """
            select person_id, entered_by_id,
              exists (select 1 from group_session_objection as objection
                where objection.session_id = :session and objection.assignment_id = :assignment) as objected,
              exists (select 1 from group_session_settlement as settlement
                where settlement.session_id = :session and settlement.assignment_id = :assignment) as settled
            from group_session_person join group_session on group_session.id = session_id
              join assignment on assignment.id = assignment_id
            where session_id = :session and assignment_id = :assignment
              and group_session.campaign_id = :campaign
            """)
        .param("campaign", campaign)
        .param("session", session)
        .param("assignment", assignment)
        .query(
            (row, number) ->
                new Taken(
                    row.getObject("person_id", UUID.class),
                    row.getObject("entered_by_id", UUID.class),
                    row.getBoolean("objected"),
                    row.getBoolean("settled")))
        .optional();
  }

  /** What was scanned; empty where nothing was, or it is gone. */
  Optional<Scan> scan(UUID campaign, UUID session) {
    return jdbc.sql(
            """
            select group_session_file.name, content from group_session_file
              join group_session on group_session.id = session_id
            where session_id = :session and campaign_id = :campaign
            """)
        .param("session", session)
        .param("campaign", campaign)
        .query((row, number) -> Scan.of(row.getString("name"), row.getBytes("content")))
        .optional()
        .flatMap(it -> it);
  }

  /** How many objections wait in each campaign, by its title and id. */
  SequencedMap<UUID, ExceptionStore.Waits> waiting(int most) {
    SequencedMap<UUID, ExceptionStore.Waits> waiting = new LinkedHashMap<>();
    jdbc.sql(
            """
            select campaign.id, campaign.title, count(*) as people, min(objection.at) as since
            from group_session_objection as objection
              join group_session on group_session.id = objection.session_id
              join campaign on campaign.id = group_session.campaign_id
            where not exists (select 1 from group_session_settlement as settlement
              where settlement.session_id = objection.session_id
                and settlement.assignment_id = objection.assignment_id)
            group by campaign.id, campaign.title order by since, campaign.id limit :most
            """)
        .param("most", most)
        .query(
            row -> {
              waiting.put(
                  row.getObject("id", UUID.class),
                  new ExceptionStore.Waits(row.getString("title"), row.getInt("people")));
            });
    return waiting;
  }

  /** How many sessions a person took part in, and how many scans name nobody else who is known. */
  long count(UUID person) {
    return jdbc.sql(
            """
            select count(*) from group_session_person join assignment on assignment.id = assignment_id
            where person_id = :person
            """)
        .param("person", person)
        .query(Long.class)
        .single();
  }

  /** Whether a person is on a scan with others who are not erased. */
  boolean isOnScansOfOthers(UUID person) {
    return jdbc.sql(
            "select exists (select 1 from group_session_file where " + OF + " and " + OTHERS + ")")
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  private static final String OF =
      """
      group_session_file.session_id in (select session_id from group_session_person
        join assignment on assignment.id = assignment_id where person_id = :person)
      """;

  private static final String OTHERS =
      """
      exists (select 1 from group_session_person as other
        join assignment on assignment.id = other.assignment_id
        where other.session_id = group_session_file.session_id and person_id <> :person
          and not exists (select 1 from person_erasure
            where person_erasure.person_id = assignment.person_id))
      """;

  /** Takes out what somebody objected and was told, and scans on which nobody else is. */
  void erase(UUID person, String gone) {
    jdbc.sql("delete from group_session_file where " + OF + " and not " + OTHERS)
        .param("person", person)
        .update();
    for (String table : List.of("group_session_objection", "group_session_settlement")) {
      jdbc.sql(
              """
              update %s set words = :gone
              where assignment_id in (select id from assignment where person_id = :person)
              """
                  .formatted(table))
          .param("gone", gone)
          .param("person", person)
          .update();
    }
  }

  private static GroupSession session(ResultSet row, int number) throws SQLException {
    return new GroupSession(
        row.getObject("session", UUID.class),
        GroupSession.Kind.ofKey(row.getString("kind")).orElseThrow(),
        row.getDate("held_on").toLocalDate(),
        row.getString("place"),
        row.getString("led_by"),
        row.getTimestamp("entered_at").toInstant(),
        row.getString("author"),
        Optional.ofNullable(row.getString("file")));
  }

  private static GroupSession.Part part(ResultSet row) throws SQLException {
    Timestamp at = row.getTimestamp("at");
    return new GroupSession.Part(
        row.getObject("assignment_id", UUID.class),
        row.getString("name"),
        row.getBoolean("is_read"),
        row.getBoolean("is_acknowledged"),
        at == null
            ? Optional.empty()
            : Optional.of(
                new GroupSession.Objection(row.getString("words"), at.toInstant(), settled(row))));
  }

  private static Optional<GroupSession.Settled> settled(ResultSet row) throws SQLException {
    Timestamp at = row.getTimestamp("settled_at");
    return at == null
        ? Optional.empty()
        : Optional.of(
            new GroupSession.Settled(
                row.getString("settled"), at.toInstant(), row.getString("settler")));
  }
}
