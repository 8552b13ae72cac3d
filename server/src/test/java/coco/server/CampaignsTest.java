package coco.server;

import static coco.server.Campaigning.acts;
import static coco.server.Campaigning.bean;
import static coco.server.Campaigning.form;
import static coco.server.Campaigning.id;
import static coco.server.Campaigning.launched;
import static coco.server.Campaigning.made;
import static coco.server.Campaigning.row;
import static coco.server.Campaigning.rows;
import static coco.server.Campaigning.today;
import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.evidence.NoteKey;
import coco.server.evidence.Signing;
import coco.server.evidence.Verified;
import coco.server.inform.Joiners;
import coco.server.inform.Nudging;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A campaign from its form to the last acknowledgement and its proof, through the pages. */
class CampaignsTest {
  private static final RunningServer SERVER = RunningServer.get();

  private static Somebody officer;
  private static String first;

  @BeforeAll
  static void publish() {
    officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
    first = Sites.publish(Sites.renamed("bank/harbourside", "told-bank", "first"));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(first);
  }

  private static void due(Member member, String due) {
    bean(JdbcTemplate.class)
        .update(
            "update assignment set enrolled_at = now() - interval '30 days', due_at = now() + cast(? as interval) where person_id = ?",
            due,
            member.person().id());
  }

  @Test
  void whoIsLateIsRemindedOnceAndTheirManagerToldOnce() {
    Member manager = Member.of("Nudgers", Optional.empty(), Role.MANAGER);
    Member member = Member.of("Nudged", Optional.of(manager.person().id()));
    Member quick = Member.of("Nudged", Optional.of(manager.person().id()));
    String campaign = launched(officer, form(first, "Nudge", "Nudged"));
    String reading = quick.reading("Nudge");
    quick.read(reading);
    quick.answer(reading, "given", "");

    due(member, "1 day");
    Nudging.now(SERVER.application());
    Nudging.now(SERVER.application());
    assertThat(member.told("Due soon: Nudge")).isEqualTo(1);
    assertThat(manager.told("Late in your team")).isZero();

    due(member, "-1 hour");
    Nudging.now(SERVER.application());
    Nudging.now(SERVER.application());
    assertThat(member.told("Still to do: Nudge")).isEqualTo(1);
    assertThat(manager.told("Late in your team")).isZero();

    due(member, "-12 days");
    Nudging.now(SERVER.application());
    Nudging.now(SERVER.application());
    assertThat(manager.told("Late in your team: Nudge")).isEqualTo(1);
    assertThat(quick.told("Due soon")).isZero();
    assertThat(quick.told("Still to do")).isZero();
    assertThat(manager.browser().get(campaign).body()).contains(member.person().name());
  }

  /** The deadline of everybody of a campaign is over. */
  private static void passDeadline(String campaign) {
    bean(JdbcTemplate.class)
        .update(
            "update assignment set due_at = now() - interval '3 days' where campaign_id = ?::uuid",
            id(campaign));
  }

