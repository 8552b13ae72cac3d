package coco.server.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import coco.server.RunningServer;
import coco.server.Somebody;
import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.settings.Settings;
import coco.server.web.Addresses;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people are told: at once in their inbox, and by mail as they chose, outside of their quiet
 * time. Cases 11, 33 and 34 of {@code docs/decisions/clock-cases.md} are here.
 */
class NotificationsTest {
  // Days to come, since the server that runs mails what is due by its own clock.
  private static final RunningServer SERVER = RunningServer.get();
  private static final Instant NOON = Instant.parse("2028-07-12T10:00:00Z");

  /** Thursday before the fourteenth of July, at 23:00 in Paris and 17:00 in New York. */
  private static final Instant NIGHT = Instant.parse("2028-07-13T21:00:00Z");

  private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private final Set<UUID> over = new java.util.HashSet<>();
  private final Map<String, Enclosures.File> files = new java.util.HashMap<>();
  private Somebody somebody;
  private UUID person;

  @BeforeEach
  void aPersonInParis() {
    // What other tests left is not due any more, or the clocks of this one would find it.
    bean(JdbcClient.class)
        .sql("update notification set mail_at = null where mailed_at is null")
        .update();
    somebody = SERVER.somebody(Role.EMPLOYEE);
    person = UUID.fromString(SERVER.idOf(somebody));
    choose(person, Map.of(), quiet("Europe/Paris", "FR"));
  }

