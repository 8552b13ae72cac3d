package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.people.Person;
import coco.server.review.Reminding;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** When codes are looked at again, who answers for them, and what speaks for looking earlier. */
class ReviewsTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Person OFFICER = SERVER.person(Role.COMPLIANCE_OFFICER);
  private static final Somebody officer = SERVER.signedIn(OFFICER);

  private static final Viewer ADA =
      SERVER.people().byEmail("ada@example.org").orElseThrow().viewer();

  private static final String FIRST = published("review-bank");
  private static final String HERE = "/office/codes/review-bank/reviews";
  private static final String OWNERS = "/office/codes/review-bank/owners";

  @AfterAll
  static void withdraw() {
    Sites.withdraw(FIRST);
  }

  /** The bank's code under another key, in force for years: its yearly review is overdue. */
  private static String published(String key) {
    String edition = Sites.publish(Sites.renamed("bank/harbourside", key, "first"));
    Sites.age(edition, "2020-01-01");
    return edition;
  }

  private static HttpResponse<String> record(String subject, String outcome, String reason) {
    return officer.post(HERE, Map.of("subject", subject, "outcome", outcome, "reason", reason));
  }

  private static List<String> column(String sql, Object... with) {
    return SERVER.application().getBean(JdbcTemplate.class).queryForList(sql, String.class, with);
  }

  @Test
  void anOverdueReviewIsRedUntilItIsDone() {
    String key = "review-late";
    String edition = published(key);
    String page = "/office/codes/%s/reviews".formatted(key);
    String line = "<a href=\"%s\">".formatted(page);
    assertThat(officer.get("/office").body()).contains(line, "<span class=\"bad\">to be reviewed");
    assertThat(officer.get("/me").body()).contains(line);
    assertThat(officer.get(page).body()).contains("overdue", "every 12 months", "not yet");

    Reminding.now(SERVER.application());
    Reminding.now(SERVER.application());
    assertThat(
            column(
                "select subject from notification join person on person.id = person_id where email = ? and body like ?",
                OFFICER.email(),
                "%" + page + "%"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Review overdue");

    assertThat(
            officer
                .post(
                    page,
                    Map.of("subject", "code", "outcome", "unchanged", "reason", "All of it holds."))
                .statusCode())
        .isEqualTo(302);
    assertThat(officer.get(page).body())
        .contains("All of it holds.", "No change is necessary")
        .doesNotContain("overdue");
    assertThat(officer.get("/office").body()).doesNotContain(line);
    assertThat(
            column(
                "select line from evidence_entry where act = 'review.done' and line like ?",
                "%" + key + "%"))
        .hasSize(1)
        .first()
        .asString()
        .contains("unchanged", "\"subject\":\"code\"")
        .doesNotContain("All of it holds");
    Sites.withdraw(edition);
  }

  @Test
  void aPartIsLookedAtMoreOftenAndByItself() {
    Person author = SERVER.person(Role.AUTHOR);
    Somebody reviewer = SERVER.signedIn(author);
    Map<String, String> plan =
        Map.of("subject", "chapter:ethics", "months", "6", "reviewer", author.id().toString());
    assertThat(officer.post(HERE + "/plans", plan).statusCode()).isEqualTo(302);
    assertThat(officer.get(HERE).body()).contains("every 6 months", author.name());
    assertThat(reviewer.get("/me").body()).contains(HERE);

    assertThat(
            SERVER
                .somebody(Role.AUTHOR)
                .post(
                    HERE,
                    Map.of("subject", "chapter:ethics", "outcome", "unchanged", "reason", "Fine."))
                .body())
        .contains("Somebody is named to look at this");
    reviewer.post(
        HERE,
        Map.of("subject", "chapter:ethics", "outcome", "changed", "reason", "Gifts are clearer."));
    assertThat(reviewer.get("/me").body()).doesNotContain(HERE);
    assertThat(officer.get(HERE).body()).contains("Gifts are clearer.");

    officer.post(HERE + "/plans", Map.of("subject", "chapter:ethics", "months", ""));
    assertThat(officer.get(HERE).body()).doesNotContain("every 6 months");
  }

  /** What somebody's calendar holds, its lines unfolded. */
  private static String calendar(Somebody of) {
    String page = of.post("/me/notifications/calendar", Map.of()).body();
    String address = first("(/calendars/[0-9a-f]{64}\\.ics)", page);
    return calendar(address);
  }

  private static String calendar(String address) {
    return SERVER.nobody().get(address).body().replace("\r\n ", "");
  }

  @Test
  void aReviewIsInTheCalendarOfWhoDoesIt() {
    String key = "review-calendar";
    String edition = published(key);
    Sites.age(edition, "2020-01-01T12:00:00Z");
    String plans = "/office/codes/%s/reviews/plans".formatted(key);
    String address = "/office/codes/%s/reviews".formatted(key);
    Person author = SERVER.person(Role.AUTHOR);
    Somebody reviewer = SERVER.signedIn(author);
    SERVER.people().setLanguage(author.viewer(), "fr");
    String page = reviewer.post("/me/notifications/calendar", Map.of()).body();
    String own = first("(/calendars/[0-9a-f]{64}\\.ics)", page);

    // Nobody is named: it is of those who see that reviews are done.
    assertThat(calendar(officer)).contains(address, "DTSTART;VALUE=DATE:20210101");
    assertThat(calendar(own)).doesNotContain(address);

    Map<String, String> ethics =
        Map.of("subject", "chapter:ethics", "months", "6", "reviewer", author.id().toString());
    assertThat(officer.post(plans, ethics).statusCode()).isEqualTo(302);
    officer.post(plans, Map.of("subject", "code", "reviewer", author.id().toString()));
    assertThat(calendar(officer)).doesNotContain(address);
    String named = calendar(own);
    assertThat(named)
        .contains("DTSTART;VALUE=DATE:20200701", "DTSTART;VALUE=DATE:20210101")
        .contains("SUMMARY:Revue\u00a0: ", address);
    String moves = first("(UID:[0-9a-f-]{36}@coco)", first("(?s)(UID:.{0,200}20200701)", named));

    reviewer.post(
        address,
        Map.of("subject", "chapter:ethics", "outcome", "unchanged", "reason", "It still holds."));
    assertThat(calendar(own)).contains(moves).doesNotContain("DTSTART;VALUE=DATE:20200701");

    // Who may not review any more does not see it any more, at the same address.
    SERVER.people().setRoles(ADA, author.id(), List.of());
    assertThat(calendar(own)).contains("BEGIN:VCALENDAR").doesNotContain(address, "SUMMARY:Revue");
    assertThat(calendar(officer)).contains(address);
    Sites.withdraw(edition);
  }

  @Test
  void whatCannotBeKeptIsRefusedWithItsReason() {
    assertThat(record("rule:XX-9", "changed", "Why.").body()).contains("no such chapter or rule");
    assertThat(record("code", "perhaps", "Why.").body()).contains("Say what comes of the review");
    assertThat(record("code", "changed", " ").body()).contains("Say why");
    assertThat(record("code", "changed", "x".repeat(4_001)).statusCode()).isEqualTo(422);
    for (String months : List.of("0", "121", "six", "1000")) {
      assertThat(
              officer
                  .post(HERE + "/plans", Map.of("subject", "chapter:ethics", "months", months))
                  .body())
          .contains("A number of months");
    }
    Person employee = SERVER.person();
    assertThat(
            officer
                .post(
                    HERE + "/plans",
                    Map.of("subject", "code", "reviewer", employee.id().toString()))
                .body())
        .contains("This person may not review");
    assertThat(officer.get("/office/codes/nothing/reviews").statusCode()).isEqualTo(404);
    assertThat(SERVER.signedIn(employee).get(HERE).statusCode()).isEqualTo(403);
    assertThat(
            SERVER
                .somebody(Role.APPROVER)
                .post(HERE + "/plans", Map.of("subject", "code"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void anOwnerIsAPersonInBothLanguagesAndIsMissedWhenGone() {
    Person owner = SERVER.person();
    String page = officer.get(OWNERS).body();
    String name = first("name=\"owner\" value=\"([^\"]+)\"", page);
    assertThat(officer.post(OWNERS, Map.of("owner", name, "email", "no@example.org")).body())
        .contains("Nobody who works here has this address");
    assertThat(officer.post(OWNERS, Map.of("owner", "Nobody", "email", owner.email())).body())
        .contains("does not name this any more");

    officer.post(OWNERS, Map.of("owner", name, "email", owner.email()));
    assertThat(officer.get(OWNERS).body()).contains(owner.email());
    assertThat(column("select owner from rule_owner where code_key = 'review-bank'"))
        .contains(name)
        .hasSize(2);
  }

  @Test
  void aReferenceThatIsOverSpeaksForAReview() {
    String page = officer.get(OWNERS).body();
    String reference = first("name=\"reference\" value=\"([^\"]+)\"", page);
    for (String day : List.of("2026-02-30", "tomorrow", "+999999999-01-01")) {
      assertThat(
              officer
                  .post(OWNERS + "/references", Map.of("reference", reference, "until", day))
                  .body())
          .contains("This is no day");
    }
    officer.post(OWNERS + "/references", Map.of("reference", reference, "until", "2021-12-31"));

    assertThat(officer.get(HERE).body()).contains("held until 31 December 2021");
    officer.post(OWNERS + "/references", Map.of("reference", reference, "until", ""));
    assertThat(officer.get(HERE).body()).doesNotContain("held until 31 December 2021");
  }

  @Test
  void aPageShowsAllThatIsKnownOfARule() {
    Somebody employee = SERVER.somebody();
    String comments = "/me/code/review-bank/rules/CS-1/comments";
    for (int i = 0; i < 3; i++) {
      employee.post(comments, Map.of("words", "Too slow, says " + i, "sentence", ""));
    }
    record("rule:CS-1", "unchanged", "It is quick enough.");

    String page = officer.get("/office/codes/review-bank/rules/CS-1").body();

    assertThat(page)
        .contains("3 comments since the last review", "Too slow, says 2", "It is quick enough.");
    assertThat(officer.get(HERE).body()).contains("3 comments since the last review");
    assertThat(officer.get("/office/codes/review-bank/rules/XX-9").statusCode()).isEqualTo(404);
  }

  @Test
  void allOfItIsAPdfForScreenReadersToo() throws Exception {
    Person taker = SERVER.person(Role.AUDITOR);
    Somebody auditor = SERVER.signedIn(taker);
    auditor.post(
        "/me/code/review-bank/rules/CS-2/comments",
        Map.of("words", "What of Sundays & <feasts>?", "sentence", "We answer in two days."));
    record("rule:CS-2", "changed", "It will say so.");
    String page = "/office/codes/review-bank/rules/CS-2";
    assertThat(auditor.get(page).body()).contains("href=\"%s.pdf\"".formatted(page));

    for (String language : List.of("en", "fr")) {
      auditor.post("/language", Map.of("language", language, "to", "/me"));
      HttpResponse<byte[]> answer = auditor.getBytes(page + ".pdf");
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
      assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
          .contains("review-bank-CS-2.pdf");
      Accessible.check("rule-%s.pdf".formatted(language), answer.body());
      assertThat(Accessible.words(answer.body()).replaceAll("\\s+", " "))
          .contains(taker.name(), "What of Sundays & <feasts>?", "We answer in two days.", "CS-2")
          .contains("It will say so.", language.equals("en") ? "Taken by" : "Établi par");
    }
    assertThat(SERVER.somebody().get(page + ".pdf").statusCode()).isEqualTo(403);
    assertThat(officer.get("/office/codes/review-bank/rules/XX-9.pdf").statusCode()).isEqualTo(404);
  }

  private static String first(String pattern, String text) {
    var matcher = java.util.regex.Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