  @Test
  void aCampaignIsReadAcknowledgedAndProven() {
    Member member = Member.of("Told");
    Member other = Member.of("Told");
    String campaign = made(officer, form(first, "Our code, once more", "Told"));

    assertThat(officer.get(campaign).body())
        .contains("2 people would be asked", "2 of them have no manager", "not launched");
    assertThat(member.browser().get("/me").body()).doesNotContain("Our code, once more");
    assertThat(officer.post(campaign + "/launch", Map.of()).statusCode()).isEqualTo(302);
    assertThat(member.browser().get("/me").body()).contains("Our code, once more", "to read until");
    String reading = member.reading("Our code, once more");
    assertThat(member.notices().getLast()).contains("Please read: Our code, once more", reading);

    String page = member.browser().get(reading).body();
    assertThat(page).contains("id=\"goals\"", "data-rule=\"", "Read all parts first");
    assertThat(page.indexOf("id=\"goals\"")).isLessThan(page.indexOf("data-rule=\""));
    member.read(reading);
    assertThat(member.browser().get(reading).body())
        .contains("I have taken note of", "edition first, and I will keep to it.", "sha256:")
        .doesNotContain("I have read this part");
    assertThat(member.answer(reading, "given", "").statusCode()).isEqualTo(302);

    assertThat(member.browser().get(reading).body()).contains("Acknowledged", "done");
    assertThat(member.browser().get("/me").body()).doesNotContain("Our code, once more");
    assertThat(member.notices().getLast())
        .contains("Receipt: you acknowledged", reading + "/proof", "I have taken note of");
    assertThat(row(officer.get(campaign).body(), "Told"))
        .containsExactly("2", "1", "1", "0", "0", "0");
    assertThat(other.browser().get(reading).statusCode()).isEqualTo(404);

    Verified proof = proof(member.browser(), reading);
    assertThat(proof.acts()).hasSize(1);
    Verified.ProvenAct act = proof.acts().getFirst();
    assertThat(act.act()).isEqualTo("acknowledgement.given");
    assertThat(act.told().get("person")).contains(member.person().email());
    assertThat(act.facts())
        .containsEntry("code", "told-bank")
        .containsEntry("name", "first")
        .containsEntry("language", "en")
        .containsEntry("campaign", id(campaign))
        .containsKeys("text-en", "text-fr", "sentence");
    assertThat(act.facts().get("text-en")).startsWith("sha256:");
    assertThat(other.browser().get(reading + "/proof").statusCode()).isEqualTo(404);
    assertThat(acts(campaign))
        .contains("campaign.launched", "reading.done", "acknowledgement.given")
        .hasSize(3);
  }

  private static Verified proof(Somebody who, String reading) {
    Signing.now(SERVER.application());
    HttpResponse<String> answer = who.get(reading + "/proof");
    assertThat(answer.statusCode()).isEqualTo(200);
    String key = SERVER.nobody().get("/evidence/key").body().strip();
    return Verified.of(
        answer.body().getBytes(StandardCharsets.UTF_8), Optional.of(NoteKey.parse(key)));
  }

  @Test
  void whoAnswersTwiceAtOnceAnswersOnce() throws Exception {
    Member member = Member.of("Twice");
    String campaign = launched(officer, form(first, "For those who press twice", "Twice"));
    String reading = member.reading("For those who press twice");
    member.read(reading);

    Callable<Integer> answer = () -> member.answer(reading, "given", "").statusCode();
    List<Integer> answers = new ArrayList<>();
    try (var both = Executors.newFixedThreadPool(2)) {
      for (Future<Integer> given : both.invokeAll(List.of(answer, answer))) {
        answers.add(given.get());
      }
    }
    assertThat(answers).containsExactlyInAnyOrder(302, 422);
    assertThat(acts(campaign)).filteredOn("acknowledgement.given"::equals).hasSize(1);
  }

  @Test
  void aDayThatCannotBeKeptIsRefused() {
    Member.of("Dayless");
    for (String day : List.of("", "2026-13-01", "+999999999-12-31", "-2026-01-01", "tomorrow")) {
      Map<String, String> form = form(first, "For no day", "Dayless");
      form.put("day", day);
      assertThat(officer.post("/office/campaigns", form).statusCode()).as(day).isEqualTo(422);
    }
  }