  private static <T> T bean(Class<T> kind) {
    return SERVER.application().getBean(kind);
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static Notifications notifications(Instant now) {
    return new Notifications(bean(NotificationStore.class), at(now), bean(Settings.class));
  }

  private static QuietTime quiet(String zone, String holidays) {
    return new QuietTime(
        ZoneId.of(zone), LocalTime.of(8, 0), LocalTime.of(18, 0), WEEK, Optional.of(holidays));
  }

  private static void choose(
      UUID person, Map<NotificationKind, Channel> channels, QuietTime quiet) {
    notifications(NOON).choose(new Viewer(person, "Somebody", Set.of()), channels, quiet);
  }

  private static void tell(
      Instant now, NotificationKind kind, UUID person, UUID about, String subject) {
    notifications(now)
        .tell(
            kind,
            person,
            about,
            Notifications.drafts(
                language ->
                    new Notifications.Draft(
                        subject, "About " + Notifications.KEY, "/me/readings")));
  }

  /** The subjects of the mails that the person has got by a time, the oldest first. */
  private List<String> mails(UUID whose, Instant now) {
    new NotificationPost(
            bean(NotificationStore.class),
            new Mails(bean(MailStore.class), at(now), bean(Settings.class)),
            bean(Addresses.class),
            List.of(things -> over),
            List.of((of, key) -> Optional.ofNullable(files.get(key))),
            bean(Doors.class),
            bean(TransactionTemplate.class),
            at(now))
        .post();
    return bean(JdbcClient.class)
        .sql(
            """
            select subject from mail join person on person.email = recipient
            where person.id = :person order by made_at, subject
            """)
        .param("person", whose)
        .query(String.class)
        .list();
  }

  private List<String> mails(Instant now) {
    return mails(person, now);
  }

  @Test
  void aMailWaitsForItsFileAndKeepsNobodyElseWaiting() {
    notifications(NOON)
        .tellEnclosing(
            NotificationKind.RECEIPT,
            person,
            UUID.randomUUID(),
            Notifications.drafts(
                language -> new Notifications.Draft("A receipt", "With it.", "/me/readings")),
            "a-proof");
    tell(NOON, NotificationKind.CAMPAIGN, person, UUID.randomUUID(), "Not waiting");

    assertThat(mails(NOON)).containsExactly("Not waiting");
    assertThat(mails(NOON.plusSeconds(3))).containsExactly("Not waiting");
    files.put("a-proof", new Enclosures.File("proof.json", "{}"));
    assertThat(mails(NOON.plusSeconds(10))).containsExactly("Not waiting", "A receipt");
    assertThat(mails(NOON.plusSeconds(20))).as("once").containsExactly("Not waiting", "A receipt");
    assertThat(
            bean(JdbcClient.class)
                .sql(
                    "select name || ' ' || content from mail_enclosure join mail on id = mail_id where subject = 'A receipt'")
                .query(String.class)
                .list())
        .containsExactly("proof.json {}");
  }

  @Test
  void aReminderAtNightComesOnTheReadersNextWorkingMorning() {
    UUID abroad = UUID.fromString(SERVER.idOf(SERVER.somebody(Role.EMPLOYEE)));
    choose(abroad, Map.of(), quiet("America/New_York", "US"));

    tell(NIGHT, NotificationKind.REMINDER, person, UUID.randomUUID(), "Late");
    tell(NIGHT, NotificationKind.REMINDER, abroad, UUID.randomUUID(), "Late");

    assertThat(mails(abroad, NIGHT)).as("17:00 in New York").containsExactly("Late");
    assertThat(mails(NIGHT)).as("23:00 in Paris").isEmpty();
    assertThat(mails(Instant.parse("2028-07-14T10:00:00Z"))).as("a holiday").isEmpty();
    assertThat(mails(Instant.parse("2028-07-15T10:00:00Z"))).as("Saturday").isEmpty();
    assertThat(mails(Instant.parse("2028-07-17T05:59:59Z"))).as("before eight").isEmpty();
    assertThat(mails(Instant.parse("2028-07-17T06:00:00Z"))).containsExactly("Late");
    assertThat(mails(Instant.parse("2028-07-18T10:00:00Z"))).as("once").hasSize(1);
  }

  @Test
  void whoHasLeftMeanwhileGetsNoMail() {
    tell(NIGHT, NotificationKind.REMINDER, person, UUID.randomUUID(), "Left");
    bean(JdbcClient.class)
        .sql(
            "update person set joined_on = date '2028-01-01', left_on = date '2028-07-16' where id = :id")
        .param("id", person)
        .update();

    assertThat(mails(Instant.parse("2028-07-18T10:00:00Z"))).isEmpty();
    assertThat(
            bean(JdbcClient.class)
                .sql(
                    "select count(*) from notification where person_id = :id and mailed_at is null")
                .param("id", person)
                .query(Integer.class)
                .single())
        .as("nothing waits for them")
        .isZero();
  }

  @Test
  void theHoursOfATeamHoldForThoseWhoChoseNone() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    UUID team = UUID.randomUUID();
    bean(JdbcClient.class)
        .sql("insert into team (id, name) values (:id, 'Night shift of Tokyo')")
        .param("id", team)
        .update();
    UUID abroad = UUID.fromString(SERVER.idOf(SERVER.somebody(Role.EMPLOYEE)));
    bean(JdbcClient.class)
        .sql("update person set team_id = :team where id in (:abroad, :person)")
        .param("team", team)
        .param("abroad", abroad)
        .param("person", person)
        .update();
    String hours = "/office/teams/%s/hours".formatted(team);
    assertThat(administrator.get(hours).body()).contains("as the installation is set");
    Map<String, String> form =
        Map.of(
            "zone", "Asia/Tokyo", "until", "09:00", "from", "17:00", "days", "2", "holidays", "JP");
    assertThat(administrator.post(hours, Map.of("zone", "Asia/Nowhere")).statusCode())
        .isEqualTo(422);
    for (Map.Entry<String, String> wrong :
        Map.of("until", "09:00:30", "from", "x", "days", "x", "holidays", "XX").entrySet()) {
      Map<String, String> other = new HashMap<>(form);
      other.put(wrong.getKey(), wrong.getValue());
      assertThat(administrator.post(hours, other).statusCode()).as(wrong.getKey()).isEqualTo(422);
    }
    assertThat(SERVER.somebody(Role.MANAGER).post(hours, form).statusCode()).isEqualTo(403);
    assertThat(administrator.post(hours, form).statusCode()).isEqualTo(302);

    tell(NIGHT, NotificationKind.REMINDER, abroad, UUID.randomUUID(), "Team");

    assertThat(mails(abroad, Instant.parse("2028-07-17T23:59:59Z"))).isEmpty();
    assertThat(mails(abroad, Instant.parse("2028-07-18T00:00:00Z")))
        .as("Tuesday at nine in Tokyo")
        .containsExactly("Team");
    // Two working days after Friday 14 July, which it is in Tokyo: two Tuesdays, the second of
    // which ends on the 25th.
    assertThat(bean(TeamHours.class).afterWorkingDays(List.of(abroad), NIGHT, 2))
        .containsOnly(entry(abroad, Instant.parse("2028-07-25T15:00:00Z")));
    administrator.post(hours + "/usual", Map.of());
    assertThat(bean(TeamHours.class).afterWorkingDays(List.of(abroad), NIGHT, 2)).isEmpty();
    assertThat(
            administrator.get("/office/teams/%s/hours".formatted(UUID.randomUUID())).statusCode())
        .isEqualTo(404);
    bean(JdbcClient.class)
        .sql("update person set team_id = null where team_id = :team")
        .param("team", team)
        .update();
    bean(JdbcClient.class).sql("delete from team where id = :id").param("id", team).update();
  }

