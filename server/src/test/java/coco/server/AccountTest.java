package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.people.Person;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people do with their own accounts. */
class AccountTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final String GOOD = "violet tractor umbrella seven";
  private static final String OTHER = "quiet lantern bicycle marmalade";

  private static int signIn(Somebody somebody, Person person, String password) {
    return somebody
        .post("/sign-in", Map.of("email", person.email(), "password", password))
        .statusCode();
  }

  @Test
  void whoCameByLinkSetsAPasswordAndSignsInWithIt() {
    Person person = SERVER.person();
    Somebody desk = SERVER.signedIn(person);

    int set = desk.post("/me/account/password", Map.of("chosen", GOOD)).statusCode();

    assertThat(set).isEqualTo(302);
    assertThat(signIn(SERVER.nobody(), person, GOOD)).isEqualTo(302);
  }

  @Test
  void changingAPasswordAsksForTheCurrentOneAndSignsOthersOut() {
    Person person = SERVER.person();
    Somebody desk = SERVER.signedIn(person);
    desk.post("/me/account/password", Map.of("chosen", GOOD));
    Somebody phone = SERVER.nobody();
    signIn(phone, person, GOOD);

    var without = desk.post("/me/account/password", Map.of("chosen", OTHER));
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("The current password is not right");
    assertThat(phone.get("/me").statusCode()).isEqualTo(200);

    int changed =
        desk.post("/me/account/password", Map.of("current", GOOD, "chosen", OTHER)).statusCode();

    assertThat(changed).isEqualTo(302);
    assertThat(desk.get("/me").statusCode()).isEqualTo(200);
    assertThat(phone.get("/me").statusCode()).isEqualTo(302);
    assertThat(signIn(SERVER.nobody(), person, GOOD)).isEqualTo(422);
    assertThat(signIn(SERVER.nobody(), person, OTHER)).isEqualTo(302);
  }

  @Test
  void aPasswordIsRemovedByItsOwnerOnly() {
    Person person = SERVER.person();
    Somebody desk = SERVER.signedIn(person);
    desk.post("/me/account/password", Map.of("chosen", GOOD));

    assertThat(desk.post("/me/account/password/removal", Map.of("current", "not it")).statusCode())
        .isEqualTo(422);
    assertThat(desk.post("/me/account/password/removal", Map.of("current", GOOD)).statusCode())
        .isEqualTo(302);

    assertThat(signIn(SERVER.nobody(), person, GOOD)).isEqualTo(422);
    assertThat(desk.get("/me/account").body()).contains("You have no password");
  }

  @Test
  void passwordsThatOthersWouldTryAreRefused() {
    Person person = SERVER.person();
    Somebody desk = SERVER.signedIn(person);

    for (String bad :
        new String[] {
          "short and plain",
          "passwordpassword",
          "123456789012345678",
          "aaaaaaaaaaaaaaaaaaaa",
          "qwertyuiopasdfgh",
          person.email()
        }) {
      var answer =
          desk.post(
              "/me/account/password", Map.of("chosen", bad.equals("short and plain") ? "x" : bad));

      assertThat(answer.statusCode()).as(bad).isEqualTo(422);
      assertThat(answer.body()).as(bad).contains("role=\"alert\"");
    }
  }

  @Test
  void aVeryLongPasswordIsJudgedInTime() {
    Somebody desk = SERVER.somebody();
    long before = System.nanoTime();

    desk.post("/me/account/password", Map.of("chosen", "aA1!".repeat(50)));

    assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
  }

  @Test
  void devicesAreListedAndEndedOneByOne() {
    Person person = SERVER.person();
    Somebody desk = SERVER.signedIn(person);
    Somebody phone = SERVER.signedIn(person);
    Somebody tablet = SERVER.signedIn(person);

    String page = desk.get("/me/account").body();
    Matcher ends = Pattern.compile("/me/account/devices/[0-9a-f]{64}/end").matcher(page);
    assertThat(ends.find()).isTrue();
    String first = ends.group();
    assertThat(ends.find()).isTrue();
    assertThat(ends.find()).as("this device ends by signing out").isFalse();
    assertThat(page).contains("this device").doesNotContain(phone.cookie("coco-session"));

    desk.post(first, Map.of());

    int stillIn =
        (int)
            java.util.stream.Stream.of(phone, tablet)
                .filter(each -> each.get("/me").statusCode() == 200)
                .count();
    assertThat(stillIn).isEqualTo(1);
    assertThat(desk.get("/me").statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyEndsSomebodyElsesDevice() {
    Somebody victim = SERVER.somebody();
    Person person = SERVER.person();
    Somebody desk = SERVER.signedIn(person);
    SERVER.signedIn(person);
    Matcher end =
        Pattern.compile("/me/account/devices/[0-9a-f]{64}/end")
            .matcher(desk.get("/me/account").body());
    assertThat(end.find()).isTrue();

    assertThat(victim.post(end.group(), Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void whatPeopleDoWithTheirAccountsIsRecorded() {
    Somebody desk = SERVER.somebody();
    desk.post("/me/account/password", Map.of("chosen", GOOD));
    desk.post("/me/account/language", Map.of("language", "fr"));
    desk.post("/sign-out", Map.of());

    assertThat(SERVER.somebody(Role.AUDITOR).get("/office/records").body())
        .contains("Password set", "Language set", "Signed out", "Signed in");
  }
}
