package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.webhooks.Posting;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A program elsewhere is told what happens, with signatures that it checks by itself. */
class WebhooksTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final JdbcTemplate JDBC = SERVER.application().getBean(JdbcTemplate.class);
  private static final BlockingQueue<Got> GOT = new LinkedBlockingQueue<>();
  private static final AtomicInteger ANSWER = new AtomicInteger(204);

  private static HttpServer elsewhere;
  private static Somebody administrator;

  private record Got(Headers headers, String body) {
    String header(String name) {
      return Objects.requireNonNull(headers.getFirst(name), name);
    }
  }

  @BeforeAll
  static void listen() throws IOException {
    administrator = SERVER.somebody(Role.ADMINISTRATOR);
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          int answer = ANSWER.get();
          if (answer == 429) {
            exchange.getResponseHeaders().add("Retry-After", "7200");
          }
          if (answer == 302) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
          }
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
          GOT.add(new Got(exchange.getRequestHeaders(), new String(body, StandardCharsets.UTF_8)));
        });
    elsewhere.start();
  }

  @AfterAll
  static void close() {
    JDBC.update(
        "update webhook_message set state = 'failed', next_at = null where state = 'waiting'");
    JDBC.update("update webhook set ended_at = now() where ended_at is null");
    elsewhere.stop(0);
  }

  @BeforeEach
  void empty() {
    GOT.clear();
    ANSWER.set(204);
  }

  /** An endpoint, with its secret. */
  private record Made(String address, String secret) {}

  private static Made made(String topic) {
    return made("http://127.0.0.1:%d/hook".formatted(elsewhere.getAddress().getPort()), topic);
  }

  private static Made made(String url, String topic) {
    HttpResponse<String> made =
        administrator.post("/office/webhooks", Map.of("name", "Desk", "url", url, "topics", topic));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    return new Made(
        first("action=\"(/office/webhooks/[0-9a-f-]{36})/tests\"", made.body()),
        first("(whsec_[A-Za-z0-9+/=]+)", made.body().replace("&#61;", "=")));
  }

  private static String first(String pattern, String page) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    assertThat(found.find()).as(pattern + " in " + page).isTrue();
    return found.group(1);
  }

  private static Got got() throws InterruptedException {
    Posting.now(SERVER.application());
    return Objects.requireNonNull(GOT.poll(30, TimeUnit.SECONDS), "no message came");
  }

  /** Whether one of the signatures is the secret's, worked out here. */
  private static boolean isSigned(Got got, String secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
    byte[] expected =
        mac.doFinal(
            "%s.%s.%s"
                .formatted(got.header("webhook-id"), got.header("webhook-timestamp"), got.body())
                .getBytes(StandardCharsets.UTF_8));
    return List.of(got.header("webhook-signature").split(" "))
        .contains("v1," + Base64.getEncoder().encodeToString(expected));
  }

  private static void due() {
    JDBC.update("update webhook_message set next_at = now() where state = 'waiting'");
  }

  @Test
  void whatHappensIsToldSignedAndWithoutPeople() throws Exception {
    Made people = made("people");
    Made reviews = made("reviews");
    var person = SERVER.person(Role.EMPLOYEE);

    Got got = got();

    assertThat(got.header("content-type")).isEqualTo("application/json");
    assertThat(got.body())
        .contains("\"type\":\"account.added\"", "\"timestamp\":\"", "\"entry\":\"")
        .doesNotContain(person.email(), person.name(), person.id().toString());
    assertThat(isSigned(got, people.secret())).isTrue();
    assertThat(isSigned(got, reviews.secret())).isFalse();
    assertThat(administrator.get(reviews.address()).body()).contains("None yet.");
    assertThat(administrator.get(people.address()).body())
        .contains("account.added", "taken", got.header("webhook-id"))
        .doesNotContain(people.secret());
    end(people);
    end(reviews);
  }

  @Test
  void whatWasToldLongAgoIsForgotten() throws Exception {
    Made made = made("people");
    SERVER.person(Role.EMPLOYEE);
    String id = got().header("webhook-id");
    settled(made, "taken");
    JDBC.update("update webhook_message set made_at = now() - interval '89 days' where id = ?", id);
    Posting.forget(SERVER.application());
    assertThat(administrator.get(made.address()).body()).contains(id);

    JDBC.update("update webhook_message set made_at = now() - interval '91 days' where id = ?", id);
    Posting.forget(SERVER.application());

    assertThat(administrator.get(made.address()).body()).doesNotContain(id);
    end(made);
  }

  @Test
  void whatIsRefusedIsTriedAgainLaterAndGivenUpInTheEnd() throws Exception {
    Made made = made("reviews");
    ANSWER.set(500);
    administrator.post(made.address() + "/tests", Map.of());
    String id = got().header("webhook-id");

    for (int i = 0; i < Posting.backOff().size(); i++) {
      assertThat(waits(id)).as("after try %d", i + 1).isBetween(1L, 24 * 3600L);
      due();
      assertThat(got().header("webhook-id")).isEqualTo(id);
    }

    String page = administrator.get(made.address()).body();
    assertThat(page)
        .contains("given up", "answer 500", "tried 10 times", "One message was given up");
    ANSWER.set(200);
    assertThat(administrator.post(made.address() + "/messages/" + id, Map.of()).statusCode())
        .isEqualTo(302);
    assertThat(got().header("webhook-id")).isEqualTo(id);
    assertThat(administrator.get(made.address()).body())
        .contains("taken")
        .doesNotContain("given up");
    end(made);
  }

  @Test
  void aReceiverThatAsksForTimeGetsItAndNoneIsFollowedElsewhere() throws Exception {
    Made made = made("reviews");
    ANSWER.set(429);
    administrator.post(made.address() + "/tests", Map.of());
    String id = got().header("webhook-id");
    assertThat(waits(id)).isBetween(7_000L, 7_200L);

    ANSWER.set(302);
    due();
    got();
    assertThat(GOT).as("the address that was led to").isEmpty();
    assertThat(administrator.get(made.address()).body()).contains("answer 302");
    end(made);
  }

  @Test
  void whyNothingCameBackIsSaidInWords() throws Exception {
    Made made = made("http://127.0.0.1:1/hook", "reviews");
    administrator.post(made.address() + "/tests", Map.of());
    Posting.now(SERVER.application());

    assertThat(settled(made, "not reached")).doesNotContain("Exception", "java.");
    end(made);
  }

  @Test
  void whoIsGoneIsToldNothingAnyMore() throws Exception {
    Made made = made("reviews");
    ANSWER.set(410);
    administrator.post(made.address() + "/tests", Map.of());
    got();

    assertThat(settled(made, "ended")).contains("given up");
    administrator.post(made.address() + "/tests", Map.of());
    Posting.now(SERVER.application());
    assertThat(GOT).isEmpty();
  }

  @Test
  void aNewSecretSignsBesideTheFormerOneForADay() throws Exception {
    Made made = made("reviews");
    String page = administrator.post(made.address() + "/secret", Map.of()).body();
    String secret = first("(whsec_[A-Za-z0-9+/=]+)", page.replace("&#61;", "="));
    assertThat(secret).isNotEqualTo(made.secret());

    administrator.post(made.address() + "/tests", Map.of());
    Got both = got();
    assertThat(isSigned(both, secret)).isTrue();
    assertThat(isSigned(both, made.secret())).isTrue();

    JDBC.update("update webhook set former_until = now() where former is not null");
    administrator.post(made.address() + "/tests", Map.of());
    Got one = got();
    assertThat(isSigned(one, secret)).isTrue();
    assertThat(isSigned(one, made.secret())).isFalse();
    end(made);
  }

  @Test
  void anAddressThatIsNoneOrOverTheNetInTheClearIsRefused() {
    for (String url :
        List.of(
            "",
            "ftp://example.org/x",
            "http://example.org/x",
            "https://name:word@example.org/x",
            "https:///x",
            "https://example.org:99999/x",
            "https://example.org:0/x",
            "https://" + "a".repeat(300) + ".org/x",
            "javascript:alert(1)",
            "https://example.org/" + "x".repeat(500))) {
      HttpResponse<String> refused =
          administrator.post("/office/webhooks", Map.of("name", "Kept name", "url", url));
      assertThat(refused.statusCode()).as(url).isEqualTo(422);
      assertThat(refused.body()).contains("begins with https://", "Kept name");
    }
    assertThat(
            SERVER
                .somebody(Role.COMPLIANCE_OFFICER)
                .post("/office/webhooks", Map.of("name", "x", "url", "https://example.org"))
                .statusCode())
        .isEqualTo(403);
  }

  /** In how many seconds a message is tried again, once its try is over. */
  private static long waits(String id) {
    settledStatus(id);
    return JDBC.queryForList(
            "select ceil(extract(epoch from next_at - now()))::bigint from webhook_message where id = ?",
            Long.class,
            id)
        .getFirst();
  }

  private static void settledStatus(String id) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (JDBC.queryForList(
                "select status is null or next_at between now() + interval '100 seconds' and now() + interval '120 seconds' from webhook_message where id = ?",
                Boolean.class,
                id)
            .getFirst()
        && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** The page of an endpoint, once it says so. */
  private static String settled(Made made, String word) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String page = administrator.get(made.address()).body();
    while (!page.contains(word) && System.nanoTime() < end) {
      page = administrator.get(made.address()).body();
    }
    assertThat(page).contains(word);
    return page;
  }

  private static void end(Made made) {
    assertThat(administrator.post(made.address() + "/end", Map.of()).statusCode()).isEqualTo(302);
  }
}
