package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server is killed while ten people save: what was acknowledged is there afterwards. */
class KilledServerTest {
  private static final int PEOPLE = 10;
  private static final int SAVES_LEAST = 150;
  private static final Pattern TOKEN = Pattern.compile("/sign-in/link\\?token=([0-9a-f]+)");

  private record Kept(UUID edition, int number, String text) {}

  private static Somebody author(ServerProcess process, Somebody administrator, int number) {
    String email = "author-%d@example.org".formatted(number);
    administrator.post(
        "/office/people",
        Map.of("name", "Author " + number, "email", email, "language", "en", "roles", "author"));
    Somebody author = new Somebody(process.port());
    author.get("/sign-in");
    author.post("/sign-in/links", Map.of("email", email));
    Matcher token = TOKEN.matcher(administrator.get("/office/mails").body());
    assertThat(token.find()).isTrue();
    author.post("/sign-in/link", Map.of("token", token.group(1)));
    return author;
  }

  private static String edition(Somebody author) {
    HttpResponse<String> made = author.post("/office/editions", Map.of("from", "starter"));
    String to = made.headers().firstValue("Location").orElseThrow();
    return to.substring(to.lastIndexOf('/') + 1);
  }

  /** Saves until the server is gone. */
  private static void save(
      Somebody author, String edition, Queue<Kept> kept, CountDownLatch enough) {
    String path = "/office/editions/%s/texts/en".formatted(edition);
    try {
      for (int base = 1; ; base++) {
        String text = "Save %d of %s".formatted(base, edition);
        HttpResponse<String> answer =
            author.post(path, Map.of("text", text, "base", Integer.toString(base)));
        if (answer.statusCode() != 302) {
          return;
        }
        kept.add(new Kept(UUID.fromString(edition), base + 1, text));
        enough.countDown();
      }
    } catch (java.io.UncheckedIOException gone) {
      // Killed before it answered: this save was not acknowledged, and may be there or not.
      assertThat(gone).hasCauseInstanceOf(java.io.IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyAcknowledgedSaveIsThere(boolean databaseToo) throws InterruptedException {
    Path data = RunningServer.folder();
    Queue<Kept> kept = new ConcurrentLinkedQueue<>();
    CountDownLatch enough = new CountDownLatch(SAVES_LEAST);
    try (ServerProcess process = ServerProcess.start(data, Map.of())) {
      Somebody administrator = process.first("Ada Field", "ada@example.org");
      List<Thread> savers = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        Somebody author = author(process, administrator, i);
        String edition = edition(author);
        savers.add(Thread.ofVirtual().unstarted(() -> save(author, edition, kept, enough)));
      }
      savers.forEach(Thread::start);
      assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();

      if (databaseToo) {
        process.killAll();
      } else {
        process.kill();
      }
      for (Thread saver : savers) {
        saver.join();
      }
    }

    try (Server again = Server.start(RunningServer.settings(data, 0))) {
      JdbcClient jdbc = again.application().getBean(JdbcClient.class);
      List<Kept> lost = new ArrayList<>();
      for (Kept one : kept) {
        boolean there =
            jdbc.sql(
                    "select text from edition_text where edition_id = :edition and language = 'en' and number = :number")
                .param("edition", one.edition())
                .param("number", one.number())
                .query(String.class)
                .optional()
                .filter(one.text()::equals)
                .isPresent();
        if (!there) {
          lost.add(one);
        }
      }

      assertThat(kept).hasSizeGreaterThanOrEqualTo(SAVES_LEAST);
      assertThat(kept.stream().map(Kept::edition).distinct()).hasSize(PEOPLE);
      assertThat(lost).isEmpty();
      assertThat(new Somebody(again.port()).get("/actuator/health/readiness").statusCode())
          .isEqualTo(200);
    }
  }
}
