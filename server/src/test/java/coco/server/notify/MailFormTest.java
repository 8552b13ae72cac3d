package coco.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.RunningServer;
import coco.server.web.Addresses;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A mail as its reader finds it, over IMAP: plain text and HTML, of the same words. */
class MailFormTest {
  private static final RunningServer SERVER = RunningServer.get();

  private static <T> T bean(Class<T> kind) {
    return SERVER.application().getBean(kind);
  }

  @Test
  void aMailHasTwoFormsAndLoadsNothing() throws MessagingException, IOException {
    bean(JdbcClient.class)
        .sql("update mail set sent_at = now(), given_up_at = null where sent_at is null")
        .update();
    String link = bean(Addresses.class).of("/me/readings/1?a=1&b=2");
    String body =
        "Bonjour,\n\nà lire <b>d’ici</b> vendredi :\n%s\n\nEt non https://evil.example/login.\n"
            .formatted(link);
    String reader = "lectrice@example.org";
    bean(Mails.class).send(reader, Language.FRENCH, "À lire : « é » & <co>", body);
    try (MailServers world = new MailServers()) {
      new MailPost(
              bean(MailStore.class),
              bean(MailForm.class),
              Clock.systemUTC(),
              bean(TransactionTemplate.class),
              RunningServer.settings(world.settings()))
          .post();

      Store store = Session.getInstance(new Properties()).getStore("imap");
      store.connect("127.0.0.1", world.server().getImap().getPort(), reader, reader);
      try (store;
          Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        var mail = inbox.getMessage(1);
        assertThat(mail.getSubject()).isEqualTo("À lire : « é » & <co>");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(mail.getHeader("Content-Language")).containsExactly("fr");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWithIgnoringCase("text/plain");
        assertThat(parts.getBodyPart(1).getContentType()).startsWithIgnoringCase("text/html");

        String plain = ((String) parts.getBodyPart(0).getContent()).replace("\r\n", "\n");
        assertThat(plain).startsWith(body.strip()).contains("\n-- \nCoCo, le code de connexion");

        String html = (String) parts.getBodyPart(1).getContent();
        assertThat(html)
            .contains("<html lang=\"fr\">", "&lt;b&gt;d’ici&lt;/b&gt;")
            .contains(link.replace("&", "&amp;"))
            .doesNotContain("<b>", "<img", "src=", "url(", "@import", "<script", "<link");
        Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(html);
        assertThat(links.results().map(found -> found.group(1)))
            .as("links lead to this site only")
            .containsExactly(link.replace("&", "&amp;"), bean(Addresses.class).of("/"));
      }
    }
  }
}
