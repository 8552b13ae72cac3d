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

/** Programs that act for people. */
class TokensTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final String FIGURES = "/actuator/prometheus";

  private static HttpResponse<String> make(Somebody owner, String permission, String ends) {
    return owner.post(
        "/me/account/tokens", Map.of("name", "A program", "permissions", permission, "ends", ends));
  }

  private static String secret(HttpResponse<String> page) {
    Matcher secret = Pattern.compile("coco_[0-9a-f]{64}").matcher(page.body());
    assertThat(secret.find()).as(page.body()).isTrue();
    return secret.group();
  }

  private static HttpResponse<String> with(String token, String path) {
    return SERVER.nobody().get(path, "Authorization", "Bearer " + token);
  }

  @Test
  void aTokenReadsTheFiguresForItsOwner() {
    String token = secret(make(SERVER.somebody(Role.ADMINISTRATOR), "read-installation", ""));

    var answer = with(token, FIGURES);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("jvm_memory_used_bytes");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aTokenMayNoMoreThanItWasMadeFor() {
    String token = secret(make(SERVER.somebody(Role.ADMINISTRATOR), "read-code", ""));

    var answer = with(token, FIGURES);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":403", "\"instance\":\"/actuator/prometheus\"");
  }

  @Test
  void aTokenMayNoMoreThanItsOwner() {
    assertThat(make(SERVER.somebody(Role.EMPLOYEE), "read-installation", "").statusCode())
        .isEqualTo(422);
    assertThat(make(SERVER.somebody(Role.ADMINISTRATOR), "manage-people", "").statusCode())
        .isEqualTo(422);
  }

  @Test
  void aTokenIsShownOnceAndKeptAsAHash() {
    Somebody owner = SERVER.somebody(Role.EMPLOYEE);
    String token = secret(make(owner, "read-code", ""));

    assertThat(owner.get("/me/account").body()).contains("A program").doesNotContain(token);
    assertThat(
            SERVER
                .application()
                .getBean(JdbcClient.class)
                .sql("select count(*) from api_token where token_hash = :secret")
                .param("secret", token)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aRevokedTokenIsRefused() {
    Somebody owner = SERVER.somebody(Role.ADMINISTRATOR);
    String token = secret(make(owner, "read-installation", ""));
    Matcher revoke =
        Pattern.compile("/me/account/tokens/[0-9a-f-]{36}/revocation")
            .matcher(owner.get("/me/account").body());
    assertThat(revoke.find()).isTrue();

    assertThat(SERVER.somebody(Role.EMPLOYEE).post(revoke.group(), Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(with(token, FIGURES).statusCode()).isEqualTo(200);
    owner.post(revoke.group(), Map.of());

    assertThat(with(token, FIGURES).statusCode()).isEqualTo(401);
  }

  @Test
  void administratorsSeeAndRevokeAllTokens() {
    Person person = SERVER.person(Role.AUDITOR);
    make(SERVER.signedIn(person), "read-code", "");
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);

    var page = administrator.get("/office/tokens");

    assertThat(page.body()).contains(person.name(), "/revocation");
  }

  @Test
  void aTokenEnds() {
    Somebody owner = SERVER.somebody(Role.ADMINISTRATOR);
    String token = secret(make(owner, "read-installation", "2999-12-31"));
    SERVER
        .application()
        .getBean(JdbcClient.class)
        .sql(
            "update api_token set made_at = '2020-01-01', ends_at = '2020-01-02' where ends_at > '2999-01-01'")
        .update();

    assertThat(with(token, FIGURES).statusCode()).isEqualTo(401);
    assertThat(make(owner, "read-installation", "2020-01-01").statusCode()).isEqualTo(422);
    assertThat(make(owner, "read-installation", "tomorrow").statusCode()).isEqualTo(422);
  }

  @Test
  void aListSaysTheLastDayAndWhyATokenWorksNoMore() {
    Somebody owner = SERVER.somebody(Role.ADMINISTRATOR);
    make(owner, "read-installation", "2998-11-30");
    assertThat(owner.get("/me/account").body())
        .contains("Last day: 30 November 2998 (UTC)")
        .doesNotContain("1 December 2998", ">revoked<", ">ended<");
    SERVER
        .application()
        .getBean(JdbcClient.class)
        .sql(
            "update api_token set made_at = '2020-01-01', ends_at = '2020-01-03' where ends_at between '2998-01-01' and '2999-01-01'")
        .update();
    assertThat(owner.get("/me/account").body())
        .contains("Last day: 2 January 2020 (UTC)", ">ended<")
        .doesNotContain(">revoked<");

    String revoked = make(owner, "read-installation", "").body();
    Matcher address = Pattern.compile("/me/account/tokens/[0-9a-f-]+/revocation").matcher(revoked);
    assertThat(address.find()).isTrue();
    owner.post(address.group(), Map.of());
    assertThat(owner.get("/me/account").body()).contains(">revoked<");
  }

  @Test
  void anUnknownTokenIsRefusedAsProgramsReadIt() {
    for (String path : new String[] {FIGURES, "/api/v1/nothing"}) {
      var answer = with("coco_" + "0".repeat(64), path);

      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer error=\"invalid_token\"");
    }
    assertThat(SERVER.somebody(Role.AUDITOR).get("/office/records").body())
        .contains("Token refused");
  }

  @Test
  void whatIsNotInTheApiIsSaidAsAProblem() {
    var answer = SERVER.nobody().get("/api/v1/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"status\":404", "\"instance\":\"/api/v1/nothing\"");
  }

  @Test
  void theLastUseIsKept() {
    Somebody owner = SERVER.somebody(Role.ADMINISTRATOR);
    String token = secret(make(owner, "read-installation", ""));
    assertThat(owner.get("/me/account").body()).contains("Not used yet");

    with(token, FIGURES);

    assertThat(owner.get("/me/account").body()).contains("Last used").doesNotContain("Not used");
  }

  @Test
  void aTokenIsOfferedOnlyForWhatAnAddressForProgramsAsks() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR, Role.AUDITOR);

    assertThat(administrator.get("/me/account").body())
        .contains("value=\"read-installation\"")
        .doesNotContain("\"read-drafts\"", "\"read-people\"", "\"read-records\"");
    assertThat(make(administrator, "read-drafts", "").statusCode()).isEqualTo(422);
  }
}
