package coco.server;

import static coco.server.Campaigning.form;
import static coco.server.Campaigning.id;
import static coco.server.Campaigning.launched;
import static coco.server.Campaigning.row;
import static coco.server.Campaigning.rows;
import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.evidence.Signing;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people did on paper, or in a session: entered about them, and what they can say of it. */
class GroupSessionsTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final byte[] PDF = "%PDF-1.7\nsigned".getBytes(StandardCharsets.UTF_8);

  private static Somebody officer;
  private static Somebody other;
  private static String edition;

  @BeforeAll
  static void publish() {
    officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
    other = SERVER.somebody(Role.TRAINER);
    edition = Sites.publish(Sites.renamed("bank/harbourside", "met-bank", "first"));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
  }

  /** The day where the code is. */
  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/London"));
  }

  private static Map<String, String> session(Member... people) {
    Map<String, String> form = new HashMap<>();
    form.put("kind", "session");
    form.put("day", today().toString());
    form.put("place", "Canteen, Bristol");
    form.put("led", "Rosa Field");
    form.put("steps", "read,acknowledge");
    form.put(
        "addresses",
        String.join("\n", List.of(people).stream().map(it -> it.person().email()).toList()));
    return form;
  }

  private static HttpResponse<String> enter(
      Somebody who, String campaign, Map<String, String> form) {
    // What was said at the launch is read first.
    who.get(campaign);
    return who.upload(campaign + "/sessions", form);
  }

  /** Where an objection is settled. */
  private static String settlement(Somebody who, String campaign) {
    Matcher place =
        Pattern.compile("action=\"([^\"]+/settlements/[^\"]+)\"").matcher(who.get(campaign).body());
    assertThat(place.find()).isTrue();
    return place.group(1);
  }

  private static String objection(Member member, String reading) {
    Matcher place =
        Pattern.compile("action=\"([^\"]+/objection)\"")
            .matcher(member.browser().get(reading).body());
    assertThat(place.find()).isTrue();
    return place.group(1);
  }

  @Test
  void aSessionIsEnteredAsWhatItIs() {
    Member one = Member.of("Canteen");
    Member two = Member.of("Canteen");
    String campaign = launched(officer, form(edition, "In the canteen", "Canteen"));
    assertThat(officer.get(campaign + "/sessions/new").body())
        .contains(one.person().email(), "It never counts for questions");

    officer.get(campaign);
    HttpResponse<String> entered =
        officer.upload(campaign + "/sessions", session(one, two), "list ../signed.pdf", PDF);
    assertThat(entered.statusCode()).as(entered.body()).isEqualTo(302);

    String page = officer.get(campaign).body();
    assertThat(page)
        .contains("2 people are entered, and told. None of them has anything left to do.")
        .contains("Canteen, Bristol", "Led by Rosa Field.", "signed.pdf");
    assertThat(row(page, "Canteen")).containsExactly("2", "2", "2", "0", "0", "0");
    assertThat(officer.get(campaign + "/people.csv").body())
        .contains("Entered by somebody else", ",in a session");
    assertThat(one.told("Entered about you: In the canteen")).isEqualTo(1);
    assertThat(one.told("Receipt")).as("they have not answered").isZero();
    String reading = one.reading("In the canteen");
    assertThat(one.browser().get(reading).body())
        .contains(
            "It counts as your acknowledgement.",
            "entered by somebody else",
            "This is not right",
            "Led by Rosa Field.");
    Signing.now(SERVER.application());
    String proof = one.browser().get(reading + "/proof").body();
    assertThat(proof)
        .contains("session.entered", "Canteen, Bristol", "sha256:", one.person().email())
        .doesNotContain("acknowledgement.given", two.person().email());
    assertThat(
            rows(
                String.class,
                "select line from evidence_entry where act = 'session.entered' and line like ?",
                "%" + id(campaign) + "%"))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("\"held\":", "\"steps\":\"read acknowledge\"")
                    .doesNotContain("Bristol", "Rosa", one.person().email()));
  }

  @Test
  void aScanIsReadByThoseWhoSeeTheCampaignAndByNobodyElse() {
    Member member = Member.of("Scanned");
    String campaign = launched(officer, form(edition, "Scanned", "Scanned"));
    for (byte[] wrong :
        List.of(
            "<script>".getBytes(StandardCharsets.UTF_8),
            new byte[] {'P', 'K', 3, 4},
            java.util.Arrays.copyOf(PDF, 5 * 1024 * 1024 + 1))) {
      HttpResponse<String> refused =
          officer.upload(campaign + "/sessions", session(member), "a.pdf", wrong);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("The file is no PDF document", "Canteen, Bristol");
    }
    assertThat(row(officer.get(campaign).body(), "Scanned").get(1)).isEqualTo("0");
    officer.upload(campaign + "/sessions", session(member), "signed.pdf", PDF);

    Matcher file = Pattern.compile("href=\"([^\"]+/file)\"").matcher(officer.get(campaign).body());
    assertThat(file.find()).isTrue();
    assertThat(other.getBytes(file.group(1)).body()).isEqualTo(PDF);
    assertThat(other.getBytes(file.group(1)).headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(it -> assertThat(it).startsWith("attachment"));
    assertThat(member.browser().get(file.group(1)).statusCode()).isEqualTo(403);
  }

  @Test
  void itNeverCountsForQuestions() {
    Member member = Member.of("Not asked alone");
    Map<String, String> form = form(edition, "With questions", "Not asked alone");
    form.put("steps", "read,understand,acknowledge");
    form.put("questions", "2");
    form.put("percent", "50");
    String campaign = launched(officer, form);

    assertThat(enter(officer, campaign, session(member)).statusCode()).isEqualTo(302);

    String page = officer.get(campaign).body();
    assertThat(page).contains("One of them still has something to do.");
    assertThat(row(page, "Not asked alone")).containsExactly("1", "1", "0", "0", "0", "0", "0");
    String reading = member.reading("With questions");
    assertThat(member.browser().get(reading).body())
        .contains("It counts as having read.", "Begin the questions");
    Map<String, String> onlyQuestions = session(member);
    onlyQuestions.put("steps", "understand");
    assertThat(enter(officer, campaign, onlyQuestions).body()).contains("at least one thing");
  }

  @Test
  void whoSaysThatItIsNotRightIsAskedAsBeforeAndHeard() {
    Member member = Member.of("Objecting");
    Member absent = Member.of("Objecting");
    String campaign = launched(officer, form(edition, "I was not there", "Objecting"));
    enter(officer, campaign, session(member, absent));
    String reading = absent.reading("I was not there");
    String objection = objection(absent, reading);
    assertThat(member.browser().post(objection, Map.of("words", "x")).statusCode()).isEqualTo(404);
    assertThat(absent.browser().post(objection, Map.of("words", " ")).statusCode()).isEqualTo(422);

    assertThat(
            absent
                .browser()
                .post(objection, Map.of("words", "I was in Leeds that day."))
                .statusCode())
        .isEqualTo(302);

    assertThat(absent.browser().post(objection, Map.of("words", "Again.")).body())
        .contains("You have said so already.");
    String page = other.get(campaign).body();
    assertThat(page).contains("I was in Leeds that day.");
    assertThat(row(page, "Objecting")).containsExactly("2", "1", "1", "0", "0", "0");
    assertThat(other.get("/me").body())
        .contains("I was not there", "One person says that a session is not right");
    assertThat(absent.browser().get("/me").body()).contains("I was not there", "to read until");
    String settlement = settlement(other, campaign);
    assertThat(officer.post(settlement, Map.of("words", "I am sure.")).body())
        .as("not whoever entered it")
        .contains("Nobody looks into what they entered themselves", "I am sure.");
    assertThat(other.post(settlement, Map.of("words", "Right: a namesake.")).statusCode())
        .isEqualTo(302);
    assertThat(other.post(settlement, Map.of("words", "Twice.")).statusCode()).isEqualTo(422);
    assertThat(absent.told("What became of your objection")).isEqualTo(1);
    assertThat(absent.browser().get(reading).body()).contains("Right: a namesake.");
    assertThat(other.get("/me").body()).doesNotContain("says that a session is not right");

    absent.read(reading);
    assertThat(absent.acknowledge(reading).statusCode()).isEqualTo(302);
    assertThat(row(other.get(campaign).body(), "Objecting"))
        .containsExactly("2", "2", "2", "0", "0", "0");
    assertThat(Campaigning.acts(campaign))
        .contains("session.objected", "session.settled", "acknowledgement.given");
  }

  /** Who answered themselves meanwhile has answered, whatever was entered before. */
  @Test
  void whatSomebodyDidThemselvesStaysTheirs() {
    Member member = Member.of("Themselves");
    String campaign = launched(officer, form(edition, "Themselves", "Themselves"));
    Map<String, String> read = session(member);
    read.put("steps", "read");
    enter(officer, campaign, read);
    String reading = member.reading("Themselves");
    String objection = objection(member, reading);
    member.acknowledge(reading);

    member.browser().post(objection, Map.of("words", "I read it at home."));

    assertThat(row(officer.get(campaign).body(), "Themselves"))
        .containsExactly("1", "1", "1", "0", "0", "0");
  }

  @Test
  void aManagerEntersTheirOwnAndNobodyElse() {
    Member boss = Member.of("Foremen");
    Member member = Member.of("Shop floor", Optional.of(boss.person().id()));
    Member stranger = Member.of("Shop floor");
    String campaign = launched(officer, form(edition, "On the shop floor", "Shop floor"));
    String page = "/me/team/" + id(campaign);
    assertThat(boss.browser().get(page + "/sessions/new").body())
        .contains(member.person().email())
        .doesNotContain(stranger.person().email());

    HttpResponse<String> refused = enter(boss.browser(), page, session(member, stranger));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(stranger.person().email() + " cannot be entered", "Canteen, Bristol");
    assertThat(enter(boss.browser(), page, session(member)).statusCode()).isEqualTo(302);
    assertThat(boss.browser().get(page).body()).contains("Canteen, Bristol");
    assertThat(enter(boss.browser(), page, session(member)).body()).contains("cannot be entered");
    assertThat(enter(member.browser(), page, session(stranger)).statusCode()).isEqualTo(404);
    assertThat(enter(boss.browser(), campaign, session(stranger)).statusCode()).isEqualTo(403);
  }

  @Test
  void whatIsEnteredWronglyIsSaid() {
    Member member = Member.of("Wrongly met", Optional.empty(), Role.COMPLIANCE_OFFICER);
    Member one = Member.of("Wrongly met");
    String campaign = launched(officer, form(edition, "Wrongly met", "Wrongly met"));
    for (String[] wrong :
        List.of(
            new String[] {"day", today().plusDays(2).toString(), "not to come"},
            new String[] {"day", today().minusDays(30).toString(), "on which the campaign ran"},
            new String[] {"day", "2026-02-30", "on which the campaign ran"},
            new String[] {"kind", "telepathy", "on paper or in a session"},
            new String[] {"place", " ", "Give the place"},
            new String[] {"led", "x".repeat(201), "Give the place"},
            new String[] {"addresses", "", "Say who took part"},
            new String[] {"addresses", "nobody@example.org", "nobody@example.org cannot"})) {
      Map<String, String> form = session(one);
      form.put(wrong[0], wrong[1]);
      HttpResponse<String> refused = enter(officer, campaign, form);
      assertThat(refused.statusCode()).as(wrong[2]).isEqualTo(422);
      assertThat(refused.body()).contains(wrong[2]);
    }
    assertThat(enter(member.browser(), campaign, session(member)).body())
        .contains("Nobody enters themselves");
    assertThat(Campaigning.acts(campaign)).containsExactly("campaign.launched");
  }
}
