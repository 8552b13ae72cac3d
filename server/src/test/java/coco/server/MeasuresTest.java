package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.learn.CourseDays;
import coco.server.people.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** How often promises were kept: brought, shown, refused, and what follows from it. */
class MeasuresTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Viewer ADA =
      SERVER.people().byEmail("ada@example.org").orElseThrow().viewer();
  private static final Person OFFICER = SERVER.person(Role.COMPLIANCE_OFFICER, Role.TRAINER);
  private static final Somebody officer = SERVER.signedIn(OFFICER);
  private static final String HEAD =
      "rule,edition,source,case,party,trigger,triggered,due,state,closedBy,closed,late,reparation,revision\r\n";

  private static final String CODE = "measured-bank";
  private static final String HERE = "/office/codes/%s/measures".formatted(CODE);
  private static String edition = "";

  @BeforeAll
  static void publish() {
    edition = Sites.publish(Sites.renamed("bank/harbourside", CODE, "first"));
    // What was measured before a code was in force speaks for no review of it.
    Sites.age(edition, "2026-01-01T12:00:00Z");
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
  }

  private static List<String> column(String sql, Object... with) {
    return SERVER.application().getBean(JdbcTemplate.class).queryForList(sql, String.class, with);
  }

  /** So many verdicts of a rule in a month, as a backtest writes them. */
  static String rows(String rule, String month, String state, int count) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append(
          "%s,first,crm,case-%s-%d,C-1,e-%s-%s-%s-%d,%s-15T10:00:00Z,,%s,,,,,0\r\n"
              .formatted(rule, state, i, rule, month, state, i, month, state));
    }
    return rows.toString();
  }

  static byte[] file(String... rows) {
    return (HEAD + String.join("", rows)).getBytes(StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> bring(String to, byte[] file) {
    return officer.upload(to, Map.of(), "verdicts.csv", file);
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String published(String key) {
    return Sites.publish(Sites.renamed("bank/harbourside", key, "first"));
  }

  @Test
  void aFileIsCountedByRuleAndMonthAndNothingElseIsKept() {
    assertThat(officer.get(HERE).body())
        .contains("Nothing is measured yet", "coco backtest --code measured-bank.first.coco.md");
    byte[] file =
        file(
            rows("CS-1", "2026-09", "met", 90),
            rows("CS-1", "2026-09", "breached", 10),
            rows("CS-1", "2026-10", "met", 68),
            rows("CS-1", "2026-10", "breached", 12),
            rows("CS-1", "2026-10", "pending", 3),
            rows("CS-1", "2026-10", "suspended", 1),
            rows("CS-1", "2026-10", "void", 2),
            rows("CS-2", "2026-10", "met", 7),
            // What a service level came to is told by its occasions.
            "CS-1,first,,2026-10,,,,,missed,,,,,0\r\n",
            // Half past eleven in the evening in London is the next month in no zone of the code.
            "CS-2,first,crm,late,C-2,late,2026-10-31T23:30:00Z,,breached,,,,,0\r\n");

    assertThat(bring(HERE, file).statusCode()).isEqualTo(302);

    String page = officer.get(HERE).body();
    assertThat(page)
        .contains("In October 2026, 75 promises were kept of 88 that could be (85%)")
        .contains("One rule is often broken: in more than 10% of its cases")
        .contains("5 points less", "<td data-label=\"Open\">4</td>")
        .contains("<td data-label=\"Did not apply\">2</td>", OFFICER.name(), sha256(file));
    assertThat(officer.get(HERE + "?month=2026-09").body())
        .contains("In September 2026, 90 promises were kept of 100", "No rule is often broken");
    assertThat(officer.get(HERE + ".csv").body())
        .contains("Month,Edition,Rule", "2026-10,first,CS-1,", ",68,12,4,2")
        .doesNotContain("case-met", "C-1");
    assertThat(
            column(
                "select line from evidence_entry where act = 'measures.brought' and line like ?",
                "%" + CODE + "%"))
        .singleElement()
        .asString()
        .contains(sha256(file), "2026-09 2026-10")
        .doesNotContain(OFFICER.name());

    // It speaks for a review, and stands on the rule's page.
    assertThat(officer.get("/office/codes/measured-bank/reviews").body())
        .contains("Broken in 12 of 80 cases in October 2026", HERE);
    assertThat(officer.get("/office/codes/measured-bank/rules/CS-1").body())
        .contains("In October 2026, kept in 68 of 80 decided cases; 4 open", "?month=2026-10");

    officer.post(HERE + "/threshold", Map.of("percent", "20"));
    assertThat(officer.get("/office/codes/measured-bank/reviews").body())
        .doesNotContain("Broken in 12 of 80");
    assertThat(officer.post(HERE + "/threshold", Map.of("percent", "many")).body())
        .contains("A number from 0 to 99");

    // The same month again: only where somebody says so, and then as a whole.
    HttpResponse<String> again = bring(HERE, file(rows("CS-1", "2026-10", "met", 5)));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("October 2026 was measured already");
    assertThat(officer.get(HERE).body()).contains("75 promises were kept of 88");
    assertThat(
            officer
                .upload(
                    HERE,
                    Map.of("replace", "true"),
                    "v.csv",
                    file(rows("CS-1", "2026-10", "met", 5)))
                .statusCode())
        .isEqualTo(302);
    assertThat(officer.get(HERE).body())
        .contains("In October 2026, 5 promises were kept of 5", "September 2026");
    assertThat(
            column(
                "select act from evidence_entry where act like 'measures.%' and line like ? order by id",
                "%" + CODE + "%"))
        .containsExactly("measures.brought", "measures.replaced");
  }

  private void isRefused(String to, byte[] file, String why) {
    HttpResponse<String> answer = bring(to, file);
    assertThat(answer.statusCode()).as(why).isEqualTo(422);
    assertThat(answer.body().replace("&#39;", "'")).contains(why);
  }

  @Test
  void whatIsNoFileOfTheseVerdictsIsRefusedWithItsReason() {
    String own = published("measured-refusals");
    String to = "/office/codes/measured-refusals/measures";
    isRefused(to, new byte[0], "holds no verdict");
    isRefused(to, HEAD.getBytes(StandardCharsets.UTF_8), "holds no verdict");
    isRefused(to, "a,b\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8), "no column “rule”");
    isRefused(to, "{\"rule\": 1".getBytes(StandardCharsets.UTF_8), "Line 1 is no verdict");
    isRefused(to, "{\"rule\": 1}".getBytes(StandardCharsets.UTF_8), "no column “edition”");
    isRefused(to, new byte[] {0x1f, (byte) 0x8b, 8, 0}, "cannot be unpacked");
    isRefused(to, file("\"CS-1,first"), "cannot be told apart");
    isRefused(to, file(rows("ZZ-9", "2026-10", "met", 1)), "no rule ZZ-9 is in edition first");
    isRefused(
        to,
        new String(file(rows("CS-1", "2026-10", "met", 1)), StandardCharsets.UTF_8)
            .replace(",first,", ",<b>second</b>,")
            .getBytes(StandardCharsets.UTF_8),
        "Line 2: “&lt;b&gt;second&lt;/b&gt;” is no published edition");
    isRefused(to, file(rows("CS-1", "2026-10", "kept", 1)), "“kept” is nothing");
    isRefused(to, file(rows("CS-1", "2999-10", "met", 1)), "lies more than a year ahead");
    isRefused(to, file(rows("CS-1", "2026-13", "met", 1)), "is no time");
    isRefused(to, file(rows("CS-1", "0001-01", "met", 1)), "lies before 1900");
    isRefused(to, file(rows("CS-1", "1899-12", "met", 1)), "lies before 1900");
    isRefused(to, file(rows("CS-1", "-0044-03", "met", 1)), "lies before 1900");
    String twice = rows("CS-1", "2026-10", "met", 1);
    isRefused(to, file(twice + twice), "the same case twice");
    isRefused(to, file(twice + twice.replace(",met,", ",breached,")), "the same case twice");
    isRefused(
        to,
        zipped((HEAD + "\n".repeat(200_000_000)).getBytes(StandardCharsets.UTF_8)),
        "too big: 200 MB of text");
    assertThat(column("select sha256 from measure_file where code_key = 'measured-refusals'"))
        .isEmpty();
    assertThat(bring("/office/codes/no-such-code/measures", file(twice)).statusCode())
        .isEqualTo(404);
    Somebody author = SERVER.somebody(Role.AUTHOR);
    assertThat(author.upload(to, Map.of(), "v.csv", file(twice)).statusCode()).isEqualTo(403);
    assertThat(author.get(to).body()).doesNotContain("type=\"file\"");
    Sites.withdraw(own);
  }

  private static byte[] zipped(byte[] file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  @Test
  void aMonthAheadSpeaksForNothingAndAMonthCanBeTakenAway() {
    String key = "measures-ahead";
    String edition = published(key);
    String to = "/office/codes/%s/measures".formatted(key);
    String rule = "/office/codes/%s/rules/CS-1".formatted(key);
    YearMonth now = YearMonth.now(ZoneOffset.UTC);
    YearMonth ahead = now.plusMonths(11);
    bring(to, file(rows("CS-1", now.toString(), "breached", 9)));
    bring(to, file(rows("CS-1", ahead.toString(), "met", 1)));

    assertThat(officer.get(rule).body()).contains("Broken in 9 of 9 cases");
    assertThat(SERVER.somebody(Role.AUTHOR).post(to + "/removal", Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(officer.post(to + "/removal", Map.of("month", "2001-01")).statusCode())
        .isEqualTo(404);
    assertThat(officer.post(to + "/removal", Map.of("month", ahead.toString())).statusCode())
        .isEqualTo(302);

    assertThat(officer.get(to).body()).doesNotContain("month=" + ahead);
    assertThat(
            column(
                "select act from evidence_entry where act like 'measures.%' and line like ? order by id",
                "%" + key + "%"))
        .containsExactly("measures.brought", "measures.brought", "measures.removed");
    officer.post(to + "/removal", Map.of("month", now.toString()));
    assertThat(officer.get(to).body()).contains("Nothing is measured yet");
    Sites.withdraw(edition);
  }

  private static HttpResponse<String> send(String token, String address, String kind, byte[] file)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s".formatted(SERVER.port(), address)))
            .header("Content-Type", kind)
            .POST(HttpRequest.BodyPublishers.ofByteArray(file));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String token(Somebody owner, String permission) {
    Matcher secret =
        Pattern.compile("coco_[0-9a-f]{64}")
            .matcher(
                owner
                    .post(
                        "/me/account/tokens",
                        Map.of("name", "Measuring", "permissions", permission, "ends", ""))
                    .body());
    assertThat(secret.find()).isTrue();
    return secret.group();
  }

  @Test
  void aProgramBringsMeasuresWithATokenMadeForIt() throws Exception {
    String own = published("measured-api");
    String to = "/api/v1/codes/measured-api/measures";
    String token = token(officer, "measure-code");
    String row =
        "{\"rule\":\"CS-1\",\"edition\":\"first\",\"source\":\"crm\",\"case\":null,\"party\":null,\"trigger\":\"%s\",\"triggered\":\"2026-10-02T08:00:00Z\",\"state\":\"%s\",\"revision\":0}\n";
    byte[] file =
        zipped(
            (row.formatted("a", "met") + row.formatted("b", "breached"))
                .getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> kept = send(token, to, "application/gzip", file);
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    assertThat(kept.body()).contains("\"months\":[\"2026-10\"]", "\"verdicts\":2", sha256(file));
    assertThat(officer.get("/office/codes/measured-api/measures").body())
        .contains("one promise was kept of 2");

    HttpResponse<String> again = send(token, to, "application/gzip", file);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(send(token, to + "?replace=true", "application/gzip", file).statusCode())
        .isEqualTo(200);
    assertThat(send(token, to, "text/csv; charset=utf-8", file("x")).statusCode()).isEqualTo(422);
    assertThat(send(token, to, "text/plain", file).statusCode()).isEqualTo(415);
    assertThat(send(token(officer, "read-code"), to, "text/csv", file).statusCode()).isEqualTo(403);
    assertThat(send("", to, "text/csv", file).statusCode()).isEqualTo(401);
    assertThat(send(token, "/api/v1/codes/none/measures", "text/csv", file).statusCode())
        .isEqualTo(404);
    assertThat(SERVER.nobody().get("/api").body()).contains("POST /api/v1/codes/{key}/measures");
    Sites.withdraw(own);
  }

  private static Person member(String team) {
    Person person = SERVER.person();
    SERVER
        .people()
        .place(
            ADA, person.id(), LocalDate.now(ZoneOffset.UTC), Optional.of(team), Optional.empty());
    return person;
  }

  private static List<String> told(Person person) {
    return column(
        "select subject || ' ' || body from notification where person_id = ?::uuid order by made_at, id",
        person.id().toString());
  }

  @Test
  void aCourseIsAskedForWhileARuleIsOftenBroken() {
    String own = published("measured-courses");
    String to = "/office/codes/measured-courses/measures";
    String course = CoursesTest.published("answering-measured");
    Person first = member("Measured");
    Person holder = member("Measured");
    CoursesTest.complete(SERVER.signedIn(holder), "answering-measured");
    bring(to, file(rows("CS-1", "2026-08", "met", 9), rows("CS-1", "2026-08", "breached", 1)));
    String form = officer.get("/office/courses/assignments/new").body();
    assertThat(form).contains("value=\"measured-courses CS-1\"");
    Map<String, String> wanted =
        Map.of(
            "title",
            "Answer as promised",
            "courses",
            course.replaceFirst(".*/", ""),
            "days",
            "10",
            "broken",
            "measured-courses CS-1",
            "percent",
            "10",
            "teams",
            column("select id::text from team where name = 'Measured'").getFirst());
    java.util.HashMap<String, String> wrong = new java.util.HashMap<>(wanted);
    wrong.put("broken", "measured-courses ZZ-9");
    assertThat(officer.post("/office/courses/assignments", wrong).body())
        .contains("Choose the rule from the list");

    assertThat(officer.post("/office/courses/assignments", wanted).statusCode()).isEqualTo(302);
    CourseDays.enrol(SERVER.application());
    assertThat(told(first)).as("ten of a hundred are not more than ten").isEmpty();
    assertThat(officer.get("/office/courses/assignments").body())
        .contains(
            "While CS-1 of “Harbourside Bank — Code of Connection” is broken in more than 10%")
        .contains("August 2026: broken in 1 of 10 cases (10%), so nobody else is asked");

    bring(to, file(rows("CS-1", "2026-09", "met", 8), rows("CS-1", "2026-09", "breached", 2)));
    assertThat(told(first))
        .singleElement()
        .asString()
        .contains("Answer as promised", "a promise of ours is often broken: CS-1");
    assertThat(told(holder)).as("whose certificate still counts").isEmpty();
    assertThat(SERVER.signedIn(first).get("/me/courses/answering-measured").body())
        .contains("a promise of ours is often broken", "/me/code/measured-courses/rules/CS-1");
    assertThat(officer.get("/office/courses/assignments").body())
        .contains("September 2026: broken in 2 of 10 cases (20%), so people are asked");

    // Better again: who joins is not asked, who was asked stays so.
    bring(to, file(rows("CS-1", "2026-10", "met", 10)));
    Person late = member("Measured");
    CourseDays.enrol(SERVER.application());
    assertThat(told(late)).isEmpty();
    assertThat(SERVER.signedIn(first).get("/me").body()).contains("Course: Answering in time");

    String id =
        column(
                "select id::text from course_assignment where title = 'Answer as promised' order by made_at desc")
            .getFirst();
    officer.post("/office/courses/assignments/%s/end".formatted(id), Map.of());
    CoursesTest.end(course);
    Sites.withdraw(own);
  }
}