  @Test
  void aRequestForAnExceptionIsDecidedAndItsAskerTold() {
    Member asks = Member.of("Exempt");
    String campaign = launched(officer, form(first, "For the exempt", "Exempt"));
    String reading = asks.reading("For the exempt");
    asks.answer(reading, "asked", "I have no desk.");
    assertThat(officer.get("/me").body()).contains("For the exempt", "asks for an exception");
    String first = request(campaign, "I have no desk.");

    var wordless = officer.post(first, Map.of("kind", "granted", "words", " "));
    assertThat(wordless.statusCode()).isEqualTo(422);
    assertThat(wordless.body()).contains("Say why");
    assertThat(asks.browser().post(first, Map.of("kind", "granted", "words", "x")).statusCode())
        .isEqualTo(403);
    officer.post(first, Map.of("kind", "refused", "words", "A tablet is on its way."));
    assertThat(asks.told("Exception refused")).isEqualTo(1);
    assertThat(asks.browser().get(reading).body())
        .contains("Exception refused", "A tablet is on its way.");
    assertThat(row(officer.get(campaign).body(), "Exempt"))
        .containsExactly("1", "0", "0", "0", "0", "0");
    var twice = officer.post(first, Map.of("kind", "granted", "words", "Changed my mind."));
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("waits no more", "Changed my mind.");

    assertThat(asks.answer(reading, "asked", "It has not come.").statusCode()).isEqualTo(302);
    officer.post(
        request(campaign, "It has not come."), Map.of("kind", "granted", "words", "This time."));

    assertThat(asks.told("Exception granted")).isEqualTo(1);
    assertThat(officer.get(campaign).body())
        .contains("Exception granted", "This time.")
        .doesNotContain("/exceptions/");
    assertThat(officer.get("/me").body()).doesNotContain("For the exempt");
    assertThat(asks.browser().get("/me").body()).doesNotContain("For the exempt");
  }

  /** A request stays where it was made, also when whoever made it acknowledged after all. */
  @Test
  void whoAskedAndAcknowledgedSinceIsStillListed() {
    Member asks = Member.of("Changing");
    String campaign = launched(officer, form(first, "For the changing", "Changing"));
    String reading = asks.reading("For the changing");
    asks.answer(reading, "asked", "I am on leave.");
    String request = request(campaign, "I am on leave.");
    asks.read(reading);
    asks.answer(reading, "given", "");

    assertThat(officer.get(campaign).body())
        .contains("I am on leave.", "Answered otherwise since.");
    assertThat(officer.get(campaign + "/people.csv").body()).contains("I am on leave.");
    assertThat(officer.post(request, Map.of("kind", "granted", "words", "Late.")).statusCode())
        .isEqualTo(422);
  }

  /** Where a request of a campaign is decided. */
  private static String request(String campaign, String reason) {
    Matcher place =
        Pattern.compile(
                Pattern.quote(reason) + "(?:(?!</article>).)*?action=\"([^\"]+/exceptions/\\d+)\"",
                Pattern.DOTALL)
            .matcher(officer.get(campaign).body());
    assertThat(place.find()).as(reason).isTrue();
    return place.group(1);
  }

  @Test
  void whoDeclinesSaysWhyAndTheOfficerReadsIt() {
    Member declines = Member.of("Unwilling");
    Member asks = Member.of("Unwilling");
    String campaign = launched(officer, form(first, "For the unwilling", "Unwilling"));
    String reading = declines.reading("For the unwilling");

    assertThat(declines.answer(reading, "refused", " ").statusCode()).isEqualTo(422);
    assertThat(declines.answer(reading, "refused", "Rule 3 cannot be kept.").statusCode())
        .isEqualTo(302);
    assertThat(asks.answer(asks.reading("For the unwilling"), "asked", "I have no desk.").body())
        .isEmpty();

    String page = officer.get(campaign).body();
    assertThat(page).contains("Rule 3 cannot be kept.", "I have no desk.");
    assertThat(row(page, "Unwilling")).containsExactly("2", "0", "0", "1", "1", "0");
    Verified.ProvenAct act = proof(declines.browser(), reading).acts().getFirst();
    assertThat(act.act()).isEqualTo("acknowledgement.refused");
    assertThat(act.told()).containsEntry("reason", "Rule 3 cannot be kept.");

    declines.read(reading);
    declines.answer(reading, "given", "");
    assertThat(row(officer.get(campaign).body(), "Unwilling"))
        .containsExactly("2", "1", "1", "0", "1", "0");
    assertThat(declines.answer(reading, "refused", "After all.").statusCode()).isEqualTo(422);
  }

