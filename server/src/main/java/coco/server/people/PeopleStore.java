package coco.server.people;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.notify.Doors;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of people, teams and roles. */
@Repository
class PeopleStore {
  private static final String PERSON =
      """
      select person.id, email, person.name, language, team.name as team, manager_id, joined_on, left_on,
        (select string_agg(role, ' ' order by role) from person_role where person_id = person.id) as roles
      from person left join team on team.id = person.team_id
      """;

  private final JdbcClient jdbc;

  PeopleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count() {
    return jdbc.sql("select count(*) from person").query(Long.class).single();
  }

  Optional<Person> byEmail(String email) {
    return jdbc.sql(PERSON + " where email = :email")
        .param("email", email)
        .query(PeopleStore::read)
        .optional();
  }

  /** Those who have one of these roles and have not left by a day, by name. */
  List<UUID> withRoles(List<String> roles, LocalDate today) {
    return jdbc.sql(
            """
            select person.id from person
            where (left_on is null or left_on > :today) and exists (
              select 1 from person_role where person_id = person.id and role in (:roles))
            order by person.name, person.id limit 500
            """)
        .param("roles", roles)
        .param("today", today)
        .query(UUID.class)
        .list();
  }

  Optional<Person> byId(UUID id) {
    return jdbc.sql(PERSON + " where person.id = :id")
        .param("id", id)
        .query(PeopleStore::read)
        .optional();
  }

  void add(UUID id, String email, String name, Language language, LocalDate joined) {
    jdbc.sql(
            """
            insert into person (id, email, name, language, joined_on)
            values (:id, :email, :name, :language, :joined)
            """)
        .param("id", id)
        .param("email", email)
        .param("name", name)
        .param("language", language.tag())
        .param("joined", joined)
        .update();
  }

  void setLanguage(UUID person, Language language) {
    jdbc.sql("update person set language = :language where id = :person")
        .param("language", language.tag())
        .param("person", person)
        .update();
  }

