package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.notify.Mails;
import coco.server.people.People;
import coco.server.people.Person;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The full picture of one person: what they were told, and when, for those who may see it. */
class PictureTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Viewer ADA =
      SERVER.people().byEmail("ada@example.org").orElseThrow().viewer();
  private static final String TEAM = "Pictured";
  private static final String TITLE = "Read the pictured code";

  private static String edition = "";
  private static final Person boss = SERVER.person(Role.MANAGER);
  private static final Person person = SERVER.person();
  private static final Somebody self = SERVER.signedIn(person);

  @BeforeAll
  static void live() {
    edition = Sites.publish(Sites.renamed("bank/harbourside", "pictured-bank", "first"));
    bean(People.class)
        .place(
            ADA,
            person.id(),
            LocalDate.now(ZoneOffset.UTC).minusDays(10),
            Optional.of(TEAM),
            Optional.of(boss.id()));
    Somebody officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
    campaign(officer);
    Matcher link =
        Pattern.compile("href=\"(/me/readings/[0-9a-f-]{36})\">" + TITLE)
            .matcher(self.get("/me/readings").body());
    assertThat(link.find()).isTrue();
    String reading = link.group(1);
    self.post(reading + "/views", Map.of("rule.CS-1", "40"));
    Matcher part =
        Pattern.compile("name=\"part\" value=\"([^\"]+)\"").matcher(self.get(reading).body());
    while (part.find()) {
      self.post(reading + "/parts", Map.of("part", part.group(1)));
    }
    Matcher texts =
        Pattern.compile("name=\"texts\" value=\"([^\"]+)\"").matcher(self.get(reading).body());
    String bound = texts.find() ? texts.group(1) : "";
    self.post(
        reading + "/answers",
        Map.of("kind", "asked", "texts", bound, "reason", "I am away until May."));
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                bean(Mails.class)
                    .send(person.email(), Language.ENGLISH, "A letter to them", "Hello."));
    self.post(
        "/me/code/pictured-bank/rules/CS-1/questions", Map.of("words", "Does a letter count?"));
    self.post(
        "/me/code/pictured-bank/rules/CS-1/comments",
        Map.of("words", "Two days would do.", "sentence", ""));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
  }

  private static <T> T bean(Class<T> type) {
    return SERVER.application().getBean(type);
  }

  private static void campaign(Somebody officer) {
    Map<String, String> form = new HashMap<>();
    form.put("edition", edition.replaceFirst(".*/", ""));
    form.put("title", TITLE);
    form.put("steps", "read,acknowledge");
    form.put("until", "working-days");
    form.put("workingDays", "10");
    form.put(
        "teams",
        bean(JdbcTemplate.class)
            .queryForObject("select id::text from team where name = ?", String.class, TEAM));
    String made =
        officer
            .post("/office/campaigns", form)
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceFirst("^https?://[^/]*", "");
    officer.post(made + "/launch", Map.of());
  }

  private static String picture(UUID of) {
    return "/office/people/%s/picture".formatted(of);
  }

  @Test
  void everybodySeesTheirOwn() {
    String page = self.get("/me/picture").body();

    assertThat(page)
        .contains(
            person.email(),
            TEAM,
            boss.name(),
            "pictured-bank, edition first",
            "Asked to know it: " + TITLE,
            "Asked for an exception",
            "I am away until May.",
            "CS-1 (40 s)",
            "Told in the inbox:",
            "Mail: A letter to them",
            "Asked about CS-1",
            "Does a letter count?",
            "Two days would do.");
    assertThat(page.indexOf("Asked to know it")).isLessThan(page.indexOf("Asked for an exception"));
    assertThat(self.get("/me/account").body()).contains("href=\"/me/picture\"");
  }

  @Test
  void whoMaySeesThatOfOthers() {
    Somebody auditor = SERVER.somebody(Role.AUDITOR);
    assertThat(auditor.get(picture(person.id())).body())
        .contains("I am away until May.", "Does a letter count?");
    assertThat(auditor.get("/office/people/" + person.id()).body()).contains(picture(person.id()));

    Somebody manager = SERVER.signedIn(boss);
    assertThat(manager.get(picture(person.id())).body())
        .contains("I am away until May.", "Told in the inbox:")
        .doesNotContain("Does a letter count?", "Two days would do.", "Mail: ");
    assertThat(manager.get("/office/people/" + person.id()).body()).contains(picture(person.id()));
    assertThat(manager.get(picture(ADA.id())).statusCode()).isEqualTo(403);
    assertThat(manager.get("/office/people/" + ADA.id()).body()).doesNotContain(picture(ADA.id()));
    assertThat(SERVER.somebody(Role.ADMINISTRATOR).get(picture(person.id())).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aLongOneIsShownByPages() {
    Person busy = SERVER.person();
    bean(JdbcTemplate.class)
        .update(
            """
            insert into security_event (at, kind, person_id, detail)
            select now() - number * interval '1 hour', 'account.roles', ?, '[author]'
            from generate_series(1, 150) as number
            """,
            busy.id());
    Somebody auditor = SERVER.somebody(Role.AUDITOR);

    assertThat(rows(auditor.get(picture(busy.id())).body())).isEqualTo(100);
    assertThat(auditor.get(picture(busy.id())).body()).contains("?page=2\"");
    assertThat(rows(auditor.get(picture(busy.id()) + "?page=2").body())).isBetween(50, 60);
  }

  private static int rows(String page) {
    return page.split("<td><time", -1).length - 1;
  }

  @Test
  void thePdfIsForScreenReadersTooInTheReadersLanguage() throws Exception {
    for (String language : List.of("en", "fr")) {
      self.post("/language", Map.of("language", language, "to", "/me"));
      HttpResponse<byte[]> answer = self.getBytes("/me/picture.pdf");
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
      Accessible.check("picture-%s.pdf".formatted(language), answer.body());
    }
    self.post("/language", Map.of("language", "en", "to", "/me"));
  }
}