  @Test
  void whatIsAskedWronglyIsRefused() {
    Member member = Member.of("Wrong");
    HttpResponse<String> empty = officer.post("/office/campaigns", Map.of("title", " "));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(Pattern.compile("<li>").matcher(empty.body()).results().count()).isEqualTo(4);

    String campaign = launched(officer, form(first, "Wrongly used", "Wrong"));
    String reading = member.reading("Wrongly used");

    assertThat(officer.post(campaign + "/launch", Map.of()).statusCode()).isEqualTo(422);
    assertThat(officer.post(campaign + "/removal", Map.of()).statusCode()).isEqualTo(422);
    assertThat(member.notices()).hasSize(1);
    assertThat(member.answer(reading, "given", "").statusCode()).isEqualTo(422);
    assertThat(
            member
                .browser()
                .post(reading + "/answers", Map.of("kind", "maybe", "texts", ""))
                .statusCode())
        .isEqualTo(404);
    assertThat(member.browser().post(reading + "/parts", Map.of("part", "chapter-99")).statusCode())
        .isEqualTo(404);
    member.read(reading);
    assertThat(
            member
                .browser()
                .post(reading + "/answers", Map.of("kind", "given", "texts", "of another"))
                .body())
        .contains("These are not the texts");
    assertThat(member.browser().get(reading + "/proof").statusCode()).isEqualTo(404);
    assertThat(member.browser().get(campaign).statusCode()).isEqualTo(403);
    assertThat(officer.post(campaign + "/reminders", Map.of()).body()).contains("Nobody is late.");

    assertThat(officer.post(campaign + "/end", Map.of()).statusCode()).isEqualTo(302);
    assertThat(officer.post(campaign + "/end", Map.of()).statusCode()).isEqualTo(422);
    assertThat(member.answer(reading, "given", "").statusCode()).isEqualTo(422);
    assertThat(member.browser().get("/me").body()).doesNotContain("Wrongly used");
  }

  @Test
  void thePastAndNobodyAreNotLaunched() {
    Member.of("Early");
    Map<String, String> past = form(first, "Too late", "Early");
    for (LocalDate day : List.of(today().minusDays(2), today().plusYears(20))) {
      past.put("day", day.toString());
      assertThat(officer.post("/office/campaigns", past).body()).contains("still to come");
    }
    past.put("day", today().plusDays(2).toString());
    String late = made(officer, past);
    bean(JdbcTemplate.class)
        .update(
            "update campaign set due_on = current_date - 3 where id = cast(? as uuid)", id(late));
    Map<String, String> nobody = form(first, "Nobody", "Early");
    nobody.put("roles", "auditor");

    assertThat(officer.post(late + "/launch", Map.of()).body()).contains("The last day is over");
    String none = made(officer, nobody);
    assertThat(officer.post(none + "/launch", Map.of()).body()).contains("Nobody would be asked");
    assertThat(officer.post(none + "/removal", Map.of()).statusCode()).isEqualTo(302);
    assertThat(officer.get(none).statusCode()).isEqualTo(404);
  }

  @Test
  void aCampaignIsChangedUntilItIsLaunched() {
    Member member = Member.of("Changed");
    Map<String, String> form = form(first, "A misspelt titel", "Changed");
    String campaign = made(officer, form);
    String shown = officer.get(campaign + "/draft").body();
    assertThat(shown).contains("value=\"A misspelt titel\"", form.get("day"));

    form.put("title", "");
    assertThat(officer.post(campaign + "/draft", form).statusCode()).isEqualTo(422);
    form.put("title", "A well spelt title");
    form.put("day", today().plusDays(9).toString());
    assertThat(officer.post(campaign + "/draft", form).statusCode()).isEqualTo(302);
    assertThat(officer.get(campaign).body()).contains("A well spelt title", "One person");

    officer.post(campaign + "/launch", Map.of());
    assertThat(member.reading("A well spelt title")).isNotEmpty();
    assertThat(officer.get(campaign + "/draft").statusCode()).isEqualTo(404);
    assertThat(officer.post(campaign + "/draft", form).statusCode()).isEqualTo(404);
  }

