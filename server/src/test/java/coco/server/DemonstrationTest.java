package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.demo.Demonstration;
import coco.server.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demonstration fills an empty folder, and no other. */
class DemonstrationTest {
  private static Settings demo(Path data) {
    return Settings.of(Map.of("COCO_DATA", data.toString(), "COCO_PORT", "0"), true);
  }

  private static Somebody signedIn(Server server, Role role) {
    Demonstration.Link link =
        server.demonstrationLinks().stream()
            .filter(it -> it.role() == role)
            .findFirst()
            .orElseThrow();
    Somebody somebody = new Somebody(server.port());
    somebody.get(link.path());
    String token = link.path().substring(link.path().indexOf('=') + 1);
    assertThat(somebody.post("/sign-in/link", Map.of("token", token)).statusCode()).isEqualTo(302);
    return somebody;
  }

  private static long count(Server server, String table) {
    return server
        .application()
        .getBean(JdbcClient.class)
        .sql("select count(*) from " + table)
        .query(Long.class)
        .single();
  }

  @Test
  void anEmptyFolderBecomesAWholeOrganisation() {
    Path data = RunningServer.folder();
    try (Server server = Server.start(demo(data))) {
      assertThat(server.firstLink()).isEmpty();
      assertThat(count(server, "person")).isEqualTo(60);
      assertThat(count(server, "team")).isEqualTo(8);
      assertThat(count(server, "party")).isEqualTo(400);
      assertThat(count(server, "publication")).isEqualTo(2);
      assertThat(count(server, "edition")).isEqualTo(3);
      assertThat(count(server, "person where manager_id is null")).isEqualTo(1);
      assertThat(count(server, "comment")).isEqualTo(6);
      assertThat(count(server, "consultation")).isEqualTo(1);
      assertThat(
              count(server, "(select distinct role from person_role where role <> 'employee') r"))
          .isEqualTo(Role.values().length - 1);

      Somebody reader = new Somebody(server.port());
      for (String language : List.of("en", "fr")) {
        assertThat(reader.get("/%s/riverside-water".formatted(language)).body())
            .contains("2026.1", "CS-8");
      }
      Somebody officer = signedIn(server, Role.COMPLIANCE_OFFICER);
      assertThat(officer.get("/office").body())
          .contains("2025.1", "2026.1", "2027.1", "state-in-review");
      assertThat(officer.get("/office/people").body()).contains("Hélène Marchetti", "Call centre");
      assertThat(officer.get("/office/comments").body()).contains("Tous les dix jours", "DI-3");
      assertThat(officer.get("/office/codes/riverside-water/approvers").body())
          .contains("Direction", "Service");
      assertThat(count(server, "course_publication")).isPositive();
      assertThat(count(server, "certificate")).isGreaterThan(30);
      assertThat(count(server, "enrolment where done_at is null and due_at < now()")).isPositive();
      assertThat(officer.get("/office/courses").body()).contains("Answering in time");
      assertThat(count(server, "campaign")).isEqualTo(2);
      assertThat(count(server, "campaign_end")).isEqualTo(1);
      assertThat(count(server, "assignment where done_at is null and answer is null")).isPositive();
      assertThat(count(server, "assignment where answer in ('refused', 'asked')")).isEqualTo(2);
      assertThat(officer.get("/office/campaigns").body())
          .contains("Our code 2026, for those who lead", "ended", "once a year", "running");
      assertThat(count(server, "letter")).isGreaterThan(30);
      assertThat(count(server, "letter where answer = 'given'")).isGreaterThan(10);
      assertThat(count(server, "letter where answer = 'refused'")).isEqualTo(1);
      assertThat(count(server, "letter where answer is null and due_at < now()")).isPositive();
      assertThat(officer.get("/office/mailings").body()).contains("for our partners", "running");
      assertThat(count(server, "review")).isEqualTo(2);
      assertThat(officer.get("/office").body()).contains("overdue since 10 November 2026");
      assertThat(count(server, "enquiry")).isEqualTo(4);
      assertThat(count(server, "enquiry_answer")).isEqualTo(3);
      assertThat(reader.get("/fr/riverside-water/rules/CS-1").body()).contains("sur le répondeur");
      assertThat(count(server, "understanding_result where passed")).isGreaterThan(20);
      assertThat(count(server, "understanding_result where not passed")).isPositive();
      assertThat(officer.get(running(officer)).body())
          .contains("How each rule is understood", "rules.csv");
      assertThat(officer.get("/office/codes/riverside-water/reviews").body())
          .contains(
              "Broken in 9 of 21 cases in ", "first answers about it in campaigns were wrong");
      assertThat(officer.get("/office/codes/riverside-water/measures").body())
          .contains("One rule is often broken", "4 points less");
      assertThat(officer.get("/office/courses/assignments").body())
          .contains("Word every week", "broken in 9 of 21 cases (43%), so people are asked");
      assertThat(
              count(
                  server,
                  "enrolment join course_assignment_measure as m on m.assignment_id = enrolment.assignment_id"))
          .isPositive();
      assertThat(signedIn(server, Role.EMPLOYEE).get("/office").statusCode()).isEqualTo(403);
    }

    try (Server again = Server.start(demo(data))) {
      assertThat(count(again, "person")).isEqualTo(60);
      assertThat(signedIn(again, Role.AUTHOR).get("/office/beginning").statusCode()).isEqualTo(200);
    }

    try (Server plain = Server.start(RunningServer.settings(data, 0))) {
      assertThat(new Somebody(plain.port()).get("/en/riverside-water").statusCode()).isEqualTo(200);
    }
  }

