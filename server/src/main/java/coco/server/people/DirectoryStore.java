package coco.server.people;

import coco.language.text.Language;
import coco.server.access.Role;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the directory as a whole: lists, teams, entries in bulk. */
@Repository
class DirectoryStore {
  private static final String ENTRY =
      """
      select person.id, person.email, person.name, person.language, team.name as team, manager.email as manager,
        person.joined_on, person.left_on,
        (select string_agg(role, ' ') from person_role where person_id = person.id) as roles
      from (select * from person as any_person where not exists (
          select 1 from person_erasure where person_id = any_person.id)) as person
        left join team on team.id = person.team_id
        left join person manager on manager.id = person.manager_id
      """;

  private static final String FILTER =
      """
       where not exists (select 1 from person_erasure where person_id = person.id)
        and (:text = '' or folded(person.name) like :like or folded(person.email) like :like)
        and (:team = '' or team.name = :team)
        and (:role = '' or exists (select 1 from person_role where person_id = person.id and role = :role))
        and (:state = 'all' or (person.left_on is null or person.left_on > :today) = (:state = 'here'))
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  DirectoryStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  List<Entry> all() {
    return jdbc.sql(ENTRY + " order by person.email").query(DirectoryStore::entry).list();
  }

  Optional<Entry> byId(UUID id) {
    return jdbc.sql(ENTRY + " where person.id = :id")
        .param("id", id)
        .query(DirectoryStore::entry)
        .optional();
  }

  /** Those whom a filter finds, by name. */
  List<Directory.Line> find(Directory.Filter filter, LocalDate today, int most, long from) {
    return filtered(
            ENTRY + FILTER + " order by person.name, person.id limit :most offset :from",
            filter,
            today)
        .param("most", most)
        .param("from", from)
        .query(
            (row, number) -> {
              Entry entry = entry(row, number);
              return new Directory.Line(
                  row.getObject("id", UUID.class), entry, entry.isHere(today));
            })
        .list();
  }

  long count(Directory.Filter filter, LocalDate today) {
    return filtered(
            "select count(*) from person left join team on team.id = person.team_id " + FILTER,
            filter,
            today)
        .query(Long.class)
        .single();
  }

  private JdbcClient.StatementSpec filtered(String sql, Directory.Filter filter, LocalDate today) {
    return jdbc.sql(sql)
        .param("text", filter.text())
        .param("like", filter.like())
        .param("team", filter.team())
        .param("role", filter.role())
        .param("state", filter.state())
        .param("today", today);
  }

  List<Directory.Team> teams(LocalDate today) {
    return jdbc.sql(
            """
            select team.id, team.name, count(person.id) as members,
              count(person.id) filter (where left_on is null or left_on > :today) as here
            from team left join person on team_id = team.id
            group by team.id order by team.name
            """)
        .param("today", today)
        .query(
            (row, number) ->
                new Directory.Team(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getLong("members"),
                    row.getLong("here")))
        .list();
  }

  void addTeams(Collection<String> names) {
    batches.batchUpdate(
        "insert into team (id, name) values (?, ?) on conflict (name) do nothing",
        names.stream().map(name -> new Object[] {UUID.randomUUID(), name}).toList());
  }

  void renameTeam(UUID id, String name) {
    jdbc.sql("update team set name = :name where id = :id")
        .param("name", name)
        .param("id", id)
        .update();
  }

  void removeTeam(UUID id) {
    jdbc.sql("delete from team where id = :id").param("id", id).update();
  }

  /** Adds people, still without managers and roles. */
  void add(List<Entry> entries) {
    batches.batchUpdate(
        """
        insert into person (id, email, name, language, team_id, joined_on, left_on)
        values (?, ?, ?, ?, (select id from team where name = ?), ?, ?)
        """,
        entries.stream()
            .map(
                entry ->
                    new Object[] {
                      UUID.randomUUID(),
                      entry.email(),
                      entry.name(),
                      entry.language().tag(),
                      entry.team().orElse(null),
                      Date.valueOf(entry.joined()),
                      entry.left().map(Date::valueOf).orElse(null)
                    })
            .toList());
  }

  /** Writes what may have changed, managers and roles aside. */
  void change(List<Entry> entries) {
    batches.batchUpdate(
        """
        update person set name = ?, language = ?, team_id = (select id from team where name = ?),
          joined_on = ?, left_on = ?
        where email = ?
        """,
        entries.stream()
            .map(
                entry ->
                    new Object[] {
                      entry.name(),
                      entry.language().tag(),
                      entry.team().orElse(null),
                      Date.valueOf(entry.joined()),
                      entry.left().map(Date::valueOf).orElse(null),
                      entry.email()
                    })
            .toList());
  }

  void setManagers(List<Entry> entries) {
    batches.batchUpdate(
        "update person set manager_id = (select id from person where email = ?) where email = ?",
        entries.stream()
            .map(entry -> new Object[] {entry.manager().orElse(null), entry.email()})
            .toList());
  }

  void setRoles(List<Entry> entries, UUID by, Instant at) {
    batches.batchUpdate(
        "delete from person_role where person_id = (select id from person where email = ?)",
        entries.stream().map(entry -> new Object[] {entry.email()}).toList());
    batches.batchUpdate(
        """
        insert into person_role (person_id, role, granted_by_id, granted_at)
        values ((select id from person where email = ?), ?, ?, ?)
        """,
        entries.stream()
            .flatMap(
                entry ->
                    entry.roles().stream()
                        .map(
                            role ->
                                new Object[] {entry.email(), role.key(), by, Timestamp.from(at)}))
            .toList());
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    Date left = row.getDate("left_on");
    String roles = row.getString("roles");
    List<String> held = roles == null ? List.of() : List.of(roles.split(" "));
    return new Entry(
        row.getString("email"),
        row.getString("name"),
        Language.ofTag(row.getString("language")).orElseThrow(),
        Optional.ofNullable(row.getString("team")),
        Optional.ofNullable(row.getString("manager")),
        Arrays.stream(Role.values()).filter(role -> held.contains(role.key())).toList(),
        row.getDate("joined_on").toLocalDate(),
        Optional.ofNullable(left).map(Date::toLocalDate));
  }
}