  @Test
  void workingDaysAreThoseOfTheCodesCalendar() {
    Member member = Member.of("Workers");
    Map<String, String> form = form(first, "In ten working days", "Workers");
    form.put("until", "working-days");
    form.put("workingDays", "10");

    launched(officer, form);

    String due =
        bean(JdbcTemplate.class)
            .queryForObject(
                "select (due_at at time zone 'Europe/London' - interval '1 minute')::date::text from assignment where person_id = ?",
                String.class,
                member.person().id());
    assertThat(LocalDate.parse(due)).isBetween(today().plusDays(11), today().plusDays(20));
  }

  @Test
  void workingDaysAreThoseOfAPersonsTeamWhereItHasSome() {
    Member tuesdays = Member.of("Tuesdays");
    Member others = Member.of("Any days");
    String team =
        rows(String.class, "select id::text from team where name = 'Tuesdays'").getFirst();
    assertThat(
            SERVER
                .somebody(Role.ADMINISTRATOR)
                .post(
                    "/office/teams/%s/hours".formatted(team),
                    Map.of(
                        "zone",
                        "Asia/Tokyo",
                        "until",
                        "09:00",
                        "from",
                        "17:00",
                        "days",
                        "2",
                        "holidays",
                        ""))
                .statusCode())
        .isEqualTo(302);
    Map<String, String> form = form(first, "In three working days", "Tuesdays");
    form.put(
        "teams",
        "%s,%s"
            .formatted(
                team,
                rows(String.class, "select id::text from team where name = 'Any days'")
                    .getFirst()));
    form.put("until", "working-days");
    form.put("workingDays", "3");

    String campaign = made(officer, form);
    assertThat(officer.get(campaign).body())
        .contains("has as many of its own working days, and another last day");
    officer.post(campaign + "/launch", Map.of());

    assertThat(
            rows(
                String.class,
                "select to_char(due_at at time zone 'Asia/Tokyo', 'ID HH24:MI') from assignment where person_id = ?",
                tuesdays.person().id()))
        .as("the end of a Tuesday there")
        .containsExactly("3 00:00");
    assertThat(
            rows(
                Boolean.class,
                "select due_at > now() + interval '14 days' from assignment where person_id in (?, ?) order by due_at",
                tuesdays.person().id(),
                others.person().id()))
        .as("three Tuesdays are longer than three days")
        .containsExactly(false, true);
    assertThat(tuesdays.notices().getLast())
        .isNotEqualTo(others.notices().getLast())
        .contains("In three working days");
    assertThat(acts(campaign)).contains("deadline.given");
  }

  @Test
  void aTeamThatIsGoneDoesNotMakeADraftOneForEverybody() {
    bean(JdbcTemplate.class)
        .update("insert into team (id, name) values (gen_random_uuid(), 'Soon gone')");
    Map<String, String> form = form(first, "For those who go", "Soon gone");
    String campaign = made(officer, form);
    bean(JdbcTemplate.class).update("delete from team where name = 'Soon gone'");

    assertThat(officer.get(campaign + "/draft").body())
        .contains("A team that is no more", form.get("teams"));
    assertThat(officer.post(campaign + "/draft", form).statusCode()).isEqualTo(422);
    assertThat(officer.get(campaign).body()).contains("Nobody would be asked");
  }