  /** The address of the campaign that runs. */
  private static String running(Somebody officer) {
    return officer
        .get("/office/campaigns")
        .body()
        .replaceAll("(?s).*?href=\"(/office/campaigns/[0-9a-f-]{36})\".*", "$1");
  }

  @Test
  void anOrganisationOfOnesOwnIsLeftAsItIs() {
    Path data = RunningServer.folder();
    try (Server own = Server.start(RunningServer.settings(data, 0))) {
      String link = own.firstLink().orElseThrow();
      new Somebody(own.port())
          .post(
              "/first",
              Map.of(
                  "token",
                  link.substring(link.indexOf('=') + 1),
                  "name",
                  "Ada",
                  "email",
                  "ada@example.org",
                  "password",
                  RunningServer.PASSWORD));
    }

    try (Server asked = Server.start(demo(data))) {
      assertThat(asked.demonstrationLinks()).isEmpty();
      assertThat(count(asked, "person")).isEqualTo(1);
      assertThat(count(asked, "party")).isZero();
    }
  }

  @Test
  void partiesAreFoundAndShown() {
    Somebody handler = RunningServer.get().somebody(Role.CASE_HANDLER);
    String place = add(handler, "100% Pumps_Ltd");

    assertThat(handler.get(place).body()).contains("100% Pumps_Ltd", "Europe/London", "6 May 2019");
    assertThat(handler.get("/office/parties?q=0%25+pumps_").body()).contains("100% Pumps_Ltd");
    assertThat(handler.get("/office/parties?q=0_+pumps").body()).doesNotContain("100% Pumps_Ltd");
    assertThat(handler.get("/office/parties?q=pumps&kind=customer").body())
        .doesNotContain("100% Pumps_Ltd");
    assertThat(handler.get("/office/parties?q=pumps&page=99").body()).contains("100% Pumps_Ltd");
  }

  @Test
  void aPartyIsCorrectedAndDeleted() {
    Somebody handler = RunningServer.get().somebody(Role.CASE_HANDLER);
    Somebody auditor = RunningServer.get().somebody(Role.AUDITOR);
    String place = add(handler, "Mill of Ayr");

    Map<String, String> wrong = new HashMap<>(entry("Mill of Air"));
    wrong.put("zone", "Mars/Olympus");
    var refused = handler.post(place + "/correction", wrong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("value=\"Mill of Air\"", "value=\"Mars/Olympus\"", "<h1>Mill of Ayr</h1>");
    assertThat(auditor.post(place + "/correction", entry("Mill of Air")).statusCode())
        .isEqualTo(403);
    assertThat(auditor.post(place + "/removal", Map.of()).statusCode()).isEqualTo(403);
    assertThat(auditor.get(place).body()).contains("Mill of Ayr").doesNotContain("/removal");

    assertThat(handler.post(place + "/correction", entry("Mill of Air")).statusCode())
        .isEqualTo(302);
    assertThat(handler.get(place).body()).contains("<h1>Mill of Air</h1>");
    assertThat(handler.post(place + "/removal", Map.of()).statusCode()).isEqualTo(302);
    assertThat(handler.get(place).statusCode()).isEqualTo(404);
    assertThat(handler.post(place + "/correction", entry("Mill")).statusCode()).isEqualTo(404);
  }

  @Test
  void numbersInNamesAreCounted() {
    Somebody handler = RunningServer.get().somebody(Role.CASE_HANDLER);
    for (String name : List.of("Ferry 10", "Ferry 2", "Ferry", "Ferry 1")) {
      add(handler, name);
    }

    assertThat(
            Pattern.compile(">(Ferry[ 0-9]*)<")
                .matcher(handler.get("/office/parties?q=ferry").body())
                .results()
                .map(it -> it.group(1)))
        .containsExactly("Ferry", "Ferry 1", "Ferry 2", "Ferry 10");
  }

  private static String add(Somebody handler, String name) {
    var made = handler.post("/office/parties", entry(name));
    return made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
  }

  private static Map<String, String> entry(String name) {
    return Map.of(
        "kind", "partner",
        "name", name,
        "language", "en",
        "zone", "Europe/London",
        "contact", "pumps@example.org",
        "since", "2019-05-06");
  }

  @Test
  void allThatIsWrongWithAPartyIsSaidAndTheEntryKept() {
    Somebody handler = RunningServer.get().somebody(Role.CASE_HANDLER);

    var refused =
        handler.post(
            "/office/parties",
            Map.of(
                "kind", "enemy",
                "name", "Kept Name",
                "language", "xx",
                "zone", "Mars/Olympus",
                "contact", "nobody",
                "since", "2999-01-01"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Pattern.compile("<li>").matcher(refused.body()).results().count()).isEqualTo(5);
    assertThat(refused.body()).contains("value=\"Kept Name\"", "value=\"Mars/Olympus\"");
  }
}
