package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.people.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in and out. */
class SignInTest {
  private static final RunningServer SERVER = RunningServer.get();

  private static Map<String, String> ada(String password) {
    return Map.of("email", " ADA@example.org ", "password", password);
  }

  @Test
  void aPasswordSignsIn() {
    Somebody ada = SERVER.nobody();

    assertThat(ada.post("/sign-in", ada(RunningServer.PASSWORD)).statusCode()).isEqualTo(302);
    assertThat(ada.get("/me").body()).contains("Hello Ada Field");
  }

  @Test
  void withoutAMailServerTheFormSaysWhoHasTheLink() {
    assertThat(SERVER.nobody().get("/sign-in").body())
        .contains("waits for an administrator")
        .doesNotContain("We send a link");
  }

  @Test
  void theSessionChangesItsIdAtSignIn() {
    Somebody ada = SERVER.nobody();
    ada.get("/me/account");
    String before = ada.cookie("coco-session");

    ada.post("/sign-in", ada(RunningServer.PASSWORD));

    assertThat(ada.cookie("coco-session")).isNotEmpty().isNotEqualTo(before);
  }

  @Test
  void aWrongPasswordAndAnUnknownAccountLookAlike() {
    var wrong =
        SERVER.nobody().post("/sign-in", Map.of("email", "ada@example.org", "password", "no"));
    var unknown =
        SERVER.nobody().post("/sign-in", Map.of("email", "eve@example.org", "password", "no"));

    assertThat(wrong.statusCode()).isEqualTo(422).isEqualTo(unknown.statusCode());
    assertThat(wrong.body()).contains("do not go together");
    assertThat(unknown.body()).contains("do not go together");
  }

  @Test
  void tooManyAttemptsOnAnAccountWait() {
    Somebody eve = SERVER.nobody();
    Map<String, String> guess = Map.of("email", "guessed@example.org", "password", "guess");
    for (int i = 0; i < 10; i++) {
      eve.post("/sign-in", guess);
    }

    HttpResponse<String> waits = eve.post("/sign-in", guess);
    assertThat(waits.body()).contains("too many attempts");
    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(waits.headers().firstValue("Retry-After")).contains("900");
  }

  @Test
  void whoGuessesMakesTheOwnerWaitInNoBrowserOfTheirs() {
    Person owner = SERVER.person();
    Map<String, String> right = Map.of("email", owner.email(), "password", RunningServer.PASSWORD);
    Map<String, String> wrong = Map.of("email", owner.email(), "password", "guess");
    Map<String, String> link = Map.of("email", owner.email());
    Somebody known = SERVER.signedIn(owner);
    known.post("/me/account/password", Map.of("chosen", RunningServer.PASSWORD));
    known.post("/sign-out", Map.of());
    Somebody eve = SERVER.nobody();
    for (int i = 0; i < 10; i++) {
      eve.post("/sign-in", wrong);
      eve.post("/sign-in/links", link);
    }

    assertThat(eve.post("/sign-in", right).body()).contains("too many attempts");
    known.post("/sign-in/links", link);
    assertThat(mailsTo(owner)).isEqualTo(11);
    assertThat(known.post("/sign-in", right).statusCode()).isEqualTo(302);
    known.post("/sign-out", Map.of());
    for (int i = 0; i < 10; i++) {
      known.post("/sign-in", wrong);
    }
    assertThat(known.post("/sign-in", right).body()).contains("too many attempts");
    forget(owner);
  }

  /** So many from one address would make other tests wait. */
  private static void forget(Person person) {
    SERVER
        .application()
        .getBean(JdbcClient.class)
        .sql("delete from sign_in_attempt where account = :email or account like 'browser %'")
        .param("email", person.email())
        .update();
  }

  private static long mailsTo(Person person) {
    return SERVER
        .application()
        .getBean(JdbcClient.class)
        .sql("select count(*) from mail where recipient = :email")
        .param("email", person.email())
        .query(Long.class)
        .single();
  }

