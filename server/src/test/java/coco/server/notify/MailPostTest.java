package coco.server.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.language.text.Language;
import coco.server.RunningServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails go to the mail server, again where it refused, and are kept. */
class MailPostTest {
  private static final RunningServer SERVER = RunningServer.get();

  private static <T> T bean(Class<T> kind) {
    return SERVER.application().getBean(kind);
  }

  private static MailPost post(int port) {
    return new MailPost(
        bean(MailStore.class),
        Clock.systemUTC(),
        bean(TransactionTemplate.class),
        RunningServer.settings(
            Map.of(
                "COCO_MAIL",
                "smtp://coco:s%2Fecret@127.0.0.1:" + port,
                "COCO_MAIL_FROM",
                "code@example.org")));
  }

  private static void send(String subject) {
    bean(Mails.class)
        .send("elise@example.org", Language.FRENCH, subject, "Bonjour Élise,\nvoici :\n.\nfin");
  }

  private static GreenMail server() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("code@example.org", "coco", "s/ecret");
    server.start();
    return server;
  }

  private static void forgetOthers() {
    bean(JdbcClient.class)
        .sql("update mail set next_try_at = '2999-01-01' where sent_at is null")
        .update();
  }

  private static String state(String subject) {
    return bean(JdbcClient.class)
        .sql(
            """
            select (sent_at is not null) || ' ' || tries || ' ' || (last_failure is not null)
            from mail where subject = :subject
            """)
        .param("subject", subject)
        .query(String.class)
        .single();
  }

  @Test
  void aMailArrivesAsItWasWritten() throws MessagingException {
    forgetOthers();
    GreenMail server = server();
    send("Un lien pour vous : é");

    post(server.getSmtp().getPort()).post();

    MimeMessage[] arrived = server.getReceivedMessages();
    server.stop();
    assertThat(arrived).hasSize(1);
    assertThat(arrived[0].getSubject()).isEqualTo("Un lien pour vous : é");
    assertThat(arrived[0].getFrom()[0]).hasToString("code@example.org");
    assertThat(GreenMailUtil.getBody(arrived[0])).contains("fin");
    assertThat(state("Un lien pour vous : é")).isEqualTo("true 1 false");
  }

  @Test
  void aRefusedMailIsKeptAndTriedAgain() {
    forgetOthers();
    GreenMail server = server();
    int port = server.getSmtp().getPort();
    server.stop();
    send("tried again");
    MailPost post = post(port);

    post.post();
    assertThat(state("tried again")).isEqualTo("false 1 true");
    post.post();
    assertThat(state("tried again")).as("not before its time").isEqualTo("false 1 true");

    bean(JdbcClient.class)
        .sql("update mail set next_try_at = now() where subject = 'tried again'")
        .update();
    GreenMail back = server();
    post(back.getSmtp().getPort()).post();
    int arrived = back.getReceivedMessages().length;
    back.stop();

    assertThat(arrived).isEqualTo(1);
    assertThat(state("tried again")).isEqualTo("true 2 false");
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