  void grant(UUID person, Role role, @Nullable UUID by, Instant at) {
    jdbc.sql(
            """
            insert into person_role (person_id, role, granted_by_id, granted_at)
            values (:person, :role, :by, :at) on conflict do nothing
            """)
        .param("person", person)
        .param("role", role.key())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** The team of a name, made where there is none. */
  UUID team(String name) {
    jdbc.sql("insert into team (id, name) values (:id, :name) on conflict (name) do nothing")
        .param("id", UUID.randomUUID())
        .param("name", name)
        .update();
    return jdbc.sql("select id from team where name = :name")
        .param("name", name)
        .query(UUID.class)
        .single();
  }

  void place(UUID id, LocalDate joined, @Nullable UUID team, @Nullable UUID manager) {
    jdbc.sql(
            "update person set joined_on = :joined, team_id = :team, manager_id = :manager where id = :id")
        .param("id", id)
        .param("joined", Date.valueOf(joined))
        .param("team", team)
        .param("manager", manager)
        .update();
  }

  boolean isErased(UUID person) {
    return jdbc.sql("select exists (select 1 from person_erasure where person_id = :person)")
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  boolean isBelow(UUID person, UUID manager) {
    return jdbc.sql(
            """
            with recursive above (id) as (
              select manager_id from person where id = :person
              union
              select person.manager_id from person join above on person.id = above.id)
            select exists (select 1 from above where id = :manager)
            """)
        .param("person", person)
        .param("manager", manager)
        .query(Boolean.class)
        .single();
  }

  void takeRoles(UUID person) {
    jdbc.sql("delete from person_role where person_id = :person").param("person", person).update();
  }

  /** Whether the person is an administrator and nobody else, still here, is. */
  boolean isLastAdministrator(UUID person) {
    return jdbc.sql(
            """
            select exists (select 1 from person_role where role = 'administrator' and person_id = :person)
              and not exists (select 1 from person_role join person on person.id = person_id
                where role = 'administrator' and person_id <> :person and left_on is null)
            """)
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  Optional<String> passwordHash(UUID person) {
    return jdbc.sql("select hash from password where person_id = :person")
        .param("person", person)
        .query(String.class)
        .optional();
  }

  void setPassword(UUID person, String hash, Instant at) {
    jdbc.sql(
            """
            insert into password (person_id, hash, set_at) values (:person, :hash, :at)
            on conflict (person_id) do update set hash = excluded.hash, set_at = excluded.set_at
            """)
        .param("person", person)
        .param("hash", hash)
        .param("at", Timestamp.from(at))
        .update();
  }

  void removePassword(UUID person) {
    jdbc.sql("delete from password where person_id = :person").param("person", person).update();
  }

  void addLink(
      String hash, @Nullable UUID person, @Nullable String path, Instant made, Instant ends) {
    jdbc.sql(
            """
            insert into one_time_link (token_hash, person_id, path, made_at, ends_at)
            values (:hash, :person, :path, :made, :ends)
            """)
        .param("hash", hash)
        .param("person", person)
        .param("path", path)
        .param("made", Timestamp.from(made))
        .param("ends", Timestamp.from(ends))
        .update();
  }

  /** Adds links that let their people do no more than read, each by its hash, in one statement. */
  void addReadingLinks(SequencedMap<String, Doors.To> links, Instant made, Instant ends) {
    jdbc.sql(
            """
            insert into one_time_link (token_hash, person_id, path, reads_only, made_at, ends_at)
            select link.hash, link.person, link.path, true, :made, :ends
            from unnest(:hashes, :people, :paths) as link (hash, person, path)
            """)
        .param("hashes", links.sequencedKeySet().toArray(String[]::new))
        .param(
            "people", links.sequencedValues().stream().map(Doors.To::person).toArray(UUID[]::new))
        .param("paths", links.sequencedValues().stream().map(Doors.To::path).toArray(String[]::new))
        .param("made", Timestamp.from(made))
        .param("ends", Timestamp.from(ends))
        .update();
  }

  /** Forgets links that are over since a time. */
  void removeLinks(Instant over) {
    jdbc.sql("delete from one_time_link where ends_at < :over")
        .param("over", Timestamp.from(over))
        .update();
  }

  /** Whom a link signs in, where it leads, and whether to no more than read. */
  record Led(UUID person, Optional<String> path, boolean readsOnly) {}

  /** Takes a link, once; empty if it is unknown, used or over. */
  Optional<Led> useLink(String hash, Instant at) {
    return jdbc.sql(
            """
            update one_time_link set used_at = :at
            where token_hash = :hash and used_at is null and ends_at > :at and person_id is not null
            returning person_id, path, reads_only
            """)
        .param("hash", hash)
        .param("at", Timestamp.from(at))
        .query(PeopleStore::led)
        .optional();
  }

  /** The same of a link that is not taken, or was. */
  Optional<Led> ledBy(String hash) {
    return jdbc.sql(
            """
            select person_id, path, reads_only from one_time_link
            where token_hash = :hash and person_id is not null
            """)
        .param("hash", hash)
        .query(PeopleStore::led)
        .optional();
  }

  private static Led led(ResultSet row, int number) throws SQLException {
    return new Led(
        row.getObject("person_id", UUID.class),
        Optional.ofNullable(row.getString("path")),
        row.getBoolean("reads_only"));
  }

  /** What a link to sign in is worth. */
  enum Link {
    GOOD,
    USED,
    /** Unknown, or over. */
    NONE
  }

  Link link(String hash, Instant at) {
    return jdbc.sql(
            """
            select used_at is not null as used, ends_at > :at as good from one_time_link
            where token_hash = :hash and person_id is not null
            """)
        .param("hash", hash)
        .param("at", Timestamp.from(at))
        .query(
            (row, number) ->
                row.getBoolean("used") ? Link.USED : row.getBoolean("good") ? Link.GOOD : Link.NONE)
        .optional()
        .orElse(Link.NONE);
  }

  /** Whether a link makes the first administrator; taken where {@code use} says so. */
  boolean isFirstLink(String hash, Instant at) {
    return jdbc.sql(
            """
            select true from one_time_link
            where token_hash = :hash and used_at is null and ends_at > :at and person_id is null
            """)
        .param("hash", hash)
        .param("at", Timestamp.from(at))
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  void useFirstLinks(Instant at) {
    jdbc.sql("update one_time_link set used_at = :at where person_id is null and used_at is null")
        .param("at", Timestamp.from(at))
        .update();
  }

  /** One node at a time goes on from here until its transaction ends. */
  void lockFirst() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('coco.people.first'))").query().listOfRows();
  }

  private static Person read(ResultSet row, int number) throws SQLException {
    Date left = row.getDate("left_on");
    String roles = row.getString("roles");
    return new Person(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        Language.ofTag(row.getString("language")).orElseThrow(),
        Optional.ofNullable(row.getString("team")),
        Optional.ofNullable(row.getObject("manager_id", UUID.class)),
        roles == null ? Set.of() : roles(roles),
        row.getDate("joined_on").toLocalDate(),
        Optional.ofNullable(left).map(Date::toLocalDate));
  }

  private static Set<Role> roles(String keys) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    List<String> held = List.of(keys.split(" "));
    Arrays.stream(Role.values()).filter(role -> held.contains(role.key())).forEach(roles::add);
    return roles;
  }
}