  @Test
  void managersSeeTheirOwnAndThoseWhoLeftAreNotCounted() {
    Member boss = Member.of("Boss", Optional.empty(), Role.MANAGER);
    Member report = Member.of("Led", Optional.of(boss.person().id()));
    Member deputy = Member.of("Led", Optional.of(report.person().id()));
    Member stranger = Member.of("Led");
    Member leaver = Member.of("Led");
    String campaign = launched(officer, form(first, "For the led", "Led"));
    bean(JdbcTemplate.class)
        .update(
            "update person set left_on = ? where id = ?",
            java.sql.Date.valueOf(today()),
            leaver.person().id());
    passDeadline(campaign);

    String all = officer.get(campaign).body();
    assertThat(row(all, "Led")).containsExactly("3", "0", "0", "0", "0", "3");
    assertThat(all).contains("One person who", stranger.person().email(), boss.person().name());
    String own = boss.browser().get(campaign).body();
    assertThat(row(own, "Led")).containsExactly("2", "0", "0", "0", "0", "2");
    assertThat(own)
        .contains(report.person().email(), deputy.person().email())
        .doesNotContain(stranger.person().email(), "/reminders");
    assertThat(boss.browser().get(campaign + "/people.csv").body())
        .contains(report.person().email())
        .doesNotContain(stranger.person().email());
    assertThat(boss.browser().post(campaign + "/reminders", Map.of()).statusCode()).isEqualTo(403);

    assertThat(officer.post(campaign + "/reminders", Map.of()).statusCode()).isEqualTo(302);
    assertThat(stranger.notices().getLast()).contains("Still to do: For the led");
    assertThat(leaver.notices()).hasSize(1);
    assertThat(officer.post(campaign + "/reminders", Map.of()).body())
        .contains("within the last hour");
    assertThat(officer.get(campaign + "/people.csv").body().lines()).hasSize(4);
    assertThat(report.browser().get("/me").body()).contains("to read; it was due on");
  }

  @Test
  void whatWasSeenIsKept() {
    Member member = Member.of("Seen");
    launched(officer, form(first, "To be seen", "Seen"));
    String reading = member.reading("To be seen");
    Matcher rule =
        Pattern.compile("data-rule=\"([^\"]+)\"").matcher(member.browser().get(reading).body());
    assertThat(rule.find()).isTrue();

    Map<String, String> seen =
        Map.of("rule." + rule.group(1), "12", "rule.NO-1", "5", "rule.X", "many");
    assertThat(member.browser().post(reading + "/views", seen).statusCode()).isEqualTo(204);
    member.browser().post(reading + "/views", seen);

    assertThat(
            bean(JdbcTemplate.class)
                .queryForList(
                    "select rule || ' ' || seconds from assignment_rule where assignment_id = ?::uuid",
                    String.class,
                    id(reading)))
        .containsExactly(rule.group(1) + " 24");
  }

  @Test
  void aReadingTakesTheTimeThatItIsToTake() {
    Member member = Member.of("Unhurried");
    Map<String, String> form = form(first, "Take your time", "Unhurried");
    for (String least : List.of("0", "61", "-1", "five")) {
      form.put("least", least);
      assertThat(officer.post("/office/campaigns", form).body())
          .as(least)
          .contains("Give a least time from 1 to 60 minutes");
    }
    form.put("least", "5");
    String campaign = launched(officer, form);
    assertThat(officer.get(campaign).body()).contains("5 minutes");
    String reading = member.reading("Take your time");
    assertThat(member.browser().get(reading).body())
        .contains("to take 5 minutes at least", "About 5 minutes remain");

    List<String> parts = member.parts(reading);
    for (String part : parts.subList(0, parts.size() - 1)) {
      member.browser().post(reading + "/parts", Map.of("part", part));
    }
    HttpResponse<String> early =
        member.browser().post(reading + "/parts", Map.of("part", parts.getLast()));
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body())
        .contains("too early to tick the last part off: about 5 minutes remain", "is kept");
    assertThat(member.parts(reading)).as("nothing is lost").containsExactly(parts.getLast());
    assertThat(member.acknowledge(reading).statusCode()).isEqualTo(422);

