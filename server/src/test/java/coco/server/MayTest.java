package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** "May I …?": what the rules answer to who is about to act. */
class MayTest {
  private static final Somebody EMPLOYEE = RunningServer.get().somebody(Role.EMPLOYEE);
  private static final String PAGE = "/me/code/may-water/may";
  private static final String CALL = "call-out";

  private static String edition;

  @BeforeAll
  static void publish() {
    edition = Sites.publish(Sites.renamed("water/riverside", "may-water", "only"));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
  }

  /** An answer; what is told stands as it would in the address. */
  private static HttpResponse<String> ask(String act, String at, String... told) {
    StringBuilder address = new StringBuilder(PAGE + "?asked=&act=" + encoded(act) + "&at=" + at);
    for (int i = 0; i < told.length; i += 2) {
      address.append('&').append(told[i]).append('=').append(encoded(told[i + 1]));
    }
    return EMPLOYEE.get(address.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void theActsThatRulesSpeakOfCanBeChosen() {
    assertThat(EMPLOYEE.get(PAGE).body())
        .contains("May I …?", "we call the customer", "we send a reminder", "we accept a gift")
        .doesNotContain("we answer the call");
    assertThat(EMPLOYEE.get("/me/code/may-water").body()).contains("href=\"" + PAGE + "\"");
    assertThat(RunningServer.get().nobody().get(PAGE).statusCode()).isEqualTo(302);
  }

  @Test
  void tooEarlyIsRefusedWithTheRuleAndTheNextMoment() {
    String answer = ask(CALL, "2027-03-01T07:59", "kind", "customer").body();

    assertThat(answer)
        .contains("It depends on what was left open (the purpose of the call).")
        .contains("no, not on 1 March 2027, 07:59.", "CO-1", "only during contact hours")
        .contains("08:00")
        .contains("Left open: ")
        .contains("You told of nothing that came before.");
    assertThat(ask(CALL, "2027-03-01T08:00", "kind", "customer").body())
        .contains("Yes, on 1 March 2027, 08:00.");
  }

  @Test
  void whatIsToldOfTheActCounts() {
    assertThat(
            ask(CALL, "2027-03-01T07:59", "kind", "customer", "fact.purpose", "emergency").body())
        .contains("Yes, on 1 March 2027, 07:59.");
    assertThat(ask(CALL, "2027-03-01T07:59", "kind", "customer", "fact.purpose", "*").body())
        .contains("No, not on 1 March 2027, 07:59.");
  }

  @Test
  void theHoursAreThoseOfWhoIsCalled() {
    assertThat(
            ask(
                    CALL,
                    "2027-03-01T10:00",
                    "kind",
                    "customer",
                    "fact.purpose",
                    "*",
                    "fact.party.zone",
                    "America/Martinique")
                .body())
        .contains("No, not on 1 March 2027, 10:00.");
  }

  /** A call after earlier events, each with its moment. */
  private static String callAfter(String at, String... earlier) {
    List<String> told = new ArrayList<>(List.of("kind", "customer"));
    for (int i = 0; i < earlier.length; i += 2) {
      told.addAll(List.of("before", earlier[i], "when", earlier[i + 1]));
    }
    return ask(CALL, at, told.toArray(String[]::new)).body();
  }

  @Test
  void whatCameBeforeCounts() {
    String[] three = {CALL, "2027-06-01T11:00", CALL, "2027-06-05T11:00", CALL, "2027-06-09T11:00"};

    assertThat(callAfter("2027-07-01T11:00", three)).contains("Yes, on 1 July 2027");
    assertThat(callAfter("2027-06-30T11:00", three)).contains("no, not on 30 June 2027", "CO-2");
    assertThat(callAfter("2027-05-01T12:00", "refusal", "2027-03-02T10:00"))
        .contains("no, not on 1 May 2027", "CO-3");
  }

  @Test
  void aStateThatLastsCounts() {
    assertThat(ask("reminder", "2027-03-10T10:00", "kind", "customer").body())
        .contains("As told: yes, on");
    assertThat(
            ask(
                    "reminder",
                    "2027-03-10T10:00",
                    "kind",
                    "customer",
                    "before",
                    "disputed",
                    "when",
                    "2027-03-01T10:00")
                .body())
        .contains("No, not on")
        .contains("What refuses it");
  }

  @Test
  void aRuleForOthersDoesNotApply() {
    String small = ask("gift", "2027-03-10T10:00", "fact.worth", "50", "kind", "employee").body();
    String large = ask("gift", "2027-03-10T10:00", "fact.worth", "50.01").body();

    assertThat(small).contains("Yes, on");
    assertThat(large).contains("No, not on");
    assertThat(ask("gift", "2027-03-10T10:00", "kind", "customer", "fact.worth", "60").body())
        .contains("Yes, on", "These rules are for other people", "ET-1");
    assertThat(ask("gift", "2027-03-10T10:00").body())
        .contains("It depends on what was left open (the worth of the gift). As told: yes");
  }

  @Test
  void whatCannotBeReadIsSaidAndGivenBack() {
    HttpResponse<String> number = ask("gift", "2027-03-10T10:00", "fact.worth", "a lot");
    assertThat(number.statusCode()).isEqualTo(422);
    assertThat(number.body()).contains("“a lot” is no number", "value=\"a lot\"");
    assertThat(ask(CALL, "tomorrow").body()).contains("“tomorrow” is no day with a time");
    assertThat(ask(CALL, "2027-03-01T10:00", "fact.party.zone", "Mars").body())
        .contains("“Mars” is no time zone");
    assertThat(ask(CALL, "2027-03-01T10:00", "before", CALL, "when", "2027-03-01T10:01").body())
        .contains("This came later");
    assertThat(ask(CALL, "2027-03-01T10:00", "before", CALL, "when", "").body())
        .contains("Say when this came before");
    assertThat(ask(CALL, "1990-03-02T10:00").body())
        .contains("No edition of this code is in force");
    assertThat(ask("we dance", "2027-03-01T10:00").statusCode()).isEqualTo(404);
  }

  @Test
  void frenchIsAnsweredInFrench() {
    Somebody french = RunningServer.get().somebody(Role.EMPLOYEE);
    french.post("/language", java.util.Map.of("language", "fr", "to", "/me"));

    String page = french.get(PAGE + "?asked=&act=" + encoded(CALL) + "&at=2027-03-01T07:59").body();

    assertThat(page).contains("non, pas le 1er mars 2027", "Ce qui le refuse", "CO-1");
    french.post("/language", java.util.Map.of("language", "en", "to", "/me"));
  }

  /** A code of cases that went wrong once. */
  private static String publishOdd(String edition, String day, String rules) {
    String text =
        """
        ---
        code: may-odd
        title: Odd cases
        language: en
        edition: "%s"
        effective: %s
        owner: Somebody
        contact: odd@example.org
        review: every 12 months
        zone: Europe/Paris
        calendar: office
        without:
          goals: a test
          communication: a test
          service: a test
          disputes: a test
          values: a test
          norms: a test
        chapters:
          ethics: Ethics
          definitions: Definitions
          calendars: Opening hours
        ---
        # Odd cases

        ## Ethics

        %s

        ## Definitions

        | Id | Term | Act | Kind | Meaning |
        |---|---|---|---|---|
        | disc | we grant a discount | grant a discount | event | `discount.granted` |
        | box | we ship a box | ship a box | event | `box.shipped` |
        | visit | we visit | visit | event | `visit.made` |
        | amount | the discount | | attribute | amount |
        | limit | the limit | | attribute | limit |

        ## Opening hours

        | Id | Calendar | Opening hours | Time zone | Holidays |
        |---|---|---|---|---|
        | office | office | Mon–Fri 09:00–17:00 | Europe/Paris | none |
        """
            .formatted(edition, day, rules);
    return Sites.publish(java.util.Map.of(coco.language.text.Language.ENGLISH, text));
  }

  private static String odd(String act, String at, String more) {
    return EMPLOYEE
        .get("/me/code/may-odd/may?asked=&act=%s&at=%s%s".formatted(act, at, more))
        .body();
  }

  @Test
  void whatWentWrongOnceIsAnsweredRightly() {
    String later = java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(40).toString();
    String before = java.time.LocalDate.parse(later).minusDays(1).toString();
    String first =
        publishOdd(
            "first",
            "2026-01-01",
            """
            ### A-1 · Within the limit

            > We must not [grant a discount] where the discount > the limit.

            ### A-2 · Nothing goes out

            > We must not [ship a box] where direction is "outbound".

            ### A-3 · Once a month

            > We must not [visit] more than once in any 30 days.
            """);
    String second =
        publishOdd(
            "second",
            later,
            """
            ### A-3 · Never

            > We must not [visit].
            """);
    try {
      // Two attributes are compared as numbers, not by their letters.
      assertThat(odd("disc", before + "T10:00", "&fact.amount=100&fact.limit=50"))
          .contains("No, not on");
      assertThat(odd("disc", before + "T10:00", "&fact.amount=9&fact.limit=10"))
          .contains("Yes, on");
      assertThat(odd("disc", before + "T10:00", "&fact.amount=1,000&fact.limit=50"))
          .contains("No, not on");
      assertThat(odd("disc", before + "T10:00", "&fact.amount=abc&fact.limit=50"))
          .contains("is neither a number nor a day");
      assertThat(odd("disc", before + "T10:00", "&fact.amount=2027-01-01&fact.limit=50"))
          .contains("These values are compared");
      assertThat(odd("disc", before + "T10:00", "&fact.amount=1E2147483647&fact.limit=50"))
          .contains("is neither a number nor a day");
      assertThat(odd("disc", before + "T10:00", "&fact.amount=9"))
          .contains("It depends on what was left open (the limit)");
      // A field of every interaction has two values only.
      assertThat(odd("box", before + "T10:00", "&fact.direction=outbound")).contains("No, not on");
      assertThat(odd("box", before + "T10:00", "&fact.direction=x")).contains("cannot be chosen");
      // What is said of later holds as long as the edition does.
      assertThat(odd("visit", before + "T23:00", "&before=visit&when=" + before + "T10:00"))
          .contains("No, not on", "Not before edition second comes into force");
      assertThat(odd("disc", later + "T10:00", "&fact.amount=9&fact.limit=10"))
          .contains("Edition second, which is in force then, has no rule about this act");
      assertThat(odd("visit", before + "T10:00:00.5", "")).contains("is no day with a time");
      assertThat(odd("visit", before + "T10:00", "&before=visit"))
          .contains("needs what happened and when");
      assertThat(odd("visit", before + "T10:00", "&at=2030-01-01T10:00"))
          .contains("This is told twice");
    } finally {
      Sites.withdraw(second);
      Sites.withdraw(first);
    }
  }
}
