package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.database.EmbeddedPostgres;
import coco.server.notify.MailServers;
import coco.server.notify.Mails;
import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The server is killed over and over while it delivers mails: each arrives, and none twice.
 *
 * <p>Two processes deliver by turns: the next is up before the one is killed, so that both deliver
 * at once. {@code -Dcoco.killed.mails=10000 -Dcoco.killed.times=10} is the long run.
 */
class KilledMailTest {
  private static final int MAILS = Integer.getInteger("coco.killed.mails", 1_500);
  private static final int TIMES = Integer.getInteger("coco.killed.times", 3);
  private static final Duration MOST = Duration.ofMinutes(15);

  /** Lets time pass while processes work. */
  private static void pass(Duration time) throws InterruptedException {
    assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
  }

  private static int left(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from mail where sent_at is null")
        .query(Integer.class)
        .single();
  }

  @Test
  void eachMailArrivesOnce() throws InterruptedException, FolderException, MessagingException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Integer> leftAtKill = new ArrayList<>();
    try (EmbeddedPostgres database = EmbeddedPostgres.start(RunningServer.folder());
        MailServers world = new MailServers();
        Server quiet =
            Server.start(RunningServer.settings(Map.of("COCO_DATABASE", database.address())))) {
      JdbcClient jdbc = quiet.application().getBean(JdbcClient.class);
      store(quiet);
      Map<String, String> settings = new HashMap<>(world.settings());
      settings.put("COCO_DATABASE", database.address());
      settings.put("COCO_MAIL_SETTLE", "2s");

      ServerProcess process = ServerProcess.start(RunningServer.folder(), settings);
      process.port();
      for (int i = 0; i < TIMES; i++) {
        // A share of what is left goes out before each kill, so that every kill is amid deliveries.
        awaitLeft(jdbc, MAILS - MAILS * (i + 1) / (TIMES + 2));
        ServerProcess next = ServerProcess.start(RunningServer.folder(), settings);
        pass(Duration.ofMillis(random.nextInt(300)));
        leftAtKill.add(left(jdbc));
        process.kill();
        next.port();
        process = next;
      }
      awaitLeft(jdbc, 0);
      process.close();

      Map<String, List<String>> arrived = world.messageIds();
      List<String> copies = arrived.remove(MailServers.ARCHIVE);
      arrived.remove("code@example.org");
      System.out.printf("killed with %s mails left (seed %d)%n", leftAtKill, seed);
      assertThat(arrived).as("seed %d", seed).hasSize(MAILS);
      assertThat(arrived.values())
          .as("seed %d", seed)
          .allSatisfy(ids -> assertThat(ids).hasSize(1));
      assertThat(copies)
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(
              arrived.values().stream().map(List::getFirst).toList());
      assertThat(leftAtKill).as("killed amid deliveries").allMatch(left -> left > 0);
    }
  }

  private static void store(Server server) {
    Mails mails = server.application().getBean(Mails.class);
    server
        .application()
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              for (int i = 0; i < MAILS; i++) {
                mails.send(
                    "reader-%d@example.org".formatted(i),
                    Language.ENGLISH,
                    "Notice " + i,
                    "What you are asked to read, number %d.".formatted(i));
              }
            });
  }

  private static void awaitLeft(JdbcClient jdbc, int most) throws InterruptedException {
    long end = System.nanoTime() + MOST.toNanos();
    while (left(jdbc) > most) {
      assertThat(System.nanoTime()).as("%d left", left(jdbc)).isLessThan(end);
      pass(Duration.ofMillis(20));
    }
  }
}