    bean(JdbcTemplate.class)
        .update(
            "update assignment set opened_at = opened_at - interval '5 minutes' where person_id = ?",
            member.person().id());
    assertThat(member.browser().get(reading).body()).contains("That time is over.");
    member.read(reading);
    assertThat(member.acknowledge(reading).statusCode()).isEqualTo(302);
    assertThat(
            rows(
                String.class,
                "select line from evidence_entry where act = 'reading.done' and line like ?",
                "%" + id(campaign) + "%"))
        .singleElement()
        .asString()
        .contains("\"least-minutes\":\"5\"", "\"opened\":\"")
        .as("nobody counted")
        .doesNotContain("\"seconds\"");
  }

  /** Looking at what a launch would do changes nothing, however often. */
  @Test
  void aPreviewWritesNothing() {
    Member.of("Previewed");
    Map<String, String> form = form(first, "Only looked at", "Previewed");
    form.put("onlyChanged", "true");
    String campaign = made(officer, form);
    String state =
        "select (select count(*) from campaign_same) || ' ' || coalesce((select xmin::text from campaign where id = ?::uuid), '')";
    List<String> before = rows(String.class, state, id(campaign));

    officer.get(campaign);
    officer.get(campaign);

    assertThat(rows(String.class, state, id(campaign))).isEqualTo(before);
  }

  @Test
  void onlyWhereTheMeaningChangedAndWhoJoinsLater() {
    String one = Sites.publish(Sites.renamed("bank/harbourside", "next-bank", "one"));
    Member careful = Member.of("Next");
    Member slow = Member.of("Next");
    launched(officer, form(one, "Campaign one", "Next"));
    String reading = careful.reading("Campaign one");
    careful.read(reading);
    careful.answer(reading, "given", "");

    String two = Sites.publish(next("two", "Breach: serious", "Breach: serious"));
    Map<String, String> form = form(two, "Campaign two", "Next");
    form.put("onlyChanged", "true");
    String same = made(officer, form);
    assertThat(officer.get(same).body())
        .contains("Nothing changed in meaning since edition one", "One person would be asked");
    officer.post(same + "/launch", Map.of());
    assertThat(careful.browser().get("/me/readings").body()).doesNotContain("Campaign two");
    assertThat(slow.reading("Campaign two")).isNotEmpty();

    String three = Sites.publish(next("three", "Breach: serious", "Breach: critical"));
    Map<String, String> other = form(three, "Campaign three", "Next");
    other.put("onlyChanged", "true");
    String changed = made(officer, other);
    assertThat(officer.get(changed).body())
        .contains("The meaning changed", "2 people would be asked");
    officer.post(changed + "/launch", Map.of());
    String page = careful.browser().get(careful.reading("Campaign three")).body();
    assertThat(page).contains("Rules that changed since edition one", "class=\"meaning\"");
    assertThat(page.indexOf("id=\"changed\"")).isLessThan(page.indexOf("id=\"chapter-"));
    assertThat(careful.browser().get(reading).body()).contains("Acknowledged");

    Member joiner = Member.of("Next");
    Joiners.enrol(SERVER.application());
    assertThat(joiner.browser().get("/me").body()).contains("Campaign three");
    assertThat(joiner.notices().getLast()).contains("/me/readings/");

    Sites.withdraw(three);
    assertThat(careful.browser().get(careful.reading("Campaign three")).body())
        .contains("This edition was withdrawn");
    assertThat(careful.answer(careful.reading("Campaign three"), "refused", "No.").statusCode())
        .isEqualTo(422);
    assertThat(careful.browser().get("/me").body()).doesNotContain("Campaign three");
    assertThat(officer.get(changed).body()).contains("edition withdrawn");
    Map<String, String> late = form(three, "Campaign three again", "Next");
    assertThat(officer.post("/office/campaigns", late).statusCode()).isEqualTo(422);
    Sites.withdraw(two);
    Sites.withdraw(one);
  }

  /** The bank's code as its next edition, in force a day later, with one word changed. */
  private static Map<Language, String> next(String edition, String from, String to) {
    Map<Language, String> texts = new HashMap<>();
    String day = edition.equals("two") ? "2026-06-01" : "2026-06-02";
    Sites.renamed("bank/harbourside", "next-bank", edition)
        .forEach(
            (language, text) ->
                texts.put(
                    language,
                    text.replace(from, to)
                        .replace(
                            "Manquement : grave",
                            from.equals(to) ? "Manquement : grave" : "Manquement : critique")
                        .replaceFirst("(?m)^effective: .*$", "effective: " + day)));
    return texts;
  }
}
