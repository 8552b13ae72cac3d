package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.demo.Demonstration;
import coco.server.settings.Settings;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A campaign for 100,000 people: how long does its launch take, with a mail to each, and how long
 * its page? The aims are 10 s and 300 ms on two cores at rest ({@code docs/operations.md} has what
 * was measured); the bounds here leave room for a busy machine. Alone: {@code ./mvnw -pl server
 * -Dtest=CampaignSpeedTest verify}.
 */
class CampaignSpeedTest {
  private static final int PEOPLE = 100_000;
  private static final Duration LAUNCH_BOUND = Duration.ofSeconds(60);
  private static final Duration PAGE_BOUND = Duration.ofSeconds(1);

  private static Somebody officer(Server server) {
    Demonstration.Link link =
        server.demonstrationLinks().stream()
            .filter(it -> it.role() == Role.COMPLIANCE_OFFICER)
            .findFirst()
            .orElseThrow();
    Somebody somebody = new Somebody(server.port());
    somebody.get(link.path());
    String token = link.path().substring(link.path().indexOf('=') + 1);
    somebody.post("/sign-in/link", Map.of("token", token));
    return somebody;
  }

  private static void hire(JdbcTemplate jdbc) {
    jdbc.update(
        """
        insert into person (id, email, name, language, team_id, manager_id, joined_on)
        select gen_random_uuid(), 'worker-' || number || '@example.org', 'Worker ' || number,
          case when number % 3 = 0 then 'fr' else 'en' end,
          (select id from team order by name offset number % 8 limit 1),
          (select id from person where manager_id is null), date '2020-01-01'
        from generate_series(1, ?) as number
        """,
        PEOPLE);
    jdbc.execute("analyze person");
  }

  @Test
  void aHundredThousandPeopleAreToldAndFollowed() {
    Settings settings =
        Settings.of(Map.of("COCO_DATA", RunningServer.folder().toString(), "COCO_PORT", "0"), true);
    try (Server server = Server.start(settings)) {
      JdbcTemplate jdbc = server.application().getBean(JdbcTemplate.class);
      hire(jdbc);
      Somebody officer = officer(server);
      Matcher edition =
          Pattern.compile("<option value=\"([0-9a-f-]{36})\"")
              .matcher(officer.get("/office/campaigns/new").body());
      assertThat(edition.find()).isTrue();
      Clock clock = server.application().getBean(Clock.class);

      long began = System.nanoTime();
      HttpResponse<String> made =
          officer.post(
              "/office/campaigns",
              Map.of(
                  "edition",
                  edition.group(1),
                  "title",
                  "Everybody",
                  "steps",
                  "read,acknowledge",
                  "day",
                  clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(20).toString()));
      String campaign =
          made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
      assertThat(officer.get(campaign).body()).contains("100,060 people would be asked");
      long previewed = System.nanoTime();
      assertThat(officer.post(campaign + "/launch", Map.of()).statusCode()).isEqualTo(302);
      long launched = System.nanoTime();

      assertThat(
              jdbc.queryForObject(
                  "select count(*) from notification where subject like '%Everybody%'", Long.class))
          .isEqualTo(PEOPLE + 60L);
      // The mails are not made beside it: at night they wait, by day they would be measured as
      // well.
      jdbc.update("update notification set mailed_at = now() where mail_at is not null");
      Duration fresh = page(officer, campaign);
      jdbc.update(
          """
          update assignment set read_at = now(), answer = 'given', answered_at = now(), done_at = now()
          where campaign_id = ?::uuid and left(id::text, 1) in ('0', '1', '2', '3', '4', '5', '6', '7', '8')
          """,
          campaign.replaceFirst(".*/", ""));
      jdbc.update(
          "update assignment set due_at = now() - interval '1 day' where campaign_id = ?::uuid",
          campaign.replaceFirst(".*/", ""));
      Duration used = page(officer, campaign);
      System.out.printf(
          "a campaign for %d people: form and preview %d ms, launch %d ms; its page at first %d ms, with half of them done and the rest late %d ms%n",
          PEOPLE,
          (previewed - began) / 1_000_000,
          (launched - previewed) / 1_000_000,
          fresh.toMillis(),
          used.toMillis());
      assertThat(Duration.ofNanos(launched - began)).isLessThan(LAUNCH_BOUND);
      assertThat(fresh).isLessThan(PAGE_BOUND);
      assertThat(used).isLessThan(PAGE_BOUND);
    }
  }

  /** The median of eleven looks at the page, after one. */
  private static Duration page(Somebody officer, String campaign) {
    officer.get(campaign);
    long[] nanos = new long[11];
    for (int i = 0; i < nanos.length; i++) {
      long began = System.nanoTime();
      assertThat(officer.get(campaign).statusCode()).isEqualTo(200);
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[nanos.length / 2]);
  }
}
