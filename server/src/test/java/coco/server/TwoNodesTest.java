package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.database.EmbeddedPostgres;
import coco.server.notify.Mails;
import coco.server.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one outside database are one site: sessions, texts, publications, mails. */
class TwoNodesTest {
  private static final Postbox POSTBOX = new Postbox();

  private static EmbeddedPostgres outside;
  private static Server one;
  private static Server other;
  private static Somebody ada;

  @BeforeAll
  static void start() {
    outside = EmbeddedPostgres.start(RunningServer.folder());
    one = node();
    other = node();
    String link = one.firstLink().orElseThrow();
    ada = new Somebody(one.port());
    ada.post(
        "/first",
        Map.of(
            "token",
            link.substring(link.indexOf('=') + 1),
            "name",
            "Ada Field",
            "email",
            "ada@example.org",
            "password",
            RunningServer.PASSWORD));
  }

  private static Server node() {
    return Server.start(
        Settings.of(
            Map.of(
                "COCO_DATA",
                RunningServer.folder().toString(),
                "COCO_PORT",
                "0",
                "COCO_DATABASE",
                outside.address(),
                "COCO_MAIL",
                POSTBOX.address()),
            false));
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
    outside.close();
    POSTBOX.close();
  }

  private static String made(Somebody who) {
    return who.post("/office/editions", Map.of("from", "water"))
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]*", "");
  }

  /** Somebody new, whom a mailed link signs in on the other node than the one that sent it. */
  private static Somebody approver() throws InterruptedException {
    ada.post(
        "/office/people",
        Map.of(
            "name", "Bo Lind", "email", "bo@example.org", "language", "en", "roles", "approver"));
    Somebody bo = new Somebody(one.port());
    bo.get("/sign-in");
    bo.post("/sign-in/links", Map.of("email", "bo@example.org"));
    String mail = POSTBOX.next().replace("=\n", "").replace("=3D", "=");
    Matcher token = Pattern.compile("token=([0-9a-f]{20,})").matcher(mail);
    assertThat(token.find()).as(mail).isTrue();
    Somebody elsewhere = bo.at(other.port());
    elsewhere.post("/sign-in/link", Map.of("token", token.group(1)));
    return elsewhere;
  }

  @Test
  void aSessionOfOneHoldsOnTheOther() {
    assertThat(ada.at(other.port()).get("/office").statusCode()).isEqualTo(200);
    assertThat(new Somebody(other.port()).get("/office").statusCode()).isEqualTo(302);
  }

  @Test
  void aTextSavedOnOneIsNotOverwrittenOnTheOther() {
    String edition = made(ada);
    Somebody elsewhere = ada.at(other.port());

    ada.post(edition + "/texts/en", Map.of("text", "from the one", "base", "1"));
    var clash =
        elsewhere.post(edition + "/texts/en", Map.of("text", "from the other", "base", "1"));

    assertThat(clash.statusCode()).isEqualTo(409);
    assertThat(clash.body()).contains("from the one", "from the other");
  }

  @Test
  void whatOnePublishesTheOtherShows() throws InterruptedException {
    String edition = made(ada);
    Somebody bo = approver();
    Somebody reader = new Somebody(one.port());
    assertThat(reader.get("/en/riverside-water").statusCode()).isEqualTo(404);

    ada.post(edition + "/submission", Map.of());
    bo.press(edition, "approval");
    ada.at(other.port()).press(edition, "publication");

    assertThat(reader.get("/en/riverside-water").body()).contains("CS-1");
    ada.post(edition + "/withdrawal", Map.of("reason", "too early"));
    assertThat(reader.at(other.port()).get("/en/riverside-water").statusCode()).isEqualTo(410);
  }

  @Test
  void eachMailIsSentOnce() throws InterruptedException {
    List<String> subjects = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Server node = i % 2 == 0 ? one : other;
      subjects.add("Notice %02d".formatted(i));
      node.application()
          .getBean(Mails.class)
          .send("reader@example.org", Language.ENGLISH, subjects.get(i), "A body.");
    }

    List<String> came = new ArrayList<>();
    while (came.size() < subjects.size()) {
      Matcher subject =
          Pattern.compile("^Subject: (Notice .*)$", Pattern.MULTILINE).matcher(POSTBOX.next());
      if (subject.find()) {
        came.add(subject.group(1));
      }
    }

    assertThat(came).containsExactlyInAnyOrderElementsOf(subjects);
    // Closing waits for a batch under way: what it sent has been noted then.
    JdbcClient jdbc = one.application().getBean(JdbcClient.class);
    assertThat(
            jdbc.sql("select max(tries) from mail where subject like 'Notice %'")
                .query(Integer.class)
                .single())
        .isLessThanOrEqualTo(1);
    assertThat(POSTBOX.isEmpty()).isTrue();
  }
}
