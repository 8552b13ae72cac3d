package coco.server.notify;

import coco.language.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of notifications and of how people want to be told. */
@Repository
class NotificationStore {
  private static final String COLUMNS = "id, kind, made_at, language, subject, body, path, read_at";

  private final JdbcClient jdbc;

  NotificationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When a mail may go, and when a digest does. */
  record Moments(Instant next, Instant morning) {}

  /**
   * The quiet times of people as written, where they chose none those of their teams; an empty text
   * stands for the usual one.
   */
  List<String> quietTimes(Collection<UUID> people) {
    return jdbc.sql(
            """
            select distinct coalesce(quiet.written, hours.written, '') from unnest(:people) as reader (id)
              join person on person.id = reader.id
              left join quiet_time quiet on quiet.person_id = reader.id
              left join team_hours hours on hours.team_id = person.team_id
            """)
        .param("people", people.toArray(UUID[]::new))
        .query(String.class)
        .list();
  }

  int add(
      NotificationKind kind,
      Map<UUID, UUID> keys,
      Map<Language, Notifications.Draft> drafts,
      Map<String, Moments> moments,
      Instant now,
      @Nullable String enclosed) {
    UUID[] people = keys.keySet().toArray(UUID[]::new);
    UUID[] own = keys.values().toArray(UUID[]::new);
    List<String> written = new ArrayList<>(moments.keySet());
    int added = 0;
    for (var draft : drafts.entrySet()) {
      added +=
          jdbc.sql(
                  """
                  insert into notification (id, person_id, about_id, kind, made_at, language, subject, body, path, enclosed, mail_at)
                  select gen_random_uuid(), person.id, own.key, :kind, :now, person.language, :subject,
                    replace(:body, :key, cast(own.key as text)), replace(:path, :key, cast(own.key as text)), :enclosed,
                    case when not :chosen then moment.next_at
                      else case coalesce(choice.channel, 'mail') when 'mail' then moment.next_at when 'digest' then moment.morning_at end end
                  from unnest(:people, :own) as own (person_id, key)
                    join person on person.id = own.person_id
                    left join quiet_time quiet on quiet.person_id = person.id
                    left join team_hours hours on hours.team_id = person.team_id
                    join unnest(:written, :next, :morning) as moment (written, next_at, morning_at)
                      on moment.written = coalesce(quiet.written, hours.written, '')
                    left join notification_choice choice on choice.person_id = person.id and choice.kind = :kind
                  where person.language = :language and (left_on is null or left_on > :today)
                  """)
              .param("kind", kind.key())
              .param("chosen", kind.isChosen())
              .param("now", Timestamp.from(now))
              .param("subject", draft.getValue().subject())
              .param("body", draft.getValue().body())
              .param("path", draft.getValue().path())
              .param("enclosed", enclosed)
              .param("key", Notifications.KEY)
              .param("people", people)
              .param("own", own)
              .param("written", written.toArray(String[]::new))
              .param("next", times(written, moments, true))
              .param("morning", times(written, moments, false))
              .param("language", draft.getKey().tag())
              .param("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
              .update();
    }
    return added;
  }

  private static Timestamp[] times(
      List<String> written, Map<String, Moments> moments, boolean next) {
    return written.stream()
        .map(moments::get)
        .map(it -> Timestamp.from(next ? it.next() : it.morning()))
        .toArray(Timestamp[]::new);
  }

  List<Notifications.Notification> latest(UUID person, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from notification where person_id = :person order by made_at desc, id limit :most")
        .param("person", person)
        .param("most", most)
        .query(NotificationStore::read)
        .list();
  }

  int unread(UUID person) {
    return jdbc.sql(
            "select count(*) from notification where person_id = :person and read_at is null")
        .param("person", person)
        .query(Integer.class)
        .single();
  }

  Optional<String> read(UUID person, UUID id, Instant now) {
    return jdbc.sql(
            """
            update notification set read_at = coalesce(read_at, :now) where id = :id and person_id = :person returning path
            """)
        .param("now", Timestamp.from(now))
        .param("id", id)
        .param("person", person)
        .query(String.class)
        .optional();
  }

  void readAll(UUID person, Instant now) {
    jdbc.sql(
            """
            update notification set read_at = :now where person_id = :person and read_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("person", person)
        .update();
  }

  Map<NotificationKind, Channel> channels(UUID person) {
    Map<NotificationKind, Channel> channels = new EnumMap<>(NotificationKind.class);
    jdbc.sql("select kind, channel from notification_choice where person_id = :person")
        .param("person", person)
        .query(
            row -> {
              Optional<Channel> channel = Channel.ofKey(row.getString("channel"));
              NotificationKind.ofKey(row.getString("kind"))
                  .ifPresent(kind -> channels.put(kind, channel.orElseThrow()));
            });
    return channels;
  }

  void choose(UUID person, NotificationKind kind, Channel channel) {
    jdbc.sql(
            """
            insert into notification_choice (person_id, kind, channel) values (:person, :kind, :channel)
            on conflict (person_id, kind) do update set channel = excluded.channel
            """)
        .param("person", person)
        .param("kind", kind.key())
        .param("channel", channel.key())
        .update();
  }

  String quietTime(UUID person) {
    return jdbc.sql(
            """
            select coalesce(quiet.written, hours.written, '') from person
              left join quiet_time quiet on quiet.person_id = person.id
              left join team_hours hours on hours.team_id = person.team_id
            where person.id = :person
            """)
        .param("person", person)
        .query(String.class)
        .optional()
        .orElse("");
  }

  void choose(UUID person, String quiet) {
    jdbc.sql(
            """
            insert into quiet_time (person_id, written) values (:person, :written)
            on conflict (person_id) do update set written = excluded.written
            """)
        .param("person", person)
        .param("written", quiet)
        .update();
  }

  /**
   * A notification that is to be mailed.
   *
   * @param hasLeft whether its reader works here no more
   * @param enclosed what the file is of that goes with it
   */
  record Due(
      UUID personId,
      String recipient,
      boolean hasLeft,
      UUID about,
      Optional<String> enclosed,
      Notifications.Notification notification) {}

  /**
   * The notifications of some people whose mail is due, all of each, the oldest first; locked for
   * this transaction, so that no other node mails them too.
   */
  List<Due> due(Instant now, int people) {
    return jdbc.sql(
            """
            with reader as (
              select distinct person_id from (
                select person_id from notification where mailed_at is null and mail_at <= :now
                order by mail_at limit :most) as first),
            due as (
              select notification.id from notification join reader on reader.person_id = notification.person_id
              where mailed_at is null and mail_at <= :now
              for update of notification skip locked)
            select notification.id, kind, made_at, notification.language, subject, body, path, read_at, person_id, about_id, enclosed, email,
              coalesce(left_on <= :today, false) as has_left
            from due join notification on notification.id = due.id join person on person.id = notification.person_id
            order by person_id, made_at, notification.id
            """)
        .param("now", Timestamp.from(now))
        .param("most", people)
        .param("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
        .query(
            (row, number) ->
                new Due(
                    row.getObject("person_id", UUID.class),
                    row.getString("email"),
                    row.getBoolean("has_left"),
                    row.getObject("about_id", UUID.class),
                    Optional.ofNullable(row.getString("enclosed")),
                    read(row, number)))
        .list();
  }

  /** Mails them later. */
  void postpone(Collection<UUID> ids, Instant until) {
    jdbc.sql("update notification set mail_at = :until where id = any(:ids)")
        .param("until", Timestamp.from(until))
        .param("ids", ids.toArray(UUID[]::new))
        .update();
  }

  void mailed(Collection<UUID> ids, Instant now) {
    jdbc.sql("update notification set mailed_at = :now where id = any(:ids)")
        .param("now", Timestamp.from(now))
        .param("ids", ids.toArray(UUID[]::new))
        .update();
  }

  private static Notifications.Notification read(ResultSet row, int number) throws SQLException {
    Timestamp read = row.getTimestamp("read_at");
    return new Notifications.Notification(
        row.getObject("id", UUID.class),
        NotificationKind.ofKey(row.getString("kind")).orElseThrow(),
        row.getTimestamp("made_at").toInstant(),
        Language.ofTag(row.getString("language")).orElseThrow(),
        row.getString("subject"),
        row.getString("body"),
        row.getString("path"),
        Optional.ofNullable(read).map(Timestamp::toInstant));
  }
}
