package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.people.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Groups of approvers: who is in them, who has left, and what they were when an edition came. */
class ApproversTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody AUTHOR = SERVER.somebody(Role.AUTHOR);
  private static final Somebody OFFICER = SERVER.somebody(Role.COMPLIANCE_OFFICER);

  private static String approvers(String key) {
    return "/office/codes/%s/approvers".formatted(key);
  }

  private static void add(String key, String name, Person member) {
    HttpResponse<String> added =
        OFFICER.post(
            approvers(key), Map.of("name", name, "needed", "1", "members", member.id().toString()));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(302);
  }

  private static void leaves(Person person) {
    SERVER
        .application()
        .getBean(JdbcTemplate.class)
        .update(
            "update person set joined_on = current_date - 9, left_on = current_date - 2 where id = ?",
            person.id());
  }

  @Test
  void whoHasLeftIsMarkedAndAGroupThatCannotBeMetSaysSo() {
    String key = "left-" + SERVER.port();
    String edition = Codes.begin(AUTHOR, "bank", key);
    Person gone = SERVER.person(Role.APPROVER);
    Person here = SERVER.person(Role.APPROVER);
    add(key, "Legal", gone);
    add(key, "Care", here);
    AUTHOR.post(edition + "/submission", Map.of());
    assertThat(OFFICER.get(edition).body())
        .contains("1 still missing, of: " + gone.name())
        .doesNotContain("(left)", "cannot give its number");

    leaves(gone);

    for (String page : new String[] {edition, approvers(key)}) {
      assertThat(OFFICER.get(page).body())
          .as(page)
          .contains(gone.name() + " (left)")
          .contains("“Legal” cannot give its number of approvals as it is")
          .doesNotContain("“Care” cannot", here.name() + " (left)");
    }
  }

  @Test
  void aGroupIsChangedInItsPlace() {
    String key = "changed-" + SERVER.port();
    Codes.begin(AUTHOR, "bank", key);
    Person first = SERVER.person(Role.APPROVER);
    Person second = SERVER.person(Role.APPROVER);
    add(key, "Legal", first);
    add(key, "Care", first);

    HttpResponse<String> wrong =
        OFFICER.post(
            approvers(key) + "/change",
            Map.of(
                "was", "Legal", "name", "Law", "needed", "2", "members", second.id().toString()));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .containsOnlyOnce("from 1 to the number of members")
        .contains("value=\"Law\"");
    HttpResponse<String> taken =
        OFFICER.post(
            approvers(key) + "/change",
            Map.of(
                "was", "Legal", "name", "Care", "needed", "1", "members", second.id().toString()));
    assertThat(taken.body()).contains("There is a group of this name already");
    OFFICER.post(
        approvers(key) + "/change",
        Map.of("was", "Legal", "name", "Law", "needed", "1", "members", second.id().toString()));

    assertThat(OFFICER.get(approvers(key)).body())
        .containsSubsequence("<h2>Law</h2>", "1 of 1", second.name(), "<h2>Care</h2>")
        .doesNotContain("<h2>Legal</h2>");
    assertThat(
            OFFICER
                .post(
                    approvers(key) + "/change",
                    Map.of("was", "Legal", "name", "x", "needed", "1", "members", first.id() + ""))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void anEditionShowsTheGroupsThatApprovedItWhateverTheyBecame() {
    String key = "then-" + SERVER.port();
    String edition = Codes.begin(AUTHOR, "bank", key);
    Person then = SERVER.person(Role.APPROVER);
    add(key, "Legal", then);
    Codes.publish(edition, AUTHOR, SERVER.signedIn(then), OFFICER);

    add(key, "Board", SERVER.person(Role.APPROVER));
    leaves(then);

    assertThat(OFFICER.get(edition).body())
        .contains("<strong>Legal</strong>", "Enough have approved.")
        .doesNotContain("<strong>Board</strong>", "still missing", "cannot give its number");
    OFFICER.post(edition + "/withdrawal", Map.of("reason", "a test ends"));
    assertThat(OFFICER.get(edition).body())
        .contains("<strong>Legal</strong>")
        .doesNotContain("<strong>Board</strong>", "still missing");
  }

  @Test
  void aConfirmedCorrectionStaysConfirmed() {
    String key = "confirmed-" + SERVER.port();
    String edition = Codes.begin(AUTHOR, "bank", key);
    Person legal = SERVER.person(Role.APPROVER);
    Person care = SERVER.person(Role.APPROVER);
    add(key, "Legal", legal);
    add(key, "Care", care);
    AUTHOR.post(edition + "/submission", Map.of());
    SERVER.signedIn(care).press(edition, "approval");
    OFFICER.press(edition, "correction", OFFICER.shown(edition), "A wrong number.");
    assertThat(OFFICER.get(edition).body())
        .contains("not confirmed by all approvers", "1 still missing, of: " + legal.name());

    SERVER.signedIn(legal).press(edition, "approval");
    add(key, "Board", SERVER.person(Role.APPROVER));

    assertThat(OFFICER.get(edition).body())
        .contains("<strong>Legal</strong>", "<strong>Care</strong>")
        .doesNotContain("not confirmed by all approvers", "still missing", "<strong>Board");
    OFFICER.post(edition + "/withdrawal", Map.of("reason", "a test ends"));
  }

  @Test
  void aReasonSaysWhatItIsFor() {
    String edition = Codes.begin(AUTHOR, "bank", "reason-" + SERVER.port());
    AUTHOR.post(edition + "/submission", Map.of());

    assertThat(OFFICER.get(edition).body()).contains("Reason for sending it back</label>");
  }

  @Test
  void whatWasMendedFollowsTheWordsThatAnnounceIt() {
    String edition = Codes.begin(OFFICER, "bank", "mended-" + SERVER.port());
    String text = Codes.text(OFFICER, edition, "en");
    Codes.save(
        OFFICER,
        edition,
        "en",
        text.replaceFirst("for exceptional cases", "for cases that occured"),
        1);
    OFFICER.post(edition + "/submission", Map.of());
    OFFICER.press(edition, "approval");
    Codes.save(
        OFFICER,
        edition,
        "en",
        text.replaceFirst("for exceptional cases", "for cases that occurred"),
        2);

    assertThat(OFFICER.get(edition).body())
        .containsPattern("(?s)spelt otherwise:\\s*<ul")
        .containsSubsequence("is now “occurred”", "They wrote some of it.");
  }
}