  @Test
  void aFormFromBeforeSignInIsRefusedAfterIt() {
    Somebody ada = SERVER.nobody();
    ada.get("/sign-in");
    String before = ada.cookie("coco-form");
    ada.post("/sign-in", ada(RunningServer.PASSWORD));
    ada.get("/me/account");

    assertThat(before).isNotEmpty();
    assertThat(ada.cookie("coco-form")).isNotEmpty().isNotEqualTo(before);
  }

  @Test
  void aLinkByMailSignsInOnce() {
    SERVER.nobody().post("/sign-in/links", Map.of("email", "ada@example.org"));
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    Matcher link =
        Pattern.compile("/sign-in/link\\?token=([0-9a-f]+)")
            .matcher(administrator.get("/office/mails").body());
    assertThat(link.find()).isTrue();
    Somebody ada = SERVER.nobody();

    assertThat(ada.get(link.group()).statusCode()).isEqualTo(200);
    var used = ada.post("/sign-in/link", Map.of("token", link.group(1)));
    var again = SERVER.nobody().post("/sign-in/link", Map.of("token", link.group(1)));

    assertThat(used.statusCode()).isEqualTo(302);
    assertThat(ada.get("/me").statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(422);
    HttpResponse<String> later = SERVER.nobody().get(link.group());
    assertThat(later.statusCode()).isEqualTo(410);
    assertThat(later.body())
        .contains("This link was used already", "action=\"/sign-in/links\"")
        .doesNotContain("Press the button to sign in");
    assertThat(SERVER.nobody().get("/sign-in/link?token=0").body())
        .contains("This link is unknown, used or over");
  }

  @Test
  void withoutAMailServerThePageSaysWhereTheLinkIs() {
    String page =
        SERVER.nobody().post("/sign-in/links", Map.of("email", "nobody@example.org")).body();

    assertThat(page)
        .contains("<h1>Ask an administrator for the link</h1>", "No mail server is set.")
        .doesNotContain("Look in your mail");
    assertThat(SERVER.nobody().get("/sign-in").body())
        .contains("<noscript><p class=\"hint\">A passkey");
  }

  @Test
  void askingForALinkTellsNobodyWhoHasAnAccount() {
    String known =
        SERVER.nobody().post("/sign-in/links", Map.of("email", "ada@example.org")).body();
    String unknown =
        SERVER.nobody().post("/sign-in/links", Map.of("email", "eva@example.org")).body();

    assertThat(plain(known).replace("ada@", "eva@")).isEqualTo(plain(unknown));
  }

  private static String plain(String page) {
    return page.replaceAll("value=\"[^\"]{30,}\"", "");
  }

  @Test
  void signingOutEverywhereEndsEverySession() {
    Somebody desk = SERVER.nobody();
    Somebody phone = SERVER.nobody();
    desk.post("/sign-in", ada(RunningServer.PASSWORD));
    phone.post("/sign-in", ada(RunningServer.PASSWORD));

    desk.post("/me/account/end-of-sessions", Map.of());

    assertThat(desk.get("/me").statusCode()).isEqualTo(302);
    assertThat(phone.get("/me").statusCode()).isEqualTo(302);
  }

  @Test
  void theWayBackLeadsToNoOtherSite() {
    for (String elsewhere :
        new String[] {
          "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"
        }) {
      var answer =
          SERVER
              .nobody()
              .post(
                  "/sign-in",
                  Map.of(
                      "email",
                      "ada@example.org",
                      "password",
                      RunningServer.PASSWORD,
                      "to",
                      elsewhere));

      assertThat(answer.headers().firstValue("Location").orElse(""))
          .as(elsewhere)
          .doesNotContain("evil")
          .doesNotContain("javascript");
    }
  }

  @Test
  void whatHappensIsRecorded() {
    SERVER.nobody().post("/sign-in", Map.of("email", "ada@example.org", "password", "wrong"));

    assertThat(SERVER.somebody(Role.AUDITOR).get("/office/records").body())
        .contains("Sign-in refused")
        .contains("Account added");
  }

  @Test
  void aReaderOfPublicPagesIsGivenNoCookie() {
    Somebody reader = SERVER.nobody();

    var page = reader.get("/en");

    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
  }
}
