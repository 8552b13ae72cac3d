package coco.server.notify;

import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people are told, handed over to a mail server of a test, without waiting for their day. */
public final class Delivering {
  private static final int TRIES = 100;

  private Delivering() {}

  /**
   * Hands over what there is for somebody, until a mail of this subject is in their mailbox: the
   * server under test may have one in its hands as well.
   */
  public static MimeMessage mail(
      ApplicationContext server, MailServers world, String recipient, String subject)
      throws MessagingException {
    for (int i = 0; i < TRIES; i++) {
      now(server, world, recipient);
      List<MimeMessage> mails = mails(world, recipient);
      for (MimeMessage mail : mails.reversed()) {
        if (mail.getSubject().startsWith(subject)) {
          return mail;
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    throw new IllegalStateException("no mail “%s” for %s".formatted(subject, recipient));
  }

  private static void now(ApplicationContext server, MailServers world, String recipient) {
    server
        .getBean(JdbcClient.class)
        .sql(
            """
            update notification set mail_at = now() where mailed_at is null and mail_at > now()
              and person_id = (select id from person where email = :email)
            """)
        .param("email", recipient)
        .update();
    server.getBean(NotificationPost.class).post();
    new MailPost(
            server.getBean(MailStore.class),
            server.getBean(MailForm.class),
            Clock.systemUTC(),
            server.getBean(TransactionTemplate.class),
            coco.server.RunningServer.settings(world.settings()))
        .post();
  }

  private static List<MimeMessage> mails(MailServers world, String recipient) {
    try {
      return world.server().getUserManager().getUserByEmail(recipient) == null
          ? List.of()
          : world.mails(recipient);
    } catch (FolderException none) {
      throw new IllegalStateException(none);
    }
  }

  /** The plain text of a mail. */
  public static String words(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      return (String) part.getContent();
    }
    return part.getContent() instanceof Multipart parts ? words(parts.getBodyPart(0)) : "";
  }

  /** The file that goes with a mail. */
  public static Optional<String> enclosed(MimeMessage mail) throws MessagingException, IOException {
    if (mail.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (Part.ATTACHMENT.equals(part.getDisposition())) {
          try (var bytes = part.getInputStream()) {
            return Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return Optional.empty();
  }
}
