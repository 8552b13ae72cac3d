package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.people.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second node on the same database, which knows the organisation's OpenID provider. */
class SecondNodeTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Provider PROVIDER = new Provider();
  private static final String SITE = "http://code.example.org";
  private static final Server NODE = SERVER.node(with(PROVIDER.setting(), "known"));

  @AfterAll
  static void end() {
    NODE.close();
    PROVIDER.close();
  }

  @BeforeEach
  void forget() {
    PROVIDER.claims.clear();
  }

  private static Map<String, String> with(String provider, String people) {
    return Map.of("COCO_OIDC", provider, "COCO_OIDC_PEOPLE", people, "COCO_URL", SITE);
  }

  private static Somebody visitor() {
    return new Somebody(NODE.port());
  }

  /** Goes to the provider and back, link by link. */
  private static HttpResponse<String> sign(Somebody somebody) {
    return sign(somebody, NODE);
  }

  private static HttpResponse<String> sign(Somebody somebody, Server node) {
    String there = location(somebody.get("/sign-in/with/organisation"));
    assertThat(there).startsWith(PROVIDER.issuer()).contains("code_challenge=", "nonce=");
    String back = location(somebody.follow(there));
    assertThat(back).startsWith(SITE + "/sign-in/code/organisation?");
    return somebody.follow(back.replace(SITE, "http://127.0.0.1:" + node.port()));
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + answer.body()));
  }

  @Test
  void theProviderSignsInWhoeverHasTheVerifiedAddress() {
    Person person = SERVER.person();
    PROVIDER.claims.put("email", person.email().toUpperCase(java.util.Locale.ROOT));
    Somebody somebody = visitor();

    assertThat(somebody.get("/sign-in").body()).contains("/sign-in/with/organisation");
    assertThat(location(sign(somebody))).endsWith("/me");

    assertThat(somebody.get("/me").body()).contains(person.name());
  }

  @Test
  void nobodyIsMadeWhereNoSettingSaysSo() {
    PROVIDER.claims.put("email", "stranger@example.org");
    Somebody somebody = visitor();

    assertThat(location(sign(somebody))).endsWith("/sign-in?refused=openid");

    assertThat(SERVER.people().byEmail("stranger@example.org")).isEmpty();
    assertThat(somebody.get("/sign-in?refused=openid").body()).contains("role=\"alert\"");
  }

  @Test
  void whomTheProviderVouchesForJoinsWhereThatIsSet() {
    try (Server open = SERVER.node(with(PROVIDER.setting(), "make"))) {
      PROVIDER.claims.put("email", "joiner@example.org");
      PROVIDER.claims.put("name", "Jo Joiner");
      PROVIDER.claims.put("locale", "fr");
      Somebody joiner = new Somebody(open.port());

      assertThat(location(sign(joiner, open))).endsWith("/me");

      assertThat(joiner.get("/me").body()).contains("Jo Joiner", "lang=\"fr\"");
      assertThat(joiner.get("/office").statusCode()).isEqualTo(403);
      assertThat(SERVER.somebody(Role.AUDITOR).get("/office/records").body()).contains("Jo Joiner");
    }
  }

  @Test
  void aProviderThatIsAwayIsSaidOnTheSignInPage() {
    String away = "http://client:secret@127.0.0.1:1/realm";
    try (Server node = SERVER.node(with(away, "known"))) {
      Somebody somebody = new Somebody(node.port());

      String back = location(somebody.get("/sign-in/with/organisation"));

      assertThat(back).endsWith("/sign-in?refused=provider");
      assertThat(somebody.get("/sign-in?refused=provider").body()).contains("does not answer");
    }
  }

  @Test
  void whatTheProviderDoesNotVouchForIsRefused() {
    Person person = SERVER.person();
    for (Map<String, String> bad :
        java.util.List.of(
            Map.of("email_verified", "false"),
            Map.of("iss", "https://evil.example"),
            Map.of("nonce", "another"),
            Map.of("state", "another"))) {
      PROVIDER.claims.clear();
      PROVIDER.claims.put("email", person.email());
      PROVIDER.claims.putAll(bad);
      Somebody somebody = visitor();

      assertThat(location(sign(somebody))).as(bad.toString()).endsWith("refused=openid");
      assertThat(somebody.get("/me").statusCode()).as(bad.toString()).isEqualTo(302);
    }
    assertThat(SERVER.somebody(Role.AUDITOR).get("/office/records").body())
        .contains("the organisation’s sign-in");
  }

  @Test
  void sessionsAndLimitsAreTheSameOnBothNodes() {
    Person person = SERVER.person();
    Somebody here = SERVER.signedIn(person);
    assertThat(here.at(NODE.port()).get("/me").body()).contains(person.name());

    Map<String, String> guess = Map.of("email", "both@example.org", "password", "guess");
    Somebody first = SERVER.nobody();
    Somebody second = visitor();
    for (int i = 0; i < 5; i++) {
      first.post("/sign-in", guess);
      second.post("/sign-in", guess);
    }

    assertThat(first.post("/sign-in", guess).body()).contains("too many attempts");
    assertThat(second.post("/sign-in", guess).body()).contains("too many attempts");
  }
}