  @Test
  void aWeekendOnWhichTheClocksChangeKeepsTheHourOfTheReader() {
    tell(
        Instant.parse("2028-10-27T18:00:00Z"),
        NotificationKind.REMINDER,
        person,
        UUID.randomUUID(),
        "Late");

    assertThat(mails(Instant.parse("2028-10-30T06:30:00Z"))).as("07:30 in Paris").isEmpty();
    assertThat(mails(Instant.parse("2028-10-30T07:00:00Z"))).containsExactly("Late");
  }

  @Test
  void whateverFollowsObeysTheCalendarToo() {
    tell(NIGHT, NotificationKind.CAMPAIGN, person, UUID.randomUUID(), "Please read");
    tell(NIGHT, NotificationKind.COMMENT, person, UUID.randomUUID(), "Your comment");
    tell(NIGHT, NotificationKind.REVIEW, person, UUID.randomUUID(), "To approve");

    assertThat(mails(Instant.parse("2028-07-16T22:00:00Z"))).isEmpty();
    assertThat(mails(Instant.parse("2028-07-17T06:00:00Z")))
        .containsExactly("3 notifications for you");
  }

  @Test
  void whatIsOverByThenIsLeftOutAndTheRestComesAsOne() {
    List<UUID> things = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    things.forEach(
        thing -> tell(NIGHT, NotificationKind.CAMPAIGN, person, thing, "Please read " + thing));
    over.addAll(things.subList(1, 3));

    assertThat(mails(Instant.parse("2028-07-17T06:00:00Z")))
        .containsExactly("Please read " + things.getFirst());
    over.add(things.getFirst());
    tell(NOON, NotificationKind.REMINDER, person, things.getFirst(), "Late already");
    assertThat(mails(Instant.parse("2028-07-17T06:00:00Z")))
        .as("no notification of the past")
        .hasSize(1);
    assertThat(bean(Notifications.class).inbox(new Viewer(person, "Somebody", Set.of())))
        .as("the inbox has all")
        .hasSize(4);
  }

  @Test
  void aStormInWorkingHoursComesAsOne() {
    for (int i = 0; i < 12; i++) {
      tell(NOON, NotificationKind.CAMPAIGN, person, UUID.randomUUID(), "Please read " + i);
    }
    assertThat(mails(NOON)).containsExactly("12 notifications for you");
  }

