package coco.server.notify;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.settings.Settings;
import coco.server.web.NotFound;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When the people of a team work: on which days, within which hours, with which holidays. */
@Component
public class TeamHours {
  private final JdbcClient jdbc;
  private final QuietTime usual;

  TeamHours(JdbcClient jdbc, Settings settings) {
    this.jdbc = jdbc;
    this.usual = QuietTime.usual(settings.zone(), settings.holidays());
  }

  /** A team; {@code hours} are empty where it works as everybody does. */
  record Team(UUID id, String name, Optional<QuietTime> hours) {}

  /**
   * A team with its hours.
   *
   * @throws NotFound where there is none
   */
  Team of(Viewer viewer, UUID team) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    return jdbc.sql(
            """
            select team.id, name, coalesce(written, '') as written from team
              left join team_hours on team_id = team.id where team.id = :team
            """)
        .param("team", team)
        .query(
            (row, number) ->
                new Team(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    QuietTime.read(row.getString("written"))))
        .optional()
        .orElseThrow(() -> new NotFound("the team " + team));
  }

  /** The hours of who has none of their own. */
  QuietTime usual() {
    return usual;
  }

  /** Sets when a team works. */
  @Transactional
  void set(Viewer viewer, UUID team, QuietTime hours) {
    of(viewer, team);
    jdbc.sql(
            """
            insert into team_hours (team_id, written) values (:team, :written)
            on conflict (team_id) do update set written = excluded.written
            """)
        .param("team", team)
        .param("written", hours.written())
        .update();
  }

  /** Lets a team work as everybody does. */
  @Transactional
  void clear(Viewer viewer, UUID team) {
    of(viewer, team);
    jdbc.sql("delete from team_hours where team_id = :team").param("team", team).update();
  }

  /** The working days of a team. */
  @FunctionalInterface
  public interface WorkingDays {
    /**
     * The end of the n-th working day after the day of an instant.
     *
     * @param days at least 1
     */
    Instant after(Instant from, int days);
  }

  /** The working days of a person's team; empty where it works as everybody does. */
  public Optional<WorkingDays> of(UUID person) {
    return jdbc.sql(
            """
            select written from person join team_hours hours on hours.team_id = person.team_id
            where person.id = :person
            """)
        .param("person", person)
        .query(String.class)
        .optional()
        .flatMap(QuietTime::read)
        .map(own -> own::afterWorkingDays);
  }

  /** Whether one of some teams has said when it works; one of all where none is named. */
  public boolean isSaid(Collection<UUID> teams) {
    return jdbc.sql(
            "select exists (select 1 from team_hours where cardinality(:teams) = 0 or team_id = any(:teams))")
        .param("teams", teams.toArray(UUID[]::new))
        .query(Boolean.class)
        .single();
  }

  /**
   * By when so many working days of people's own teams are over, counted from the day after an
   * instant.
   *
   * @param days at least 1
   * @return by person; nobody whose team works as everybody does
   */
  public Map<UUID, Instant> afterWorkingDays(Collection<UUID> people, Instant from, int days) {
    Map<String, Instant> ends = new HashMap<>();
    Map<UUID, Instant> all = new HashMap<>();
    jdbc.sql(
            """
            select reader.id, written from unnest(:people) as reader (id)
              join person on person.id = reader.id join team_hours hours on hours.team_id = person.team_id
            """)
        .param("people", people.toArray(UUID[]::new))
        .query(
            row -> {
              String written = row.getString("written");
              all.put(
                  row.getObject("id", UUID.class),
                  ends.computeIfAbsent(
                      written,
                      it -> QuietTime.read(it).orElse(usual).afterWorkingDays(from, days)));
            });
    return all;
  }
}
