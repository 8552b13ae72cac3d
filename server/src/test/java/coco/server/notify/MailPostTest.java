package coco.server.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.language.text.Language;
import coco.server.RunningServer;
import coco.server.Somebody;
import coco.server.access.Role;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails go to the mail server: once, again where it refused, and are kept. */
class MailPostTest {
  private static final RunningServer SERVER = RunningServer.get();

  private static <T> T bean(Class<T> kind) {
    return SERVER.application().getBean(kind);
  }

  private static MailPost post(Map<String, String> settings, Duration later) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("COCO_MAIL_SETTLE", "10m");
    return new MailPost(
        bean(MailStore.class),
        bean(MailForm.class),
        Clock.offset(Clock.systemUTC(), later),
        bean(TransactionTemplate.class),
        RunningServer.settings(all));
  }

  private static MailPost post(Map<String, String> settings) {
    return post(settings, Duration.ZERO);
  }

  private static final String READER = "elise@example.org";

  private static void send(String subject) {
    bean(Mails.class).send(READER, Language.FRENCH, subject, "Bonjour Élise,\nvoici :\n.\nfin");
  }

  @BeforeEach
  void forgetOthers() {
    bean(JdbcClient.class)
        .sql("update mail set sent_at = now(), given_up_at = null where sent_at is null")
        .update();
  }

  /** Whether it was sent, is in somebody's hands, was given up; how often it was tried. */
  private static String state(String subject) {
    return bean(JdbcClient.class)
        .sql(
            """
            select concat_ws(' ', case when sent_at is not null then 'sent' when given_up_at is not null then 'given up'
              when handed_at is not null then 'handed' else 'waits' end, tries, cast(last_failure is not null as text))
            from mail where subject = :subject
            """)
        .param("subject", subject)
        .query(String.class)
        .single();
  }

  private static UUID id(String subject) {
    return bean(JdbcClient.class)
        .sql("select id from mail where subject = :subject")
        .param("subject", subject)
        .query(UUID.class)
        .single();
  }

  private static List<String> subjects(MailServers world)
      throws FolderException, MessagingException {
    return subjects(world, READER);
  }

  /** What one mailbox holds: the archive may hold mails that others had to send meanwhile. */
  private static List<String> subjects(MailServers world, String address)
      throws FolderException, MessagingException {
    List<String> subjects = new ArrayList<>();
    for (MimeMessage mail : world.mails(address)) {
      subjects.add(mail.getSubject());
    }
    return subjects;
  }

  @Test
  void aMailArrivesAsItWasWritten() throws FolderException, MessagingException {
    try (MailServers world = new MailServers()) {
      send("Un lien pour vous : é");

      post(world.settings()).post();

      MimeMessage arrived = world.mails("elise@example.org").getFirst();
      assertThat(arrived.getSubject()).isEqualTo("Un lien pour vous : é");
      assertThat(arrived.getFrom()[0]).hasToString("code@example.org");
      assertThat(arrived.getMessageID())
          .isEqualTo("<%s@localhost>".formatted(id("Un lien pour vous : é")));
      assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(arrived.getHeader("Bcc")).isNull();
      assertThat(GreenMailUtil.getBody(arrived)).contains("fin");
      assertThat(subjects(world, MailServers.ARCHIVE)).containsOnlyOnce("Un lien pour vous : é");
      assertThat(state("Un lien pour vous : é")).isEqualTo("sent 1 false");
    }
  }

  @Test
  void aServerThatIsAwayTouchesNoMail() throws IOException {
    RudeMailServer away = new RudeMailServer(READER, "EHLO", "");
    away.close();
    send("while it is away");
    MailPost post = post(Map.of("COCO_MAIL", away.address()));

    post.post();

    assertThat(state("while it is away")).isEqualTo("waits 0 false");
    assertThat(post.unreachable()).isPresent();
    try (MailServers world = new MailServers()) {
      post(world.settings()).post();
      assertThat(state("while it is away")).isEqualTo("sent 1 false");
    }
  }

  @Test
  void aRefusedMailIsTriedAgainLaterAndGivenUpAfterDays() throws IOException {
    send("refused");
    try (RudeMailServer rude = new RudeMailServer(READER, "RCPT", "550 nobody of that name")) {
      Map<String, String> settings = Map.of("COCO_MAIL", rude.address());
      post(settings).post();
      assertThat(state("refused")).isEqualTo("waits 1 true");
      post(settings, Duration.ofSeconds(50)).post();
      assertThat(state("refused")).as("not before its time").isEqualTo("waits 1 true");
      post(settings, Duration.ofSeconds(70)).post();
      assertThat(state("refused")).isEqualTo("waits 2 true");

      for (int day = 1; day <= 14; day++) {
        post(settings, Duration.ofDays(2L * day)).post();
      }
      assertThat(state("refused")).isEqualTo("given up 15 true");
      assertThat(rude.heard()).isEqualTo(15);
    }

    Somebody ada = SERVER.somebody(Role.ADMINISTRATOR);
    assertThat(ada.get("/office/mails").body()).contains("550 nobody of that name", "given up");
    ada.post("/office/mails/%s/dispatch".formatted(id("refused")), Map.of());
    assertThat(state("refused")).isEqualTo("waits 0 true");
    assertThat(
            ada.post("/office/mails/%s/dispatch".formatted(id("refused")), Map.of()).statusCode())
        .as("it waits already")
        .isEqualTo(404);
  }

  @Test
  void aRefusalAfterTheTextIsNoDoubt() throws IOException {
    send("refused late");
    try (RudeMailServer rude = new RudeMailServer(READER, ".", "452 no room")) {
      post(Map.of("COCO_MAIL", rude.address())).post();
    }
    assertThat(state("refused late")).isEqualTo("waits 1 true");
  }

  @Test
  void aServerThatHangsUpBeforeTheTextHasNothing() throws IOException {
    send("hung up early");
    try (RudeMailServer rude = new RudeMailServer(READER, "MAIL", "")) {
      post(Map.of("COCO_MAIL", rude.address())).post();
    }
    assertThat(state("hung up early")).isEqualTo("waits 1 true");
  }

  @Test
  void withoutAnArchiveSomebodyDecidesADoubt() throws IOException {
    send("perhaps");
    send("perhaps too");
    try (RudeMailServer rude = new RudeMailServer(READER, ".", "")) {
      MailPost post = post(Map.of("COCO_MAIL", rude.address()));
      post.post();
      post.post();
      assertThat(state("perhaps")).isEqualTo("handed 1 true");
      assertThat(state("perhaps too")).isEqualTo("handed 1 true");
      post(Map.of("COCO_MAIL", rude.address()), Duration.ofDays(30)).post();
      assertThat(rude.heard()).as("nothing is sent twice by itself").isEqualTo(2);
    }

    Somebody ada = SERVER.somebody(Role.ADMINISTRATOR);
    String again = "/office/mails/%s/dispatch".formatted(id("perhaps"));
    assertThat(ada.post(again, Map.of()).statusCode()).as("still under way").isEqualTo(404);
    bean(JdbcClient.class)
        .sql(
            "update mail set handed_at = handed_at - interval '1 hour' where subject like 'perhaps%'")
        .update();
    assertThat(ada.get("/office/mails").body()).contains("in doubt");
    ada.post(again, Map.of());
    ada.post("/office/mails/%s/arrival".formatted(id("perhaps too")), Map.of());

    assertThat(state("perhaps")).isEqualTo("waits 1 true");
    assertThat(state("perhaps too")).isEqualTo("sent 1 false");
  }

  @Test
  void theArchiveDecidesADoubt() throws FolderException, MessagingException {
    try (MailServers world = new MailServers()) {
      send("taken, never confirmed");
      post(world.settings()).post();
      send("never taken");
      bean(JdbcClient.class)
          .sql(
              """
              update mail set sent_at = null, handed_at = now() - interval '5 minutes'
              where subject in ('taken, never confirmed', 'never taken')
              """)
          .update();

      post(world.settings()).post();
      assertThat(subjects(world)).as("not yet settled").containsExactly("taken, never confirmed");
      post(world.settings(), Duration.ofMinutes(6)).post();

      assertThat(subjects(world)).containsExactly("taken, never confirmed", "never taken");
      assertThat(state("taken, never confirmed")).isEqualTo("sent 1 false");
      assertThat(state("never taken")).isEqualTo("sent 1 false");
    }
  }

  /**
   * How many mails a second go out? On two busy cores, with the mail server, which keeps each
   * twice, on the same ones: see the figure that it prints, and docs/operations.md.
   */
  @Test
  void manyGoOutQuickly() throws MessagingException, FolderException {
    int many = 1_000;
    try (MailServers world = new MailServers()) {
      bean(TransactionTemplate.class)
          .executeWithoutResult(status -> IntStream.range(0, many).forEach(i -> send("Of many")));
      long start = System.nanoTime();
      post(world.settings()).post();
      double seconds = (System.nanoTime() - start) / 1e9;

      System.out.printf("%.0f mails a second%n", many / seconds);
      assertThat(subjects(world)).hasSize(many);
      assertThat(many / seconds).isGreaterThan(50);
    }
  }

  @Test
  void aSecretGoesToItsRecipientAlone() throws FolderException, MessagingException {
    try (MailServers world = new MailServers()) {
      bean(Mails.class)
          .sendSecret("elise@example.org", Language.FRENCH, "Votre lien", "http://localhost/x");
      post(world.settings()).post();

      assertThat(subjects(world)).containsExactly("Votre lien");
      assertThat(subjects(world, MailServers.ARCHIVE)).doesNotContain("Votre lien");

      bean(JdbcClient.class)
          .sql("update mail set sent_at = null where subject = 'Votre lien'")
          .update();
      post(world.settings(), Duration.ofHours(1)).post();
      assertThat(subjects(world)).as("nobody can say: a person decides").hasSize(1);
      assertThat(state("Votre lien")).isEqualTo("handed 1 false");
    }
  }

  @Test
  void noLineIsSmuggledIntoTheHead() {
    Mails mails = bean(Mails.class);

    assertThatThrownBy(
            () -> mails.send("a@b.example\r\nBcc: c@d.example", Language.ENGLISH, "x", "y"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> mails.send("a@b.example", Language.ENGLISH, "x\r\nBcc: c@d.example", "y"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