  @Test
  void whatSomebodyWaitsForComesAtOnce() {
    tell(NIGHT, NotificationKind.RECEIPT, person, UUID.randomUUID(), "Receipt");
    assertThat(mails(NIGHT)).containsExactly("Receipt");
  }

  @Test
  void aDigestIsOneMailADayInTheMorning() {
    Map<NotificationKind, Channel> digest = new EnumMap<>(NotificationKind.class);
    digest.put(NotificationKind.COMMENT, Channel.DIGEST);
    digest.put(NotificationKind.CAMPAIGN, Channel.DIGEST);
    choose(person, digest, quiet("Europe/Paris", "FR"));

    tell(NOON, NotificationKind.COMMENT, person, UUID.randomUUID(), "First");
    tell(NOON.plusSeconds(7_200), NotificationKind.COMMENT, person, UUID.randomUUID(), "Second");
    tell(NOON, NotificationKind.CAMPAIGN, person, UUID.randomUUID(), "Please read");

    assertThat(mails(NOON.plusSeconds(7_200))).as("mandatory").containsExactly("Please read");
    assertThat(mails(Instant.parse("2028-07-13T06:00:00Z")))
        .containsExactly("Please read", "2 notifications for you");
  }

  @Test
  void theInboxAloneIsAWay() {
    choose(person, Map.of(NotificationKind.COMMENT, Channel.INBOX), quiet("Europe/Paris", "FR"));
    tell(NOON, NotificationKind.COMMENT, person, UUID.randomUUID(), "Only inside");

    assertThat(mails(Instant.parse("2028-08-01T10:00:00Z"))).isEmpty();
    assertThat(somebody.get("/me/inbox").body()).contains("Only inside");
  }

  @Test
  void aNoticeIsOpenedAndMarked() {
    UUID about = UUID.randomUUID();
    tell(NOON, NotificationKind.COMMENT, person, about, "What became of it");
    tell(NOON, NotificationKind.COMMENT, person, UUID.randomUUID(), "Another");
    assertThat(somebody.get("/me/account").body()).contains("2 unread");
    assertThat(somebody.get("/me/inbox").body()).contains("What became of it", "About " + about);
    String id =
        bean(JdbcClient.class)
            .sql("select id from notification where about_id = :about")
            .param("about", about)
            .query(String.class)
            .single();
    String open = "/me/inbox/%s/reading".formatted(id);

    assertThat(SERVER.somebody(Role.EMPLOYEE).post(open, Map.of()).statusCode()).isEqualTo(404);
    assertThat(somebody.post(open, Map.of()).headers().firstValue("Location"))
        .get()
        .asString()
        .endsWith("/me/readings");
    assertThat(somebody.get("/me/inbox").body()).contains("One notification is unread");
    somebody.post("/me/inbox/reading", Map.of());
    assertThat(somebody.get("/me/inbox").body()).contains("You have read everything");
  }

  @Test
  void peopleChooseOnAPage() {
    Map<String, String> form =
        Map.of(
            "comment",
            "inbox",
            "campaign",
            "inbox",
            "zone",
            "Pacific/Auckland",
            "until",
            "10:00",
            "from",
            "16:30",
            "days",
            "2",
            "holidays",
            "NZ");
    assertThat(somebody.post("/me/notifications", form).statusCode()).isEqualTo(302);

    Viewer viewer = new Viewer(person, "Somebody", Set.of());
    assertThat(bean(Notifications.class).channels(viewer))
        .containsEntry(NotificationKind.COMMENT, Channel.INBOX)
        .containsEntry(NotificationKind.CAMPAIGN, Channel.MAIL);
    assertThat(bean(Notifications.class).quietTime(viewer).written())
        .isEqualTo("Pacific/Auckland 10:00-16:30 2 NZ");
    Map<String, String> wrong = new java.util.HashMap<>(form);
    wrong.put("zone", "Mars/Olympus");
    var refused = somebody.post("/me/notifications", wrong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Not kept");
  }
}
